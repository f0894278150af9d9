import { type Facet, type FilterName, type Filters, facets, filterNames, type Range } from "./query.ts";
import type { Registry } from "./registry.ts";
import type { Dataset } from "./schema.ts";

/** Facets of which a dataset has several values: two values asked for must both be there. Of the others it has one. */
const several: readonly Facet[] = ["language", "modality", "task"];

function isFacet(name: FilterName): name is Facet {
  return facets.some((facet) => facet === name);
}

function hostOf(registry: Registry, url: string | null): readonly string[] {
  const host = url === null ? "" : (/^https?:\/\/([^/?#:]+)/.exec(url)?.[1] ?? "");
  const places = registry.vocabularies.get("host")?.values ?? [];
  return places.flatMap(({ value, hosts = [] }) =>
    hosts.some((one) => host === one || host.endsWith(`.${one}`)) ? [value] : [],
  );
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
  }
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

function hasValue(registry: Registry, facet: Facet, had: readonly string[], asked: string): boolean {
  const group = registry.value(facet, asked);
  if (had.length === 0 || (!group?.anyOf && !group?.noneOf)) return had.includes(asked);
  const any = group.anyOf?.some((value) => had.includes(value)) ?? true;
  return any && !group.noneOf?.some((value) => had.includes(value));
}

/** Whether a dataset has what one asked value says: `value`, `one|other`, or `!value` (which what is unknown does not satisfy). */
export function satisfiesValue(registry: Registry, dataset: Dataset, facet: Facet, asked: string): boolean {
  const had = valuesOf(registry, dataset, facet);
  if (asked.startsWith("!")) return had.length > 0 && !hasValue(registry, facet, had, asked.slice(1));
  return asked.split("|").some((value) => hasValue(registry, facet, had, value));
}

function inRange(value: number | null, { min, max }: Range): boolean {
  return value !== null && (min === undefined || value >= min) && (max === undefined || value <= max);
}

/** Whether a dataset satisfies one filter of a question. What is unknown satisfies nothing. */
export function satisfies(registry: Registry, dataset: Dataset, filters: Filters, name: FilterName): boolean {
  if (name === "size")
    return filters.size === undefined || inRange(countOf(registry, dataset, filters.size.unit), filters.size);
  if (name === "year") return filters.year === undefined || inRange(dataset.year, filters.year);
  const asked = filters[name] ?? [];
  const holds = (value: string) => satisfiesValue(registry, dataset, name, value);
  const wanted = asked.filter((value) => !value.startsWith("!"));
  const unwanted = asked.filter((value) => value.startsWith("!"));
  const has = several.includes(name) ? wanted.every(holds) : wanted.length === 0 || wanted.some(holds);
  return has && unwanted.every(holds);
}

/** Whether nobody knows what a dataset has of what a filter asks about. */
export function isUnknown(registry: Registry, dataset: Dataset, filters: Filters, name: FilterName): boolean {
  if (name === "size") return countOf(registry, dataset, filters.size?.unit) === null;
  if (name === "year") return dataset.year === null;
  return valuesOf(registry, dataset, name).length === 0;
}

/** What a question filters by, in the order in which it is shown. */
export function filteredBy(filters: Filters): readonly FilterName[] {
  return filterNames.filter((name) => (isFacet(name) ? (filters[name]?.length ?? 0) > 0 : filters[name] !== undefined));
}

/** The datasets that satisfy every filter, in the registry's order. */
export function applyFilters(registry: Registry, filters: Filters): readonly Dataset[] {
  const asked = filteredBy(filters);
  return registry.datasets.filter((dataset) => asked.every((name) => satisfies(registry, dataset, filters, name)));
}

/** The same filters without some of them. */
export function withoutFilters(filters: Filters, dropped: readonly FilterName[]): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([name]) => !dropped.some((other) => other === name)));
}
