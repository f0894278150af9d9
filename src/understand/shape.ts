import { allOf, anyOf, type Expression, notOf, type Subject } from "../records/expression.ts";
import type { Comparative, Form, Intent, Mention, Query } from "../records/query.ts";
import { toolRoles } from "../records/tool-roles.ts";
import { isLineage } from "./intent.ts";
import type { Cue } from "./meaning.ts";
import { isChoice, isCoordinated, type NameSpan, namedBy, relateAll, retyped } from "./name-spans.ts";
import {
  asksBusiness,
  asksContained,
  asksModels,
  asksOnlyOne,
  asksPart,
  asksPermission,
  asksShared,
  readComparative,
  setsApart,
} from "./phrases.ts";
import type { Read } from "./read-question.ts";
import { has, meaningsOf } from "./segment.ts";
import { withRoles } from "./tools.ts";

/** What a question is about and what is to be said of it. */
export interface Shape {
  readonly subject: Subject;
  readonly where: Expression;
  readonly form: Form;
  readonly claim: Expression | null;
  readonly comparative: Comparative | null;
  readonly intent: Intent;
  /** Fields that the shape asks for by itself. */
  readonly fields?: readonly string[];
}

/** What a shape is read out of. */
export interface Parts {
  readonly read: Read;
  readonly cues: ReadonlySet<Cue>;
  readonly spans: readonly NameSpan[];
  readonly mentions: readonly Mention[];
  /** Values, ranges and days; what beside a model is a stage is none of them. */
  readonly conditions: readonly Expression[];
  /** The same with what may be a stage. */
  readonly all: readonly Expression[];
  readonly fields: readonly string[];
  readonly stage: string | null;
  /** Names that no record bears. */
  readonly unresolved: readonly string[];
  /** The tool that goes by a name, a value of the vocabulary; undefined where none does. */
  readonly toolOf: (typed: string) => string | undefined;
  /** Its name is called a model: "the OS-Atlas model". */
  readonly called: boolean;
  /** The maker of models that the words name which are left over, or null. */
  readonly organization: string | null;
}

const plainForm = { claim: null, comparative: null } as const;

/** Names that are two things: what the question asks of them decides which. */
function decideTypes({ spans, mentions, cues, read }: Parts, models: boolean): readonly NameSpan[] {
  const asked = (type: Mention["type"]) => spans.map((span) => (span.twofold ? retyped(span, type, mentions) : span));
  if (models) return asked("dataset");
  const together =
    asksShared(read.asked) || cues.has("compare") || setsApart(read.asked) || spans.some(({ negated }) => negated);
  const uses = together || cues.has("model-data") || cues.has("users") || (read.yesNo && asksContained(read.asked));
  const onlyModels = spans.some(({ twofold, mention }) => !twofold && mention.type === "model");
  const onlyDatasets = spans.some(({ twofold, mention }) => !twofold && mention.type === "dataset");
  // What is a dataset only in short is the model wherever something is said to be used.
  const whole = uses
    ? spans.map((span) => (span.twofold && span.short ? retyped(span, "model", mentions) : span))
    : spans;
  if (!uses || spans.length < 2) return whole;
  if (onlyModels)
    return whole.map((span) => {
      if (!span.twofold || span.short) return span;
      const joined = spans.some(
        (other) =>
          isOnlyModel(other) && (isCoordinated(span, other, read.asked) || isCoordinated(other, span, read.asked)),
      );
      return retyped(span, joined || (together && !onlyDatasets) ? "model" : "dataset", mentions);
    });
  if (together && !onlyDatasets) return asked("model");
  // "Did RLHF-V use VQA v2": of two the one that is said to use comes first.
  const first = spans.find(({ twofold }) => twofold);
  if (onlyDatasets || spans.filter(({ twofold }) => twofold).length > 1)
    return whole.map((span) =>
      span.twofold && !span.short ? retyped(span, span === first ? "model" : "dataset", mentions) : span,
    );
  return whole;
}

function isYear(one: Expression): boolean {
  return one.op === "range" && (one.of === "year" || one.of === "added");
}

