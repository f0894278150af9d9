import type { Locale } from "../language/locale.ts";
import { cut, detectLocale, normalize, searchTerms, type Token, tokenize } from "../language/text.ts";
import type { FindLink } from "../records/link.ts";
import type { Filters, Mention, OtherReading, Query, Telling } from "../records/query.ts";
import { aboutNames, decideIntent, decideLineage } from "./intent.ts";
import type { Lexicon } from "./lexicon.ts";
import { readWords } from "./match.ts";
import type { Cue, Meaning } from "./meaning.ts";
import {
  type Decided,
  decideNames,
  isProse,
  joinIdentifier,
  joinUnknown,
  joinVersions,
  namesWithNumbers,
  proseUnknown,
  readAddresses,
  readMentions,
  resumeVersions,
} from "./names.ts";
import type { NumberReader } from "./range.ts";
import { retype } from "./retype.ts";
import { has, isUnknown, meaningsOf, type Reading, type Segment } from "./segment.ts";
import { decideTools } from "./tools.ts";
import { readSpelledOut, readValues } from "./values.ts";

/** The longest question that is read, in code points; what goes on is left out. */
export const longestQuestion = 1000;

/** What reading needs: the words that are known, the reader of numbers, and whose page an address is. */
export interface Reader {
  readonly lexicon: Lexicon;
  readonly readNumbers: NumberReader;
  readonly findLink: FindLink;
}

/** A query, and what else its words wished for: to go on from the answer before, or one place of its list. */
export interface Parsed {
  readonly query: Query;
  readonly cues: ReadonlySet<Cue>;
  readonly place: string | null;
  /** The stage of training that it names, whether or not it names a model. */
  readonly stage: string | null;
  /** It names no kind of thing to look for ("only Korean ones", "and with images"): it may go on from another question. */
  readonly fragment: boolean;
}

function cuesOf(segments: readonly Segment[]): Set<Cue> {
  const cues = new Set(meaningsOf(segments, "intent").map(({ intent }) => intent));
  // "I propose a model for image generation" is of a model yet to be made.
  const named = segments.some((one) => has(one, "name"));
  if (!named && meaningsOf(segments, "filler").some(({ role }) => role === "research")) {
    cues.delete("model-data");
    cues.delete("models");
  }
  return cues;
}

/** What can only be asked of a record. */
const byRecord: readonly Cue[] = ["users", "parents", "children", "lineage"];

/** The question's words with what they mean here. */
function readSegments(tokens: readonly Token[], lexicon: Lexicon, numbers: boolean): Decided {
  const decided = decideNames(resumeVersions(readWords(tokens, lexicon), tokens, lexicon), tokens, numbers);
  const segments = decideTools(joinVersions(decided.segments, tokens, lexicon));
  const asksOfModel = cuesOf(segments).has("model-data") && !segments.some((one) => has(one, "name"));
  return { ...decided, segments: asksOfModel && !isProse(segments) ? joinUnknown(segments, tokens) : segments };
}

/** What the question could have meant instead: a record of that name, or a filter. */
function readOther(meanings: readonly Meaning[]): OtherReading | null {
  const [name] = meanings.filter((meaning) => meaning.type === "name");
  if (name) return { type: "record", ref: name.ref };
  const [value] = meanings.filter((meaning) => meaning.type === "value");
  return value ? { type: "filters", filters: { [value.facet]: [value.value] } } : null;
}

/** What a question about one dataset asks of it, by the filters and cues in it: "was it labelled by humans", "how many pairs". */
function fieldAsked(values: Filters, cues: ReadonlySet<Cue>): string | null {
  if (values.license) return "license";
  if (values.language) return "languages";
  if (values.annotation) return "annotation";
  return cues.has("count") ? "size" : null;
}

/** The words of filters that say more than the filter's label: "screenshots" for GUI, "판례" for law. */
function readTelling(readings: readonly Reading[]): readonly Telling[] {
  return readings.flatMap(({ segment, typed }) => {
    const [meaning] = segment.meanings;
    if (meaning?.type !== "value" || meaning.label) return [];
    return [{ facet: meaning.facet, typed, terms: [...new Set(searchTerms(typed))] }];
  });
}

/** Whether a name is called a model: "the OS-Atlas model", "Qwen 모델". */
function isCalledModel(segments: readonly Segment[]): boolean {
  return segments.some((one, at) => {
    const next = segments[at + 1];
    return (
      has(one, "name") && next !== undefined && meaningsOf([next], "intent").some(({ intent }) => intent === "models")
    );
  });
}

/** The records that are named, those of the type that is asked about first. */
function decideMentions(read: Read, cues: ReadonlySet<Cue>, calledModel: boolean): readonly Mention[] {
  const { readings, segments } = read;
  const ofDataset =
    segments.some((one) => has(one, "field")) || aboutNames.some((intent) => intent !== "compare" && cues.has(intent));
  const used = (["users", "lineage", "children"] as const).some((cue) => cues.has(cue));
  const ofModel = cues.has("model-data") || (cues.has("models") && !used) || segments.some((one) => has(one, "stage"));
  return readMentions(readings, calledModel ? "model" : ofDataset ? "dataset" : ofModel ? "model" : null);
}

