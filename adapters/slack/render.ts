import type { KnownBlock } from "@slack/types";
import { type Message, plainText } from "../../src/index.ts";
import { type CardDraft, draftCard } from "./card.ts";
import { type Controls, renderControls, renderSuggestions } from "./controls.ts";
import { escapeText, plainPart } from "./escape.ts";
import { fitCards, type Room, type Sized, sized } from "./fit.ts";
import { limits, type Measure, measures, pageSize } from "./limits.ts";
import { listRuns, plain, richBlock, run } from "./rich.ts";
import { isTabled, renderDataTable, renderTable } from "./table.ts";
import { createValueWriter, type KeptView, type ValueWriter } from "./view.ts";

/** What Slack is sent: blocks for those who see them, `text` for notifications and screen readers. */
export interface SlackPayload {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** An answer, ready to be sent. */
export interface Rendered {
  /** What notifications and screen readers say, as mrkdwn. */
  readonly text: string;
  /** The answer as blocks, the best form first; the last one is of blocks that every Slack takes. */
  readonly forms: readonly KnownBlock[][];
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

function composeTable(frame: Frame, block: KnownBlock | null): KnownBlock[] | null {
  if (block === null) return null;
  const table = sized([block]);
  return compose(frame, ({ size }) => (table.size <= size ? table : null));
}

/**
 * An answer as Slack's blocks: at most 50, each text within its limit, at most `limits.total` in all. Where something
 * must go, later cards lose their last fields first, never their names. Lists of more than five are tables that a reader
 * can sort, comparisons are tables, and both are the same card by card where Slack takes none.
 */
export function renderAnswer(message: Message, options: RenderOptions = {}): Rendered {
  const frames = [renderFrame(message, options, measures.roomy)];
  const shrink = (compose: (frame: Frame) => KnownBlock[] | null): KnownBlock[] | null => {
    const roomy = frames.map(compose).find((blocks) => blocks !== null);
    if (roomy !== undefined || frames.length > 1) return roomy ?? null;
    const tight = renderFrame(message, options, measures.tight);
    frames.push(tight);
    return compose(tight);
  };
  const tables = isTabled(message) ? [renderDataTable, renderTable] : [];
  const forms = [
    ...tables.map((render) => shrink((frame) => composeTable(frame, render(message, frame.measure)))),
    shrink(composeCards),
  ].filter((form) => form !== null);
  // Not even names fit.
  const bare = renderHead({ message, options, measure: measures.tight, values: createValueWriter(0) });
  const kept = new Map(frames.flatMap(({ values }) => values.kept).map((one) => [one.key, one]));
  return {
    text: escapeText(plainText(message), limits.text),
    forms: forms.length > 0 ? forms : [bare],
    kept: [...kept.values()],
  };
}

/** A message as Slack shows it, with nothing to press but its suggestions. */
export function renderSlack(message: Message): SlackPayload {
  return bestForm(renderAnswer(message));
}

/** The form that a Slack shows which takes all of them. */
export function bestForm({ text, forms: [blocks = []] }: Rendered): SlackPayload {
  return { text, blocks };
}
