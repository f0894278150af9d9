import { compactTokens, type Token } from "../language/text.ts";
import type { Mention } from "../records/query.ts";
import { cuesOfRecords, type Meaning } from "./meaning.ts";
import { isNegated } from "./negation.ts";
import { inProse, isProse, shortName, withoutNames } from "./prose.ts";
import { has, isUnknown, meaningsOf, type Reading, type Segment } from "./segment.ts";

/** A short name that was read out of a typo, beside words that nobody knows: as likely another word. */
function withoutDoubtful(segments: readonly Segment[], tokens: readonly Token[]): readonly Segment[] {
  const asksByName = meaningsOf(segments, "intent").some(({ intent }) => cuesOfRecords.includes(intent));
  if (asksByName || segments.some((one) => has(one, "field"))) return segments;
  if (!segments.some((one) => isUnknown(one) && !one.unresolved)) return segments;
  return segments.map((one) => {
    const short = compactTokens(tokens.slice(one.from, one.to)).length < shortName;
    return !one.exact && short && has(one, "name") ? { ...withoutNames(one), exact: true } : one;
  });
}

/** The question's words with what they mean, and what the one word that carries it could have meant as well. */
export interface Decided {
  readonly segments: readonly Segment[];
  readonly other: readonly Meaning[];
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
