import MiniSearch, { type SearchOptions } from "minisearch";
import type { Dataset, Model, Registry } from "../src/index.ts";

/** MiniSearch as it comes out of its box, for comparison: the ids that a text finds, best first. */
export interface PlainSearch {
  readonly name: string;
  datasets(text: string): readonly string[];
  models(text: string): readonly string[];
}

const fields = ["name", "aliases", "labels", "title", "note"] as const;
type Document = Record<(typeof fields)[number], string> & { readonly id: string };

function labelsOf(dataset: Dataset, registry: Registry): string {
  const facets = {
    kind: dataset.kind === null ? [] : [dataset.kind],
    annotation: dataset.annotation === null ? [] : [dataset.annotation],
    language: dataset.languages,
    modality: dataset.modalities,
    task: dataset.tasks,
  };
  return Object.entries(facets)
    .flatMap(([facet, values]) =>
      values.flatMap((value) => {
        const label = registry.value(facet, value)?.label;
        return label ? [label.en, label.ko] : [value];
      }),
    )
    .join(" ");
}

function datasetDocument(dataset: Dataset, registry: Registry): Document {
  return {
    id: dataset.id,
    name: dataset.name,
    aliases: dataset.aliases.join(" "),
    labels: labelsOf(dataset, registry),
    title: dataset.paper?.title ?? "",
    note: dataset.note ? [...new Set([dataset.note.en, dataset.note.ko])].join(" ") : "",
  };
}

function modelDocument({ id, name, aliases, org, base }: Model): Document {
  return { id, name, aliases: aliases.join(" "), labels: org ?? "", title: base ?? "", note: "" };
}

function indexOf(documents: readonly Document[]): MiniSearch<Document> {
  const index = new MiniSearch<Document>({ fields: [...fields] });
  index.addAll(documents);
  return index;
}

/** Plain MiniSearch over a registry's texts: with its defaults, and with a fuzziness of 0.2 and prefixes. */
export function buildPlainSearches(registry: Registry): readonly PlainSearch[] {
  const datasets = indexOf(registry.datasets.map((dataset) => datasetDocument(dataset, registry)));
  const models = indexOf(registry.models.map(modelDocument));
  const search = (name: string, options: SearchOptions): PlainSearch => ({
    name,
    datasets: (text) => datasets.search(text, options).map(({ id }) => String(id)),
    models: (text) => models.search(text, options).map(({ id }) => String(id)),
  });
  return [search("minisearch", {}), search("minisearch fuzzy+prefix", { fuzzy: 0.2, prefix: true })];
}
