import type { KnownBlock, MrkdwnElement, SectionBlock } from "@slack/types";
import type { Card, Field } from "../../src/index.ts";
import { escapeText, linkText, listText } from "./escape.ts";
import { columnText, limits, type Measure } from "./limits.ts";

/** A card whose texts are escaped and cut, before it is decided how many of them there is room for. */
export interface CardDraft {
  readonly title: string;
  readonly subtitle: string;
  readonly note: string;
  readonly fields: readonly { readonly text: string; readonly wide: boolean }[];
  readonly why: string;
}

/** How much of a card is shown: its first `fields`, and its note or not. */
export interface CardPlan {
  readonly fields: number;
  readonly note: boolean;
}

/** A mrkdwn object in which Slack looks for no links and names of its own. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: "mrkdwn", text, verbatim: true };
}

function draftField(field: Field, measure: Measure): CardDraft["fields"][number] {
  const value = listText(field.value, measure.field, measure.url);
  const note = field.note === undefined ? "" : escapeText(field.note, measure.note);
  const shown = field.value.reduce((length, part) => length + part.text.length + 2, 0);
  // The label is bold on a line of its own: a Korean particle right behind a closing asterisk would undo the bold.
  const lines = [`*${escapeText(field.label, measure.title)}*`, value, note].filter((line) => line !== "");
  return { text: lines.join("\n"), wide: shown > columnText || note !== "" };
}

/** A card's texts, each within `measure`. */
export function draftCard(card: Card, measure: Measure): CardDraft {
  const title = linkText(card.title, measure.title, measure.url);
  return {
    title: `*${title === "" ? escapeText(card.id, measure.title) : title}*`,
    subtitle: escapeText(card.subtitle, measure.subtitle),
    note: escapeText(card.note ?? "", measure.note),
    fields: card.fields.map((field) => draftField(field, measure)),
    why: escapeText(card.why ?? "", measure.why),
  };
}

/** Lines gathered into as few sections as hold them. */
function wideSections(lines: readonly string[]): SectionBlock[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + line.length < limits.sectionText)
      texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts.map((text) => ({ type: "section", text: mrkdwn(text) }));
}

/** A draft as blocks; a card that shows less than it has ends with "…". */
export function renderCard(draft: CardDraft, plan: CardPlan): KnownBlock[] {
  const shown = draft.fields.slice(0, plan.fields);
  const narrow = shown.filter((field) => !field.wide).slice(0, limits.fields);
  const wide = shown.filter((field) => !narrow.includes(field));
  const head = [draft.title, draft.subtitle, plan.note ? draft.note : ""].filter((line) => line !== "").join("\n");
  const cut = plan.fields < draft.fields.length || (!plan.note && draft.note !== "");
  const foot = [draft.why, cut ? "…" : ""].filter((line) => line !== "");
  const blocks: KnownBlock[] = [
    {
      type: "section",
      text: mrkdwn(head),
      ...(narrow.length > 0 && { fields: narrow.map((field) => mrkdwn(field.text)) }),
    },
    ...wideSections(wide.map((field) => field.text)),
  ];
  if (foot.length > 0) blocks.push({ type: "context", elements: foot.map(mrkdwn) });
  return blocks;
}