/** Words that are left over, and must be the name of a record that is not here. */
function isNameOfNobody(text: string, cues: ReadonlySet<Cue>, stage: string | null, filters: Filters): boolean {
  // "A Korean version of HellaSwag", "tell me about Common Voice"
  if (byRecord.some((cue) => cues.has(cue))) return /\p{Lu}|\d/u.test(text);
  if (cues.has("describe")) return /(?:^|\s)\p{Lu}/u.test(text);
  // "What was Kosmos-7 pretrained on": what reads as a filter is the stage.
  return cues.has("model-data") && stage !== null && Object.keys(filters).length === 1 && /\p{L}.*\d/u.test(text);
}

/** A question, divided into words with their meanings, its numbers and what is spelt out taken out. */
interface Read {
  /** As asked, in one spelling. */
  readonly asked: string;
  readonly locale: Locale;
  readonly tokens: readonly Token[];
  readonly readings: readonly Reading[];
  readonly segments: readonly Segment[];
  readonly other: readonly Meaning[];
  readonly ranges: Pick<Filters, "size" | "year">;
  readonly spelled: Filters;
  /** Records that its addresses lead to. */
  readonly linked: readonly Mention[];
  /** Addresses in it that are no record's. */
  readonly strange: readonly string[];
  /** It has words at all. */
  readonly anything: boolean;
}

function readQuestion(question: string, { lexicon, readNumbers, findLink }: Reader): Read {
  const asked = normalize(cut(question, longestQuestion));
  const meant = retype(asked, tokenize(asked), lexicon);
  const { mentions, strange, rest: known } = readAddresses(meant, lexicon, findLink);
  const spelled = readSpelledOut(known, lexicon);
  const { rest, size, year } = readNumbers(spelled.rest, namesWithNumbers(spelled.rest, lexicon));
  const read = normalize(rest);
  const tokens = tokenize(read);
  const { segments, other } = readSegments(tokens, lexicon, size !== undefined || year !== undefined);
  const readings = segments.map((segment) => ({
    segment,
    typed: read.slice(tokens[segment.from]?.start, tokens[segment.to - 1]?.end),
  }));
  return {
    asked,
    locale: detectLocale(meant),
    tokens,
    readings,
    segments,
    other,
    ranges: { ...(size ? { size } : {}), ...(year ? { year } : {}) },
    spelled: spelled.filters,
    strange,
    linked: mentions,
    anything: segments.length > 0 || meant !== rest,
  };
}

/**
 * Understands a question: names, filters, what it wants, and the words that are left to search for.
 * @param locale the answer's language; the question's own where it is not given.
 */
export function parse(question: string, reader: Reader, locale?: Locale): Parsed {
  const read = readQuestion(question, reader);
  const { tokens, readings, segments } = read;
  const cues = cuesOf(segments);
  decideLineage(segments, tokens, cues);
  const left = joinIdentifier(
    readings.filter(({ segment }) => isUnknown(segment)),
    tokens,
    segments.every(({ meanings: [meaning] }) => meaning?.type !== "value" && meaning?.type !== "name"),
  );
  const typedOf = (unresolved: boolean) =>
    left.filter(({ segment }) => segment.unresolved === unresolved).map(({ typed }) => typed);
  const text = typedOf(false).join(" ");
  const stage =
    meaningsOf(segments, "stage")[0]?.stage ?? reader.lexicon.stageOf(meaningsOf(segments, "value")) ?? null;
  const called = isCalledModel(segments);
  const mentions = [...read.linked, ...decideMentions(read, cues, called)];
  const named = mentions.length > 0;
  const values = { ...readValues(segments), ...read.spelled };
  const filters: Filters = { ...values, ...read.ranges };
  // A question about one record narrows nothing: its filters say what it asks of it ("may I use X commercially").
  const narrows = !named || cues.has("similar") || cues.has("children");
  const short = text !== "" && text.split(" ").length < proseUnknown;
  const nobody = !named && short && isNameOfNobody(text, cues, stage, filters) ? [text] : [];
  const query = {
    question: read.asked,
    locale: locale ?? read.locale,
    filters: narrows ? filters : {},
    sort: meaningsOf(segments, "sort")[0]?.sort ?? null,
    field: meaningsOf(segments, "field")[0]?.field ?? (named && !narrows ? fieldAsked(values, cues) : null),
    stage: mentions[0]?.type === "model" ? stage : null,
    skip: 0,
    text: named ? "" : text,
    terms: named ? [] : [...new Set(searchTerms(text))],
    telling: named ? [] : readTelling(readings),
    wantsData:
      cues.has("count") ||
      segments.some((one) => has(one, "sort")) ||
      meaningsOf(segments, "filler").some(({ role }) => role === "dataset" || role === "request"),
    unresolved: [...typedOf(true), ...nobody, ...(named ? [] : read.strange)],
    mentions,
    other: readOther(read.other),
  };
  const calledModel = called && mentions[0]?.type === "model";
  return {
    query: { ...query, intent: decideIntent(query, cues, read.anything, calledModel) },
    cues,
    stage,
    place: meaningsOf(segments, "place")[0]?.place ?? null,
    fragment: !meaningsOf(segments, "filler").some(({ role }) => role === "dataset"),
  };
}
