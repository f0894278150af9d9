import { compact } from "../language/text.ts";
import { both, hasBit, without } from "../packed/bits.ts";
import { allOf, atAnyRemove, conjuncts } from "../records/expression.ts";
import type { Mention, Query } from "../records/query.ts";
import type { Registry } from "../records/registry.ts";
import type { Dataset, Model } from "../records/schema.ts";
import type { Hit } from "../search/rank.ts";
import { rankSimilar } from "../search/similar.ts";
import type { Answer, LineageAnswer, ModelAnswer, SimilarAnswer, Sources, UsersAnswer } from "./answer.ts";

export interface Named {
  readonly mention: Mention;
  readonly dataset: Dataset;
}

/** The datasets that the question names, each name once: what it is likeliest to mean. */
export function namedDatasets(registry: Registry, query: Query): readonly Named[] {
  const seen = new Set<string>();
  return query.mentions.flatMap((mention) => {
    const dataset = mention.type === "dataset" ? registry.dataset(mention.id) : undefined;
    if (!dataset || seen.has(mention.typed)) return [];
    seen.add(mention.typed);
    return [{ mention, dataset }];
  });
}

function nameReason(mention: Mention): string {
  return mention.exact ? "name" : `near-name:${mention.typed}`;
}

export function namedHit({ mention, dataset }: Named): Hit {
  return { dataset, score: 1, reasons: [nameReason(mention)] };
}

/** Whether a model was called by the name that others go on from: "LLaVA", and not "LLaVA-v1" or "LLaVA-1.0". */
function isWholeName({ name }: Model, { typed, exact }: Mention): boolean {
  return exact && !/\d/.test(typed.slice(name.length));
}

/** The stages of a model that a question asks for; all where it names none, none where the model has not got it. */
function stagesAsked({ stages }: Model, { stage, stageNumber }: Query): Model["stages"] {
  if (stageNumber !== null) return stages.slice(stageNumber - 1, stageNumber);
  return stage === null ? stages : stages.filter((one) => one.stage === stage);
}

/** Answers about a model from its own record. Null stands for a stage that it does not have. */
function answerModel(
  { registry, familyOf }: Sources,
  query: Query,
  model: Model,
  mention: Mention,
  limit: number,
): ModelAnswer {
  const stagesOf = new Map<Dataset, string[]>();
  const asked = stagesAsked(model, query);
  for (const { stage, datasets } of asked.length > 0 ? asked : model.stages) {
    for (const reference of datasets) {
      const dataset = typeof reference === "string" ? registry.dataset(reference) : undefined;
      if (dataset) stagesOf.set(dataset, [...(stagesOf.get(dataset) ?? []), `stage:${stage}`]);
    }
  }
  const claims = new Set(registry.namesOf(model).flatMap((name) => registry.claimedBy(name)));
  const whole = query.stage === null && query.stageNumber === null;
  const claimedBy = [...claims].filter((dataset) => whole && !stagesOf.has(dataset));
  const hits: Hit[] = [
    ...[...stagesOf].map(([dataset, reasons]) => ({ dataset, score: 1, reasons })),
    ...claimedBy.map((dataset) => ({ dataset, score: 0.5, reasons: [`claims:${model.id}`] })),
  ];
  return {
    kind: "model",
    query,
    relaxed: [],
    total: hits.length,
    hits: hits.slice(0, limit),
    model,
    mention,
    others: query.mentions.filter((other) => other !== mention),
    family: isWholeName(model, mention) ? familyOf([model.name, ...model.aliases]) : [],
    claimedBy,
  };
}

/**
 * Datasets whose names go on from the one that was named and that are what was said beside it ("오르카 매스 한국어 dpo"),
 * where the one of that very name is not.
 */
function variantsOf({ registry, evaluator }: Sources, query: Query, named: Named | undefined): readonly Dataset[] {
  if (!named || query.claim === null || query.form !== "card") return [];
  const place = registry.placeOf(named.dataset.id);
  const { yes } = evaluator.datasets(query.claim);
  if (hasBit(yes, place)) return [];
  const keys = [named.mention.typed, named.dataset.name].map(compact).filter((key) => key.length > 3);
  return registry.datasets.filter(
    (dataset, at) =>
      hasBit(yes, at) &&
      (dataset.derivedFrom.includes(named.dataset.id) ||
        registry.namesOf(dataset).some((name) => keys.some((key) => compact(name).includes(key)))),
  );
}

/** Facts of several datasets that are named. */
export function answerFacts({ registry }: Sources, query: Query, limit: number): Answer | undefined {
  const named = namedDatasets(registry, query);
  if (named.length < 2) return undefined;
  const hits = named.map(namedHit);
  return { kind: "facts", query, relaxed: [], total: hits.length, hits: hits.slice(0, limit) };
}

