import { type Bits, hasBit } from "./bits.ts";
import type { FacetIndex } from "./facet-index.ts";
import { filteredBy } from "./filter.ts";
import type { Orders } from "./order.ts";
import { type Facet, type FilterName, type Filters, facets, type Query } from "./query.ts";
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

/** What ranking looks at. */
export interface Ranking {
  readonly registry: Registry;
  readonly facets: FacetIndex;
  readonly orders: Orders;
}

function isFacet(name: FilterName): name is Facet {
  return facets.some((facet) => facet === name);
}

/** What tells which filters a dataset satisfies, by its place; the sets are made once for all of a page. */
function reasonsFor(index: FacetIndex, filters: Filters): (place: number) => string[] {
  const asked = filteredBy(filters).map((name) => ({
    name,
    kept: index.ofFilter(filters, name),
    values: isFacet(name)
      ? (filters[name] ?? []).map((value) => ({ value, has: index.ofValue(name, value) }))
      : undefined,
  }));
  return (place) =>
    asked.flatMap(({ name, kept, values }) => {
      const isKept = hasBit(kept, place);
      if (!values) return [isKept ? name : `not:${name}`];
      return values.flatMap(({ value, has }) => {
        if (hasBit(has, place)) return [`${name}:${value}`];
        // "preference or instruction" is satisfied by either: the other one is no miss.
        return isKept ? [] : [`not:${name}:${value}`];
      });
    });
}

interface Placed {
  readonly place: number;
  readonly text?: TextHit;
}

/** The datasets of a set as the question orders them, one after the other: nobody needs more than a page. */
function* inOrder({ facets: index, orders }: Ranking, set: Bits, sort: Query["sort"], text: readonly TextHit[]) {
  const holding: Placed[] = [];
  for (const hit of text) {
    const place = index.placeOf(hit.id);
    if (place !== undefined && hasBit(set, place)) holding.push({ place, text: hit });
  }
  const texts = new Map(holding.map((placed) => [placed.place, placed]));
  // An order that was asked for goes before the words; without one, what holds them stands first.
  if (sort === null) yield* holding;
  for (const place of orders.of(sort)) {
    const known = texts.get(place);
    if (hasBit(set, place) && (sort !== null || !known)) yield known ?? { place };
  }
}

/**
 * Puts datasets in order: as the question asks ("largest"), else those that hold its words first, the better match before
 * the worse; then by evidence (how many models and datasets of the registry build on it), the newer first, the name last.
 * Gives one page of them: `limit` after the `skip` that were shown before.
 * @param text the hits of the question's words, best first.
 */
export function rank(
  ranking: Ranking,
  set: Bits,
  { filters, sort, skip }: Pick<Query, "filters" | "sort" | "skip">,
  text: readonly TextHit[],
  limit: number,
): readonly Hit[] {
  const { registry, facets: index, orders } = ranking;
  const reasonsOf = reasonsFor(index, filters);
  const page: Hit[] = [];
  let passed = 0;
  for (const { place, text: hit } of inOrder(ranking, set, sort, text)) {
    if (page.length === limit) break;
    passed++;
    const dataset = registry.datasets[place];
    if (passed <= skip || !dataset) continue;
    const reasons = reasonsOf(place);
    for (const word of hit?.found ?? []) reasons.push(`text:${word}`);
    const evidence = registry.evidence(dataset.id);
    if (evidence > 0) reasons.push(`used-by:${evidence}`);
    page.push({ dataset, score: round((hit?.score ?? 0) + orders.worthOf(dataset)), reasons });
  }
  return page;
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
