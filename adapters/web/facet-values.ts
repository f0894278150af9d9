import { type Dataset, type Facet, facets, type Registry } from "../../src/index.ts";

type Values = Readonly<Record<Facet, readonly string[]>>;

function placesOf(registry: Registry, url: string | null): readonly string[] {
  const host = url !== null && URL.canParse(url) ? new URL(url).hostname : "";
  const places = registry.vocabularies.get("host")?.values ?? [];
  const isAt = (one: string) => host === one || host.endsWith(`.${one}`);
  return places.filter(({ hosts = [] }) => hosts.some(isAt)).map(({ value }) => value);
}

function valuesOf(
  registry: Registry,
  { kind, annotation, license, languages, modalities, tasks, url, madeWith = [] }: Dataset,
): Values {
  const known = (value: string | null) => (value === null ? [] : [value]);
  return {
    kind: known(kind),
    annotation: known(annotation),
    license: known(license),
    language: languages,
    modality: modalities,
    task: tasks,
    host: placesOf(registry, url),
    tool: [...new Set(madeWith.map(({ tool }) => tool))],
  };
}

/** A dataset with its values by facet. */
export interface Indexed {
  readonly dataset: Dataset;
  readonly values: Values;
}

// A registry never changes once it is built; a reloaded one is another.
const tables = new WeakMap<Registry, ReadonlyMap<Dataset, Indexed>>();

/** Every dataset with its values by facet, worked out once for a registry. */
export function facetTable(registry: Registry): ReadonlyMap<Dataset, Indexed> {
  const known = tables.get(registry);
  if (known) return known;
  const table = new Map(
    registry.datasets.map((dataset) => [dataset, { dataset, values: valuesOf(registry, dataset) }]),
  );
  tables.set(registry, table);
  return table;
}

/** What a dataset has of a facet; empty where nobody knows. */
export function facetValues(registry: Registry, dataset: Dataset, facet: Facet): readonly string[] {
  return facetTable(registry).get(dataset)?.values[facet] ?? [];
}

/** The labels of all that a dataset has, in every language. */
export function allLabels(registry: Registry, values: Values): readonly string[] {
  return facets.flatMap((facet) =>
    values[facet].flatMap((value) => {
      const label = registry.value(facet, value)?.label;
      return label ? [label.en, label.ko] : [value];
    }),
  );
}
