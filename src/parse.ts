import { aboutNames, decideIntent, decideLineage } from "./intent.ts";
import { retype } from "./keyboard.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Locale } from "./locale.ts";
import { readWords } from "./match.ts";
import type { Meaning, Wish } from "./meaning.ts";
import {
  type Decided,
  decideNames,
  joinIdentifier,
  joinUnknown,
  namesWithNumbers,
  readMentions,
  resumeVersions,
} from "./names.ts";
import type { Filters, OtherReading, Query, Telling } from "./query.ts";
import type { NumberReader } from "./range.ts";
import { has, isUnknown, meaningsOf, type Reading, type Segment } from "./segment.ts";
import { cut, detectLocale, normalize, searchTerms, type Token, tokenize } from "./text.ts";
import { readSpelledOut, readValues } from "./values.ts";

/** The longest question that is read, in code points; what goes on is left out. */
export const longestQuestion = 1000;

/** What reading needs: the words that are known, and the reader of numbers. */
export interface Reader {
  readonly lexicon: Lexicon;
  readonly readNumbers: NumberReader;
}

/** A query, and what else its words wished for: to go on from the answer before, or one place of its list. */
export interface Parsed {
  readonly query: Query;
  readonly wishes: ReadonlySet<Wish>;
  readonly place: string | null;
  /** The stage of training that it names, whether or not it names a model. */
  readonly stage: string | null;
  /** It names no kind of thing to look for ("only Korean ones", "and with images"): it may go on from another question. */
  readonly fragment: boolean;
}

function wishesOf(segments: readonly Segment[]): Set<Wish> {
  return new Set(meaningsOf(segments, "intent").map(({ intent }) => intent));
}

/** What can only be asked of a record. */
const byRecord: readonly Wish[] = ["users", "parents", "children", "lineage"];

/** The question's words with what they mean here. */
function readSegments(tokens: readonly Token[], lexicon: Lexicon, numbers: boolean): Decided {
  const decided = decideNames(resumeVersions(readWords(tokens, lexicon), tokens, lexicon), tokens, numbers);
  const { segments } = decided;
  const asksOfModel = wishesOf(segments).has("model-data") && !segments.some((one) => has(one, "name"));
  return asksOfModel ? { ...decided, segments: joinUnknown(segments, tokens) } : decided;
}

/** What the question could have meant instead: a record of that name, or a filter. */
function readOther(meanings: readonly Meaning[]): OtherReading | null {
  const [name] = meanings.filter((meaning) => meaning.type === "name");
  if (name) return { type: "record", ref: name.ref };
  const [value] = meanings.filter((meaning) => meaning.type === "value");
  return value ? { type: "filters", filters: { [value.facet]: [value.value] } } : null;
}

/** What a question about one dataset asks of it, by the filters and wishes in it: "was it labelled by humans", "how many pairs". */
function fieldAsked(values: Filters, wishes: ReadonlySet<Wish>): string | null {
  if (values.license) return "license";
  if (values.language) return "languages";
  if (values.annotation) return "annotation";
  return wishes.has("count") ? "size" : null;
}

/** The words of filters that say more than the filter's label: "screenshots" for GUI, "판례" for law. */
function readTelling(readings: readonly Reading[]): readonly Telling[] {
  return readings.flatMap(({ segment, typed }) => {
    const [meaning] = segment.meanings;
    if (meaning?.type !== "value" || meaning.label) return [];
    return [{ facet: meaning.facet, typed, terms: [...new Set(searchTerms(typed))] }];
  });
}

/**
 * Understands a question: names, filters, what it wants, and the words that are left to search for.
 * @param locale the answer's language; the question's own where it is not given.
 */
export function parse(question: string, { lexicon, readNumbers }: Reader, locale?: Locale): Parsed {
  const asked = normalize(cut(question, longestQuestion));
  const meant = retype(asked, tokenize(asked), lexicon);
  const spelled = readSpelledOut(meant, lexicon);
  const { rest, size, year } = readNumbers(spelled.rest, namesWithNumbers(spelled.rest, lexicon));
  const tokens = tokenize(rest);
  const read = normalize(rest);
  const { segments, other } = readSegments(tokens, lexicon, size !== undefined || year !== undefined);
  const readings = segments.map((segment) => ({
    segment,
    typed: read.slice(tokens[segment.from]?.start, tokens[segment.to - 1]?.end),
  }));
  const wishes = wishesOf(segments);
  const left = joinIdentifier(
    readings.filter(({ segment }) => isUnknown(segment)),
    tokens,
    segments.every(({ meanings: [meaning] }) => meaning?.type !== "value" && meaning?.type !== "name"),
  );
  const text = left
    .filter(({ segment }) => !segment.unresolved)
    .map((reading) => reading.typed)
    .join(" ");
  decideLineage(segments, tokens, wishes);
  const stage = meaningsOf(segments, "stage")[0]?.stage ?? lexicon.stageOf(meaningsOf(segments, "value")) ?? null;
  const field = meaningsOf(segments, "field")[0]?.field ?? null;
  const ofDataset = aboutNames.some((intent) => intent !== "compare" && wishes.has(intent)) || field !== null;
  const used = (["users", "lineage", "children"] as const).some((wish) => wishes.has(wish));
  const ofModel =
    wishes.has("model-data") || (wishes.has("models") && !used) || segments.some((one) => has(one, "stage"));
  const mentions = readMentions(readings, ofDataset ? "dataset" : ofModel ? "model" : null);
  const named = mentions.length > 0;
  const values = { ...readValues(segments), ...spelled.filters };
  const filters: Filters = { ...values, ...(size ? { size } : {}), ...(year ? { year } : {}) };
  // A question about one record narrows nothing: its filters say what it asks of it ("may I use X commercially").
  // "A Korean version of HellaSwag": what it is asked of must be somebody's name.
  const asksOfUnknown =
    !named &&
    ((byRecord.some((wish) => wishes.has(wish)) && /\p{Lu}|\d/u.test(text)) ||
      (wishes.has("model-data") && stage !== null && Object.keys(filters).length === 1 && /\p{L}.*\d/u.test(text)));
  const narrows = !named || wishes.has("similar") || wishes.has("children");
  const askedOf = fieldAsked(values, wishes);
  const query = {
    question: asked,
    locale: locale ?? detectLocale(meant),
    filters: narrows ? filters : {},
    sort: meaningsOf(segments, "sort")[0]?.sort ?? null,
    field: field ?? (named && !narrows ? askedOf : null),
    stage: mentions[0]?.type === "model" ? stage : null,
    skip: 0,
    text: named ? "" : text,
    terms: named ? [] : [...new Set(searchTerms(text))],
    telling: named ? [] : readTelling(readings),
    wantsData:
      wishes.has("count") ||
      segments.some((one) => has(one, "sort")) ||
      meaningsOf(segments, "filler").some(({ role }) => role === "dataset" || role === "request"),
    unresolved: [
      ...left.filter(({ segment }) => segment.unresolved).map((reading) => reading.typed),
      ...(asksOfUnknown && text !== "" ? [text] : []),
    ],
    mentions,
    other: readOther(other),
  };
  return {
    query: { ...query, intent: decideIntent(query, wishes, segments.length > 0 || meant !== rest) },
    wishes,
    stage,
    place: meaningsOf(segments, "place")[0]?.place ?? null,
    fragment: !meaningsOf(segments, "filler").some(({ role }) => role === "dataset"),
  };
}
