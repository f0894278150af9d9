import type { KnownBlock } from "@slack/types";
import { type Message, plainText } from "../../src/index.ts";
import { draftCard } from "./card.ts";
import { type Controls, renderControls, renderSuggestions } from "./controls.ts";
import { escapeText, plainPart } from "./escape.ts";
import { fitCards, sizeOf } from "./fit.ts";
import { briefCards, limits, type Measure, measures, pageSize } from "./limits.ts";
import { listRuns, plain, richBlock, run } from "./rich.ts";
import { renderTable } from "./table.ts";
import { createValueWriter, type KeptView, type ValueWriter } from "./view.ts";

/** What Slack is sent: blocks for those who see them, `text` for notifications and screen readers. */
export interface SlackPayload {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** An answer, ready to be sent. */
export interface Rendered extends SlackPayload {
  /** The same in blocks that every Slack takes, where `blocks` hold newer ones; else null. */
  readonly classic: KnownBlock[] | null;
  /** What buttons carry by key; to be kept before the answer is sent. */
  readonly kept: readonly KeptView[];
}

/** What an answer is shown with. */
export interface RenderOptions {
  /** The row that acts on the answer; none where it is not given. */
  readonly controls?: Controls;
  /** A line above it, on who asked. */
  readonly byline?: string;
  /** A line below the cards. */
  readonly footnote?: string;
}

interface Parts {
  readonly message: Message;
  readonly options: RenderOptions;
  readonly measure: Measure;
  readonly values: ValueWriter;
}

function small(text: string, max: number): KnownBlock[] {
  const shown = plainPart(text, max);
  return shown.trim() === "" ? [] : [{ type: "context", elements: [plain(shown)] }];
}

function renderHead({ message, options, measure }: Parts): KnownBlock[] {
  const text = plainPart(message.text, measure.text);
  return [
    ...small(options.byline ?? "", measure.understood),
    ...small(message.understood ?? "", measure.understood),
    { type: "section", text: plain(text.trim() === "" ? "…" : text) },
  ];
}

function renderRest({ message, options, measure }: Parts): KnownBlock[] {
  const titles = message.cards.slice(pageSize).map((card) => card.title);
  const names = listRuns(titles, measure.text, measure.url);
  const rest: KnownBlock[] = names.length === 0 ? [] : [richBlock([run("+ "), ...names])];
  return [...rest, ...small(options.footnote ?? "", measure.understood)];
}

function renderCards({ message, measure }: Parts, room: { blocks: number; size: number }): KnownBlock[] | null {
  const alone = message.cards.length === 1 || message.kind === "comparison";
  const cards = message.cards.slice(0, pageSize);
  const drafts = cards.map((card) => draftCard(card, measure, alone ? "full" : "brief"));
  return fitCards(drafts, room);
}

function compose(parts: Parts, withTable: boolean): KnownBlock[] | null {
  const { message, options, measure, values } = parts;
  const table = withTable ? renderTable(message, measure, briefCards) : null;
  if (withTable && table === null) return null;
  const head = renderHead(parts);
  const rest = renderRest(parts);
  const controls = options.controls ? renderControls(message, options.controls, values) : [];
  // Suggestions go before a card loses its head, and stay where only fields and notes are in their way.
  for (const suggestions of [renderSuggestions(message, values), []]) {
    const foot = [...rest, ...controls, ...suggestions];
    const room = {
      blocks: limits.blocks - head.length - foot.length,
      size: limits.total - sizeOf(head) - sizeOf(foot),
    };
    const cards = table === null ? renderCards(parts, room) : [table];
    if (cards !== null && sizeOf(cards) <= room.size) return [...head, ...cards, ...foot];
  }
  return null;
}

interface Attempt {
  readonly blocks: KnownBlock[];
  readonly kept: readonly KeptView[];
}

function attempt(message: Message, options: RenderOptions, withTable: boolean): Attempt | null {
  for (const measure of [measures.roomy, measures.tight]) {
    const values = createValueWriter(measure.value);
    const blocks = compose({ message, options, measure, values }, withTable);
    if (blocks !== null) return { blocks, kept: values.kept };
  }
  return null;
}

function bare(message: Message, options: RenderOptions): Attempt {
  const values = createValueWriter(0);
  return { blocks: renderHead({ message, options, measure: measures.tight, values }), kept: [] };
}

/**
 * An answer as Slack's blocks: at most 50, each text within its limit, at most `limits.total` in all. Where something
 * must go, later cards lose their last fields first, never their names. Comparisons and lists of more than five are
 * tables, and the same card by card in `classic`.
 */
export function renderAnswer(message: Message, options: RenderOptions = {}): Rendered {
  const text = escapeText(plainText(message), limits.text);
  const classic = attempt(message, options, false) ?? bare(message, options);
  const table = attempt(message, options, true);
  if (table === null) return { text, blocks: classic.blocks, classic: null, kept: classic.kept };
  const kept = new Map([...classic.kept, ...table.kept].map((one) => [one.key, one]));
  return { text, blocks: table.blocks, classic: classic.blocks, kept: [...kept.values()] };
}

/** A message as Slack shows it, with nothing to press but its suggestions. */
export function renderSlack(message: Message): SlackPayload {
  const { text, blocks } = renderAnswer(message);
  return { text, blocks };
}
