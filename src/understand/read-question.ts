import type { Locale } from "../language/locale.ts";
import { compactTokens, cut, detectLocale, normalize, type Token, tokenize } from "../language/text.ts";
import type { Expression } from "../records/expression.ts";
import type { FindLink } from "../records/link.ts";
import type { Mention } from "../records/query.ts";
import { readAddresses } from "./addresses.ts";
import { completeNames, joinUnknown } from "./identifiers.ts";
import type { Lexicon } from "./lexicon.ts";
import { readWords } from "./match.ts";
import { type Cue, cuesOfRecords, type Meaning } from "./meaning.ts";
import { readMeasures } from "./measures.ts";
import { type Decided, decideNames } from "./names.ts";
import type { Notation } from "./notation.ts";
import { asksModels, asksPart, asksShared, setsApart } from "./phrases.ts";
import { isProse } from "./prose.ts";
import type { NumberReader } from "./range.ts";
import { retype } from "./retype.ts";
import { has, meaningsOf, type Reading, type Segment } from "./segment.ts";
import type { TalkReader } from "./talk.ts";
import { decideTools } from "./tools.ts";
import { readSpelledOut } from "./values.ts";
import { joinVersions, namesWithNumbers, resumeVersions } from "./versions.ts";
import { asksYesNo } from "./yes-no.ts";

/** The longest question that is read, in code points; what goes on is left out. */
export const longestQuestion = 1000;

/** What reading needs: the words that are known, the reader of numbers, and whose page an address is. */
export interface Reader {
  readonly lexicon: Lexicon;
  readonly readNumbers: NumberReader;
  readonly findLink: FindLink;
  readonly readTalk: TalkReader;
  /** The maker of models that words name, as its records write it, or null. */
  readonly findOrganization: (words: string) => string | null;
  /** How expressions are written out, by language. */
  readonly notations: Readonly<Record<Locale, () => Notation>>;
}

/** "That's MIT" is no S-MiT: what is short for "is" or "has" is no word of a name, but in "People's Speech". */
function withoutClitics(text: string, lexicon: Lexicon): string {
  return text.replace(clitic, (found, at: number) => {
    const before = /[\p{L}\p{N}]+$/u.exec(text.slice(0, at))?.[0] ?? "";
    const after = /^\s*[a-z\d]+/i.exec(text.slice(at + found.length))?.[0] ?? "";
    // "LLaVA-NeXT's data" is no dataset called LLaVA-NeXT-Data.
    if (/^\s*(?:data|dataset|set|training|mix)/i.test(after)) return found;
    return lexicon.lookup(compactTokens(tokenize(`${before}${found}${after}`))).some(({ type }) => type === "name")
      ? found
      : "";
  });
}

const courtesyBefore =
  /^(?:(?:hi|hello|hey|hiya)(?:\s+(?:there|all|everyone|team|guys|bot))?[\s,!.~]+|안녕(?:하세요|하십니까)?[\s,!.~]+|(?:could|can|would|will)\s+(?:you|u)\s+(?:please\s+)?tell\s+me\s*:?\s+|please\s+|혹시\s+)+/i;
const courtesyAfter =
  /(?:[\s,]+(?:please|pls|plz|thanks(?:\s+(?:a lot|so much|in advance))?|thank you|thx|감사합니다|감사해요|고맙습니다|고마워요?|부탁드려요|부탁드립니다|부탁해요?))+\s*[.!~]*$/i;

/** A question without greetings and thanks around it, which ask for nothing; as it is where nothing else is left. */
function withoutCourtesies(question: string): string {
  const left = question.replace(courtesyBefore, "").replace(courtesyAfter, "").trim();
  return /^(?:there|all|everyone|team|guys|bot)?$/i.test(left) ? question : left;
}

