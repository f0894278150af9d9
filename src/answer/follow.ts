import {
  allOf,
  commercialUse,
  conjuncts,
  type Expression,
  everything,
  facetOf,
  filtersOf,
  notOf,
} from "../records/expression.ts";
import type { Mention, Query } from "../records/query.ts";
import type { Hit } from "../search/rank.ts";
import { ofData } from "../understand/list-shapes.ts";
import type { Cue } from "../understand/meaning.ts";
import type { Parsed } from "../understand/parse.ts";
import { asksPermission, asksShared } from "../understand/phrases.ts";
import { plainShape } from "../understand/plain-shape.ts";

/** Forms that show many things: a question after them can narrow them down. */
const many: readonly Query["form"][] = ["list", "count", "similar"];

/** A query with other conditions, and its filters in step. */
function withWhere(query: Query, where: Expression): Query {
  return { ...query, where, filters: filtersOf(where) };
}

/** Whether a question names something and asks nothing of it. */
function isPlain({ fields, stage, sort, form }: Query, cues: ReadonlySet<Cue>): boolean {
  return (
    form === "card" &&
    fields.length === 0 &&
    stage === null &&
    sort === null &&
    [...cues].every((cue) => cue === "refine")
  );
}

/** An expression with one record in place of those of its type. */
function renamed(one: Expression, { type, id }: Mention): Expression {
  const inside = (other: Expression) => renamed(other, { type, id, typed: "", exact: true });
  switch (one.op) {
    case "and":
    case "or":
      return { op: one.op, of: one.of.map(inside) };
    case "not":
      return notOf(inside(one.of));
    case "named":
      return one.type === type ? { op: "named", type, id } : one;
    case "used-by":
      return { ...one, models: inside(one.models) };
    case "uses":
    case "derived-from":
    case "source-of":
      return { ...one, datasets: inside(one.datasets) };
    default:
      return one;
  }
}

/** "And LLaVA-NeXT?" asks of another record what was asked before; undefined where it is of another type. */
function askSame(before: Query, query: Query): Query | undefined {
  const wanted = before.mentions[0]?.type;
  const mentions = query.mentions.toSorted((one, other) => Number(other.type === wanted) - Number(one.type === wanted));
  const [first] = mentions;
  if (!first || first.type !== wanted) return undefined;
  const claim = before.claim === null ? null : renamed(before.claim, first);
  return {
    ...withWhere(before, allOf(conjuncts(renamed(before.where, first)))),
    claim,
    question: query.question,
    locale: query.locale,
    mentions,
    unresolved: query.unresolved,
    skip: 0,
  };
}

function isBare({ mentions, where, unresolved }: Query): boolean {
  return mentions.length + unresolved.length === 0 && conjuncts(where).length === 0;
}

const about: readonly Cue[] = ["users", "parents", "children", "similar", "describe", "model-data"];

function intentAbout(cues: ReadonlySet<Cue>): Query["intent"] {
  const asked: readonly Query["intent"][] = ["users", "children", "parents", "similar"];
  return asked.find((intent) => cues.has(intent)) ?? "describe";
}

/** A question about a record that it does not name itself ("its licence?", "is the second one commercial?"). */
function askAbout(query: Query, mention: Mention, { cues, yesNo }: Parsed): Query {
  const named: Query = { ...query, mentions: [mention], unresolved: [] };
  const claim = allOf(conjuncts(query.where).filter(({ op }) => op !== "text"));
  if (mention.type === "dataset" && asksPermission(query.question) && conjuncts(claim).length === 0) {
    const where: Expression = { op: "named", type: "dataset", id: mention.id };
    return {
      ...withWhere(named, where),
      form: "verdict",
      intent: "verdict",
      claim: commercialUse,
      field: "license",
      text: "",
      terms: [],
    };
  }
  if (mention.type === "dataset" && yesNo && !cues.has("children") && conjuncts(claim).length > 0) {
    const where: Expression = { op: "named", type: "dataset", id: mention.id };
    return { ...withWhere(named, where), form: "verdict", intent: "verdict", claim };
  }
  // "Its data's licence?" asks of what the model was trained on.
  const asksOfData = query.fields.some((field) => ofData.includes(field));
  if (mention.type === "model" && (asksOfData || conjuncts(claim).length > 0)) {
    const data: Expression = {
      op: "used-by",
      models: { op: "named", type: "model", id: mention.id },
      stage: query.stage,
    };
    const where = allOf([data, ...conjuncts(claim)]);
    return {
      ...withWhere(named, where),
      form: query.form === "count" ? "count" : "list",
      intent: "find",
      text: "",
      terms: [],
    };
  }
  const intent = mention.type === "model" ? "model-data" : intentAbout(cues);
  const conditions = intent === "children" || intent === "similar" ? conjuncts(claim) : [];
  const shape = plainShape({ ...named, text: "" }, intent, conditions);
  return { ...named, ...shape, filters: filtersOf(shape.where), text: "", terms: [] };
}

/** The conditions of before with those of now: of a facet or a measure that both speak of, the new one counts. */
function merged(before: Expression, now: Expression): Expression {
  const added = conjuncts(now);
  const keyOf = (one: Expression) => (one.op === "range" ? one.of : one.op === "not" ? null : facetOf(one));
  const opposed = new Set(added.flatMap((one) => (one.op === "not" ? [JSON.stringify(one.of)] : [])));
  const replaced = new Set(added.map(keyOf).filter((key) => key !== null));
  const kept = conjuncts(before).filter((one) => {
    const key = keyOf(one);
    return !(key !== null && replaced.has(key)) && !opposed.has(JSON.stringify(one));
  });
  return allOf([...kept, ...added]);
}

