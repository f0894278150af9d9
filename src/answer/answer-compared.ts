import { amountOf } from "../records/filter.ts";
import type { Query } from "../records/query.ts";
import type { Registry } from "../records/registry.ts";
import type { Dataset, Model } from "../records/schema.ts";
import type { ComparisonAnswer, Sources } from "./answer.ts";
import { type Named, namedDatasets, namedHit } from "./answer-named.ts";

/** The most datasets that are set side by side. */
const mostCompared = 4;

/** The datasets that a model used, each once. */
function usedBy(registry: Registry, model: Model): readonly Dataset[] {
  const ids = new Set(model.stages.flatMap(({ datasets }) => datasets.filter((one) => typeof one === "string")));
  return [...ids].flatMap((id) => registry.dataset(id) ?? []);
}

/** What models were trained on, side by side; undefined where the question names fewer than two. */
function answerModels(registry: Registry, query: Query, limit: number): ComparisonAnswer | undefined {
  const byName = new Map<string, Model>();
  for (const { type, id, typed } of query.mentions) {
    const model = type === "model" ? registry.model(id) : undefined;
    if (model && !byName.has(typed)) byName.set(typed, model);
  }
  const models = [...byName.values()].slice(0, mostCompared);
  if (models.length < 2) return undefined;
  const users = new Map<Dataset, Model[]>();
  for (const model of models) {
    for (const dataset of usedBy(registry, model)) users.set(dataset, [...(users.get(dataset) ?? []), model]);
  }
  const hits = [...users]
    .map(([dataset, by]) => ({ dataset, score: by.length, reasons: by.map(({ id }) => `used-by-model:${id}`) }))
    .sort((one, other) => other.score - one.score);
  return { kind: "comparison", query, relaxed: [], total: hits.length, hits: hits.slice(0, limit), models };
}

/** Named datasets with the one first that is more of what is asked ("which is bigger"). */
function inOrder(registry: Registry, named: readonly Named[], { comparative }: Query): readonly Named[] {
  if (!comparative) return named;
  const { of, more } = comparative;
  const keyOf = ({ dataset }: Named) => {
    const value = amountOf(registry, dataset, of);
    return value === null ? Number.NEGATIVE_INFINITY : more ? value : -value;
  };
  return named.toSorted((one, other) => keyOf(other) - keyOf(one));
}

/**
 * Sets two to four named datasets side by side, or what models were trained on; undefined where the question names fewer.
 * Names that are a dataset's and a model's are what most of the names are.
 */
export function answerComparison({ registry }: Sources, query: Query, limit: number): ComparisonAnswer | undefined {
  const firsts = new Map(query.mentions.toReversed().map((mention) => [mention.typed, mention.type]));
  const models = [...firsts.values()].filter((type) => type === "model").length;
  const named = namedDatasets(registry, query).slice(0, mostCompared);
  if (models * 2 > firsts.size || named.length < 2) {
    const compared = answerModels(registry, query, limit);
    if (compared) return compared;
  }
  if (named.length < 2) return undefined;
  return {
    kind: "comparison",
    query,
    relaxed: [],
    total: named.length,
    hits: inOrder(registry, named, query).map(namedHit),
    models: [],
  };
}