/** What models are asked for: those that used the named datasets, or any that satisfies the conditions. */
function modelsShape(
  parts: Parts,
  datasets: readonly NameSpan[],
  conditions: readonly Expression[],
): Shape | undefined {
  const { cues, stage, read } = parts;
  const byMaker: readonly Expression[] =
    parts.organization === null ? [] : [{ op: "by", organization: parts.organization }];
  const own = [...byMaker, ...conditions.filter(isYear)];
  const others = conditions.filter((one) => !isYear(one));
  const choice = isChoice(datasets, read.readings);
  // "Models built on X" were trained on it.
  const made =
    saysMaking(parts, datasets) &&
    !/\bmodels?\s+(?:(?:that|which)\s+(?:are|were)\s+)?(?:built|based|derived)/i.test(read.asked);
  const counts = cues.has("count") || (parts.fields.includes("size") && /몇\s?개|how many/i.test(read.asked));
  const uses = relateAll(datasets, choice, (name) => ({
    op: "uses",
    datasets: made ? { op: "derived-from", datasets: name } : name,
    stage,
  }));
  if (datasets.length === 0 && others.length === 0) return undefined;
  const ofConditions: readonly Expression[] =
    datasets.length === 0 ? [{ op: "uses", datasets: allOf(others), stage }] : [];
  const where = allOf([...uses, ...ofConditions, ...own]);
  return {
    ...plainForm,
    subject: "models",
    where,
    form: counts ? "count" : "list",
    intent: counts ? "count" : "users",
  };
}

/** What a question that wants yes or no is about, and what it claims of it; undefined where it claims nothing. */
function verdictShape(
  parts: Parts,
  datasets: readonly NameSpan[],
  models: readonly NameSpan[],
  conditions: readonly Expression[],
): Shape | undefined {
  const { cues, fields, stage, read } = parts;
  const verdict = (where: Expression, claim: Expression, asked: readonly string[] = []): Shape => ({
    subject: "datasets",
    where,
    form: "verdict",
    claim,
    comparative: null,
    intent: "verdict",
    fields: asked,
  });
  const all = (spans: readonly NameSpan[]) => anyOf(spans.map(namedBy));
  const lineage = cues.has("lineage") || cues.has("parents") || cues.has("children");
  if (models.length > 0 && datasets.length > 0) {
    const positive = (span: NameSpan): NameSpan => ({ ...span, negated: false });
    const claim = relateAll(models.map(positive), false, (name) => ({ op: "used-by", models: name, stage }));
    return verdict(all(datasets), allOf(claim));
  }
  const [first, second, ...more] = datasets;
  if (first && second && more.length === 0 && lineage) {
    // "Is X made from Y" and "X는 Y로 만들었어": the child stands first, unless its parent is what the sentence is about.
    const reversed = /\bused (?:to|for) (?:make|build|create|construct)/i.test(read.asked);
    const [child, parent] = reversed ? [second, first] : [first, second];
    return verdict(namedBy(child), { op: "derived-from", datasets: namedBy(parent), any: true });
  }
  if (datasets.length > 0) {
    const licensed = conditions.some((one) => one.op === "is" && one.facet === "license");
    const permitted: Expression = { op: "is", facet: "license", value: "commercial" };
    if (asksPermission(read.asked) && asksModels(read.asked))
      return verdict(all(datasets), permitted, ["license", "users"]);
    if (
      asksPermission(read.asked) &&
      (licensed || conditions.length === 0 || fields.includes("license") || asksBusiness(read.asked))
    )
      return verdict(all(datasets), permitted, ["license"]);
    if (conditions.length > 0) return verdict(all(datasets), allOf(conditions), licensed ? ["license"] : []);
    if (cues.has("users") || cues.has("model-data"))
      if (/\b(?:any|anyone|anybody|used)\b|모델|누가|누군가/i.test(read.asked))
        return verdict(all(datasets), { op: "range", of: "users", min: 1 });
    if (
      fields.includes("license") &&
      /\b(?:can|may|allowed|ok|okay)\b|써도|사용해도|이용해도|돼|되나/i.test(read.asked)
    )
      return verdict(all(datasets), { op: "is", facet: "license", value: "commercial" }, ["license"]);
    return undefined;
  }
  if (models.length > 0 && conditions.length > 0)
    return verdict(
      allOf(relateAll(models, false, (name) => ({ op: "used-by", models: name, stage }))),
      allOf(conditions),
    );
  return undefined;
}