function narrowed(before: Query, query: Query): Query {
  const where = merged(before.where, query.where);
  const counts = query.form === "count";
  return {
    ...withWhere(before, where),
    question: query.question,
    locale: query.locale,
    form: counts ? "count" : before.form === "count" ? "list" : before.form,
    intent: counts ? "count" : before.intent === "count" ? "find" : before.intent,
    sort: query.sort ?? before.sort,
    fields: conjuncts(query.where).length > 0 ? before.fields : query.fields,
    text: [before.text, query.text].filter((text) => text !== "").join(" "),
    terms: [...new Set([...before.terms, ...query.terms])],
    wantsData: true,
    telling: [...before.telling, ...query.telling],
    skip: 0,
  };
}

/** The models that used what was asked for before. */
function usersOf(before: Query, query: Query): Query {
  const where: Expression = { op: "uses", datasets: before.where, stage: null };
  return {
    ...withWhere(query, where),
    subject: "models",
    form: query.form === "count" ? "count" : "list",
    intent: "users",
    text: "",
    terms: [],
  };
}

/** What the last two models that were asked about have in common ("둘이 겹치는 건?"); undefined where they were not two. */
function sharedWith(earlier: readonly Query[], before: Query, query: Query): Query | undefined {
  const ids = [before, ...earlier.toReversed()].flatMap(({ mentions: [mention] }) =>
    mention?.type === "model" ? [mention.id] : [],
  );
  const [first, second] = [...new Set(ids)];
  if (first === undefined || second === undefined) return undefined;
  const usedBy = [second, first].map(
    (id): Expression => ({ op: "used-by", models: { op: "named", type: "model", id }, stage: null }),
  );
  const conditions = conjuncts(query.where).filter(({ op }) => op !== "text");
  return {
    ...withWhere(query, allOf([...usedBy, ...conditions])),
    form: query.form === "count" ? "count" : "list",
    intent: "find",
    text: "",
    terms: [],
  };
}

/**
 * Reads a question as an edit of the one before: narrows it ("only Korean ones"), turns its page ("more"), its form ("how
 * many?") or its subject ("which models?"), picks from its list ("the second one"), or asks about what it was about ("its
 * licence?"). A question of its own stays as it is.
 * @param hitsOf the datasets that the question before was answered with, in order.
 * @param page how many of them a page holds.
 * @param earlier the questions before that one, oldest first.
 */
export function follow(
  before: Query,
  parsed: Parsed,
  hitsOf: () => readonly Hit[],
  page: number,
  earlier: readonly Query[] = [],
): Query {
  const { query, cues, place, fragment, stage, yesNo } = parsed;
  const bare = isBare(query);
  const nameless = query.mentions.length + query.unresolved.length === 0;
  const wordless = query.text === "";
  if (place !== null && nameless && wordless) {
    const hits = hitsOf();
    const hit = place === "last" ? hits.at(-1) : hits[Number(place) - 1];
    if (hit)
      return askAbout(query, { type: "dataset", id: hit.dataset.id, typed: hit.dataset.name, exact: true }, parsed);
  }
  // "Only the pretraining stage" after what a model was trained on.
  const ofModel = before.form === "card" && before.mentions[0]?.type === "model";
  if (ofModel && stage !== null && nameless && query.terms.length < 2)
    return { ...before, question: query.question, locale: query.locale, stage };
  const isMany = many.includes(before.form);
  if (cues.has("more") && bare) return { ...before, locale: query.locale, skip: before.skip + page };
  if (isMany && nameless && wordless) {
    const models =
      before.subject === "datasets" && (cues.has("users") || (cues.has("models") && !cues.has("describe")));
    if (models && bare) return usersOf(before, query);
    const counts =
      cues.has("count") ||
      (query.fields.length === 1 && query.fields[0] === "size" && /몇|how many/i.test(query.question));
    if (bare && counts) return narrowed(before, { ...query, form: "count", fields: [] });
    if (bare && (cues.has("count") || query.sort !== null))
      return narrowed(before, { ...query, form: cues.has("count") ? "count" : query.form });
    if (yesNo && !bare && !cues.has("refine") && query.fields.length === 0)
      return {
        ...before,
        question: query.question,
        locale: query.locale,
        form: "verdict",
        intent: "verdict",
        claim: query.where,
        skip: 0,
      };
    if (bare && query.fields.length > 0 && before.subject === "datasets" && before.mentions.length === 0)
      return narrowed(before, { ...query, where: everything, form: "list" });
  }
  // "Actually GUI benchmarks": what names its own kind of thing anew starts anew.
  const anew = /\b(?:actually|instead|rather)\b|^아니/i.test(query.question) && query.filters.kind !== undefined;
  if (anew) return query;
  const narrows = (cues.has("refine") || (fragment && !bare && wordless)) && isMany && nameless;
  if (narrows) return narrowed(before, query);
  if (query.mentions.length > 0 && isPlain(query, cues) && before.mentions.length > 0) {
    const same = askSame(before, query);
    if (same) return same;
  }
  const [named] = before.mentions;
  const both = nameless && asksShared(query.question) ? sharedWith(earlier, before, query) : undefined;
  if (both) return both;
  const permission = asksPermission(query.question);
  const asksOf =
    permission ||
    (cues.has("refine") && !bare) ||
    query.fields.length > 0 ||
    query.field !== null ||
    about.some((cue) => cues.has(cue)) ||
    (yesNo && !bare);
  if (named && nameless && asksOf && (wordless || permission)) return askAbout(query, named, parsed);
  return query;
}
