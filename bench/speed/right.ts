import type { Dataset, Registry } from "../../src/index.ts";
import { type Predicate, samplesOf, satisfies } from "../predicate.ts";
import type { Expectation, Sort } from "../questions.ts";

/** What an engine shows first. */
export interface First {
  /** The first dataset, or null where it shows none as an answer. */
  readonly dataset: string | null;
  readonly model: string | null;
  /** It says, or shows by its silence, that nothing is what was asked for. */
  readonly nothing: boolean;
}

/** The larger the sooner; null where nobody knows. */
function keyOf(sort: Sort, dataset: Dataset, registry: Registry): number | null {
  const sign = sort.endsWith("asc") ? -1 : 1;
  const signed = (value: number | null) => (value === null ? null : sign * value);
  if (sort === "used-desc") return registry.usersOf(dataset.id).length;
  return signed(sort.startsWith("size") ? samplesOf(dataset, registry) : dataset.year);
}

function isBest(id: string, readings: readonly Predicate[], sort: Sort | undefined, registry: Registry): boolean {
  const dataset = registry.dataset(id);
  if (!dataset) return false;
  return readings.some((reading) => {
    if (!satisfies(reading, dataset, registry)) return false;
    if (sort === undefined) return true;
    const key = keyOf(sort, dataset, registry);
    if (key === null) return false;
    return registry.datasets.every((other) => {
      const rival = keyOf(sort, other, registry);
      return rival === null || rival <= key || !satisfies(reading, other, registry);
    });
  });
}

/**
 * Whether the first thing shown is right; null where a question has no first answer (a count, help). The same measure for
 * the engine and for a plain search, which can neither count nor say that nothing is there other than by finding nothing.
 */
export function isFirstRight(expect: Expectation, first: First, registry: Registry): boolean | null {
  const { dataset, model, nothing } = first;
  const among = (ids: readonly string[], id: string | null) => id !== null && ids.includes(id);
  if ("dataset" in expect) return dataset === expect.dataset;
  if ("first" in expect) return dataset === expect.first;
  if ("anyFirst" in expect) return among(expect.anyFirst, dataset);
  if ("datasets" in expect) return among(expect.datasets, dataset);
  if ("firstWhere" in expect) return dataset !== null && isBest(dataset, [expect.firstWhere], undefined, registry);
  if ("where" in expect) return dataset !== null && isBest(dataset, [expect.where].flat(), expect.sort, registry);
  if ("model" in expect) return model === expect.model;
  if ("models" in expect) return among(expect.models, model);
  if ("usersOf" in expect) {
    return among(
      registry.usersOf(expect.usersOf).map(({ model: user }) => user.id),
      model,
    );
  }
  return "none" in expect ? nothing : null;
}