/** What the data of models is asked for, with conditions on it or on how they hang together. */
function dataShape(
  parts: Parts,
  datasets: readonly NameSpan[],
  models: readonly NameSpan[],
  conditions: readonly Expression[],
): Shape | undefined {
  const { cues, stage, read, fields } = parts;
  const choice = isChoice(models, read.readings);
  const usedBy = relateAll(models, choice, (name) => ({ op: "used-by", models: name, stage }));
  const list = (where: Expression, intent: Intent = "find"): Shape => ({
    ...plainForm,
    subject: "datasets",
    where,
    form: cues.has("count") ? "count" : "list",
    intent: cues.has("count") ? "count" : intent,
  });
  const made = cues.has("children") || cues.has("lineage");
  if (datasets.length > 0 && cues.has("parents"))
    return list(
      allOf([...relateAll(datasets, false, (name) => ({ op: "source-of", datasets: name })), ...usedBy, ...conditions]),
    );
  if (datasets.length > 0) {
    if (made)
      return list(
        allOf([
          ...relateAll(datasets, false, (name) => ({ op: "derived-from", datasets: name })),
          ...usedBy,
          ...conditions,
        ]),
      );
    return undefined;
  }
  const apart = models.some(({ negated }) => negated);
  const [only, ...others] = models;
  if (others.length > 0) {
    if (apart || asksShared(read.asked) || conditions.length > 0 || choice || cues.has("count"))
      return list(allOf([...usedBy, ...conditions]));
    if (fields.length > 0)
      return list(anyOf(models.map((span): Expression => ({ op: "used-by", models: namedBy(span), stage }))));
    return undefined;
  }
  if (!only) return undefined;
  if (cues.has("parents")) return list({ op: "source-of", datasets: allOf(usedBy) });
  if (conditions.length > 0 || cues.has("count") || fields.length > 0) return list(allOf([...usedBy, ...conditions]));
  return undefined;
}

const ofData: readonly string[] = ["license", "size", "languages", "annotation"];

/**
 * The shape of a question that combines facts, or wants yes or no; undefined where it asks one thing of one record, or for
 * what satisfies its filters.
 */