/** Answers about the records that a question names; undefined where it names none. */
export function answerMentions(sources: Sources, query: Query, limit: number): Answer | undefined {
  const { registry } = sources;
  const [mention, ...others] = query.mentions;
  if (!mention) return undefined;
  if (mention.type === "model") {
    const model = registry.model(mention.id);
    return model && answerModel(sources, query, model, mention, limit);
  }
  const named = namedDatasets(registry, query);
  const one = (hits: readonly Hit[]): Answer => ({
    kind: "dataset",
    query,
    relaxed: [],
    total: 1,
    hits,
    mention,
    others,
  });
  const several = (hits: readonly Hit[]): Answer => ({
    kind: "datasets",
    query,
    relaxed: [],
    total: hits.length,
    hits: hits.slice(0, limit),
    unfound: "",
    asWords: [],
    unknown: [],
  });
  const variants = named.length === 1 ? variantsOf(sources, query, named[0]) : [];
  const [variant, ...more] = variants;
  if (variant && more.length === 0) return one([namedHit({ mention, dataset: variant })]);
  if (variant) return several(variants.map((dataset) => namedHit({ mention, dataset })));
  const hits = named.map(namedHit);
  return named.length > 1 ? several(hits) : one(hits.slice(0, 1));
}

/** Tells who used the first dataset that the question names; undefined where it names none. */
export function answerUsers({ registry }: Sources, query: Query): UsersAnswer | undefined {
  const [first] = namedDatasets(registry, query);
  if (!first) return undefined;
  const users = registry.usersOf(first.dataset.id);
  return {
    kind: "users",
    query,
    relaxed: [],
    total: users.length,
    hits: [namedHit(first)],
    mention: first.mention,
    users,
  };
}

/** What was made from a dataset, and what was made from that, nearest first. */
function descendants(registry: Registry, dataset: Dataset): readonly Dataset[] {
  const found = new Set<Dataset>([dataset]);
  for (const one of found) for (const child of registry.derivedFrom(one.id)) found.add(child);
  found.delete(dataset);
  return [...found];
}

/** Tells what the first named dataset was made from, or what was made from it; undefined where the question names none. */
export function answerLineage(
  { registry, facets, evaluator }: Sources,
  query: Query,
  direction: "parents" | "children",
  limit: number,
): LineageAnswer | undefined {
  const [first] = namedDatasets(registry, query);
  if (!first) return undefined;
  const { dataset, mention } = first;
  const conditions = conjuncts(query.where).filter(
    ({ op }) => op !== "source-of" && op !== "derived-from" && op !== "text",
  );
  const kept = evaluator.datasets(allOf(conditions)).yes;
  const parents = dataset.derivedFrom
    .flatMap((one) => (typeof one === "string" ? (registry.dataset(one) ?? []) : []))
    .filter((one) => facets.has(kept, one.id));
  const children = registry.derivedFrom(dataset.id).filter((one) => facets.has(kept, one.id));
  // "A Korean version of X" is often made from a version of X.
  const isDeep = children.length === 0 && direction === "children";
  const made = isDeep ? descendants(registry, dataset).filter((one) => facets.has(kept, one.id)) : children;
  const hits = (direction === "parents" ? parents : made)
    .map(
      (one): Hit => ({
        dataset: one,
        score: 1,
        reasons: [direction === "parents" ? `parent-of:${dataset.id}` : `derived-from:${dataset.id}`],
      }),
    )
    .sort((one, other) => registry.evidence(other.dataset.id) - registry.evidence(one.dataset.id));
  const external =
    direction === "parents" && conditions.length === 0
      ? dataset.derivedFrom.filter((one) => typeof one !== "string")
      : [];
  return {
    kind: "lineage",
    query: isDeep && hits.length > 0 ? { ...query, where: atAnyRemove(query.where) } : query,
    relaxed: [],
    total: hits.length,
    hits: hits.slice(0, limit),
    mention,
    direction,
    external,
  };
}

/** Finds datasets like the first one that the question names; undefined where it names none. */
export function answerSimilar(
  { registry, index, facets }: Sources,
  query: Query,
  limit: number,
): SimilarAnswer | undefined {
  const [first] = namedDatasets(registry, query);
  if (!first) return undefined;
  const { id, kind } = first.dataset;
  const ofKind = kind === null ? facets.unknown({}, "kind") : facets.matching({ kind: [kind] });
  const candidates = without(both(facets.matching(query.filters), ofKind), facets.setOf([id]));
  const similar = rankSimilar(registry, index, first.dataset, candidates, query.skip, limit);
  return {
    kind: "similar",
    query,
    relaxed: [],
    ...similar,
    mention: first.mention,
  };
}
