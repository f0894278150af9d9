import type { Lexicon, Meaning, Wish } from "./lexicon.ts";
import type { Locale } from "./locale.ts";
import { readWords, type Segment } from "./match.ts";
import type { Facet, Filters, Intent, Mention, Query } from "./query.ts";
import type { Numbers } from "./range.ts";
import { cut, detectLocale, normalize, searchTerms, type Token, tokenize } from "./text.ts";

/** The longest question that is read, in code points; what goes on is left out. */
export const longestQuestion = 1000;

/** What reading needs: the words that are known, and the reader of numbers. */
export interface Reader {
  readonly lexicon: Lexicon;
  readonly readNumbers: (question: string) => Numbers;
}

/** A query, and what else its words wished for: to go on from the answer before, or one place of its list. */
export interface Parsed {
  readonly query: Query;
  readonly wishes: ReadonlySet<Wish>;
  readonly place: string | null;
  /** It names no kind of thing to look for ("only Korean ones", "and with images"): it may go on from another question. */
  readonly fragment: boolean;
}

interface Reading {
  readonly segment: Segment;
  readonly typed: string;
}

function has(segment: Segment, type: Meaning["type"]): boolean {
  return segment.meanings.some((meaning) => meaning.type === type);
}

function meaningsOf<T extends Meaning["type"]>(segments: readonly Segment[], type: T): Extract<Meaning, { type: T }>[] {
  return segments.flatMap(({ meanings }) =>
    meanings.filter((meaning): meaning is Extract<Meaning, { type: T }> => meaning.type === type),
  );
}

/** From so many words that carry something but are known to nobody, a question is a description of what is looked for. */
const proseUnknown = 4;
/** A long question is one from two such words on. */
const proseLength = 9;

/** Whether a question describes what it looks for: a name in it ("once", "… as in COCO …") is one of its words. */
function isProse(segments: readonly Segment[]): boolean {
  const unknown = segments.filter(({ meanings }) => meanings.length === 0).length;
  return unknown >= proseUnknown || (unknown >= 2 && segments.length >= proseLength);
}

/** A segment that names nothing; a name without another meaning is a word to search for. */
function withoutNames(segment: Segment): Segment {
  return { ...segment, unresolved: false, meanings: segment.meanings.filter((meaning) => meaning.type !== "name") };
}

/**
 * A word can be a name and something else ("VQA" is a dataset and a kind). It is the name when nothing else in the
 * question carries anything, and the other thing beside other words.
 */
function decideNames(segments: readonly Segment[]): readonly Segment[] {
  if (isProse(segments)) return segments.map(withoutNames);
  const carrying = segments.filter(({ meanings: [meaning] }) => {
    return meaning === undefined || meaning.type === "value" || meaning.type === "name";
  });
  const listed = meaningsOf(segments, "filler").some(({ role }) => role === "dataset" || role === "request");
  const asked =
    segments.some((one) => has(one, "field")) ||
    meaningsOf(segments, "intent").some(({ intent }) => intent !== "help" && intent !== "count");
  const compared = meaningsOf(segments, "intent").some(({ intent }) => intent === "compare");
  return segments.map((one) => {
    if (!has(one, "name") || one.meanings.every((meaning) => meaning.type === "name")) return one;
    const isName = compared || (carrying.length === 1 && (!listed || asked));
    return { ...one, meanings: one.meanings.filter((meaning) => (meaning.type === "name") === isName) };
  });
}

/**
 * A question about nothing but one identifier with a number in it ("LLaVA-9", "GPT-4") asks for a record of that name:
 * its parts must not be searched for as words.
 */
function joinIdentifier(left: readonly Reading[], tokens: readonly Token[], alone: boolean): readonly Reading[] {
  const [first] = left;
  const last = left.at(-1)?.segment;
  if (!alone || !first || !last) return left;
  const parts = tokens.slice(first.segment.from, last.to);
  const typed = left.map((reading) => reading.typed).join("-");
  const joined =
    parts.length === left.length &&
    parts.slice(1).every((token) => !token.hangul && (token.joined || /^v?\d/.test(token.text)));
  if (!joined || !/\d/.test(typed) || !/\p{L}/u.test(typed) || parts[0]?.hangul) return left;
  return [{ typed, segment: { ...first.segment, to: last.to, unresolved: true } }];
}

