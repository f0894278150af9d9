import type { KnownBlock, RichTextElement } from "@slack/types";
import type { Card, FieldKey } from "../../src/index.ts";
import { plainLabel, plainPart } from "./escape.ts";
import { limits, type Measure } from "./limits.ts";
import { listRuns, nameRun, plain, richBlock, run, runText } from "./rich.ts";

/** A card alone shows a field a line; one of several shows its fields on one small line beneath it. */
export type Layout = "full" | "brief";

interface FieldDraft {
  readonly label: string;
  readonly value: readonly RichTextElement[];
  readonly note: string;
}

/** A card whose texts are cut, before it is decided how many of them there is room for. */
export interface CardDraft {
  readonly layout: Layout;
  readonly title: RichTextElement;
  readonly subtitle: string;
  readonly note: string;
  readonly fields: readonly FieldDraft[];
  readonly why: string;
  /** Whether it shows less than the card has, whatever room there is. */
  readonly shortened: boolean;
}

/** What only a card alone shows: it is long, and a press away. */
const fullOnly: ReadonlySet<FieldKey> = new Set(["correction", "paper", "sources"]);

/** How much of a card is shown: its first `fields`, and its note or not. */
export interface CardPlan {
  readonly fields: number;
  readonly note: boolean;
}

/** A card's name as a link, bold; its id where it has no name. */
export function titleRun(card: Card, measure: Measure, bold = true): RichTextElement {
  const title = nameRun(card.title, measure.title, measure.url, bold);
  return runText(title) === "" ? run(plainLabel(card.id, measure.title), bold) : title;
}

/** A card's texts, each within `measure`. */
export function draftCard(card: Card, measure: Measure, layout: Layout): CardDraft {
  const fields = layout === "full" ? card.fields : card.fields.filter(({ key }) => !fullOnly.has(key));
  return {
    layout,
    title: titleRun(card, measure),
    subtitle: plainPart(card.subtitle, measure.subtitle),
    note: plainPart(card.note ?? "", measure.note),
    fields: fields.map((field) => ({
      label: plainLabel(field.label, measure.title),
      value: listRuns(field.value, measure.field, measure.url),
      note: plainPart(field.note ?? "", measure.note),
    })),
    why: plainPart(card.why ?? "", measure.why),
    shortened: fields.length < card.fields.length,
  };
}

function fullField({ label, value, note }: FieldDraft): RichTextElement[] {
  return [run("\n"), run(label, true), run("  "), ...value, run(note === "" ? "" : `\n    ${note}`)];
}

function briefField({ label, value, note }: FieldDraft): string {
  const text = `${label}: ${value.map(runText).join("")}`;
  return note === "" ? text : `${text} (${note})`;
}

function smallLines(lines: readonly string[]): KnownBlock[] {
  const elements = lines
    .filter((line) => line.trim() !== "")
    .map((line) => plain(plainPart(line, limits.sectionText)))
    .slice(0, limits.contextElements);
  return elements.length === 0 ? [] : [{ type: "context", elements }];
}

/** A draft as blocks; a card that shows less than it has ends with "…". */
export function renderCard(draft: CardDraft, plan: CardPlan): KnownBlock[] {
  const shown = draft.fields.slice(0, plan.fields);
  const less = draft.shortened || plan.fields < draft.fields.length || (!plan.note && draft.note !== "");
  const cut = less ? "…" : "";
  const full = draft.layout === "full";
  const beside = draft.subtitle === "" ? "" : `${full ? "\n" : "  ·  "}${draft.subtitle}`;
  const head = [draft.title, run(beside), run(plan.note && draft.note !== "" ? `\n${draft.note}` : "")];
  if (full) return [richBlock([...head, ...shown.flatMap(fullField)]), ...smallLines([draft.why, cut])];
  return [richBlock(head), ...smallLines([shown.map(briefField).join("  ·  "), draft.why, cut])];
}
