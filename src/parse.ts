import type { Lexicon, Meaning } from "./lexicon.ts";
import type { Locale } from "./locale.ts";
import { readWords, type Segment } from "./match.ts";
import type { Facet, Filters, Intent, Mention, Query } from "./query.ts";
import { cut, detectLocale, normalize, searchTerms, type Token, tokenize } from "./text.ts";

/** The longest question that is read, in code points; what goes on is left out. */
export const longestQuestion = 1000;

interface Reading {
  readonly segment: Segment;
  readonly typed: string;
}

function has(segment: Segment, type: Meaning["type"]): boolean {
  return segment.meanings.some((meaning) => meaning.type === type);
}

/**
 * A word can be a name and something else ("VQA" is a dataset and a kind). It is the name when nothing else in the
 * question carries anything, and the other thing beside other words.
 */
function decideNames(segments: readonly Segment[]): readonly Segment[] {
  const bare = segments.filter((one) => {
    const [meaning] = one.meanings;
    return meaning === undefined || meaning.type === "value" || meaning.type === "name";
  });
  const listed = segments.some((one) =>
    one.meanings.some(
      (meaning) => meaning.type === "filler" && (meaning.role === "dataset" || meaning.role === "request"),
    ),
  );
  const described = segments.some((one) =>
    one.meanings.some((meaning) => meaning.type === "intent" && meaning.intent === "describe"),
  );
  return segments.map((one) => {
    if (!has(one, "name") || one.meanings.every((meaning) => meaning.type === "name")) return one;
    const alone = bare.length === 1 && (!listed || described);
    return { ...one, meanings: one.meanings.filter((meaning) => (meaning.type === "name") === alone) };
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

function readFilters(segments: readonly Segment[]): Filters {
  const filters: { [F in Facet]?: string[] } = {};
  for (const { meanings } of segments) {
    const [meaning] = meanings;
    if (meaning?.type !== "value") continue;
    const values = filters[meaning.facet] ?? [];
    if (!values.includes(meaning.value)) filters[meaning.facet] = [...values, meaning.value];
  }
  return filters;
}

/** The records that the question names; where a name is a dataset's and a model's, what the question wants comes first. */
function readMentions(readings: readonly Reading[], wantsModel: boolean): Mention[] {
  const mentions: Mention[] = [];
  for (const { segment, typed } of readings) {
    const refs = segment.meanings.flatMap((meaning) => (meaning.type === "name" ? [meaning.ref] : []));
    const order = wantsModel ? ["model", "dataset"] : ["dataset", "model"];
    refs.sort((one, other) => order.indexOf(one.type) - order.indexOf(other.type));
    for (const { type, id } of refs) {
      if (mentions.some((mention) => mention.type === type && mention.id === id)) continue;
      mentions.push({ type, id, typed, exact: segment.exact });
    }
  }
  return mentions;
}

function decideIntent(query: Omit<Query, "intent">, wanted: ReadonlySet<Intent>, anything: boolean): Intent {
  const [first] = query.mentions;
  if (first) return first.type === "model" ? "model-data" : "describe";
  const filtered = Object.keys(query.filters).length > 0;
  if (!filtered && query.text !== "" && wanted.has("model-data")) return "model-data";
  if (filtered || query.text !== "" || query.unresolved.length > 0) return "find";
  return anything && !wanted.has("help") ? "find" : "help";
}

/**
 * Understands a question: names, filters, what it wants, and the words that are left to search for.
 * @param locale the answer's language; the question's own where it is not given.
 */
export function parse(question: string, lexicon: Lexicon, locale?: Locale): Query {
  const asked = normalize(cut(question, longestQuestion));
  const tokens = tokenize(asked);
  const segments = decideNames(readWords(tokens, lexicon));
  const typed = ({ from, to }: Segment) => asked.slice(tokens[from]?.start, tokens[to - 1]?.end);

  const readings = segments.map((segment) => ({ segment, typed: typed(segment) }));
  const wanted = new Set(
    segments.flatMap(({ meanings: [meaning] }) => (meaning?.type === "intent" ? [meaning.intent] : [])),
  );
  const left = joinIdentifier(
    readings.filter(({ segment }) => segment.meanings.length === 0),
    tokens,
    segments.every((one) => one.meanings.length === 0 || has(one, "filler") || has(one, "intent")),
  );
  const text = left
    .filter(({ segment }) => !segment.unresolved)
    .map((reading) => reading.typed)
    .join(" ");
  const query = {
    question: asked,
    locale: locale ?? detectLocale(asked),
    filters: readFilters(segments),
    text,
    terms: [...new Set(searchTerms(text))],
    unresolved: left.filter(({ segment }) => segment.unresolved).map((reading) => reading.typed),
    mentions: readMentions(readings, wanted.has("model-data")),
  };
  return { ...query, intent: decideIntent(query, wanted, segments.length > 0) };
}
