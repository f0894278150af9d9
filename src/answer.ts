import { applyFilters, filteredFacets, withoutFacets } from "./filter.ts";
import type { Facet, Mention, Query } from "./query.ts";
import { type Hit, rank } from "./rank.ts";
import type { RecordRef, Registry } from "./registry.ts";
import type { Dataset, Model } from "./schema.ts";
import type { TextIndex } from "./search.ts";

interface Answered {
  readonly query: Query;
  /** The filters that the hits do not satisfy, because nothing satisfies all of them. */
  readonly relaxed: readonly Facet[];
  /** How many datasets are what was asked for; 0 where the hits are only near it. */
  readonly total: number;
  /** The best of them, at most the limit. */
  readonly hits: readonly Hit[];
}

/** Datasets that satisfy every filter, or hold the question's words, or are named together. */
export interface DatasetsAnswer extends Answered {
  readonly kind: "datasets";
  /** Words of the question that stand in no text, where the filters alone gave the hits. */
  readonly unfound: string;
}

/** The one dataset that the question names: the first hit. */
export interface DatasetAnswer extends Answered {
  readonly kind: "dataset";
  readonly mention: Mention;
  /** Other records of that name. */
  readonly others: readonly Mention[];
}

/** What a model was trained on: the datasets of its stages first, then those that only claim it as a user. */
export interface ModelAnswer extends Answered {
  readonly kind: "model";
  readonly model: Model;
  readonly mention: Mention;
  readonly others: readonly Mention[];
  /** Datasets whose own records list the model, which its record does not confirm. */
  readonly claimedBy: readonly Dataset[];
}

/** Nothing is what was asked for. The hits, if any, are what is nearest, with the filters in `relaxed` dropped. */
export interface NoneAnswer extends Answered {
  readonly kind: "none";
  readonly nearestTotal: number;
  /** Other ways to drop as few filters, and how many datasets each gives. */
  readonly alternatives: readonly { readonly dropped: readonly Facet[]; readonly total: number }[];
  /** Records whose names are near one that has no record. */
  readonly near: readonly RecordRef[];
}

/** What the bot is for. */
export interface HelpAnswer extends Answered {
  readonly kind: "help";
}

/** The facts that answer a question, without a word. */
export type Answer = DatasetsAnswer | DatasetAnswer | ModelAnswer | NoneAnswer | HelpAnswer;

/** What an answer is made from. */
export interface Sources {
  readonly registry: Registry;
  readonly index: TextIndex;
  /** Records with a name near this one, best first. */
  readonly near: (name: string) => readonly RecordRef[];
}

// Which filter to give up first when nothing satisfies all: what a dataset is for (kind) and what it holds (modality)
// outlive who labelled it, and a text can be translated, which is how most Korean sets came to be.
const dropOrder: readonly Facet[] = ["annotation", "task", "language", "kind", "modality"];

/** The facets to try without, fewest first, and among as many those given up more readily first. */
function dropPlans(asked: readonly Facet[]): readonly (readonly Facet[])[] {
  const order = dropOrder.filter((facet) => asked.includes(facet));
  const plans = Array.from({ length: 2 ** order.length }, (_, bits) =>
    order.filter((_facet, place) => (bits & (2 ** place)) !== 0),
  );
  const cost = (plan: readonly Facet[]) => plan.reduce((sum, facet) => sum + 2 ** dropOrder.indexOf(facet), 0);
  return plans
    .filter((plan) => plan.length > 0 && plan.length < asked.length)
    .sort((one, other) => one.length - other.length || cost(one) - cost(other));
}

function answerNone({ registry, index, near }: Sources, query: Query, limit: number): NoneAnswer {
  const results = dropPlans(filteredFacets(query.filters))
    .map((dropped) => ({ dropped, found: applyFilters(registry, withoutFacets(query.filters, dropped)) }))
    .filter(({ found }) => found.length > 0);
  const [best, ...rest] = results;
  const hits = best ? rank(registry, best.found, query.filters, index.search(query.terms)) : [];
  const named = [...query.unresolved, ...(query.intent === "model-data" ? [query.text] : [])];
  return {
    kind: "none",
    query,
    relaxed: best?.dropped ?? [],
    total: 0,
    hits: hits.slice(0, limit),
    nearestTotal: best?.found.length ?? 0,
    alternatives: rest
      .filter(({ dropped }) => dropped.length === best?.dropped.length)
      .map(({ dropped, found }) => ({ dropped, total: found.length })),
    near: named.flatMap(near).slice(0, 3),
  };
}