const carriesNothing = (segment: Segment | undefined) => segment !== undefined && has(segment, "filler");

/** Whether the words around a value turn it round: "no video", "not in English", "합성 말고". */
function isNegated(segments: readonly Segment[], at: number): boolean {
  let before = at - 1;
  while (carriesNothing(segments[before])) before--;
  let after = at + 1;
  while (carriesNothing(segments[after])) after++;
  const logic = (index: number, role: string) =>
    segments[index] !== undefined && meaningsOf([segments[index]], "logic").some((one) => one.logic === role);
  return logic(before, "not-before") || logic(after, "not-after");
}

/** The values of the question by facet; "Korean or English" is one of them, "apache, not mit" one and not the other. */
function readFilters(segments: readonly Segment[]): { readonly [F in Facet]?: readonly string[] } {
  const filters: { [F in Facet]?: string[] } = {};
  let or: { facet: Facet; at: number } | null = null;
  for (const [at, segment] of segments.entries()) {
    const [meaning] = segment.meanings;
    if (meaning?.type === "logic" && meaning.logic === "or") {
      const value = segments.slice(0, at).findLast((one) => has(one, "value"))?.meanings[0];
      or = value?.type === "value" ? { facet: value.facet, at } : null;
      continue;
    }
    if (meaning?.type !== "value") continue;
    const { facet, value } = meaning;
    const values = filters[facet] ?? [];
    const last = values.at(-1);
    if (isNegated(segments, at)) filters[facet] = [...values, `!${value}`];
    else if (or?.facet === facet && last !== undefined && !last.startsWith("!")) {
      filters[facet] = [...values.slice(0, -1), `${last}|${value}`];
    } else if (!values.includes(value)) filters[facet] = [...values, value];
    or = null;
  }
  return filters;
}

/**
 * The records that the question names; where a name is a dataset's and a model's, what the question wants comes first,
 * and then whose own name it is.
 */
function readMentions(readings: readonly Reading[], wants: "model" | "dataset" | null): Mention[] {
  const mentions: Mention[] = [];
  for (const { segment, typed } of readings) {
    const names = meaningsOf([segment], "name");
    const place = ({ ref, guess }: (typeof names)[number]) =>
      (wants !== null && ref.type !== wants ? 4 : 0) + (guess ? 2 : 0) + (ref.type === "dataset" ? 0 : 1);
    const refs = [...names].sort((one, other) => place(one) - place(other)).map(({ ref }) => ref);
    for (const { type, id } of refs) {
      if (mentions.some((mention) => mention.type === type && mention.id === id)) continue;
      mentions.push({ type, id, typed, exact: segment.exact });
    }
  }
  return mentions;
}

/**
 * "Made from" looks both ways: what stands after it is the parent ("made from COCO"), what stands before it the child
 * ("what was COCO made from"); in Korean the parent stands before it, unless a question word does ("뭘로 만들었어").
 */
function decideLineage(segments: readonly Segment[], tokens: readonly Token[], wishes: Set<Wish>): void {
  const at = segments.findIndex((one) => meaningsOf([one], "intent").some(({ intent }) => intent === "lineage"));
  const name = segments.findIndex((one) => has(one, "name"));
  if (at < 0 || name < 0 || wishes.has("parents") || wishes.has("children")) return;
  const korean = tokens[segments[at]?.from ?? -1]?.hangul ?? false;
  const isQuestion = (one: Segment | undefined) =>
    one !== undefined &&
    (meaningsOf([one], "filler").some(({ role }) => role === "what") ||
      meaningsOf([one], "intent").some(({ intent }) => intent === "model-data"));
  const up = korean ? isQuestion(segments[at - 1]) : name < at;
  wishes.add(up ? "parents" : "children");
}

