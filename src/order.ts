import { countOf } from "./filter.ts";
import { lazy } from "./lazy.ts";
import { type Sort, sorts } from "./query.ts";
import type { Registry } from "./registry.ts";
import type { Dataset } from "./schema.ts";

/** The orders that do not depend on a question's words, each made once. */
export interface Orders {
  /**
   * The places of all datasets in an order. Without one: by evidence (how many models and datasets of the registry build
   * on it), then the newer, then by name.
   */
  of(sort: Sort | null): readonly number[];
  /** What a dataset is worth before any word is looked at: the logarithm of its evidence, some tenths at most. */
  worthOf(dataset: Dataset): number;
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

/** Makes the orders of a registry's datasets. */
export function buildOrders(registry: Registry): Orders {
  const { datasets } = registry;
  const worthOf = ({ id }: Dataset) => Math.log1p(registry.evidence(id)) / 10;
  const plain = lazy(() => {
    const placed = datasets.map((dataset, place) => ({ place, dataset, worth: worthOf(dataset) }));
    placed.sort(
      (one, other) =>
        other.worth - one.worth ||
        (other.dataset.year ?? 0) - (one.dataset.year ?? 0) ||
        (one.dataset.name < other.dataset.name ? -1 : 1),
    );
    return placed.map(({ place }) => place);
  });
  const sorted = new Map(
    sorts.map((sort) => [
      sort,
      lazy(() => {
        const keys = datasets.map((dataset) => sortKey(registry, dataset, sort) ?? Number.NEGATIVE_INFINITY);
        const keyOf = (place: number) => keys[place] ?? Number.NEGATIVE_INFINITY;
        // What is as large stays in the plain order.
        return [...plain()].sort((one, other) => {
          const [a, b] = [keyOf(one), keyOf(other)];
          return a === b ? 0 : b - a;
        });
      }),
    ]),
  );
  return { of: (sort) => (sort === null ? plain() : (sorted.get(sort)?.() ?? plain())), worthOf };
}
