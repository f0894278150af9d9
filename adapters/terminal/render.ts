import type { Card, Message, Suggestion } from "../../src/index.ts";
import { cleanLine, cleanText } from "./clean.ts";
import { cellsOf, flow, indent, row, wrap } from "./layout.ts";
import { limits } from "./limits.ts";
import type { Look } from "./look.ts";
import { createPaint, type Paint } from "./paint.ts";
import { renderCard } from "./render-card.ts";
import { renderList } from "./render-list.ts";
import type { Explanation } from "./render-parts.ts";
import { wordsFor } from "./words.ts";

export interface RenderOptions extends Look {
  /** True where a suggestion can be asked by its number. */
  readonly numbered?: boolean;
  /** By the card's id; shown beneath each card that is in it. */
  readonly explain?: ReadonlyMap<string, Explanation>;
}

// Two or more datasets in a row are a list to choose from; a dataset alone, and every model, is a card of its own.
function groupsOf(cards: readonly Card[]): readonly (readonly Card[])[] {
  const groups: Card[][] = [];
  for (const card of cards) {
    const last = groups.at(-1);
    if (card.type === "dataset" && last?.[0]?.type === "dataset") last.push(card);
    else groups.push([card]);
  }
  return groups;
}

function renderSuggestions(message: Message, width: number, numbered: boolean, paint: Paint): readonly string[] {
  const label = cleanLine(message.suggestionsLabel);
  if (message.suggestions.length === 0) return [];
  if (!numbered) {
    const asked = message.suggestions.map((suggestion) => paint.accent(`"${cleanLine(suggestion.question)}"`));
    return flow(asked, paint.faint(" · "), width - cellsOf(label) - 2).map((line, index) =>
      index === 0 ? `${paint.faint(`${label}:`)} ${line}` : " ".repeat(cellsOf(label) + 2) + line,
    );
  }
  const digits = String(message.suggestions.length).length;
  const wordsOf = (suggestion: Suggestion): string => {
    const words = cleanLine(suggestion.label);
    const question = cleanLine(suggestion.question);
    return words === "" || question.includes(words) ? question : `${words} ${paint.faint(`— ${question}`)}`;
  };
  const lines = message.suggestions.flatMap((suggestion, index) =>
    row([
      { lines: [paint.accent(String(index + 1).padStart(digits))], width: digits },
      { lines: wrap(wordsOf(suggestion), width - digits - 4), width: 0 },
    ]),
  );
  return [paint.faint(label), ...indent(lines, 2)];
}

/**
 * A message for a terminal: lines of at most `width` cells (addresses alone run on, so that they stay whole), without a line
 * feed at the end. Nothing that the message holds can reach the terminal as an escape sequence.
 */
export function renderTerminal(message: Message, options: RenderOptions): string {
  const width = Math.min(limits.maxWidth, Math.max(limits.minWidth, Math.floor(options.width) || limits.defaultWidth));
  const paint = createPaint(options);
  const frame = { width, paint, words: wordsFor(message.locale), explain: options.explain ?? new Map() };

  const understood = message.understood === null ? "" : cleanLine(message.understood);
  const [headline = "", ...rest] = cleanText(message.text).split("\n");
  const blocks: (readonly string[])[] = [
    [
      ...wrap(understood, width).map(paint.faint),
      ...wrap(headline, width).map(paint.heading),
      ...wrap(rest.join("\n"), width),
    ],
  ];
  for (const group of groupsOf(message.cards)) {
    const [first, ...others] = group;
    if (first === undefined) continue;
    blocks.push(others.length === 0 ? renderCard(first, frame) : renderList(group, frame));
  }
  blocks.push(renderSuggestions(message, width, options.numbered ?? false, paint));
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}
