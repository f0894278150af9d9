import type { RawTextElement, RichTextBlock, RichTextElement, TableBlock } from "@slack/types";
import type { Card, Field, FieldKey, Message } from "../../src/index.ts";
import { titleRun } from "./card.ts";
import { plainLabel, plainPart } from "./escape.ts";
import { briefCards, limits, type Measure } from "./limits.ts";
import { listRuns, richBlock, runText } from "./rich.ts";
import { words } from "./words.ts";

type Cell = RawTextElement | RichTextBlock;

/** Columns of a list, after the name and the subtitle; those that no card has are left out. */
const columns: readonly FieldKey[] = ["size", "languages", "license", "modalities"];

function textCell(text: string, max: number): Cell {
  const shown = plainPart(text, max);
  // Slack refuses an empty cell.
  return { type: "raw_text", text: shown.trim() === "" ? "–" : shown };
}

function cell(elements: readonly RichTextElement[], max: number): Cell {
  const linked = elements.some(({ type }) => type === "link");
  return linked ? richBlock(elements) : textCell(elements.map(runText).join(""), max);
}

function fieldCell(field: Field | undefined, { cell: max, url }: Measure): Cell {
  return field === undefined ? textCell("", max) : cell(listRuns(field.value, max, url), max);
}

function titleCell(card: Card, measure: Measure): Cell {
  return cell([titleRun(card, measure, false)], measure.title);
}

function cellSize(one: Cell): number {
  if (one.type === "raw_text") return one.text.length;
  return JSON.stringify(one).length;
}

/** The table where Slack would take it, else null. */
function checked(rows: Cell[][], wrapped: number): TableBlock | null {
  const [head = []] = rows;
  const size = rows.flat().reduce((sum, one) => sum + cellSize(one), 0);
  const fits = rows.length <= limits.tableRows && head.length <= limits.tableColumns && size <= limits.tableText;
  const settings = head.map((_, index) => ({ is_wrapped: index < wrapped }));
  return fits ? { type: "table", column_settings: settings, rows } : null;
}

function listTable({ cards, locale }: Message, measure: Measure): TableBlock | null {
  const said = words[locale];
  const labels = columns.flatMap((key) => {
    const label = cards.flatMap(({ fields }) => fields).find((field) => field.key === key)?.label;
    return label === undefined ? [] : [{ key, label: plainLabel(label, measure.title) }];
  });
  const head = [said.name, said.kind, ...labels.map(({ label }) => label)].map((one) => textCell(one, measure.title));
  const rows = cards.map((card) => [
    titleCell(card, measure),
    textCell(card.subtitle, measure.cell),
    ...labels.map(({ key }) =>
      fieldCell(
        card.fields.find((field) => field.key === key),
        measure,
      ),
    ),
  ]);
  return checked([head, ...rows], 2);
}

function comparisonTable({ cards, locale }: Message, measure: Measure): TableBlock | null {
  const said = words[locale];
  const [first] = cards;
  const head = [textCell(said.name, measure.title), ...cards.map((card) => titleCell(card, measure))];
  // All cards of a comparison have the same fields in the same order.
  const rows = (first?.fields ?? []).map(({ label }, index) => [
    textCell(label, measure.title),
    ...cards.map(({ fields }) => fieldCell(fields[index], measure)),
  ]);
  const notes = cards.some(({ note }) => note !== null)
    ? [[textCell(said.about, measure.title), ...cards.map(({ note }) => textCell(note ?? "", measure.note))]]
    : [];
  return checked([head, ...rows, ...notes], cards.length + 1);
}

/** Whether a message is best read as a table: a comparison, or a list too long to be shown card by card. */
export function isTabled({ kind, cards }: Message): boolean {
  return kind === "comparison" || (cards.length > briefCards && cards.every(({ type }) => type === "dataset"));
}

/** A comparison or a list as a table; null where Slack would not take it. */
export function renderTable(message: Message, measure: Measure): TableBlock | null {
  return message.kind === "comparison" ? comparisonTable(message, measure) : listTable(message, measure);
}
