import type { Dataset, Model, RegistryRecords } from "../../src/index.ts";
import type { Document } from "./engine.ts";

type Labels = ReadonlyMap<string, string>;

function labelsOf(dataset: Dataset, labels: Labels): string {
  const values = [
    ["kind", dataset.kind === null ? [] : [dataset.kind]],
    ["annotation", dataset.annotation === null ? [] : [dataset.annotation]],
    ["language", dataset.languages],
    ["modality", dataset.modalities],
    ["task", dataset.tasks],
    ["license", dataset.license === null ? [] : [dataset.license]],
  ] as const;
  return values.flatMap(([facet, had]) => had.map((value) => labels.get(`${facet} ${value}`) ?? value)).join(" ");
}

/** A dataset as a plain text, with these words for its facets. */
export function datasetDocument(dataset: Dataset, labels: string): Document {
  return {
    id: dataset.id,
    name: dataset.name,
    aliases: dataset.aliases.join(" "),
    labels,
    title: dataset.paper?.title ?? "",
    note: dataset.note ? [...new Set([dataset.note.en, dataset.note.ko])].join(" ") : "",
  };
}

/** A model as a plain text. */
export function modelDocument({ id, name, aliases, org, base }: Model): Document {
  return { id, name, aliases: aliases.join(" "), labels: org ?? "", title: base ?? "", note: "" };
}

/** Datasets and models as plain texts, the values of their facets by their English and Korean labels. */
export function documentsOf({ datasets, models, vocabularies }: RegistryRecords): readonly Document[] {
  const labels = new Map(
    vocabularies.flatMap(({ facet, values }) =>
      values.map(({ value, label }) => [`${facet} ${value}`, `${label.en} ${label.ko}`] as const),
    ),
  );
  const typed = (type: string, document: Document): Document => ({ ...document, id: `${type}:${document.id}` });
  return [
    ...datasets.map((dataset) => typed("dataset", datasetDocument(dataset, labelsOf(dataset, labels)))),
    ...models.map((model) => typed("model", modelDocument(model))),
  ];
}
