import { type Facet, type Filters, facets } from "./query.ts";
import type { Registry } from "./registry.ts";
import type { Dataset } from "./schema.ts";

/** Facets of which a dataset has several values: two values asked for must both be there. Of the others it has one. */
const several: readonly Facet[] = ["language", "modality", "task"];

/** What a dataset has of a facet; empty where nobody knows. */
export function valuesOf(dataset: Dataset, facet: Facet): readonly string[] {
  switch (facet) {
    case "kind":
      return dataset.kind === null ? [] : [dataset.kind];
    case "annotation":
      return dataset.annotation === null ? [] : [dataset.annotation];
    case "language":
      return dataset.languages;
    case "modality":
      return dataset.modalities;
    case "task":
      return dataset.tasks;
  }
}

function hasValue(registry: Registry, facet: Facet, had: readonly string[], asked: string): boolean {
  const group = registry.value(facet, asked);
  if (had.length === 0 || (!group?.anyOf && !group?.noneOf)) return had.includes(asked);
  const any = group.anyOf?.some((value) => had.includes(value)) ?? true;
  return any && !group.noneOf?.some((value) => had.includes(value));
}

/** Whether a dataset satisfies one facet of a question. What is unknown satisfies nothing. */
export function satisfies(registry: Registry, dataset: Dataset, facet: Facet, asked: readonly string[]): boolean {
  const had = valuesOf(dataset, facet);
  const holds = (value: string) => hasValue(registry, facet, had, value);
  return several.includes(facet) ? asked.every(holds) : asked.some(holds);
}

/** The facets that a question filters by, in the order in which they are shown. */
export function filteredFacets(filters: Filters): readonly Facet[] {
  return facets.filter((facet) => (filters[facet]?.length ?? 0) > 0);
}

/** The datasets that satisfy every filter, in the registry's order. */
export function applyFilters(registry: Registry, filters: Filters): readonly Dataset[] {
  const asked = filteredFacets(filters);
  return registry.datasets.filter((dataset) =>
    asked.every((facet) => satisfies(registry, dataset, facet, filters[facet] ?? [])),
  );
}

/** The same filters without some facets. */
export function withoutFacets(filters: Filters, dropped: readonly Facet[]): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([facet]) => !dropped.some((other) => other === facet)));
}
