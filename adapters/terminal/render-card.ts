import type { Card, Field, FieldKey, Inline } from "../../src/index.ts";
import { cleanLine, cleanText } from "./clean.ts";
import { type Cell, cellsOf, indent, row, wrap } from "./layout.ts";
import { limits } from "./limits.ts";
import type { Paint } from "./paint.ts";
import { type Frame, renderAddress, renderValue, renderWhy } from "./render-parts.ts";

// Where a fact comes from is worth its address also where nothing links; who used a dataset is worth only the names.
const withAddresses: ReadonlySet<FieldKey> = new Set(["paper", "sources", "correction"]);

// The text of a source is made from its address, and says nothing beside it.
function renderWithAddress(part: Inline, key: FieldKey, width: number, paint: Paint): readonly string[] {
  const address = renderAddress(part, paint);
  const text = cleanLine(part.text);
  const spare = address.length > 0 && (key === "sources" || part.url?.includes(text));
  return spare ? address : [...wrap(text, width), ...address];
}

function renderField(field: Field, labelWidth: number, width: number, frame: Frame): readonly string[] {
  const { paint } = frame;
  const addresses = withAddresses.has(field.key) ? field.value.flatMap((part) => renderAddress(part, paint)) : [];
  // An address that would not fit beside its label has a better chance on a line of its own.
  const beside = labelWidth > 0 && addresses.every((address) => cellsOf(address) <= width - labelWidth - 2);
  const valueWidth = width - (beside ? labelWidth + 2 : 2);
  const label = wrap(cleanLine(field.label), beside ? labelWidth : width);
  const value =
    addresses.length > 0
      ? field.value.flatMap((part) => renderWithAddress(part, field.key, valueWidth, paint))
      : wrap(renderValue(field.value, paint), valueWidth);
  const note = field.note === undefined ? [] : wrap(cleanText(field.note), valueWidth).map(paint.faint);
  const painted = label.map(field.key === "correction" ? paint.warning : paint.faint);
  if (!beside) return [...painted, ...indent([...value, ...note], 2)];
  return row([
    { lines: painted, width: labelWidth },
    { lines: [...value, ...note], width: 0 },
  ]);
}

function cellOf(lines: readonly string[], width: number): Cell {
  return { lines, width };
}

// The datasets of a stage one under the other: their number and order is what was asked for.
function renderStage(field: Field, width: number, frame: Frame): readonly string[] {
  const { paint } = frame;
  const names = field.value.map((part) => cleanLine(part.text));
  const nameWidth = Math.max(0, ...names.map(cellsOf));
  const addresses = field.value.map((part) => renderAddress(part, paint));
  const fits = addresses.every(([address]) => address === undefined || nameWidth + 4 + cellsOf(address) <= width - 2);
  const datasets = field.value.flatMap((part, index) => {
    const name = wrap(paint.link(names[index] ?? "", part.url), width - 4);
    const address = addresses[index] ?? [];
    const lines = fits ? row([cellOf(name, nameWidth), cellOf(address, 0)]) : [...name, ...address];
    return lines.map((line, at) => `${at === 0 ? paint.faint("•") : " "} ${line}`);
  });
  const note = field.note === undefined ? [] : wrap(cleanText(field.note), width - 2).map(paint.faint);
  return [...wrap(cleanLine(field.label), width).map(paint.heading), ...indent([...datasets, ...note], 2)];
}

/** A card with all that it holds: the title alone at the margin, the rest beneath it, labels and values in two columns. */
export function renderCard(card: Card, frame: Frame): readonly string[] {
  const { paint } = frame;
  const width = frame.width - 2;
  const title = wrap(paint.title(paint.link(cleanLine(card.title.text), card.title.url)), frame.width);
  const head = [...wrap(cleanLine(card.subtitle), width), ...renderAddress(card.title, paint)];
  const note = card.note === null ? [] : wrap(cleanText(card.note), width);

  const facts = card.fields.filter((field) => field.key !== "stage");
  const stages = card.fields.filter((field) => field.key === "stage");
  const longest = Math.max(0, ...facts.map((field) => cellsOf(cleanLine(field.label))));
  const wanted = Math.min(longest, limits.labelColumn);
  // Labels that would take more than a third stand above their values instead of beside them.
  const labelWidth = wanted * 3 > width ? 0 : wanted;
  const blocks = [
    head,
    note,
    ...stages.map((field) => renderStage(field, width, frame)),
    facts.flatMap((field) => renderField(field, labelWidth, width, frame)),
    renderWhy(card.why, card.id, frame, width),
  ].filter((lines) => lines.length > 0);
  return [
    ...title,
    ...indent(
      blocks.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines])),
      2,
    ),
  ];
}
