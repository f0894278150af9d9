import { type Comparative, type Facet, type FilterName, type Filters, filterNames, isFacet } from "./query.ts";
import type { Registry } from "./registry.ts";
import type { Dataset } from "./schema.ts";

/** Facets of which a dataset has several values: two values asked for must both be there. Of the others it has one. */
const several: readonly Facet[] = ["language", "modality", "task", "tool"];

/** Whether a dataset can have several values of a facet. */
export function isSeveral(facet: Facet): boolean {
  return several.includes(facet);
}

function hostOf(registry: Registry, url: string | null): readonly string[] {
  const host = url === null ? "" : (/^https?:\/\/([^/?#:]+)/.exec(url)?.[1] ?? "");
  if (host === "") return [];
  const places = registry.vocabularies.get("host")?.values ?? [];
  const known = places.flatMap(({ value, hosts = [] }) =>
    hosts.some((one) => host === one || host.endsWith(`.${one}`)) ? [value] : [],
  );
  // What stands on another host is known not to stand on these.
  return known.length > 0 ? known : [host];
}

/** What a dataset has of a facet; empty where nobody knows. */
export function valuesOf(registry: Registry, dataset: Dataset, facet: Facet): readonly string[] {
  const one = (value: string | null) => (value === null ? [] : [value]);
  switch (facet) {
    case "kind":
      return one(dataset.kind);
    case "annotation":
      return one(dataset.annotation);
    case "license":
      return one(dataset.license);
    case "language":
      return dataset.languages;
    case "modality":
      return dataset.modalities;
    case "task":
      return dataset.tasks;
    case "host":
      return hostOf(registry, dataset.url);
    case "tool":
      return [...new Set((dataset.madeWith ?? []).map(({ tool }) => tool))];
  }
}

/** Whether a facet of a dataset is known to have no value: what people made by hand was made with no tool. */
export function isKnownEmpty(dataset: Dataset, facet: Facet): boolean {
  return facet === "tool" && dataset.annotation === "human" && dataset.madeWith === undefined;
}

/**
 * How many things to train on a dataset has: its headline, unless that counts hours, tokens and the like, or its share
 * of a collection. With a unit, any count of its own in that unit. Null where nobody knows.
 */
export function countOf(registry: Registry, dataset: Dataset, unit?: string): number | null {
  if (unit !== undefined) {
    return dataset.size.find((size) => size.unit === unit && size.within === undefined)?.count ?? null;
  }
  const [headline] = dataset.size;
  if (!headline || headline.within !== undefined || !registry.value("unit", headline.unit)?.item) return null;
  return headline.count;
}

/** What a question filters by, in the order in which it is shown. */
export function filteredBy(filters: Filters): readonly FilterName[] {
  return filterNames.filter((name) => (isFacet(name) ? (filters[name]?.length ?? 0) > 0 : filters[name] !== undefined));
}

/** By how much of it datasets are compared: the headline's count, the year, how many models used it; null where nobody knows. */
export function amountOf(registry: Registry, dataset: Dataset, of: Comparative["of"]): number | null {
  if (of === "size") return countOf(registry, dataset);
  return of === "year" ? dataset.year : registry.usersOf(dataset.id).length;
}
