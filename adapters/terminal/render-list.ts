import type { Card, Field, FieldKey } from "../../src/index.ts";
import { cleanLine } from "./clean.ts";
import { type Cell, cellsOf, clip, cut, flow, indent, row, wrap } from "./layout.ts";
import { limits } from "./limits.ts";
import { type Frame, plainOf, renderAddress, renderValue, renderWhy } from "./render-parts.ts";

// What people compare by; the message's own order says which goes first where not all have room.
const columnKeys: ReadonlySet<FieldKey> = new Set(["size", "languages", "license", "modalities", "year"]);

interface Column {
  readonly key: "name" | "kind" | FieldKey;
  readonly label: string;
  readonly width: number;
}

function fieldOf(card: Card, key: FieldKey): Field | undefined {
  return card.fields.find((field) => field.key === key);
}

interface Wish {
  readonly key: Column["key"];
  readonly label: string;
  /** What the column takes at the least, and what it would take; in cells. */
  readonly least: number;
  readonly most: number;
}

function wishOf(key: Column["key"], label: string, texts: readonly string[], least: number, most: number): Wish {
  const natural = Math.max(cellsOf(label), ...texts.map(cellsOf));
  // A line breaks at a space, and only in a word that is longer than any column: names are copied into search fields.
  const word = Math.max(0, ...texts.flatMap((text) => text.split(" ").map(cellsOf)));
  return { key, label, least: Math.min(Math.max(least, word), most, natural), most: Math.min(most, natural) };
}

// None where there would be but two: those make a poor table.
function columnsOf(cards: readonly Card[], frame: Frame): readonly Column[] {
  if (frame.width < limits.tableWidth) return [];
  const { words } = frame;
  const names = cards.map((card) => cleanLine(card.title.text));
  const kinds = cards.map((card) => cleanLine(card.subtitle));
  const facts = new Set(cards.flatMap((card) => card.fields.map((field) => field.key)));
  const wishes = [
    wishOf("name", words.name, names, limits.nameColumn.least, limits.nameColumn.most),
    wishOf("kind", words.kind, kinds, limits.kindColumn.least, limits.kindColumn.most),
    ...[...facts]
      .filter((key) => columnKeys.has(key))
      .map((key) => {
        const fields = cards.map((card) => fieldOf(card, key));
        const label = cleanLine(fields.find((field) => field !== undefined)?.label ?? "");
        return wishOf(key, label, fields.map(plainOf), limits.factColumn.least, limits.factColumn.most);
      }),
  ];
  return fitColumns(wishes, frame.width);
}

const total = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width + 2, -2);

// Three or four columns come first, if need be with their least width. What is left over makes kinds and names whole, in that
// order, since those are in every row; then the facts; and only then come more columns.
function fitColumns(wishes: readonly Wish[], width: number): readonly Column[] {
  const columns: { wish: Wish; width: number }[] = [];
  const room = (): number => width - total(columns.map((column) => column.width));
  for (const wish of wishes.slice(0, 4)) {
    if (room() < wish.least + 2) break;
    columns.push({ wish, width: wish.least });
  }
  if (columns.length < 3) return [];
  const [name, kind, ...facts] = columns;
  for (const column of [kind, name, ...facts]) {
    if (column) column.width += Math.min(room(), column.wish.most - column.width);
  }
  for (const wish of wishes.slice(4)) {
    if (columns.length < 4 || room() < wish.most + 2) break;
    columns.push({ wish, width: wish.most });
  }
  return columns.map(({ wish, width: own }) => ({ key: wish.key, label: wish.label, width: own }));
}

function renderCell(card: Card, column: Column, frame: Frame): Cell {
  const { paint } = frame;
  const { key, width } = column;
  if (key === "name") return { lines: renderTitle(card, width, frame), width };
  if (key === "kind") return { lines: clip(cleanLine(card.subtitle), width, limits.listLines), width };
  const value = fieldOf(card, key)?.value ?? [];
  return {
    lines: value.length === 0 ? [paint.faint("–")] : wrap(renderValue(value, paint, width * limits.listLines), width),
    width,
  };
}

function renderTitle(card: Card, width: number, frame: Frame): readonly string[] {
  return wrap(frame.paint.title(frame.paint.link(cleanLine(card.title.text), card.title.url)), width);
}

// Everything of a card that has no column.
function renderDetails(card: Card, shown: ReadonlySet<string>, width: number, frame: Frame): readonly string[] {
  const { paint } = frame;
  const facts = card.fields
    .filter((field) => !shown.has(field.key) && field.value.length > 0)
    .map((field) => {
      const label = `${cleanLine(field.label)}:`;
      return `${paint.faint(label)} ${renderValue(field.value, paint, width * limits.listLines - cellsOf(label))}`;
    });
  return [
    ...flow(facts, paint.faint(" · "), width),
    ...(card.note === null ? [] : clip(cleanLine(card.note), width, limits.listLines)),
    ...renderWhy(card.why, card.id, frame, width),
    ...renderAddress(card.title, paint),
  ];
}

/**
 * Two or more datasets to choose from: a table, with what has no column beneath each row; on a narrow terminal one dataset
 * under the other. Names are always whole; a note or a value that is cut ends in "…".
 */
export function renderList(cards: readonly Card[], frame: Frame): readonly string[] {
  const { paint } = frame;
  const columns = columnsOf(cards, frame);
  const shown = new Set<string>(columns.map((column) => column.key));
  const items = cards.map((card) => {
    if (columns.length === 0) {
      const subtitle = clip(cleanLine(card.subtitle), frame.width - 2, limits.listLines);
      const details = renderDetails(card, shown, frame.width - 2, frame);
      return [...renderTitle(card, frame.width, frame), ...indent([...subtitle, ...details], 2)];
    }
    const cells = row(columns.map((column) => renderCell(card, column, frame)));
    return [...cells, ...indent(renderDetails(card, shown, frame.width - 2, frame), 2)];
  });
  const body = items.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
  if (columns.length === 0) return body;
  const heading = row(columns.map(({ label, width }) => ({ lines: [cut(label, width)], width })));
  const rule = "─".repeat(total(columns.map((column) => column.width)));
  return [...heading.map(paint.faint), paint.faint(rule), ...body];
}
