import { type Bits, both, countBits } from "../packed/bits.ts";
import { filteredBy, withoutFilters } from "../records/filter.ts";
import type { Facet, FilterName, Query } from "../records/query.ts";
import { rank } from "../search/rank.ts";
import type { TextHits } from "../search/search.ts";
import type { Answer, NoneAnswer, Sources } from "./answer.ts";

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

/**
 * Says that nothing is what was asked for, and finds what is nearest.
 * @param unfound the filters are satisfied, but nothing there mentions the words that the question is about.
 */
export function answerNone(sources: Sources, query: Query, limit: number, unfound = false): NoneAnswer {
  const { index, facets, near, familyOf } = sources;
  const results: { dropped: readonly FilterName[]; total: number }[] = [];
  const plans = unfound || query.unresolved.length > 0 ? [] : dropPlans(filteredBy(query.filters));
  for (const dropped of plans) {
    // Once one filter less gives something, two less are of no interest.
    if (results[0] && dropped.length > results[0].dropped.length) break;
    const total = countBits(facets.matching(withoutFilters(query.filters, dropped)));
    if (total > 0) results.push({ dropped, total });
  }
  const [best, ...alternatives] = results;
  const hits = best
    ? rank(
        sources,
        facets.matching(withoutFilters(query.filters, best.dropped)),
        query,
        index.search(query.terms),
        limit,
      )
    : [];
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
    alternatives,
    family: family.length > 0,
    near: family.length > 0 ? family.map(({ id }) => ({ type: "model", id })) : named.flatMap(near).slice(0, 3),
  };
}

/** How many datasets satisfy every filter but one, of which nobody knows whether they do. */
function unknownBy({ facets }: Sources, query: Query): readonly { filter: FilterName; count: number }[] {
  return filteredBy(query.filters).flatMap((filter) => {
    const others = facets.matching(withoutFilters(query.filters, [filter]));
    const count = countBits(both(others, facets.unknown(query.filters, filter)));
    return count > 0 ? [{ filter, count }] : [];
  });
}

/** Facets whose words also describe what is in a dataset: beside a description they may be part of it. */
const descriptive: ReadonlySet<Facet> = new Set(["kind", "task", "annotation"]);

/** The datasets that satisfy the filters, and which of them hold the question's own words. */
function lookUp({ facets, index }: Sources, query: Query) {
  const telling = query.telling.filter(({ facet }) => facet === "task").flatMap(({ terms }) => terms);
  const text = index.search(query.terms, telling);
  const found = facets.matching(query.filters);
  return { text, found, holding: both(found, text.holding) };
}

/** The question with its descriptive filters read as words to look for; undefined where it has none, or no words beside. */
function asDescription(query: Query): { query: Query; asWords: readonly string[] } | undefined {
  const words = query.telling.filter(({ facet }) => descriptive.has(facet));
  if (words.length === 0 || query.text === "") return undefined;
  const facets = new Set(words.map(({ facet }) => facet));
  const asWords = words.map(({ typed }) => typed);
  return {
    asWords,
    query: {
      ...query,
      filters: withoutFilters(query.filters, [...facets]),
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
function isElsewhere({ text, filters, wantsData }: Query, found: Bits, hits: TextHits): boolean {
  const words = text.split(" ").length;
  // "AI Hub 99999" is about no page of it.
  const most = hits.mostHeld(found);
  if (most === 0 && /^\d{3,}$/.test(text)) return true;
  if (wantsData || words < 2) return false;
  const filtered = filteredBy(filters).filter((name) => name !== "size" && name !== "year").length;
  return filtered > 0
    ? most === 0 && words > 2 && words > 2 * filtered
    : most < Math.min(3, words / 2) || (words === 2 && most < words);
}

/** Finds the datasets that satisfy the filters, best first by the question's words; without filters, those that hold the words. */
export function answerFind(sources: Sources, asked: Query, limit: number): Answer {
  if (asked.unresolved.length > 0) return answerNone(sources, asked, limit);
  let query = asked;
  let looked = lookUp(sources, query);
  let asWords: readonly string[] = [];
  if (countBits(looked.found) === 0) {
    const description = asDescription(asked);
    const other = description && lookUp(sources, description.query);
    if (description && other && countBits(other.holding) > 0) {
      ({ query, asWords } = description);
      looked = other;
    }
  }
  const { text, found, holding } = looked;
  const filtered = filteredBy(query.filters).length > 0;
  const kept = filtered || query.text === "" ? found : holding;
  const unfound = query.text !== "" && countBits(holding) === 0;
  const total = countBits(kept);
  if (total === 0 || isElsewhere(query, found, text)) return answerNone(sources, query, limit, total > 0);
  return {
    kind: "datasets",
    query,
    relaxed: [],
    total,
    hits: rank(sources, kept, query, text, limit),
    unfound: unfound ? query.text : "",
    asWords,
    unknown: unknownBy(sources, query),
  };
}
