import type { Locale } from "../language/locale.ts";
import { searchTerms } from "../language/text.ts";
import { allOf, type Expression, filtersOf } from "../records/expression.ts";
import type { Mention, OtherReading, Query, Telling } from "../records/query.ts";
import { withoutPreamble } from "./clauses.ts";
import { joinIdentifier } from "./identifiers.ts";
import { aboutNames, decideIntent, decideLineage, isLineage } from "./intent.ts";
import type { Cue, Meaning } from "./meaning.ts";
import { readNameSpans } from "./name-spans.ts";
import { readMentions } from "./names.ts";
import { asksPart, asksPermission, isStagePlace, readStageNumber, saysUse } from "./phrases.ts";
import { plainShape } from "./plain-shape.ts";
import { proseUnknown } from "./prose.ts";
import { cuesOf, type Read, type Reader, readQuestion } from "./read-question.ts";
import { readRemark, saysLanguage } from "./remarks.ts";
import { has, isUnknown, meaningsOf, type Reading, type Segment } from "./segment.ts";
import { composeShape } from "./shape.ts";
import { withRoles } from "./tools.ts";
import { readConditions } from "./values.ts";
import { readWritten } from "./written.ts";

/** A query, and what else its words asked for: to go on from the answer before, or one place of its list. */
export interface Parsed {
  readonly query: Query;
  readonly cues: ReadonlySet<Cue>;
  readonly place: string | null;
  /** The stage of training that it names, whether or not it names a model. */
  readonly stage: string | null;
  /** It names no kind of thing to look for ("only Korean ones", "and with images"): it may go on from another question. */
  readonly fragment: boolean;
  /** It wants yes or no. */
  readonly yesNo: boolean;
}

/** What can only be asked of a record. */
const byRecord: readonly Cue[] = ["users", "parents", "children", "lineage"];

/** What the question could have meant instead: a record of that name, or a filter. */
function readOther(meanings: readonly Meaning[]): OtherReading | null {
  const [name] = meanings.filter((meaning) => meaning.type === "name");
  if (name) return { type: "record", ref: name.ref };
  const [value] = meanings.filter((meaning) => meaning.type === "value");
  return value ? { type: "filters", filters: { [value.facet]: [value.value] } } : null;
}

