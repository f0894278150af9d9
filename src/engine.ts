import type { Answer } from "./answer/answer.ts";
import { follow } from "./answer/follow.ts";
import { respond } from "./answer/respond.ts";
import type { Locale } from "./language/locale.ts";
import { lazy } from "./packed/lazy.ts";
import type { Message } from "./present/message.ts";
import { present, presentRecords } from "./present/present.ts";
import { choiceLabel, writeFilters } from "./present/wording.ts";
import { buildFamilies } from "./records/family.ts";
import { buildLinks } from "./records/link.ts";
import type { Facet, Filters, Query } from "./records/query.ts";
import type { RecordRef, Registry } from "./records/registry.ts";
import { type PackedRelations, readRelations } from "./records/relations.ts";
import { type FacetChoices, facetChoices, type VocabularyValue, vocabularyValues } from "./search/choices.ts";
import { type PackedCompletions, packCompletions, readCompletions } from "./search/completion.ts";
import { createEvaluator } from "./search/evaluate.ts";
import { buildFacetIndex, type PackedFacets, readFacets } from "./search/facet-index.ts";
import { buildOrders, readOrder } from "./search/order.ts";
import { type PackedTexts, packTexts, readTexts } from "./search/read-texts.ts";
import { openTextIndex } from "./search/search.ts";
import { createSuggest, type Suggest } from "./search/suggest.ts";
import { isEdit } from "./understand/edits.ts";
import { createFind, type Find } from "./understand/find.ts";
import { openLexicon } from "./understand/lexicon.ts";
import { createNear } from "./understand/near.ts";
import { notationOf } from "./understand/notation.ts";
import { createOrganizationFinder } from "./understand/organization.ts";
import { parse } from "./understand/parse.ts";
import { createNumberReader } from "./understand/range.ts";
import { createTalkReader } from "./understand/talk.ts";
import { spellOut } from "./understand/values.ts";
import { readWordTable, type WordTable } from "./understand/word-table.ts";

/** How a question is to be answered. */
export interface AskOptions {
  /** The answer's language; the question's own language where it is not given. */
  readonly locale?: Locale;
  /** At most this many datasets, 1 to 1,000; 5 where it is not given. */
  readonly limit?: number;
  /**
   * How many of the best datasets to leave out, beyond what the conversation passed already: the pages before this one.
   * Less than 0 goes back; 0 where it is not given.
   */
  readonly skip?: number;
  /** The questions of the conversation before this one, oldest first: what "only Korean ones" or "more" goes on from. */
  readonly after?: readonly string[];
  /** The day of asking, which "this year" and "added this week" go by; now where it is not given. */
  readonly today?: Date;
}

/** An answer three ways: what was understood, the facts, and the words. */
export interface Reply {
  readonly query: Query;
  readonly answer: Answer;
  readonly message: Message;
  /** Whether the question only makes sense after those before it ("only Korean ones", "more", "its licence?"). */
  readonly followed: boolean;
  /** Whether it is so as a whole: nothing in it is about anything else, nor plain talk among people. */
  readonly edit: boolean;
  /** What was understood, written out: asked as a question, it is read back as the same. */
  readonly expression: string;
}

/** Answers a question. Never throws, whatever the string; synchronous, without I/O. */
export type Ask = (question: string, options?: AskOptions) => Reply;

/** What an engine knows, for those who ask what it is. */
export interface About {
  readonly datasets: number;
  readonly models: number;
  /** The day the registry was last brought up to date, "2026-11-23", or null where it does not say. */
  readonly updated: string | null;
}

/** The engine: pure and synchronous; everything it needs was handed to it. */
export interface Engine {
  readonly ask: Ask;
  readonly suggest: Suggest;
  readonly find: Find;
  /** Records as cards: one in full, several in brief. What has no record is left out. */
  readonly show: (refs: readonly RecordRef[], locale: Locale) => Message;
  /** What can be filtered by, for forms: each facet with the values that some dataset has, the commonest first. */
  readonly choices: (locale: Locale) => readonly FacetChoices[];
  /** The values of one vocabulary with all that people write for them, for completing what somebody types. */
  readonly vocabulary: (name: Facet | "stage", locale: Locale) => readonly VocabularyValue[];
  /** Filters as a question, which is read back as these filters: what a form asks, and what a button carries. */
  readonly writeFilters: (filters: Filters, locale: Locale) => string;
  readonly about: () => About;
  /** The records themselves, for pages that show all of them. */
  readonly registry: () => Registry;
}

const defaultLimit = 5;
const mostHits = 1000;
/** How far back a conversation is read. */
const mostBefore = 8;

/** What an engine reads out of a registry: flat values, to be made once and kept beside it. */
export interface Compiled {
  readonly words: WordTable;
  readonly texts: PackedTexts;
  readonly completions: PackedCompletions;
  /** The order of the datasets where a question asks for none (`readOrder`). */
  readonly order: Uint32Array;
  readonly facets: PackedFacets;
  /** Who refers to which dataset: what `buildRegistry` takes. */
  readonly relations: PackedRelations;
}

/** Reads out of a registry what an engine needs. */
export function compile(registry: Registry): Compiled {
  return {
    words: readWordTable(registry),
    texts: packTexts(readTexts(registry)),
    completions: packCompletions(readCompletions(registry)),
    order: readOrder(registry),
    facets: readFacets(registry),
    relations: readRelations(registry, (id) => registry.currentId("dataset", id)),
  };
}

