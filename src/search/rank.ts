import { type Bits, hasBit } from "../packed/bits.ts";
import { filteredBy } from "../records/filter.ts";
import { type Filters, isFacet, type Query } from "../records/query.ts";
import type { Registry } from "../records/registry.ts";
import type { Dataset } from "../records/schema.ts";
import type { FacetIndex } from "./facet-index.ts";
import type { Orders } from "./order.ts";
import type { TextHit, TextHits } from "./search.ts";

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
  readonly text?: TextHit | undefined;
}

/** The first datasets of a set as the question orders them, at most so many: nobody needs more than a page. */
function firstOf({ orders }: Ranking, set: Bits, sort: Query["sort"], text: TextHits, most: number): readonly Placed[] {
  // An order that was asked for goes before the words; without one, what holds them stands first.
  const first: Placed[] = sort === null ? text.best(set, most).map((hit) => ({ place: hit.place, text: hit })) : [];
  const taken = new Set(first.map(({ place }) => place));
  const order = orders.of(sort);
  for (let at = 0; at < order.length && first.length < most; at++) {
    const place = order[at] ?? 0;
    if (hasBit(set, place) && !taken.has(place)) first.push({ place, text: text.at(place) });
  }
  return first;
}

/**
 * Puts datasets in order: as the question asks ("largest"), else those that hold its words first, the better match before
 * the worse; then by evidence (how many models and datasets of the registry build on it), the newer first, the name last.
 * Gives one page of them: `limit` after the `skip` that were shown before.
 * @param text where the question's words were found.
 */
export function rank(
  ranking: Ranking,
  set: Bits,
  { filters, sort, skip }: Pick<Query, "filters" | "sort" | "skip">,
  text: TextHits,
  limit: number,
): readonly Hit[] {
  const { registry, facets: index, orders } = ranking;
  const reasonsOf = reasonsFor(index, filters);
  return firstOf(ranking, set, sort, text, skip + limit)
    .slice(skip)
    .flatMap(({ place, text: hit }): Hit[] => {
      const dataset = registry.datasets[place];
      if (!dataset) return [];
      const evidence = registry.evidence(dataset.id);
      const reasons = [
        ...reasonsOf(place),
        ...(hit?.found ?? []).map((word) => `text:${word}`),
        ...(evidence > 0 ? [`used-by:${evidence}`] : []),
      ];
      return [{ dataset, score: round((hit?.score ?? 0) + orders.worthOf(dataset)), reasons }];
    });
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
