import type {
  DataTableBlock,
  RawNumberElement,
  RawTextElement,
  RichTextBlock,
  RichTextElement,
  TableBlock,
} from "@slack/types";
import type { Card, Field, FieldKey, Message } from "../../src/index.ts";
import { titleRun } from "./card.ts";
import { plainLabel, plainPart } from "./escape.ts";
import { briefCards, limits, type Measure, pageSize } from "./limits.ts";
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

/** Whether Slack would take these rows, of which the first is the head. */
function fits(rows: readonly (readonly Cell[])[]): boolean {
  const size = rows.flat().reduce((sum, one) => sum + cellSize(one), 0);
  return rows.length <= limits.tableRows && (rows[0]?.length ?? 0) <= limits.tableColumns && size <= limits.tableText;
}

/** The table where Slack would take it, else null. */
function checked(rows: Cell[][], wrapped: number): TableBlock | null {
  const [head = []] = rows;
  const settings = head.map((_, index) => ({ is_wrapped: index < wrapped }));
  return fits(rows) ? { type: "table", column_settings: settings, rows } : null;
}

/** A list as rows: names, what they are, and a column for each field that some of them has. */
function listRows({ cards, locale }: Message, measure: Measure): Cell[][] {
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
  return [head, ...rows];
}

const multiples: Readonly<Record<string, number>> = {
  K: 1e3,
  M: 1e6,
  B: 1e9,
  T: 1e12,
  천: 1e3,
  만: 1e4,
  억: 1e8,
  조: 1e12,
};

/** A cell that is sorted by the number that it begins with ("80K pairs", "58.1만 건"), or by its words where there is none. */
function numbered(one: Cell): Cell | RawNumberElement {
  const [, digits, multiple = ""] =
    one.type === "raw_text" ? (/^([\d,]+(?:\.\d+)?) ?([KMBT천만억조](?!\p{L}))?/u.exec(one.text) ?? []) : [];
  if (one.type !== "raw_text" || digits === undefined) return one;
  return { type: "raw_number", value: Number(digits.replaceAll(",", "")) * (multiples[multiple] ?? 1), text: one.text };
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
  return message.kind === "comparison" ? comparisonTable(message, measure) : checked(listRows(message, measure), 2);
}

/** A list as a table that its reader can sort; null for a comparison, whose rows are no records, and where Slack would not take it. */
export function renderDataTable(message: Message, measure: Measure): DataTableBlock | null {
  if (message.kind === "comparison") return null;
  const rows = listRows(message, measure);
  const caption = plainLabel(message.understood ?? message.text, measure.title);
  if (!fits(rows)) return null;
  const [head = [], ...others] = rows;
  const numbers = others.map((row) => row.map((one, index) => (index < 2 ? one : numbered(one))));
  return {
    type: "data_table",
    caption: caption === "" ? words[message.locale].name : caption,
    page_size: pageSize,
    rows: [head, ...numbers],
  };
}