export function composeShape(given: Parts): Shape | undefined {
  const { read, cues } = given;
  const countsUsers = given.conditions.some((one) => one.op === "range" && one.of === "users");
  const models =
    (asksModels(read.asked) || cues.has("users")) && !given.called && !countsUsers && !given.spans.some(isOnlyModel);
  // "X 말고 Y", "not X but Y": of what is only set against another nothing is asked.
  const contrasted = given.spans.filter(
    (span, at) =>
      !(asksShared(read.asked) && /^(?:shar|both|common)[a-z]*(?:\s[a-z]+)*$/.test(span.mention.typed)) &&
      !(span.negated && isContrast(read.asked, span)) &&
      !isPartOfName(span, given.spans[at + 1]),
  );
  const spans = decideTypes({ ...given, spans: contrasted.length > 0 ? contrasted : given.spans }, models);
  const parts = { ...given, spans };
  const tools = spans.filter((span) => isMaker(span, parts));
  const made = tools.flatMap(({ mention, negated }): Expression[] => {
    const one: Expression = { op: "is", facet: "tool", value: given.toolOf(mention.typed) ?? "" };
    return [negated ? notOf(one) : one];
  });
  // "What's new in X's data" asks for no day.
  const named = spans.some(({ mention }) => mention.type === "model");
  const said = named ? given.conditions.filter((one) => one.op !== "range" || one.of !== "added") : given.conditions;
  const conditions = [...said, ...made].map(meantUse);
  const ofModels = spans.filter((span) => span.mention.type === "model" && !tools.includes(span));
  const ofDatasets = spans.filter(({ mention }) => mention.type === "dataset");
  const comparative = spans.length > 1 ? readComparative(read.asked) : null;
  if (comparative && (ofModels.length === 0 || ofDatasets.length === 0)) {
    const first = spans.findIndex(({ than }) => !than);
    const ordered = spans[0]?.than && first > 0 ? [spans[first], ...spans.filter((_, at) => at !== first)] : spans;
    return {
      subject: ofModels.length > 0 ? "models" : "datasets",
      where: { op: "or", of: ordered.flatMap((span) => (span ? [namedBy(span)] : [])) },
      form:
        read.yesNo && !/\b(?:which|what|or)\b|중에?서?|어느|뭐가|누가|무엇/i.test(read.asked)
          ? "verdict"
          : "comparison",
      claim: null,
      comparative,
      intent: "compare",
    };
  }
  const only = onlyOneShape(parts, ofModels, ofDatasets, conditions);
  if (only) return only;
  if (cues.has("compare") || cues.has("similar")) return undefined;
  if (tools.length > 0 && ofModels.length + ofDatasets.length === 0)
    return {
      ...plainForm,
      subject: "datasets",
      where: allOf(withRoles([...given.all, ...made], read, cues).map(meantUse)),
      form: cues.has("count") ? "count" : "list",
      intent: cues.has("count") ? "count" : "find",
    };
  const [single, ...more] = ofDatasets;
  if (!models && single && more.length + ofModels.length === 0 && conditions.length > 0 && cues.has("parents"))
    return {
      ...plainForm,
      subject: "datasets",
      where: allOf([{ op: "source-of", datasets: namedBy(single) }, ...conditions]),
      form: cues.has("count") ? "count" : "list",
      intent: "find",
    };
  const madeFrom = cues.has("children") || (cues.has("lineage") && saysMaking(parts, ofDatasets));
  const listsChildren = madeFrom && ofDatasets.length === 1 && ofModels.length === 0 && conditions.length > 0;
  if (
    read.yesNo &&
    spans.length > 0 &&
    !(asksShared(read.asked) && ofModels.length > 1 && ofDatasets.length === 0) &&
    !listsChildren &&
    !(models && ofModels.length === 0 && asksModels(read.asked))
  ) {
    const verdict = verdictShape(parts, ofDatasets, ofModels, conditions);
    if (verdict) return verdict;
  }
  const uses = cues.has("model-data") || cues.has("users");
  if (models && (uses || cues.has("models") || cues.has("lineage") || asksModels(read.asked))) {
    const shape = modelsShape(parts, ofDatasets, conditions);
    if (shape) return shape;
  }
  if (ofModels.length > 0) {
    const data = dataShape(parts, ofDatasets, ofModels, conditions);
    if (data && !onlyCard(parts, ofModels, data)) return data;
    if (ofDatasets.length > 0 && uses) return verdictShape(parts, ofDatasets, ofModels, conditions);
    return undefined;
  }
  if (ofDatasets.length > 1) return datasetsShape(parts, ofDatasets, conditions);
  return undefined;
}

