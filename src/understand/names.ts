import { compactTokens, normalize, type Token, tokenize, withoutParticle } from "../language/text.ts";
import type { FindLink } from "../records/link.ts";
import type { Mention } from "../records/query.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Cue, Meaning } from "./meaning.ts";
import { isNegated } from "./negation.ts";
import { has, isUnknown, meaningsOf, type Reading, type Segment } from "./segment.ts";

/** From so many words that carry something but are known to nobody, a question is a description of what is looked for. */
export const proseUnknown = 4;
/** A long question is one from two such words on. */
const proseLength = 9;
/** A typo in a name this short is one only where the question says nothing else ("book me a flight" is about no "Books"). */
const shortName = 8;

/** Whether a question describes what it looks for: a name in it ("once", "… as in COCO …") is one of its words. */
export function isProse(segments: readonly Segment[]): boolean {
  const unknown = segments.filter(isUnknown).length;
  return unknown >= proseUnknown || (unknown >= 2 && segments.length >= proseLength);
}

/** A segment that names nothing; a name without another meaning is a word to search for. */
function withoutNames(segment: Segment): Segment {
  return { ...segment, unresolved: false, meanings: segment.meanings.filter((meaning) => meaning.type !== "name") };
}

/** What is asked of records by their names. */
const byName: ReadonlySet<Cue> = new Set([
  "describe",
  "model-data",
  "users",
  "parents",
  "children",
  "lineage",
  "compare",
  "similar",
]);

/** A short name that was read out of a typo, beside words that nobody knows: as likely another word. */
function withoutDoubtful(segments: readonly Segment[], tokens: readonly Token[]): readonly Segment[] {
  const asksByName = meaningsOf(segments, "intent").some(({ intent }) => byName.has(intent));
  if (asksByName || segments.some((one) => has(one, "field"))) return segments;
  if (!segments.some((one) => isUnknown(one) && !one.unresolved)) return segments;
  return segments.map((one) => {
    const short = compactTokens(tokens.slice(one.from, one.to)).length < shortName;
    return !one.exact && short && has(one, "name") ? { ...withoutNames(one), exact: true } : one;
  });
}