/** What a question about one dataset asks of it, by the conditions and cues in it: "was it labelled by humans", "how many pairs". */
function fieldAsked(conditions: readonly Expression[], cues: ReadonlySet<Cue>): string | null {
  const values = filtersOf(allOf(conditions));
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

/** The records that are named, those of the type that is asked about first; what is meant, and what is named at all. */
function decideMentions(
  read: Read,
  cues: ReadonlySet<Cue>,
  calledModel: boolean,
): { meant: readonly Mention[]; all: readonly Mention[] } {
  const { readings, segments } = read;
  const ofDataset =
    asksPermission(read.plain) ||
    segments.some((one) => has(one, "field")) ||
    aboutNames.some((intent) => intent !== "compare" && cues.has(intent));
  const used = (["users", "lineage", "children"] as const).some((cue) => cues.has(cue));
  const ofModel = cues.has("model-data") || (cues.has("models") && !used) || segments.some((one) => has(one, "stage"));
  const wants = calledModel ? "model" : ofDataset ? "dataset" : ofModel ? "model" : null;
  return { meant: readMentions(readings, wants), all: readMentions(readings, wants, true) };
}

/** Words that are left over, and must be the name of a record that is not here. */
function isNameOfNobody(
  text: string,
  cues: ReadonlySet<Cue>,
  stage: string | null,
  conditions: readonly Expression[],
): boolean {
  // "A Korean version of HellaSwag", "tell me about Common Voice"
  if (byRecord.some((cue) => cues.has(cue))) return /\p{Lu}|\d/u.test(text);
  if (cues.has("describe")) return /(?:^|\s)\p{Lu}/u.test(text);
  // "What was Kosmos-7 pretrained on": what reads as a filter is the stage.
  return cues.has("model-data") && stage !== null && conditions.length === 1 && /\p{L}.*\d/u.test(text);
}

/** "A video caption corpus" is no text to pretrain on: any collection is called so. */
function withoutCorpus(segments: readonly Segment[], { tokens }: Read, named: boolean): readonly Segment[] {
  const isKind = (one: Segment) => meaningsOf([one], "value").some(({ facet }) => facet === "kind");
  const isCorpus = (one: Segment) =>
    one.to - one.from === 1 && /^(?:corpus|corpora|코퍼스|말뭉치)/.test(tokens[one.from]?.text ?? "");
  const others = named || segments.some((one) => isKind(one) && !isCorpus(one));
  return others ? segments.filter((one) => !(isKind(one) && isCorpus(one))) : segments;
}

/** How a question is to be read. */
export interface ParseOptions {
  /** The answer's language; the question's own where it is not given. */
  readonly locale?: Locale | undefined;
  /** The day of asking. */
  readonly today: Date;
}

/** Understands a question: what it is about, what it asks for, and the words that are left to search for. */
export function parse(question: string, reader: Reader, { locale, today }: ParseOptions): Parsed {
  const written = readWritten(question, reader, { locale, today });
  if (written) return written;
  const read = readQuestion(question, reader, today);
  const { tokens, readings, segments } = read;
  const cues = cuesOf(segments);
  if (!segments.some((_, at) => isLineage(segments, tokens, at))) cues.delete("lineage");
  if (segments.some((one) => has(one, "name")) && saysUse(read.plain)) cues.add("model-data");
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
    meaningsOf(segments, "stage")[0]?.stage ??
    reader.lexicon.stageOf(meaningsOf(withoutCorpus(segments, read, true), "value")) ??
    null;
  const called = isCalledModel(segments) && !/\b(?:models|vlms|llms)\b/i.test(read.plain);
  const decided = decideMentions(read, cues, called);
  const mentions = [...read.linked, ...decided.meant];
  const all = [...read.linked, ...decided.all];
  const named = mentions.length > 0;
  const words = withoutPreamble(withoutCorpus(segments, read, named), tokens, read.text);
  const values = readConditions(words);
  const conditions = withRoles([...values, ...read.conditions], read);
  // A question about one record narrows nothing: its filters say what it asks of it ("may I use X commercially").
  const narrows = !named || cues.has("similar") || cues.has("children");
  const short = text !== "" && text.split(" ").length < proseUnknown;
  const saidFields = new Set(meaningsOf(segments, "field").map(({ field }) => field));
  // "A link to the paper" is the paper's.
  if (saidFields.has("paper")) saidFields.delete("url");
  const asked = [...saidFields];
  const isNobody =
    asked.length > 0 ? /^\S*(?:\p{Lu}|\d)\S*$/u.test(text) : isNameOfNobody(text, cues, stage, conditions);
  const nobody = !named && short && isNobody ? [text] : [];
  // Beside a name that is known, what is spelt like one is another.
  const strangers = named
    ? typedOf(false).filter((typed) => /^(?=.*\p{L})\S*(?:\p{Ll}\p{Lu}|\p{L}-?\d)\S*$/u.test(typed))
    : [];
  const unresolved = [...typedOf(true), ...nobody, ...strangers, ...(named ? [] : read.strange)];

  // Beside a model a word for a kind of data is the stage that goes by it, unless part of its data is asked for.
  const ofModel = mentions.some(({ type }) => type === "model") && !asksPart(read.plain);
  const isStage = (one: Segment) => has(one, "stage") || (stage !== null && isKindOf(one, stage, reader));
  const isPlaced = (one: Segment) =>
    /(?:에|에서|때)$/.test(tokens[one.to - 1]?.text ?? "") ||
    isStagePlace(read.text.slice(0, tokens[one.from]?.start), read.text.slice(tokens[one.to - 1]?.end));
  // "Reward models" are what comes out of a stage.
  const isTrained = (one: Segment) => /models?$/i.test(tokens[one.to - 1]?.text ?? "") && has(one, "stage");
  // "Preference data that X used" is a kind of data, "the preference data of X" its stage.
  const isListed = (one: Segment) =>
    has(one, "value") &&
    /^\s*(?:data|datasets?|sets?)?\s*(?:that|which)\b/i.test(read.text.slice(tokens[one.to - 1]?.end));
  const stageWords = words.filter(
    (one) => isStage(one) && ((ofModel && !isListed(one)) || isPlaced(one) || isTrained(one) || !has(one, "value")),
  );
  const conditionsOfData = [
    ...readConditions(
      words.filter(
        (one) => !stageWords.includes(one) || !(ofModel || named || cues.has("models") || cues.has("users")),
      ),
    ),
    ...read.conditions,
  ];
  const composed =
    unresolved.length > 0
      ? undefined
      : composeShape({
          read,
          cues,
          spans: readNameSpans(readings, tokens, all, read.text),
          mentions: all,
          conditions: withRoles(conditionsOfData, read),
          all: conditions,
          fields: asked,
          stage: stageWords.length > 0 ? (meaningsOf(stageWords, "stage")[0]?.stage ?? stage) : null,
          unresolved,
          toolOf: (typed) => reader.lexicon.valueOf("tool", typed),
          organization: reader.findOrganization(text),
          called,
        });

  const field = composed?.fields?.[0] ?? asked[0] ?? (named && !narrows ? fieldAsked(conditions, cues) : null);
  const base = {
    question: read.asked,
    locale: locale ?? read.locale,
    sort: meaningsOf(segments, "sort")[0]?.sort ?? null,
    field,
    fields: [...new Set([...(composed?.fields ?? []), ...asked])],
    stage: mentions[0]?.type === "model" ? stage : null,
    stageNumber: mentions.some(({ type }) => type === "model") ? readStageNumber(read.plain) : null,
    skip: 0,
    text: named ? "" : text,
    terms: named ? [] : [...new Set(searchTerms(text))],
    telling: named ? [] : readTelling(readings),
    wantsData:
      cues.has("count") ||
      segments.some((one) => has(one, "sort")) ||
      meaningsOf(segments, "filler").some(({ role }) => role === "dataset" || role === "request"),
    unresolved,
    mentions,
    unrecorded: read.bytes ? ("bytes" as const) : null,
    talk: null,
    other: readOther(read.other),
  };
  const filters = narrows ? filtersOf(allOf(conditions)) : {};
  const calledModel = called && mentions[0]?.type === "model";
  const intent = decideIntent({ ...base, filters }, cues, read.anything || conditions.length > 0, calledModel);
  const talk = cues.has("count") ? null : readRemark(read, reader, base, conditions);
  const shape =
    talk !== null && !saysLanguage(talk)
      ? plainShape(base, "help", [])
      : (composed ?? plainShape(base, intent, narrows ? conditions : [], conditions));
  return {
    query: { ...base, ...shape, talk, fields: base.fields, filters: filtersOf(shape.where) },
    cues,
    stage,
    place: meaningsOf(segments, "place")[0]?.place ?? null,
    fragment: !meaningsOf(segments, "filler").some(({ role }) => role === "dataset"),
    yesNo: read.yesNo,
  };
}

/** Whether a segment is the kind of data that a stage of training goes by. */
function isKindOf(segment: Segment, stage: string, { lexicon }: Reader): boolean {
  const kinds = meaningsOf([segment], "value").filter(({ facet }) => facet === "kind");
  return kinds.length > 0 && lexicon.stageOf(kinds) === stage;
}
