import type { Answer, NoneAnswer, Sources } from "./answer.ts";
import { applyFilters, filteredBy, isUnknown, satisfies, withoutFilters } from "./filter.ts";
import type { FilterName, Query } from "./query.ts";
import { rank } from "./rank.ts";

// Which filter to give up first when nothing satisfies all: what a dataset is for (kind) and what it holds (modality)
// outlive how many there are and who labelled them, and a text can be translated, which is how most Korean sets came to be.
const dropOrder: readonly FilterName[] = [
  "host",
  "year",
  "size",
  "annotation",
  "license",
  "task",
  "language",
  "kind",
  "modality",
];

/** The filters to try without, fewest first, and among as many those given up more readily first. */
function dropPlans(asked: readonly FilterName[]): readonly (readonly FilterName[])[] {
  const order = dropOrder.filter((name) => asked.includes(name));
  const plans = Array.from({ length: 2 ** order.length }, (_, bits) =>
    order.filter((_name, place) => (bits & (2 ** place)) !== 0),
  );
  const cost = (plan: readonly FilterName[]) => plan.reduce((sum, name) => sum + 2 ** dropOrder.indexOf(name), 0);
  return plans
    .filter((plan) => plan.length > 0 && plan.length < asked.length)
    .sort((one, other) => one.length - other.length || cost(one) - cost(other));
}

/** Says that nothing is what was asked for, and finds what is nearest. */
export function answerNone({ registry, index, near }: Sources, query: Query, limit: number): NoneAnswer {
  const results: { dropped: readonly FilterName[]; total: number }[] = [];
  const plans = query.unresolved.length > 0 ? [] : dropPlans(filteredBy(query.filters));
  for (const dropped of plans) {
    // Once one filter less gives something, two less are of no interest.
    if (results[0] && dropped.length > results[0].dropped.length) break;
    const total = applyFilters(registry, withoutFilters(query.filters, dropped)).length;
    if (total > 0) results.push({ dropped, total });
  }
  const [best, ...alternatives] = results;
  const nearest = best ? applyFilters(registry, withoutFilters(query.filters, best.dropped)) : [];
  const hits = rank(registry, nearest, query, index.search(query.terms), limit);
  const named = [...query.unresolved, ...(query.intent === "model-data" ? [query.text] : [])];
  return {
    kind: "none",
    query,
    relaxed: best?.dropped ?? [],
    total: 0,
    hits,
    nearestTotal: best?.total ?? 0,
    alternatives,
    near: named.flatMap(near).slice(0, 3),
  };
}

/** How many datasets satisfy every filter but one, of which nobody knows whether they do. */
function unknownBy({ registry }: Sources, query: Query): readonly { filter: FilterName; count: number }[] {
  const asked = filteredBy(query.filters);
  return asked.flatMap((filter) => {
    const others = asked.filter((name) => name !== filter);
    const count = registry.datasets.filter(
      (dataset) =>
        isUnknown(registry, dataset, query.filters, filter) &&
        others.every((name) => satisfies(registry, dataset, query.filters, name)),
    ).length;
    return count > 0 ? [{ filter, count }] : [];
  });
}

/** Finds the datasets that satisfy the filters, best first by the question's words; without filters, those that hold the words. */
export function answerFind(sources: Sources, query: Query, limit: number): Answer {
  const { registry, index } = sources;
  if (query.unresolved.length > 0) return answerNone(sources, query, limit);
  const filtered = filteredBy(query.filters).length > 0;
  const text = index.search(query.terms);
  const found = applyFilters(registry, query.filters);
  const ids = new Set(text.map(({ id }) => id));
  const kept = filtered || query.text === "" ? found : found.filter(({ id }) => ids.has(id));
  if (kept.length === 0) return answerNone(sources, query, limit);
  const unfound = query.text !== "" && !kept.some(({ id }) => ids.has(id));
  return {
    kind: "datasets",
    query,
    relaxed: [],
    total: kept.length,
    hits: rank(registry, kept, query, text, limit),
    unfound: unfound ? query.text : "",
    unknown: unknownBy(sources, query),
  };
}
