import { searchTerms } from "../language/text.ts";
import { type Bits, both, countBits, hasBit, without } from "../packed/bits.ts";
import { allOf, atAnyRemove, conjuncts, type Expression, facetOf } from "../records/expression.ts";
import type { Facet, FilterName, Query } from "../records/query.ts";
import type { Registry } from "../records/registry.ts";
import { type Hit, rank } from "../search/rank.ts";
import type { TextHits } from "../search/search.ts";
import type { Answer, NoneAnswer, Sources } from "./answer.ts";

// Which condition to give up first when nothing satisfies all: what a dataset is for (kind) and what it holds (modality)
// outlive how many there are and who labelled them, and a text can be translated, which is how most Korean sets came to be.
const dropOrder: readonly (FilterName | "added" | "users" | "relation")[] = [
  "host",
  "added",
  "users",
  "year",
  "size",
  "annotation",
  "tool",
  "license",
  "task",
  "language",
  "kind",
  "modality",
  "relation",
];

/** How readily a condition is given up: less is sooner. */
function dropCost(condition: Expression): number {
  const of = condition.op === "range" ? condition.of : (facetOf(condition) ?? "relation");
  return 2 ** dropOrder.indexOf(of);
}

/** The most conditions of which all combinations are tried. */
const mostDropped = 8;

/** The conditions to try without, fewest first, and among as many those given up more readily first. */
function dropPlans(conditions: readonly Expression[]): readonly (readonly Expression[])[] {
  const order = conditions.slice(0, mostDropped).toSorted((one, other) => dropCost(one) - dropCost(other));
  const plans = Array.from({ length: 2 ** order.length }, (_, bits) =>
    order.filter((_one, place) => (bits & (2 ** place)) !== 0),
  );
  const cost = (plan: readonly Expression[]) => plan.reduce((sum, one) => sum + dropCost(one), 0);
  return plans
    .filter((plan) => plan.length > 0 && plan.length < conditions.length)
    .sort((one, other) => one.length - other.length || cost(one) - cost(other));
}

/** The conditions of a question but its words, which put in order what satisfies the rest. */
function conditionsOf({ where }: Query): readonly Expression[] {
  return conjuncts(where).filter(({ op }) => op !== "text" && op !== "unknown");
}

/** The words for what was given up: what is nearest holds them. */
function termsOfDropped(registry: Registry, dropped: readonly Expression[]): readonly string[] {
  const labels = dropped.flatMap((one) => {
    const label = one.op === "is" ? registry.value(one.facet, one.value)?.label : undefined;
    return label ? [label.en, label.ko] : [];
  });
  return labels.flatMap(searchTerms);
}

/**
 * Says that nothing is what was asked for, and finds what is nearest.
 * @param unfound the conditions are satisfied, but nothing there mentions the words that the question is about.
 */
export function answerNone(sources: Sources, query: Query, limit: number, unfound = false): NoneAnswer {
  const { registry, index, evaluator, near, familyOf } = sources;
  const conditions = conditionsOf(query);
  const results: { dropped: readonly Expression[]; total: number; found: Bits }[] = [];
  const plans = unfound || query.unresolved.length > 0 || query.subject === "models" ? [] : dropPlans(conditions);
  for (const dropped of plans) {
    // Once one condition less gives something, two less are of no interest.
    if (results[0] && dropped.length > results[0].dropped.length) break;
    const found = evaluator.datasets(allOf(conditions.filter((one) => !dropped.includes(one)))).yes;
    const total = countBits(found);
    if (total > 0) results.push({ dropped, total, found });
  }
  const [best, ...alternatives] = results;
  const terms = best ? [...new Set([...query.terms, ...termsOfDropped(registry, best.dropped)])] : [];
  const hits = best ? rank(sources, best.found, query, index.search(terms), limit) : [];
  const named = [...query.unresolved, ...(query.intent === "model-data" ? [query.text] : [])];
  const family = named.flatMap((name) => familyOf([name]));
  return {
    kind: "none",
    query,
    relaxed: best?.dropped ?? [],
    total: 0,
    hits,
    nearestTotal: best?.total ?? 0,
    unfound: unfound ? query.text : "",
    alternatives: alternatives.map(({ dropped, total }) => ({ dropped, total })),
    family: family.length > 0,
    near: family.length > 0 ? family.map(({ id }) => ({ type: "model", id })) : named.flatMap(near).slice(0, 3),
  };
}

/** How many datasets satisfy every condition but one, of which nobody knows whether they do. */
function unknownBy({ evaluator }: Sources, query: Query): readonly { condition: Expression; count: number }[] {
  const conditions = conditionsOf(query);
  return conditions.flatMap((condition) => {
    const others = evaluator.datasets(allOf(conditions.filter((one) => one !== condition))).yes;
    const { yes, no } = evaluator.datasets(condition);
    const count = countBits(without(without(others, yes), no));
    return count > 0 ? [{ condition, count }] : [];
  });
}

/** Facets whose words also describe what is in a dataset: beside a description they may be part of it. */
const descriptive: ReadonlySet<Facet> = new Set(["kind", "task", "annotation"]);

/** The datasets that satisfy the conditions, and which of them hold the question's own words. */
function lookUp({ evaluator, index }: Sources, query: Query) {
  const telling = query.telling.filter(({ facet }) => facet === "task").flatMap(({ terms }) => terms);
  const text = index.search(query.terms, telling);
  const found = evaluator.datasets(allOf(conditionsOf(query))).yes;
  return { text, found, holding: both(found, text.holding) };
}

