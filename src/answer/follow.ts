import type { Filters, Query } from "../records/query.ts";
import type { Hit } from "../search/rank.ts";
import type { Cue } from "../understand/meaning.ts";
import type { Parsed } from "../understand/parse.ts";

/** Intents that ask for many datasets: a question after them can narrow them down. */
const many: readonly Query["intent"][] = ["find", "count", "similar", "children"];

function merge(before: Filters, now: Filters): Filters {
  return { ...before, ...now };
}

/** Whether a question only names something. */
function isPlain({ field, stage, sort }: Query, cues: ReadonlySet<Cue>): boolean {
  return field === null && stage === null && sort === null && [...cues].every((cue) => cue === "refine");
}

function askSame(before: Query, query: Query): Query {
  const wanted = before.intent === "model-data" ? "model" : "dataset";
  const mentions = query.mentions.toSorted((one, other) => Number(other.type === wanted) - Number(one.type === wanted));
  if (mentions[0]?.type !== wanted) return query;
  return { ...query, mentions, intent: before.intent, field: before.field, stage: before.stage };
}

function isBare({ mentions, filters, text, sort, unresolved }: Query): boolean {
  return mentions.length + unresolved.length === 0 && Object.keys(filters).length === 0 && text === "" && sort === null;
}

/** A question about the dataset or model before ("license?", "who used it"), which names none itself. */
function asksOfNamed(query: Query, cues: ReadonlySet<Cue>): boolean {
  const about: readonly Cue[] = ["users", "parents", "children", "similar", "describe", "model-data"];
  return query.field !== null || about.some((cue) => cues.has(cue));
}

function intentAbout(cues: ReadonlySet<Cue>): Query["intent"] {
  const about: readonly Query["intent"][] = ["users", "children", "parents", "similar"];
  return about.find((intent) => cues.has(intent)) ?? "describe";
}

/**
 * Reads a question as one that goes on from another: narrows it ("only Korean ones"), turns its page ("more"), picks
 * from its list ("the second one"), or asks about what it was about ("its licence?"). A question of its own stays as it is.
 * @param hitsOf the datasets that the question before was answered with, in order.
 * @param page how many of them a page holds.
 */
export function follow(
  before: Query,
  { query, cues, place, fragment, stage }: Parsed,
  hitsOf: () => readonly Hit[],
  page: number,
): Query {
  const bare = isBare(query);
  if (place !== null && bare) {
    const hits = hitsOf();
    const hit = place === "last" ? hits.at(-1) : hits[Number(place) - 1];
    if (hit) {
      const mention = { type: "dataset", id: hit.dataset.id, typed: hit.dataset.name, exact: true } as const;
      return { ...query, intent: intentAbout(cues), mentions: [mention] };
    }
  }
  // "Only the pretraining stage" after what a model was trained on.
  const ofModel = before.intent === "model-data" && before.mentions[0]?.type === "model";
  if (ofModel && stage !== null && query.mentions.length + query.unresolved.length === 0 && query.terms.length < 2)
    return { ...before, question: query.question, locale: query.locale, stage };
  if (cues.has("more") && bare) return { ...before, locale: query.locale, skip: before.skip + page };
  const narrows =
    (cues.has("refine") || (fragment && !bare && query.text === "")) &&
    many.includes(before.intent) &&
    query.mentions.length + query.unresolved.length === 0;
  if (narrows) {
    return {
      ...before,
      question: query.question,
      locale: query.locale,
      intent: query.intent === "count" ? "count" : before.intent === "count" ? "find" : before.intent,
      filters: merge(before.filters, query.filters),
      sort: query.sort ?? before.sort,
      text: [before.text, query.text].filter((text) => text !== "").join(" "),
      terms: [...new Set([...before.terms, ...query.terms])],
      wantsData: true,
      telling: [...before.telling, ...query.telling],
      skip: 0,
    };
  }
  // "and LLaVA-NeXT?" asks of another one what was asked before.
  if (query.mentions.length > 0 && isPlain(query, cues) && before.mentions.length > 0) return askSame(before, query);
  const [named] = before.mentions;
  if (
    named &&
    query.mentions.length === 0 &&
    query.unresolved.length === 0 &&
    asksOfNamed(query, cues) &&
    query.text === ""
  ) {
    const about = { ...query, mentions: before.mentions };
    return { ...about, intent: named.type === "model" ? "model-data" : intentAbout(cues) };
  }
  return query;
}
