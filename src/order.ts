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
  of(sort: Sort | null): Uint32Array;
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

/** Makes the orders of a registry's datasets, each when it is first asked for. */
export function buildOrders(registry: Registry): Orders {
  const { datasets } = registry;
  const worthOf = ({ id }: Dataset) => Math.log1p(registry.evidence(id)) / 10;
  const keysOf = (read: (dataset: Dataset) => number | null) =>
    Float64Array.from(datasets, (dataset) => read(dataset) ?? Number.NEGATIVE_INFINITY);
  /** The places, those with a larger key first; what is as large stays as it was. */
  const byKey = (places: Uint32Array, keys: Float64Array) =>
    places.slice().sort((one, other) => {
      const [a = 0, b = 0] = [keys[one], keys[other]];
      return a === b ? 0 : b - a;
    });
  const plain = lazy(() => {
    const byName = Uint32Array.from(datasets.keys()).sort((one, other) =>
      (datasets[one]?.name ?? "") < (datasets[other]?.name ?? "") ? -1 : 1,
    );
    return byKey(
      byKey(
        byName,
        keysOf(({ year }) => year ?? 0),
      ),
      keysOf(worthOf),
    );
  });
  const sorted = new Map(
    sorts.map((sort) => [
      sort,
      lazy(() =>
        byKey(
          plain(),
          keysOf((dataset) => sortKey(registry, dataset, sort)),
        ),
      ),
    ]),
  );
  return { of: (sort) => (sort === null ? plain() : (sorted.get(sort)?.() ?? plain())), worthOf };
}