/**
 * Builds an engine over a registry: ask = parse → search → rank → answer → present. What was not compiled before is read
 * out of the registry: the texts when the first word is looked up, the names to complete when something is first typed.
 * @param compiled what `compile` made of this very registry, where that was kept.
 */
export function createEngine(registry: Registry, compiled?: Compiled): Engine {
  const texts = lazy(() => compiled?.texts ?? readTexts(registry));
  const index = openTextIndex(texts, registry.datasets.length);
  const lexicon = openLexicon(compiled?.words ?? readWordTable(registry), registry, index.isWritten);
  const completions = () => compiled?.completions ?? readCompletions(registry);
  const suggest = createSuggest(registry, completions, (record, locale) => choiceLabel(registry, record, locale));
  const near = createNear(lexicon);

  const links = lazy(() => buildLinks(registry));
  const findLink = (url: string) => links()(url);
  const notations = { en: () => notationOf(registry, "en"), ko: () => notationOf(registry, "ko") };
  const reader = {
    lexicon,
    findLink,
    readNumbers: createNumberReader(registry),
    readTalk: createTalkReader(registry),
    findOrganization: createOrganizationFinder(registry),
    notations,
  };
  const facets = buildFacetIndex(registry, compiled?.facets);
  const sources = {
    registry,
    index,
    near,
    facets,
    evaluator: createEvaluator(registry, facets, index),
    orders: buildOrders(
      registry,
      lazy(() => compiled?.order ?? readOrder(registry)),
    ),
    familyOf: buildFamilies(registry),
  };
  const find = lazy(() => createFind(findLink, lexicon));

  /** The last question of a conversation, read as going on from those before it. */
  const read = (questions: readonly string[], page: number, today: Date, locale?: Locale) => {
    const [first = "", ...others] = questions;
    const earlier: Query[] = [];
    return others.reduce(
      ({ query: before }, question) => {
        const parsed = parse(withBase(question, before), reader, { locale, today });
        const query = follow(before, parsed, () => respond(sources, before, page).hits, page, earlier);
        earlier.push(before);
        return {
          query,
          followed: query !== parsed.query,
          edit: query !== parsed.query && isEdit(parsed) && differs(query, before),
        };
      },
      { query: parse(first, reader, { locale, today }).query, followed: false, edit: false },
    );
  };

  return {
    suggest,
    find: (text, options) => find()(text, options),
    show: (refs, locale) => presentRecords(registry, refs, locale),
    choices: (locale) => facetChoices(registry, sources.facets, locale),
    vocabulary: (name, locale) => vocabularyValues(registry, sources.facets, name, locale),
    writeFilters: (filters, locale) => {
      const isReadBack = (question: string) =>
        sameFilters(parse(question, reader, { today: new Date() }).query.filters, filters);
      const question = writeFilters(registry, filters, locale);
      if (isReadBack(question)) return question;
      const { size, year, ...values } = filters;
      const ranges = writeFilters(registry, { ...(size && { size }), ...(year && { year }) }, locale);
      return [spellOut(values), ranges].filter((part) => part !== "").join(" ");
    },
    about: () => ({ datasets: registry.datasets.length, models: registry.models.length, updated: registry.updated }),
    registry: () => registry,
    ask: (question, { locale, limit = defaultLimit, skip = 0, after = [], today = new Date() } = {}) => {
      const most = whole(limit, defaultLimit, 1, mostHits);
      const { query, followed, edit } = read([...after.slice(-mostBefore), question], most, today, locale);
      const all = registry.datasets.length;
      const page = { ...query, skip: Math.max(0, query.skip + whole(skip, 0, -all, all)) };
      const facts = respond(sources, page, most);
      const { subject, where, claim, sort, form } = facts.query;
      const expression = notationOf(registry, page.locale).write({
        subject,
        where,
        claim,
        sort,
        count: form === "count",
      });
      return { query: page, answer: facts, message: present(registry, facts, most), followed, edit, expression };
    },
  };
}

/** "v1.5는?" after KoLLaVA asks of KoLLaVA v1.5: a version that stands alone belongs to the name before. */
function withBase(question: string, { mentions: [before] }: Query): string {
  const alone =
    /^\s*(?:and|what about|how about|그럼|그러면|그리고)?\s*(v?\d+(?:\.\d+)+|v\d+)\s*(?:은|는|버전은|버전|요)*\s*[?？]?\s*$/i.exec(
      question,
    );
  if (!alone?.[1] || !before) return question;
  return question.replace(alone[1], `${before.typed.replace(/[\s-]*v?\d+(?:\.\d+)*$/i, "")} ${alone[1]}`);
}

/** Whether a query asks for anything else than the one before ("how about now?" does not). */
function differs(query: Query, before: Query): boolean {
  const asked = ({ where, claim, form, sort, skip, fields, stage, mentions }: Query) =>
    JSON.stringify([where, claim, form, sort, skip, fields, stage, mentions]);
  return asked(query) !== asked(before);
}

function sameFilters(one: Filters, other: Filters): boolean {
  const sorted = (filters: Filters) => JSON.stringify(Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(one) === sorted(other);
}

/** A number that a caller gave, as a whole one within its limits. */
function whole(given: number, otherwise: number, least: number, most: number): number {
  return Number.isNaN(given) ? otherwise : Math.min(most, Math.max(least, Math.trunc(given)));
}
