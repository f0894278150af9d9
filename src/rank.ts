import { countOf, filteredBy, satisfies, satisfiesValue } from "./filter.ts";
import { type Facet, type FilterName, type Filters, facets, type Query, type Sort } from "./query.ts";
import type { Registry } from "./registry.ts";
import type { Dataset } from "./schema.ts";
import type { TextHit } from "./search.ts";

/**
 * A dataset of an answer, and the reasons for its place, as codes: `name`, `kind:preference`, `not:language:ko`,
 * `size`, `text:chart`, `used-by:5`.
 */
export interface Hit {
  readonly dataset: Dataset;
  /** Orders the hits of one answer; means nothing beside another's. */
  readonly score: number;
  readonly reasons: readonly string[];
}

function isFacet(name: FilterName): name is Facet {
  return facets.some((facet) => facet === name);
}

function filterReasons(registry: Registry, dataset: Dataset, filters: Filters): string[] {
  return filteredBy(filters).flatMap((name) => {
    const kept = satisfies(registry, dataset, filters, name);
    if (!isFacet(name)) return [kept ? name : `not:${name}`];
    return (filters[name] ?? []).flatMap((value) => {
      if (satisfiesValue(registry, dataset, name, value)) return [`${name}:${value}`];
      // "preference or instruction" is satisfied by either: the other one is no miss.
      return kept ? [] : [`not:${name}:${value}`];
    });
  });
}

/** What a dataset is sorted by, larger first; null where nobody knows, which goes last either way. */
function sortKey(registry: Registry, dataset: Dataset, sort: Sort): number | null {
  switch (sort) {
    case "size-desc":
      return countOf(registry, dataset);
    case "size-asc": {
      const count = countOf(registry, dataset);
      return count === null ? null : -count;
    }
    case "year-desc":
      return dataset.year;
    case "year-asc":
      return dataset.year === null ? null : -dataset.year;
    case "used-desc":
      return registry.usersOf(dataset.id).length;
  }
}

function bySort(registry: Registry, sort: Sort): (one: Dataset, other: Dataset) => number {
  const keyOf = (dataset: Dataset) => sortKey(registry, dataset, sort) ?? Number.NEGATIVE_INFINITY;
  return (one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)];
    return a === b ? 0 : b - a;
  };
}

/**
 * Puts datasets in order: as the question asks ("largest"), else those that hold its words first, the better match before
 * the worse; then by evidence (how many models and datasets of the registry build on it), the newer first, the name last.
 * Gives one page of them: `limit` after the `skip` that were shown before.
 */
export function rank(
  registry: Registry,
  datasets: readonly Dataset[],
  { filters, sort, skip }: Pick<Query, "filters" | "sort" | "skip">,
  text: readonly TextHit[],
  limit: number,
): readonly Hit[] {
  const texts = new Map(text.map((hit) => [hit.id, hit]));
  const asked = sort === null ? () => 0 : bySort(registry, sort);
  const placed = datasets.map((dataset) => {
    const evidence = registry.evidence(dataset.id);
    return { dataset, evidence, score: round((texts.get(dataset.id)?.score ?? 0) + Math.log1p(evidence) / 10) };
  });
  placed.sort(
    (one, other) =>
      asked(one.dataset, other.dataset) ||
      other.score - one.score ||
      (other.dataset.year ?? 0) - (one.dataset.year ?? 0) ||
      (one.dataset.name < other.dataset.name ? -1 : 1),
  );
  return placed.slice(skip, skip + limit).map(({ dataset, evidence, score }) => {
    const reasons = filterReasons(registry, dataset, filters);
    for (const word of texts.get(dataset.id)?.found ?? []) reasons.push(`text:${word}`);
    if (evidence > 0) reasons.push(`used-by:${evidence}`);
    return { dataset, score, reasons };
  });
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