type Undecided = Omit<Query, "intent">;

function isFiltered({ filters }: Undecided): boolean {
  return Object.keys(filters).length > 0;
}

/** Intents about a dataset by name, in the order in which they win over each other. */
const about: readonly Intent[] = ["compare", "users", "children", "parents", "similar"];

function decideIntent(query: Undecided, wishes: ReadonlySet<Wish>, anything: boolean): Intent {
  const [first] = query.mentions;
  if (first) {
    const dataset = query.mentions.some(({ type }) => type === "dataset");
    const asked = about.find((intent) => wishes.has(intent));
    if (asked && dataset) return asked;
    return first.type === "model" ? "model-data" : "describe";
  }
  const short = query.text.split(" ").length < proseUnknown;
  if (!isFiltered(query) && query.text !== "" && short && wishes.has("model-data")) return "model-data";
  if (wishes.has("count") || (query.field === "size" && isFiltered(query))) return "count";
  if (isFiltered(query) || query.text !== "" || query.unresolved.length > 0 || query.sort) return "find";
  return anything && !wishes.has("help") ? "find" : "help";
}

/**
 * Understands a question: names, filters, what it wants, and the words that are left to search for.
 * @param locale the answer's language; the question's own where it is not given.
 */
export function parse(question: string, { lexicon, readNumbers }: Reader, locale?: Locale): Parsed {
  const asked = normalize(cut(question, longestQuestion));
  const { rest, size, year } = readNumbers(asked);
  const tokens = tokenize(rest);
  const read = normalize(rest);
  const segments = decideNames(readWords(tokens, lexicon));
  const readings = segments.map((segment) => ({
    segment,
    typed: read.slice(tokens[segment.from]?.start, tokens[segment.to - 1]?.end),
  }));
  const wishes = new Set<Wish>(meaningsOf(segments, "intent").map(({ intent }) => intent));
  const left = joinIdentifier(
    readings.filter(({ segment }) => segment.meanings.length === 0),
    tokens,
    segments.every(({ meanings: [meaning] }) => meaning?.type !== "value" && meaning?.type !== "name"),
  );
  const text = left
    .filter(({ segment }) => !segment.unresolved)
    .map((reading) => reading.typed)
    .join(" ");
  decideLineage(segments, tokens, wishes);
  const field = meaningsOf(segments, "field")[0]?.field ?? null;
  const stage = meaningsOf(segments, "stage")[0]?.stage ?? null;
  const ofDataset = about.some((intent) => wishes.has(intent)) || field !== null;
  const ofModel = wishes.has("model-data") || stage !== null;
  const mentions = readMentions(readings, ofDataset ? "dataset" : ofModel ? "model" : null);
  const named = mentions.length > 0;
  const model = mentions[0]?.type === "model";
  const facetFilters = readFilters(segments);
  const filters: Filters = { ...facetFilters, ...(size ? { size } : {}), ...(year ? { year } : {}) };
  // A question about one record narrows nothing: its filters say what it asks of it ("may I use X commercially").
  const narrows = !named || wishes.has("similar") || wishes.has("children");
  const askedOf = facetFilters.license ? "license" : facetFilters.language ? "languages" : null;
  const query = {
    question: asked,
    locale: locale ?? detectLocale(asked),
    filters: narrows ? filters : {},
    sort: meaningsOf(segments, "sort")[0]?.sort ?? null,
    field: field ?? (named && !narrows ? askedOf : null),
    stage: model ? stage : null,
    skip: 0,
    text: named ? "" : text,
    terms: named ? [] : [...new Set(searchTerms(text))],
    unresolved: left.filter(({ segment }) => segment.unresolved).map((reading) => reading.typed),
    mentions,
  };
  return {
    query: { ...query, intent: decideIntent(query, wishes, segments.length > 0 || asked !== rest) },
    wishes,
    place: meaningsOf(segments, "place")[0]?.place ?? null,
    fragment: !meaningsOf(segments, "filler").some(({ role }) => role === "dataset"),
  };
}
