import MiniSearch, { type SearchOptions } from "minisearch";
import type { Dataset, Registry } from "../src/index.ts";
import { datasetDocument, modelDocument } from "./speed/documents.ts";
import { type Document, documentFields } from "./speed/engine.ts";

/** MiniSearch as it comes out of its box, for comparison: the ids that a text finds, best first. */
export interface PlainSearch {
  readonly name: string;
  datasets(text: string): readonly string[];
  models(text: string): readonly string[];
}

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

function indexOf(documents: readonly Document[]): MiniSearch<Document> {
  const index = new MiniSearch<Document>({ fields: [...documentFields] });
  index.addAll(documents);
  return index;
}

/** Plain MiniSearch over a registry's texts: with its defaults, and with a fuzziness of 0.2 and prefixes. */
export function buildPlainSearches(registry: Registry): readonly PlainSearch[] {
  const datasets = indexOf(registry.datasets.map((dataset) => datasetDocument(dataset, labelsOf(dataset, registry))));
  const models = indexOf(registry.models.map(modelDocument));
  const search = (name: string, options: SearchOptions): PlainSearch => ({
    name,
    datasets: (text) => datasets.search(text, options).map(({ id }) => String(id)),
    models: (text) => models.search(text, options).map(({ id }) => String(id)),
  });
  return [search("minisearch", {}), search("minisearch fuzzy+prefix", { fuzzy: 0.2, prefix: true })];
}
