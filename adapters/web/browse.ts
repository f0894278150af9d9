import type { Dataset, Model, RecordRef, Registry } from "../../src/index.ts";
import { limits } from "./limits.ts";
import type { Browsing, ListFacet } from "./links.ts";

/** A facet's value, how many records would have it, and whether it is chosen. */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
  readonly chosen: boolean;
}

/** What a list shows. */
export interface Browsed<T extends Dataset | Model = Dataset | Model> {
  readonly browsing: Browsing;
  /** All that match, of which `rows` is one page. */
  readonly total: number;
  readonly rows: readonly T[];
  readonly pages: number;
  readonly facets: readonly { readonly facet: ListFacet; readonly values: readonly FacetCount[] }[];
  /** What the engine says of a search that stands in no name or label, and was read as a question. */
  readonly said: string | null;
  /** Records with a name near what was searched for, where nothing was found. */
  readonly near: readonly RecordRef[];
}

/** A record as a list reads it. */
export interface Item<T> {
  readonly record: T;
  /** Its names, labels and notes, normalised, in small letters. */
  readonly haystack: string;
  readonly values: Readonly<Partial<Record<ListFacet, readonly string[]>>>;
}

/** What a search finds that no text holds as it is typed: by the engine. */
export interface Found {
  readonly ids: ReadonlySet<string>;
  readonly said: string | null;
  readonly near: readonly RecordRef[];
}

const alphabet = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** By name, as people look a name up. */
export function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return alphabet.compare(one.name, other.name);
}

/** What holds the words as they are typed, and what the engine reads out of them beside. */
function searched<T extends Dataset | Model>(
  items: readonly Item<T>[],
  terms: readonly string[],
  find: (isWritten: boolean) => Found,
) {
  const written = items.filter(({ haystack }) => terms.every((term) => haystack.includes(term)));
  if (terms.length === 0) return { matching: written, said: null, near: [] };
  const { ids, said, near } = find(written.length > 0);
  const holding = new Set(written);
  return { matching: items.filter((item) => holding.has(item) || ids.has(item.record.id)), said, near };
}

/**
 * A page of the records that match, and for each facet what there is once the other facets are chosen.
 * @param terms what was searched for: each has to stand somewhere in the record's texts, or `find` looks.
 */
export function browse<T extends Dataset | Model>(
  browsing: Browsing,
  items: readonly Item<T>[],
  facets: readonly ListFacet[],
  terms: readonly string[],
  order: (one: T, other: T) => number,
  find: (isWritten: boolean) => Found,
): Browsed<T> {
  const { chosen } = browsing;
  const { matching: written, said, near } = searched(items, terms, find);
  const asked = facets.filter((facet) => (chosen[facet]?.length ?? 0) > 0);
  const has = ({ values }: Item<T>, facet: ListFacet) =>
    chosen[facet]?.some((value) => values[facet]?.includes(value)) ?? true;
  const matching = written.filter((one) => asked.every((facet) => has(one, facet)));
  const counted = facets.map((facet) => {
    const others = written.filter((one) => asked.every((other) => other === facet || has(one, other)));
    const counts = new Map<string, number>((chosen[facet] ?? []).map((value) => [value, 0]));
    for (const { values } of others) {
      for (const value of values[facet] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const values = [...counts].map(([value, count]) => ({
      value,
      count,
      chosen: chosen[facet]?.includes(value) ?? false,
    }));
    return { facet, values: values.sort((one, other) => other.count - one.count) };
  });
  const pages = Math.max(1, Math.ceil(matching.length / limits.rows));
  const page = Math.min(Math.max(1, browsing.page), pages);
  const sorted = matching.map(({ record }) => record).sort(order);
  return {
    browsing: { ...browsing, page },
    total: matching.length,
    rows: sorted.slice((page - 1) * limits.rows, page * limits.rows),
    pages,
    facets: counted,
    said,
    near,
  };
}

/** What a record is made of, kept for as long as its registry is. */
export function itemsOnce<T>(
  make: (registry: Registry) => readonly Item<T>[],
): (registry: Registry) => readonly Item<T>[] {
  // A registry never changes once it is built; a reloaded one is another.
  const made = new WeakMap<Registry, readonly Item<T>[]>();
  return (registry) => {
    const known = made.get(registry) ?? make(registry);
    made.set(registry, known);
    return known;
  };
}
