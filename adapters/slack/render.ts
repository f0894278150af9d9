import type { KnownBlock } from "@slack/types";
import { type Message, plainText } from "../../src/index.ts";
import { type CardDraft, draftCard } from "./card.ts";
import { type Controls, renderControls, renderSuggestions } from "./controls.ts";
import { escapeText, plainPart } from "./escape.ts";
import { fitCards, type Room, type Sized, sized } from "./fit.ts";
import { limits, type Measure, measures, pageSize } from "./limits.ts";
import { listRuns, plain, richBlock, run } from "./rich.ts";
import { isTabled, renderTable } from "./table.ts";
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

function draftCards({ message, measure }: Parts): readonly CardDraft[] {
  const alone = message.cards.length === 1 || message.kind === "comparison";
  return message.cards.slice(0, pageSize).map((card) => draftCard(card, measure, alone ? "full" : "brief"));
}

/** What stands above and below the cards, at one measure; with suggestions and, the second, without. */
interface Frame extends Parts {
  readonly head: Sized;
  readonly feet: readonly Sized[];
}

function renderFrame(message: Message, options: RenderOptions, measure: Measure): Frame {
  const values = createValueWriter(measure.value);
  const parts = { message, options, measure, values };
  const rest = sized([
    ...renderRest(parts),
    ...(options.controls ? renderControls(message, options.controls, values) : []),
  ]);
  const suggestions = sized(renderSuggestions(message, values));
  const whole = { blocks: [...rest.blocks, ...suggestions.blocks], size: rest.size + suggestions.size };
  return { ...parts, head: sized(renderHead(parts)), feet: [whole, rest] };
}

/** The frame around what fits between; suggestions go before a card loses its head, and stay for fields and notes. */
function compose({ head, feet }: Frame, fill: (room: Room) => Sized | null): KnownBlock[] | null {
  for (const foot of feet) {
    const room = {
      blocks: limits.blocks - head.blocks.length - foot.blocks.length,
      size: limits.total - head.size - foot.size,
    };
    const between = fill(room);
    if (between !== null) return [...head.blocks, ...between.blocks, ...foot.blocks];
  }
  return null;
}

function composeCards(frame: Frame): KnownBlock[] | null {
  const drafts = draftCards(frame);
  return compose(frame, (room) => fitCards(drafts, room));
}

function composeTable(frame: Frame): KnownBlock[] | null {
  const block = renderTable(frame.message, frame.measure);
  if (block === null) return null;
  const table = sized([block]);
  return compose(frame, ({ size }) => (table.size <= size ? table : null));
}

/**
 * What was rendered from the second time on, as long as its message is remembered: it depends on nothing but the message
 * and the options, and is not to be changed.
 */
const rendered = new WeakMap<Message, Map<string, Rendered>>();
/** Ways to show one message that are kept: for one person and for all, with and without a footnote. */
const mostRendered = 4;

/** Card by card and, where that is how it is best read, as a table; each as roomy as it fits. */
function render(message: Message, options: RenderOptions): Rendered {
  const text = escapeText(plainText(message), limits.text);
  const tabled = isTabled(message);
  let cards: KnownBlock[] | null = null;
  let table: KnownBlock[] | null = null;
  const kept = new Map<string, KeptView>();
  for (const measure of [measures.roomy, measures.tight]) {
    if (cards !== null && (table !== null || !tabled)) break;
    const frame = renderFrame(message, options, measure);
    cards ??= composeCards(frame);
    if (tabled) table ??= composeTable(frame);
    for (const one of frame.values.kept) kept.set(one.key, one);
  }
  // Not even names fit.
  cards ??= renderHead({ message, options, measure: measures.tight, values: createValueWriter(0) });
  return { text, blocks: table ?? cards, classic: table === null ? null : cards, kept: [...kept.values()] };
}

/**
 * An answer as Slack's blocks: at most 50, each text within its limit, at most `limits.total` in all. Where something
 * must go, later cards lose their last fields first, never their names. Comparisons and lists of more than five are
 * tables, and the same card by card in `classic`.
 */
export function renderAnswer(message: Message, options: RenderOptions = {}): Rendered {
  const before = rendered.get(message);
  // Most questions are asked once, and a byline says who shared it: nothing is kept for those who do not come again.
  if (before === undefined) rendered.set(message, new Map());
  if (before === undefined || options.byline !== undefined) return render(message, options);
  // All that an answer is shown with, so that it is the same for whoever gets it again.
  const key = JSON.stringify(options);
  const same = before.get(key);
  if (same !== undefined) return same;
  const fresh = render(message, options);
  if (before.size >= mostRendered) before.clear();
  before.set(key, fresh);
  return fresh;
}

/** A message as Slack shows it, with nothing to press but its suggestions. */
export function renderSlack(message: Message): SlackPayload {
  const { text, blocks } = renderAnswer(message);
  return { text, blocks };
}
