import { lazy } from "../packed/lazy.ts";
import { countOf } from "../records/filter.ts";
import { type Sort, sorts } from "../records/query.ts";
import type { Registry } from "../records/registry.ts";
import type { Dataset } from "../records/schema.ts";

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
    case "added-desc":
      return dataset.added === undefined ? null : Date.parse(dataset.added);
  }
}

/** What a dataset is worth before any word is looked at: the logarithm of its evidence, some tenths at most. */
function worthOf(registry: Registry, { id }: Dataset): number {
  return Math.log1p(registry.evidence(id)) / 10;
}

/** A number of each dataset; what nobody knows goes last. */
function keysOf({ datasets }: Registry, read: (dataset: Dataset) => number | null): Float64Array {
  return Float64Array.from(datasets, (dataset) => read(dataset) ?? Number.NEGATIVE_INFINITY);
}

/** The places, those with a larger key first; what is as large stays as it was. */
function byKey(places: Uint32Array, keys: Float64Array): Uint32Array {
  return places.slice().sort((one, other) => {
    const a = keys[one] ?? 0;
    const b = keys[other] ?? 0;
    return a === b ? 0 : b - a;
  });
}

/** The places of all datasets by evidence, then the newer, then by name. */
export function readOrder(registry: Registry): Uint32Array {
  const { datasets } = registry;
  const byName = Uint32Array.from(datasets.keys()).sort((one, other) =>
    (datasets[one]?.name ?? "") < (datasets[other]?.name ?? "") ? -1 : 1,
  );
  const byYear = byKey(
    byName,
    keysOf(registry, ({ year }) => year ?? 0),
  );
  return byKey(
    byYear,
    keysOf(registry, (dataset) => worthOf(registry, dataset)),
  );
}

/**
 * Makes the orders of a registry's datasets, each when it is first asked for.
 * @param plain gives `readOrder` of this registry.
 */
export function buildOrders(registry: Registry, plain: () => Uint32Array): Orders {
  const sorted = new Map(
    sorts.map((sort) => [
      sort,
      lazy(() =>
        byKey(
          plain(),
          keysOf(registry, (dataset) => sortKey(registry, dataset, sort)),
        ),
      ),
    ]),
  );
  return {
    of: (sort) => (sort === null ? plain() : (sorted.get(sort)?.() ?? plain())),
    worthOf: (dataset) => worthOf(registry, dataset),
  };
}
