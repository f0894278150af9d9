import { filteredFacets, satisfies } from "./filter.ts";
import type { Filters } from "./query.ts";
import type { Registry } from "./registry.ts";
import type { Dataset } from "./schema.ts";
import type { TextHit } from "./search.ts";

/** A dataset of an answer, and the reasons for its place, as codes: `name`, `kind:preference`, `not:language:ko`, `text:chart`, `used-by:5`. */
export interface Hit {
  readonly dataset: Dataset;
  /** Orders the hits of one answer; means nothing beside another's. */
  readonly score: number;
  readonly reasons: readonly string[];
}

function filterReasons(registry: Registry, dataset: Dataset, filters: Filters): string[] {
  return filteredFacets(filters).flatMap((facet) =>
    (filters[facet] ?? []).flatMap((value) => {
      if (satisfies(registry, dataset, facet, [value])) return [`${facet}:${value}`];
      // "preference or instruction" is satisfied by either: the other one is no miss.
      return satisfies(registry, dataset, facet, filters[facet] ?? []) ? [] : [`not:${facet}:${value}`];
    }),
  );
}

/**
 * Puts datasets in order: those that hold the question's words first, the better match before the worse; then by
 * evidence (how many models and datasets of the registry build on it), the newer first, the name last.
 */
export function rank(
  registry: Registry,
  datasets: readonly Dataset[],
  filters: Filters,
  text: readonly TextHit[],
): readonly Hit[] {
  const texts = new Map(text.map((hit) => [hit.id, hit]));
  const hits = datasets.map((dataset) => {
    const found = texts.get(dataset.id);
    const evidence = registry.evidence(dataset.id);
    const reasons = filterReasons(registry, dataset, filters);
    for (const word of found?.found ?? []) reasons.push(`text:${word}`);
    if (evidence > 0) reasons.push(`used-by:${evidence}`);
    return { dataset, score: round((found?.score ?? 0) + Math.log1p(evidence) / 10), reasons };
  });
  return hits.sort(
    (one, other) =>
      other.score - one.score ||
      (other.dataset.year ?? 0) - (one.dataset.year ?? 0) ||
      (one.dataset.name < other.dataset.name ? -1 : 1),
  );
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