const clitic = /(?<=[\p{L}\p{N}])(?<!\b(?:what|who|where|how))['’](?:s|m|re|ve|ll|d)\b/giu;

/** What is asked of one record: words that nobody knows are likely its name. */
const asksByName: readonly Cue[] = ["model-data", "users"];

/** The cues of the question's words. */
export function cuesOf(segments: readonly Segment[]): Set<Cue> {
  const cues = new Set(meaningsOf(segments, "intent").map(({ intent }) => intent));
  // "I propose a model for image generation" is of a model yet to be made.
  const named = segments.some((one) => has(one, "name"));
  if (!named && meaningsOf(segments, "filler").some(({ role }) => role === "research")) {
    cues.delete("model-data");
    cues.delete("models");
  }
  return cues;
}

/** The segments with a mark where a sentence ends, so that what is said in one turns nothing round in the next. */
function withEnds(segments: readonly Segment[], tokens: readonly Token[], text: string): readonly Segment[] {
  return segments.flatMap((one) => {
    const end = tokens[one.to - 1]?.end ?? 0;
    const between = text.slice(end, tokens[one.to]?.start ?? end);
    const mark: Segment = {
      from: one.to,
      to: one.to,
      meanings: [{ type: "logic", logic: "end" }],
      exact: true,
      unresolved: false,
    };
    return /[.!?;]\s/.test(between) ? [one, mark] : [one];
  });
}

/** The question's words with what they mean here. */
function readSegments(
  tokens: readonly Token[],
  lexicon: Lexicon,
  numbers: boolean,
  text: string,
  yesNo: boolean,
): Decided {
  const words = resumeVersions(readWords(tokens, lexicon), tokens, lexicon);
  const asksOfRecord =
    asksModels(text) ||
    asksPart(text) ||
    asksShared(text) ||
    setsApart(text) ||
    yesNo ||
    words.some((one) => has(one, "field")) ||
    cuesOfRecords.some((cue) => cuesOf(words).has(cue));
  const decided = decideNames(words, tokens, { numbers, text, asksOfRecord, isWritten: lexicon.isWritten });
  const named = asksOfRecord ? completeNames(decided.segments, tokens, lexicon, text) : decided.segments;
  const segments = decideTools(joinVersions(named, tokens, lexicon));
  const cues = cuesOf(segments);
  const byName = asksByName.some((cue) => cues.has(cue)) || segments.some((one) => has(one, "field"));
  const asksOfModel = byName && !segments.some((one) => has(one, "name"));
  const joined = asksOfModel && !isProse(segments) ? joinUnknown(segments, tokens) : segments;
  return { ...decided, segments: withEnds(joined, tokens, text) };
}

/** A question, divided into words with their meanings, its numbers and what is spelt out taken out. */
export interface Read {
  /** As asked, in one spelling. */
  readonly asked: string;
  /** The same without greetings and thanks around it. */
  readonly plain: string;
  /** What is left of it once addresses, numbers and what is spelt out are taken out: what the tokens stand in. */
  readonly text: string;
  readonly locale: Locale;
  readonly tokens: readonly Token[];
  readonly readings: readonly Reading[];
  readonly segments: readonly Segment[];
  readonly other: readonly Meaning[];
  /** What its numbers, days and spelt out filters ask for. */
  readonly conditions: readonly Expression[];
  readonly bytes: boolean;
  readonly yesNo: boolean;
  /** Records that its addresses lead to. */
  readonly linked: readonly Mention[];
  /** Addresses in it that are no record's. */
  readonly strange: readonly string[];
  /** It has words at all. */
  readonly anything: boolean;
}

/** Divides a question. @param today the day of asking. */
export function readQuestion(question: string, { lexicon, readNumbers, findLink }: Reader, today: Date): Read {
  const asked = normalize(cut(question, longestQuestion));
  const meant = retype(asked, tokenize(asked), lexicon);
  const plain = withoutCourtesies(meant);
  const { mentions, strange, rest: known } = readAddresses(plain, lexicon, findLink);
  const spelled = readSpelledOut(known, lexicon);
  const measured = readMeasures(withoutClitics(spelled.rest, lexicon), today);
  const { rest, size, year } = readNumbers(measured.rest, namesWithNumbers(measured.rest, lexicon));
  const read = normalize(rest);
  const tokens = tokenize(read);
  const conditions: Expression[] = [
    ...spelled.conditions,
    ...(size ? [{ op: "range", of: "size", ...size } as const] : []),
    ...(year ? [{ op: "range", of: "year", ...year } as const] : []),
    ...measured.conditions,
  ];
  const locale = detectLocale(meant);
  const yesNo = asksYesNo(plain, locale);
  const numbers = conditions.length > spelled.conditions.length;
  const { segments, other } = readSegments(tokens, lexicon, numbers, read, yesNo);
  const readings = segments.map((segment) => ({
    segment,
    typed: read.slice(tokens[segment.from]?.start, tokens[segment.to - 1]?.end),
  }));
  return {
    asked,
    plain,
    text: read,
    locale,
    tokens,
    readings,
    segments,
    other,
    conditions,
    bytes: measured.bytes,
    yesNo,
    strange,
    linked: mentions,
    anything: segments.length > 0 || meant !== rest,
  };
}