// A host and a path: "huggingface.co/datasets/nobody/nothing".
const address = /(?:https?:\/\/)?(?:[a-z\d-]+\.)+[a-z]{2,}\/[^\s<>"'`]+/gi;

/** The web addresses of a question: the records that they lead to, those that lead to none, and the question without them. */
export interface Addresses {
  readonly mentions: readonly Mention[];
  readonly strange: readonly string[];
  readonly rest: string;
}

/** Reads the web addresses in a question, whose parts are none of its words. One that is a record's name is left in it. */
export function readAddresses(question: string, lexicon: Lexicon, findLink: FindLink): Addresses {
  const mentions: Mention[] = [];
  const strange: string[] = [];
  const rest = question.replace(address, (found) => {
    const typed = found.replace(/[.,!?/]+$/, "");
    const bare = typed.replace(/^https?:\/\/(?:www\.)?/i, "");
    if (lexicon.lookup(compactTokens(tokenize(bare))).some(({ type }) => type === "name")) return found;
    const [first, ...others] = findLink(`https://${bare}`);
    if (!first) strange.push(typed);
    for (const ref of first ? [first, ...others] : []) mentions.push({ ...ref, typed, exact: true });
    return " ";
  });
  return { mentions, strange, rest };
}

/**
 * A number after what other names begin with ("Tulu 8", "Kosmos 7") is the version of a record that is not here: neither
 * of the two is a word to search for.
 */
export function joinVersions(
  segments: readonly Segment[],
  tokens: readonly Token[],
  lexicon: Lexicon,
): readonly Segment[] {
  const joined: Segment[] = [];
  for (const one of segments) {
    const before = joined.at(-1);
    const word = before && tokens[before.from];
    const number = tokens[one.from];
    const isVersion = isUnknown(one) && number !== undefined && version.test(number.text);
    if (!before || !word || !isVersion || !isUnknown(before) || before.unresolved || !lexicon.beginsName(word.text)) {
      joined.push(one);
      continue;
    }
    joined.pop();
    joined.push({ ...before, to: one.to, unresolved: true });
  }
  return joined;
}

/** The names in a question that hold a number as a word of its own ("FLAN 2021"), as typed. */
export function namesWithNumbers(question: string, lexicon: Lexicon): readonly string[] {
  if (!/\d/.test(question)) return [];
  const text = normalize(question);
  const tokens = tokenize(text);
  return tokens.flatMap((token, from) => {
    for (let to = Math.min(tokens.length, from + lexicon.longest); to > from + 1; to--) {
      const window = tokens.slice(from, to);
      if (!window.some(({ text: word }) => /^\d/.test(word))) continue;
      const named = lexicon.lookup(compactTokens(window)).some((meaning) => meaning.type === "name");
      if (named) return [text.slice(token.start, window.at(-1)?.end)];
    }
    return [];
  });
}

/** The question's words with what they mean, and what the one word that carries it could have meant as well. */
export interface Decided {
  readonly segments: readonly Segment[];
  readonly other: readonly Meaning[];
}

/** Whether a name stands out in running text: "GRIT" and "LLaVA-1.5" do, "once" and "grit" are words like any other. */
export function standsOut(typed: string, words: number): boolean {
  if (words > 1 && /[\p{Lu}\d]/u.test(typed)) return true;
  return /\d/.test(typed) || /\p{Lu}.*\p{Lu}|\p{Ll}\p{Lu}/u.test(typed) || (/^\p{Lu}/u.test(typed) && typed.length > 4);
}

/** A name in a sentence that tells more than it asks: one that stands out, or is of several words, is meant. */
function inProse(one: Segment, tokens: readonly Token[], text: string, isWritten: (word: string) => boolean): Segment {
  if (!has(one, "name")) return one;
  const typed = text.slice(tokens[one.from]?.start, tokens[one.to - 1]?.end);
  const own = one.meanings.some((meaning) => meaning.type === "name" && !meaning.guess);
  const hangul = tokens[one.from]?.hangul === true && typed.length > 2;
  // In a sentence in Hangul any Latin word stands out.
  const latin = !hangul && typed.length > 3 && tokens.some((token) => token.hangul && token.text.length > 1);
  // A word that nobody writes but as this name is no other word.
  const rare = one.to - one.from > 1 || (typed.length > 4 && !isWritten(typed.toLowerCase()));
  return own && one.exact && (hangul || latin || rare || standsOut(typed, one.to - one.from)) ? one : withoutNames(one);
}

/** "Drop the benchmarks" is no dataset called DROP: a name in small letters that is an order beside something else. */
function withoutOrders(segments: readonly Segment[], tokens: readonly Token[], text: string): readonly Segment[] {
  const others = segments.some(
    (one) => has(one, "value") || meaningsOf([one], "filler").some(({ role }) => role === "dataset"),
  );
  return segments.map((one) => {
    const ordinary = has(one, "logic") || meaningsOf([one], "filler").some(({ role }) => role === "grammar");
    if (!others || !ordinary || !has(one, "name")) return one;
    const typed = text.slice(tokens[one.from]?.start, tokens[one.to - 1]?.end);
    return typed === typed.toLowerCase() ? withoutNames(one) : one;
  });
}

/** A name that is only guessed from a page's address ("sft_data") gives way to what the word means everywhere. */
function withoutGuesses(one: Segment): Segment {
  if (!has(one, "value")) return one;
  return { ...one, meanings: one.meanings.filter((meaning) => meaning.type !== "name" || !meaning.guess) };
}

/** What a question says around its names. */
export interface Surroundings {
  /** Whether it filters by size or year. */
  readonly numbers: boolean;
  /** The question that the tokens stand in. */
  readonly text: string;
  /** It asks something that can only be asked of records. */
  readonly asksOfRecord: boolean;
  /** Whether a word stands in a note or a title. */
  readonly isWritten: (word: string) => boolean;
}

/**
 * A word can be a name and something else ("VQA" is a dataset and a kind). It is the name when nothing else in the
 * question carries anything, and the other thing beside other words.
 */
export function decideNames(
  read: readonly Segment[],
  tokens: readonly Token[],
  { numbers, text, asksOfRecord, isWritten }: Surroundings,
): Decided {
  const prose = isProse(read);
  if (prose && !asksOfRecord) return { segments: read.map(withoutNames), other: [] };
  const meant = withoutOrders(read, tokens, text);
  const segments = (
    prose ? meant.map((one) => inProse(one, tokens, text, isWritten)) : withoutDoubtful(meant, tokens)
  ).map(withoutGuesses);
  const carrying = segments.filter(({ meanings: [meaning] }) => {
    return meaning === undefined || meaning.type === "value" || meaning.type === "name";
  });
  const listed = meaningsOf(segments, "filler").some(({ role }) => role === "dataset" || role === "request");
  const asked =
    segments.some((one) => has(one, "field")) ||
    meaningsOf(segments, "intent").some(({ intent }) => intent !== "help" && intent !== "count");
  const compared = meaningsOf(segments, "intent").some(({ intent }) => intent === "compare");
  const alone = carrying.length === 1 && !numbers;
  const isName = compared || (alone && (!listed || asked));
  const isTwofold = (one: Segment) =>
    has(one, "name") && one.meanings.some((meaning) => meaning.type === "value" || meaning.type === "stage");
  const isTaken = (meaning: Meaning) => (meaning.type === "name") === isName;
  // "DocVQA" as it is spelt is the dataset wherever records are asked about, whatever task goes by it.
  // "ChartQA offspring", "chartqa 쓴 모델": what can only be asked of a record is asked of the one that bears the name.
  const related = (["users", "parents", "children", "lineage", "similar"] as const).some((cue) =>
    meaningsOf(segments, "intent").some(({ intent }) => intent === cue),
  );
  const unrivalled = !segments.some((one) => has(one, "name") && !isTwofold(one));
  const isOwn = (one: Segment) =>
    one.exact && typedLetters(one) > 4 && one.meanings.some((meaning) => meaning.type === "name" && !meaning.guess);
  const typedLetters = (one: Segment) => compactTokens(tokens.slice(one.from, one.to)).length;
  const isSpelt = (one: Segment) =>
    (related && unrivalled && isOwn(one)) ||
    (asksOfRecord &&
      one.exact &&
      /\p{Ll}\p{Lu}|\p{L}\d/u.test(text.slice(tokens[one.from]?.start, tokens[one.to - 1]?.end)));
  return {
    segments: segments.map((one) => {
      if (!has(one, "name") || one.meanings.every((meaning) => meaning.type === "name")) return one;
      if (isSpelt(one)) return { ...one, meanings: one.meanings.filter(({ type }) => type === "name") };
      return { ...one, meanings: one.meanings.filter(isTaken) };
    }),
    // Asked of by name ("what is VQA"), or one word among others: nothing is in doubt.
    other:
      alone && !asked
        ? segments.filter(isTwofold).flatMap(({ meanings }) => meanings.filter((one) => !isTaken(one)))
        : [],
  };
}

const version = /^v?\d+(?:\.\d+)*$/;

/** "KoAlpaca v1.0 and v1.1": a version alone stands for the name before it with that version. */
export function resumeVersions(
  segments: readonly Segment[],
  tokens: readonly Token[],
  lexicon: Lexicon,
): readonly Segment[] {
  let base: readonly Token[] = [];
  return segments.map((one) => {
    const words = tokens.slice(one.from, one.to);
    if (has(one, "name")) {
      const end = words.findLastIndex((token) => version.test(token.text));
      base = end > 0 ? words.slice(0, end) : [];
      return one;
    }
    const [word] = words;
    if (base.length === 0 || words.length !== 1 || !word || !isUnknown(one) || !version.test(word.text)) return one;
    const names = lexicon.lookup(compactTokens([...base, word])).filter((meaning) => meaning.type === "name");
    return { ...one, meanings: names, unresolved: names.length === 0 };
  });
}

/** The words around `at` that nothing but a hyphen or the like parts from each other, as `[from, to)`. */
function joinedRun(tokens: readonly Token[], at: number): readonly [number, number] {
  let from = at;
  while (from > 0 && tokens[from]?.joined && !tokens[from]?.hangul) from--;
  let to = at + 1;
  while (tokens[to]?.joined && !tokens[to]?.hangul) to++;
  return [from, to];
}

/**
 * "private-vlm" where a model is asked about: a name of its own, though "vlm" alone means something. Takes what is
 * joined to an unknown word into one name that no record has.
 */
export function joinUnknown(segments: readonly Segment[], tokens: readonly Token[]): readonly Segment[] {
  const joined: Segment[] = [];
  for (const one of segments) {
    const last = joined.at(-1);
    if (last?.unresolved && one.to <= last.to) continue;
    const [from, to] = joinedRun(tokens, one.from);
    const next = tokens[one.from + 1];
    const mixed = tokens[one.from]?.hangul === true && next?.glued === true && !next.hangul;
    if (isUnknown(one) && !one.unresolved && mixed) {
      // "한강뷰QA": what is written as one word in two scripts is one name.
      joined.push({ from: one.from, to: one.to + 1, meanings: [], exact: true, unresolved: true });
      continue;
    }
    if (
      !isUnknown(one) ||
      one.unresolved ||
      tokens[one.from]?.hangul ||
      to - from < 2 ||
      // "doesn't", "model's"
      tokens.slice(from, to).some(({ text }) => text.length === 1) ||
      segments.some((other) => has(other, "name") && other.from >= from && other.to <= to)
    ) {
      joined.push(one);
      continue;
    }
    while ((joined.at(-1)?.to ?? 0) > from) joined.pop();
    joined.push({ from, to, meanings: [], exact: true, unresolved: true });
  }
  return joined;
}

/**
 * A question about nothing but one identifier with a number in it ("LLaVA-9", "GPT-4") asks for a record of that name:
 * its parts must not be searched for as words.
 */
export function joinIdentifier(left: readonly Reading[], tokens: readonly Token[], alone: boolean): readonly Reading[] {
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

/**
 * The records that the question names; where a name is a dataset's and a model's, what the question wants comes first,
 * and then whose own name it is.
 * @param negated whether what is not meant is told, too.
 */
export function readMentions(
  readings: readonly Reading[],
  wants: "model" | "dataset" | null,
  negated = false,
): Mention[] {
  const mentions: Mention[] = [];
  const named = readings.filter(({ segment }) => has(segment, "name"));
  const segments = readings.map(({ segment }) => segment);
  // "Not X, but Y", "X 말고 Y": X is what is not meant.
  const meant = named.filter(({ segment }) => !isNegated(segments, segments.indexOf(segment)));
  for (const { segment, typed } of meant.length > 0 && !negated ? meant : named) {
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

/** Whether a word stands where names do: joined to another by a conjunction, or with a particle of its own. */
function isListed(text: string, { start, end, hangul }: Token, next: Token | undefined): boolean {
  const joined = /(?:\band|\bor|\bvs\.?|,|&|\+|랑|와|과|하고|및)\s*$/i.test(text.slice(0, start));
  const joins = /^(?:\s*(?:,|&|\+)|\s+(?:and|or|vs\.?)\b|(?:이?랑|와|과|하고)(?=\s))/i.test(text.slice(end));
  const particle = !hangul && next?.glued === true && /^(?:은|는|이|가|을|를|로|으로|에는|엔)$/.test(next.text);
  return joined || joins || particle;
}

/** The shortest beginning of a name that stands for the whole of it, in letters. */
const shortestBeginning = 4;

/**
 * "keural" where one record alone has a name that begins so (Keural 14.8B): that record. Only beside a question that is
 * about records, and for words that nobody writes otherwise.
 */
export function completeNames(
  segments: readonly Segment[],
  tokens: readonly Token[],
  lexicon: Lexicon,
  text: string,
): readonly Segment[] {
  return segments.map((one) => {
    const [word, ...more] = tokens.slice(one.from, one.to);
    if (!word || more.length > 0 || !isUnknown(one) || one.unresolved || word.joined) return one;
    if (!isListed(text, word, tokens[one.to])) return one;
    const stems = word.hangul ? [word.text, ...withoutParticle(word.text)] : [word.text];
    for (const stem of stems) {
      if (stem.length < (word.hangul ? 3 : shortestBeginning) || lexicon.isWritten(stem)) continue;
      const refs = lexicon.namesStartingWith(stem, 40).map(({ ref }) => ref);
      const [first] = refs;
      if (first && refs.every(({ type, id }) => type === first.type && id === first.id))
        return { ...one, meanings: [{ type: "name", ref: first, guess: false }], exact: false };
    }
    return one;
  });
}