/** What only one of two models was trained on: "only the data X has for itself", "X만 쓴". */
function onlyOneShape(
  { read, stage, cues }: Parts,
  models: readonly NameSpan[],
  datasets: readonly NameSpan[],
  conditions: readonly Expression[],
): Shape | undefined {
  const [first, second, ...others] = models;
  if (!first || !second || others.length + datasets.length > 0 || models.some(({ negated }) => negated))
    return undefined;
  const alone = models.find(({ mention: { typed } }) =>
    new RegExp(`${escaped(typed)}\\s?만(?:이|의)?\\s`, "i").test(read.asked),
  );
  if (!alone && !asksOnlyOne(read.asked)) return undefined;
  // Whose it is stands after "only", as a rule.
  const word = /\b(?:only|unique|exclusive)/i.exec(read.asked)?.index ?? 0;
  const after = models.find(({ mention: { typed } }) => read.asked.indexOf(typed, word) > word);
  const own = alone ?? after ?? first;
  const other = own.mention === first.mention ? second : first;
  const usedBy = (span: NameSpan): Expression => ({ op: "used-by", models: namedBy(span), stage });
  return {
    ...plainForm,
    subject: "datasets",
    where: allOf([usedBy(own), notOf(usedBy(other)), ...conditions]),
    form: cues.has("count") ? "count" : "list",
    intent: cues.has("count") ? "count" : "find",
  };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Whether what is said to be made from something stands beside one of these names. */
function saysMaking({ read }: Parts, spans: readonly NameSpan[]): boolean {
  const { segments } = read;
  const isMaking = (at: number) =>
    segments[at] !== undefined &&
    (isLineage(segments, read.tokens, at) ||
      meaningsOf([segments[at]], "intent").some(({ intent }) => intent === "children"));
  const carries = (at: number) => segments[at] !== undefined && !has(segments[at], "filler");
  return spans.some(({ at }) => {
    let [before, after] = [at - 1, at + 1];
    while (before >= 0 && !carries(before)) before--;
    while (after < segments.length && !carries(after)) after++;
    return isMaking(before) || isMaking(after);
  });
}

/** Whether a model's name only begins what the dataset after it is called: "KcBERT 뉴스 댓글 말뭉치". */
function isPartOfName(span: NameSpan, next: NameSpan | undefined): boolean {
  return (
    isOnlyModel(span) &&
    next?.at === span.at + 1 &&
    next.mention.type === "dataset" &&
    next.mention.id.startsWith(span.mention.id)
  );
}

/** Whether a name is only set against the one that is meant: "mPLUG-Owl2 말고 mPLUG-Owl은", "not X but Y". */
function isContrast(asked: string, { mention: { typed } }: NameSpan): boolean {
  const name = escaped(typed);
  return new RegExp(`${name}\\s?말고\\s+(?!다른)\\S|\\bnot\\s+(?:the\\s)?${name},?\\s+but\\b`, "i").test(asked);
}

/** Whether a model is named for what was made with it: "generated with DeepSeek-R1", "Qwen2.5로 만든". */
function isMaker(span: NameSpan, { read, toolOf }: Parts): boolean {
  if (span.mention.type !== "model" || toolOf(span.mention.typed) === undefined) return false;
  const around = read.segments.slice(Math.max(0, span.at - 3), span.at + 4);
  const roles = meaningsOf(around, "filler").some(({ role }) => toolRoles.some((known) => known === role));
  const made = meaningsOf(around, "intent").some(({ intent }) => intent === "lineage");
  const annotated = meaningsOf(around, "value").some(({ facet }) => facet === "annotation");
  // "UltraFeedback에서 만든 것 중에 ArmoRM 쓴 데이터": what uses it is what was made.
  const byHand =
    read.segments.some((_, at) => isLineage(read.segments, read.tokens, at)) &&
    /\s(?:쓴|써서|사용한|사용해|활용한|활용해)\s/.test(read.asked);
  return (
    byHand ||
    roles ||
    annotated ||
    (made && !meaningsOf(around, "intent").some(({ intent }) => intent === "model-data"))
  );
}

/** What may not be used commercially is what somebody says so of; the opposite of "may be used" holds what has to be read first, too. */
function meantUse(one: Expression): Expression {
  if (one.op === "not" && one.of.op === "is" && one.of.facet === "license" && one.of.value === "commercial")
    return { op: "is", facet: "license", value: "non-commercial" };
  return one;
}

function isOnlyModel({ twofold, mention }: NameSpan): boolean {
  return !twofold && mention.type === "model";
}

/** Whether what is asked of one model is better told by its own card: facts of the model itself. */
function onlyCard({ fields, cues, read }: Parts, models: readonly NameSpan[], { where }: Shape): boolean {
  if (models.length > 1 || where.op !== "used-by") return false;
  const ofItself = fields.length > 0 && !fields.some((field) => ofData.includes(field));
  const saysData = read.segments.some((one) => meaningsOf([one], "filler").some(({ role }) => role === "dataset"));
  return fields.length > 0 ? ofItself || !(saysData || cues.has("model-data") || asksPart(read.asked)) : false;
}

/** What is asked of several datasets together: what was made from them, what they were made from, who used them. */
function datasetsShape(
  parts: Parts,
  datasets: readonly NameSpan[],
  conditions: readonly Expression[],
): Shape | undefined {
  const { cues, read, fields } = parts;
  const choice = isChoice(datasets, read.readings) || !asksShared(read.asked);
  const list = (relate: Parameters<typeof relateAll>[2]): Shape => ({
    ...plainForm,
    subject: "datasets",
    where: allOf([...relateAll(datasets, choice && !setsApart(read.asked), relate), ...conditions]),
    form: cues.has("count") ? "count" : "list",
    intent: cues.has("count") ? "count" : "find",
  });
  const facts: Shape = {
    ...plainForm,
    subject: "datasets",
    where: anyOf(datasets.map(namedBy)),
    form: "facts",
    intent: "describe",
  };
  // "When did X and Y come out": what reads as their making is the fact that is asked for.
  if (fields.includes("year")) return facts;
  if (cues.has("children") || (cues.has("lineage") && !cues.has("parents")))
    return list((name) => ({ op: "derived-from", datasets: name }));
  if (cues.has("parents")) return list((name) => ({ op: "source-of", datasets: name }));
  return fields.length > 0 ? facts : undefined;
}

/** Whether what was made from something at any remove is asked for. */
const deep =
  /\b(?:(?:few|any|several|some) (?:number of )?steps|steps down|trac(?:e|es|ing) back|ultimately|eventually|in the end|directly or indirectly|at any remove|anywhere down)\b|거슬러|결국|직간접|(?:몇|여러)\s?(?:단계|다리|번)|다리 건너|뿌리를 따라/i;

/** The shape of a question that asks one thing: of one record, or for what satisfies its filters. */
export function plainShape(
  query: Omit<Query, keyof Shape | "filters">,
  intent: Intent,
  conditions: readonly Expression[],
  said: readonly Expression[] = conditions,
): Shape {
  const named: readonly Expression[] = query.mentions.map(({ type, id }) => ({ op: "named", type, id }));
  const [first] = named;
  const of = (where: Expression, form: Form, subject: Subject = "datasets"): Shape => ({
    ...plainForm,
    subject,
    where,
    form,
    intent,
  });
  const unknown = query.unresolved.map((name): Expression => ({ op: "unknown", name }));
  const text: readonly Expression[] = query.text === "" ? [] : [{ op: "text", words: query.text }];
  const filtered = allOf([...unknown, ...conditions, ...text]);
  switch (intent) {
    case "help":
      return of(allOf([]), "help");
    case "find":
      return of(filtered, "list");
    case "count":
      return of(filtered, "count");
    case "compare":
      return of(anyOf([...named, ...unknown]), "comparison");
    case "similar":
      return of(allOf([...(first ? [first] : unknown), ...conditions]), "similar");
    case "users":
      return of({ op: "uses", datasets: first ?? allOf(unknown), stage: query.stage }, "list", "models");
    case "parents":
      return of({ op: "source-of", datasets: first ?? allOf(unknown) }, "list");
    case "children":
      return of(
        allOf([
          {
            op: "derived-from",
            datasets: first ?? allOf(unknown),
            ...(deep.test(query.question) ? { any: true as const } : {}),
          },
          ...conditions,
        ]),
        "list",
      );
    case "model-data":
      return of(
        {
          op: "used-by",
          models: first ?? (unknown.length > 0 ? allOf(unknown) : { op: "unknown", name: query.text }),
          stage: query.stage,
        },
        "card",
      );
    case "describe":
    case "verdict":
      // What was said beside a name chooses among those of that name.
      return {
        ...of(named.length > 0 ? anyOf(named) : filtered, "card"),
        claim: named.length > 0 && said.length > 0 ? allOf(said) : null,
      };
  }
}