function answerFind(sources: Sources, query: Query, limit: number): Answer {
  const { registry, index } = sources;
  if (query.unresolved.length > 0) return answerNone(sources, query, limit);
  const filtered = filteredFacets(query.filters).length > 0;
  const text = index.search(query.terms);
  const found = applyFilters(registry, query.filters);
  const kept = filtered || query.text === "" ? found : found.filter(({ id }) => text.some((hit) => hit.id === id));
  if (kept.length === 0) return answerNone(sources, query, limit);
  const hits = rank(registry, kept, query.filters, text);
  const unfound = query.text !== "" && !hits.some((hit) => hit.reasons.some((reason) => reason.startsWith("text:")));
  return {
    kind: "datasets",
    query,
    relaxed: [],
    total: hits.length,
    hits: hits.slice(0, limit),
    unfound: unfound ? query.text : "",
  };
}

function nameReason(mention: Mention): string {
  return mention.exact ? "name" : `near-name:${mention.typed}`;
}

function answerModel({ registry }: Sources, query: Query, model: Model, mention: Mention, limit: number): ModelAnswer {
  const stagesOf = new Map<Dataset, string[]>();
  for (const { stage, datasets } of model.stages) {
    for (const reference of datasets) {
      const dataset = typeof reference === "string" ? registry.dataset(reference) : undefined;
      if (dataset) stagesOf.set(dataset, [...(stagesOf.get(dataset) ?? []), `stage:${stage}`]);
    }
  }
  const names = new Set(registry.namesOf(model));
  const claimedBy = registry.datasets.filter(
    (dataset) => !stagesOf.has(dataset) && dataset.claimedUsers.some((user) => names.has(user)),
  );
  const hits: Hit[] = [
    ...[...stagesOf].map(([dataset, reasons]) => ({ dataset, score: 1, reasons })),
    ...claimedBy.map((dataset) => ({ dataset, score: 0.5, reasons: [`claims:${model.id}`] })),
  ];
  const others = query.mentions.filter((other) => other !== mention);
  return {
    kind: "model",
    query,
    relaxed: [],
    total: hits.length,
    hits: hits.slice(0, limit),
    model,
    mention,
    others,
    claimedBy,
  };
}

function answerMentions(sources: Sources, query: Query, limit: number): Answer | undefined {
  const { registry } = sources;
  const [mention, ...others] = query.mentions;
  if (!mention) return undefined;
  if (mention.type === "model") {
    const model = registry.model(mention.id);
    return model && answerModel(sources, query, model, mention, limit);
  }
  const named = query.mentions.flatMap((one): Hit[] => {
    const dataset = one.type === "dataset" ? registry.dataset(one.id) : undefined;
    return dataset ? [{ dataset, score: 1, reasons: [nameReason(one)] }] : [];
  });
  const distinct = new Set(query.mentions.filter((one) => one.type === "dataset").map((one) => one.typed));
  const hits = named.slice(0, limit);
  if (distinct.size > 1) return { kind: "datasets", query, relaxed: [], total: named.length, hits, unfound: "" };
  return { kind: "dataset", query, relaxed: [], total: 1, hits: hits.slice(0, 1), mention, others };
}

/** Decides what kind of answer a question has, and finds its facts. `limit`: the most hits, at least 1. */
export function answer(sources: Sources, query: Query, limit: number): Answer {
  switch (query.intent) {
    case "help":
      return { kind: "help", query, relaxed: [], total: 0, hits: [] };
    case "find":
      return answerFind(sources, query, limit);
    case "describe":
    case "model-data":
      return answerMentions(sources, query, limit) ?? answerNone(sources, query, limit);
  }
}