/** The question with its descriptive filters read as words to look for; undefined where it has none, or no words beside. */
function asDescription(query: Query): { query: Query; asWords: readonly string[] } | undefined {
  const words = query.telling.filter(({ facet }) => descriptive.has(facet));
  if (words.length === 0 || query.text === "") return undefined;
  const facets = new Set(words.map(({ facet }) => facet));
  const asWords = words.map(({ typed }) => typed);
  const isWord = (one: Expression) => {
    const facet = facetOf(one);
    return facet !== null && facets.has(facet);
  };
  const filters = Object.entries(query.filters).filter(([name]) => ![...facets].some((facet) => facet === name));
  return {
    asWords,
    query: {
      ...query,
      where: allOf(conjuncts(query.where).filter((one) => !isWord(one))),
      filters: Object.fromEntries(filters),
      text: [query.text, ...asWords].join(" "),
      terms: [...new Set([...query.terms, ...words.flatMap(({ terms }) => terms)])],
      telling: query.telling.filter(({ facet }) => !facets.has(facet)),
    },
  };
}

/**
 * Whether a question that does not ask for data is about words that nobody here writes about ("book me a flight"), though
 * a filter or one of the words would find something.
 */
function isElsewhere(query: Query, found: Bits, hits: TextHits): boolean {
  const { text, wantsData } = query;
  const words = text.split(" ").length;
  // "AI Hub 99999" is about no page of it.
  const most = hits.mostHeld(found);
  if (most === 0 && /^\d{3,}$/.test(text)) return true;
  if (wantsData || words < 2) return false;
  const filtered = new Set(conditionsOf(query).map((one) => (one.op === "range" ? null : (facetOf(one) ?? one.op))));
  filtered.delete(null);
  return filtered.size > 0
    ? most === 0 && words > 2 && words > 2 * filtered.size
    : most < Math.min(3, words / 2) || (words === 2 && most < words);
}

/** Why a hit satisfies a relation: the models and datasets that were named. */
function relationReasons({ evaluator, registry }: Sources, conditions: readonly Expression[]): (hit: Hit) => Hit {
  const reasons = conditions.flatMap((one) => {
    if (one.op === "used-by" && one.models.op === "named")
      return [{ code: `used-by-model:${one.models.id}`, set: evaluator.datasets(one).yes }];
    if (one.op === "derived-from" && one.datasets.op === "named")
      return [{ code: `derived-from:${one.datasets.id}`, set: evaluator.datasets(one).yes }];
    if (one.op === "source-of" && one.datasets.op === "named")
      return [{ code: `parent-of:${one.datasets.id}`, set: evaluator.datasets(one).yes }];
    return [];
  });
  if (reasons.length === 0) return (hit) => hit;
  return (hit) => {
    const place = registry.placeOf(hit.dataset.id);
    const own = reasons.flatMap(({ code, set }) => (hasBit(set, place) ? [code] : []));
    return { ...hit, reasons: [...own, ...hit.reasons] };
  };
}

/** The same question with what was made from a dataset at any remove: "a Korean version of X" is often made from a version of X. */
function deeper(query: Query): Query | undefined {
  const parts = conjuncts(query.where);
  if (!parts.some((one) => one.op === "derived-from" && one.any === undefined)) return undefined;
  return { ...query, where: atAnyRemove(query.where) };
}

/** Finds the datasets that satisfy the conditions, best first by the question's words; without conditions, those that hold the words. */
export function answerFind(sources: Sources, asked: Query, limit: number): Answer {
  if (asked.unresolved.length > 0) return answerNone(sources, asked, limit);
  let query = asked;
  let looked = lookUp(sources, query);
  let asWords: readonly string[] = [];
  if (countBits(looked.found) === 0) {
    const description = asDescription(asked);
    const other = description && lookUp(sources, description.query);
    const deep = deeper(asked);
    // The question's own words must be there too: a word that says nothing makes no description.
    const own = other && both(other.found, sources.index.search(asked.terms).holding);
    if (description && other && own && countBits(own) > 0) {
      ({ query, asWords } = description);
      looked = other;
    } else if (deep) {
      const further = lookUp(sources, deep);
      if (countBits(further.found) > 0) {
        query = deep;
        looked = further;
      }
    }
  }
  const { text, found, holding } = looked;
  const conditions = conditionsOf(query);
  const kept = conditions.length > 0 || query.text === "" ? found : holding;
  const unfound = query.text !== "" && countBits(holding) === 0;
  const total = countBits(kept);
  if (total === 0 || isElsewhere(query, found, text)) {
    // Words alone that nobody here writes, and that ask for nothing, are talk.
    if (conditions.length === 0 && !query.wantsData && query.text !== "")
      return { kind: "help", query: { ...query, talk: "offtopic" }, relaxed: [], total: 0, hits: [] };
    return answerNone(sources, query, limit, total > 0);
  }
  return {
    kind: "datasets",
    query,
    relaxed: [],
    total,
    hits: rank(sources, kept, query, text, limit).map(relationReasons(sources, conditions)),
    unfound: unfound ? query.text : "",
    asWords,
    unknown: unknownBy(sources, query),
  };
}
