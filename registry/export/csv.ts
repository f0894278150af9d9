import { stringify } from "csv-stringify/sync";
import { buildRegistry, type Dataset, type Registry, type RegistryRecords } from "../../src/index.ts";

type Column = readonly [heading: string, cell: (dataset: Dataset, registry: Registry) => string | number | null];

const list = (values: readonly string[]) => values.join("; ");
const sizeText = ({ count, asWritten, unit, part }: Dataset["size"][number]) =>
  `${count ?? asWritten} ${unit}${part === null ? "" : ` (${part})`}`;

const columns: readonly Column[] = [
  ["id", ({ id }) => id],
  ["name", ({ name }) => name],
  ["aliases", ({ aliases }) => list(aliases)],
  ["kind", ({ kind }) => kind],
  ["annotation", ({ annotation }) => annotation],
  ["languages", ({ languages }) => list(languages)],
  ["modalities", ({ modalities }) => list(modalities)],
  ["tasks", ({ tasks }) => list(tasks)],
  // A part's count is not the dataset's.
  ["count", ({ size: [first] }) => (first && first.part === null ? first.count : null)],
  ["unit", ({ size: [first] }) => (first && first.part === null ? first.unit : null)],
  ["sizes", ({ size }) => list(size.map(sizeText))],
  ["url", ({ url }) => url],
  ["hfId", ({ hfId }) => hfId],
  ["gated", ({ gated }) => (gated === undefined ? null : String(gated))],
  ["paperTitle", ({ paper }) => paper?.title ?? null],
  ["paper", ({ paper }) => paper?.url ?? null],
  ["license", ({ license }) => license],
  ["year", ({ year }) => year],
  [
    "derivedFrom",
    ({ derivedFrom }) => list(derivedFrom.map((from) => (typeof from === "string" ? from : from.external))),
  ],
  ["usedBy", ({ id }, registry) => list(registry.usersOf(id).map(({ model }) => model.name))],
  ["claimedUsers", ({ claimedUsers }) => list(claimedUsers)],
  ["noteEn", ({ note }) => note?.en ?? null],
  ["noteKo", ({ note }) => note?.ko ?? null],
  ["sources", ({ sources }) => list([...new Set(sources.map(({ url }) => url))])],
];

/**
 * Datasets as CSV, a row each, with a heading and a byte order mark (spreadsheets read Korean then). Several values of
 * a cell are separated by "; ". What a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function exportCsv(records: RegistryRecords): string {
  const registry = buildRegistry(records);
  const rows = records.datasets.map((dataset) => columns.map(([, cell]) => cell(dataset, registry)));
  return stringify([columns.map(([heading]) => heading), ...rows], { bom: true, escape_formulas: true });
}
