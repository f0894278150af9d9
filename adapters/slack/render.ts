import type { Button, KnownBlock } from "@slack/types";
import { type Message, plainText } from "../../src/index.ts";
import { writeButtonValue } from "./button.ts";
import { draftCard, mrkdwn } from "./card.ts";
import { escapeText, listText, plainLabel } from "./escape.ts";
import { fitCards, sizeOf } from "./fit.ts";
import { fullCards, limits, type Measure, measures, suggestionButtons } from "./limits.ts";

/** What Slack is sent: blocks for those who see them, `text` for notifications and screen readers. */
export interface SlackPayload {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

function renderHead(message: Message, measure: Measure): KnownBlock[] {
  const understood = escapeText(message.understood ?? "", measure.understood);
  const text = escapeText(message.text, measure.text);
  const blocks: KnownBlock[] = [];
  if (understood.trim() !== "") blocks.push({ type: "context", elements: [mrkdwn(understood)] });
  blocks.push({ type: "section", text: mrkdwn(text.trim() === "" ? "…" : text) });
  return blocks;
}

function renderRest(message: Message, measure: Measure): KnownBlock[] {
  const rest = message.cards.slice(fullCards).map((card) => card.title);
  const names = listText(rest, measure.text, measure.url);
  return names === "" ? [] : [{ type: "section", text: mrkdwn(names) }];
}

function renderButtons(message: Message): Button[] {
  const buttons: Button[] = [];
  for (const suggestion of message.suggestions) {
    const value = writeButtonValue(suggestion, message.locale);
    const label = plainLabel(suggestion.label, limits.buttonText);
    if (value === null || label === "" || buttons.length === suggestionButtons) continue;
    const text = { type: "plain_text", text: label, emoji: false } as const;
    buttons.push({ type: "button", action_id: `ask:${buttons.length}`, text, value });
  }
  return buttons;
}

function renderSuggestions(message: Message): KnownBlock[] {
  const buttons = renderButtons(message);
  if (buttons.length === 0) return [];
  const label = escapeText(message.suggestionsLabel, limits.buttonText);
  const blocks: KnownBlock[] = label.trim() === "" ? [] : [{ type: "context", elements: [mrkdwn(label)] }];
  return [...blocks, { type: "actions", elements: buttons }];
}

function compose(message: Message, measure: Measure): KnownBlock[] | null {
  const head = renderHead(message, measure);
  const rest = renderRest(message, measure);
  const drafts = message.cards.slice(0, fullCards).map((card) => draftCard(card, measure));
  // Suggestions go before a card loses its head, and stay where only fields and notes are in their way.
  for (const suggestions of [renderSuggestions(message), []]) {
    const frame = [...head, ...rest, ...suggestions];
    const room = { blocks: limits.blocks - frame.length, size: limits.total - sizeOf(frame) };
    const cards = fitCards(drafts, room);
    if (cards !== null) return [...head, ...cards, ...rest, ...suggestions];
  }
  return null;
}

/**
 * A message as Slack's classic blocks: at most 50, each text within its limit after escaping, at most
 * `limits.total` in all. Where something must go, later cards lose their last fields first, never their names.
 */
export function renderSlack(message: Message): SlackPayload {
  const blocks =
    compose(message, measures.roomy) ?? compose(message, measures.tight) ?? renderHead(message, measures.tight);
  return { text: escapeText(plainText(message), limits.text), blocks };
}
