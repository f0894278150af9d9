import type { Dataset, RegistryRecords } from "../src/index.ts";

type Labels = (facet: string, value: string) => string;

const cell = (text: string) => text.replace(/[|\r\n]/g, " ").replace(/[[\]<>*_`\\]/g, "\\$&");
const link = (text: string, url: string | null) =>
  url === null ? cell(text) : `[${cell(text)}](${url.replace(/[()\s]/g, encodeURIComponent)})`;

function size({ size }: Dataset, labels: Labels): string {
  const [headline] = size;
  if (!headline) return "";
  const count = headline.count === null ? headline.asWritten : headline.count.toLocaleString("en");
  return cell(`${count} ${labels("unit", headline.unit)}`);
}

function languages({ languages, languagesComplete }: Dataset): string {
  const shown =
    languages.length > 4
      ? `${languages.slice(0, 4).join(", ")} and ${languages.length - 4} more`
      : languages.join(", ");
  return languagesComplete === false ? `${shown}…` : shown;
}

function section(label: string, datasets: readonly Dataset[], labels: Labels): string {
  const rows = [...datasets]
    .sort((one, other) => (one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1))
    .map((dataset) =>
      [
        link(dataset.name, dataset.url),
        size(dataset, labels),
        languages(dataset),
        dataset.modalities.join(", "),
        dataset.annotation ?? "",
        dataset.license === null ? "not verified" : cell(labels("license", dataset.license)),
        dataset.year ?? "",
      ].join(" | "),
    );
  return [
    `## ${label} (${datasets.length})`,
    "",
    "| name | size | languages | modalities | labels | licence | year |",
    "|---|---|---|---|---|---|---|",
    ...rows.map((row) => `| ${row} |`),
    "",
  ].join("\n");
}

/** All datasets as Markdown tables, one for each kind: what stands in `registry/DATASETS.md`. */
export function datasetsTable({ datasets, vocabularies }: RegistryRecords): string {
  const values = new Map(
    vocabularies.flatMap(({ facet, values }) => values.map((value) => [`${facet} ${value.value}`, value.label.en])),
  );
  const labels: Labels = (facet, value) => values.get(`${facet} ${value}`) ?? value;
  const kinds = vocabularies.find(({ facet }) => facet === "kind")?.values ?? [];
  const sections = kinds.flatMap(({ value, label }) => {
    const ofKind = datasets.filter((dataset) => dataset.kind === value);
    return ofKind.length === 0 ? [] : [section(label.en, ofKind, labels)];
  });
  return [
    "# Datasets",
    "",
    `${datasets.length} datasets. Written by \`whichdata registry generate\`: change the records, not this page.`,
    "An empty cell, and “not verified”, mean that no public source was read that says it.",
    "",
    ...sections,
  ].join("\n");
}
