import { countBits, eachBit } from "../packed/bits.ts";
import type { Query } from "../records/query.ts";
import type { Model } from "../records/schema.ts";
import type { Answer, Sources } from "./answer.ts";
import { answerNone } from "./answer-search.ts";

/** The models that satisfy the conditions: the newer first, then by name. */
export function answerModels(sources: Sources, query: Query, limit: number): Answer {
  if (query.unresolved.length > 0) return answerNone(sources, query, limit);
  const { registry, evaluator } = sources;
  const { yes } = evaluator.models(query.where);
  const total = countBits(yes);
  if (total === 0) return answerNone(sources, query, limit);
  const models: Model[] = [];
  eachBit(yes, (place) => {
    const model = registry.models[place];
    if (model) models.push(model);
  });
  models.sort((one, other) => (other.year ?? 0) - (one.year ?? 0) || (one.name < other.name ? -1 : 1));
  return { kind: "models", query, relaxed: [], total, hits: [], models };
}
