import { escapePattern } from "../language/text.ts";
import { allOf, anyOf, type Expression, notOf } from "../records/expression.ts";
import type { Intent } from "../records/query.ts";
import { saysMaking } from "./name-roles.ts";
import { isChoice, type NameSpan, namedBy, relateAll } from "./name-spans.ts";
import { asksOnlyOne, asksPart, asksShared, setsApart } from "./phrases.ts";
import { meaningsOf } from "./segment.ts";
import { isYear, type Parts, plainForm, type Shape } from "./shape-parts.ts";

/** What models are asked for: those that used the named datasets, or any that satisfies the conditions. */
export function modelsShape(
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
    !/\bmodels?\s+(?:(?:that|which)\s+(?:are|were)\s+)?(?:built|based|derived)/i.test(read.plain);
  const counts = cues.has("count") || (parts.fields.includes("size") && /몇\s?개|how many/i.test(read.plain));
  const uses = relateAll(datasets, choice, (name) => ({
    op: "uses",
    datasets: made ? { op: "derived-from", datasets: name } : name,
    stage,
  }));
  if (datasets.length === 0 && others.length === 0 && byMaker.length === 0) return undefined;
  const ofConditions: readonly Expression[] =
    datasets.length === 0 && others.length > 0 ? [{ op: "uses", datasets: allOf(others), stage }] : [];
  const where = allOf([...uses, ...ofConditions, ...own]);
  return {
    ...plainForm,
    subject: "models",
    where,
    form: counts ? "count" : "list",
    intent: counts ? "count" : "users",
  };
}

/** Facts of data, which a model has none of itself. */
export const ofData: readonly string[] = ["license", "size", "languages", "annotation"];

/** What the data of models is asked for, with conditions on it or on how they hang together. */
export function dataShape(
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
    if (apart || asksShared(read.plain) || conditions.length > 0 || choice || cues.has("count"))
      return list(allOf([...usedBy, ...conditions]));
    if (fields.length > 0)
      return list(anyOf(models.map((span): Expression => ({ op: "used-by", models: namedBy(span), stage }))));
    return undefined;
  }
  if (!only) return undefined;
  // "X's multimodal training data" is all of it.
  const isAll = conditions.every((one) => one.op === "is" && one.facet === "modality");
  if (
    isAll &&
    conditions.length > 0 &&
    !asksPart(read.plain) &&
    !cues.has("refine") &&
    !cues.has("count") &&
    /학습\s?데이터|training (?:data|set)/i.test(read.plain)
  )
    return undefined;
  if (cues.has("parents")) return list({ op: "source-of", datasets: allOf(usedBy) });
  if (conditions.length > 0 || cues.has("count") || fields.length > 0) return list(allOf([...usedBy, ...conditions]));
  return undefined;
}

/** What only one of two models was trained on: "only the data X has for itself", "X만 쓴". */
export function onlyOneShape(
  { read, stage, cues }: Parts,
  models: readonly NameSpan[],
  datasets: readonly NameSpan[],
  conditions: readonly Expression[],
): Shape | undefined {
  const [first, second, ...others] = models;
  if (!first || !second || others.length + datasets.length > 0 || models.some(({ negated }) => negated))
    return undefined;
  const alone = models.find(({ mention: { typed } }) =>
    new RegExp(`${escapePattern(typed)}\\s?만(?:이|의)?\\s`, "i").test(read.plain),
  );
  if (!alone && !asksOnlyOne(read.plain)) return undefined;
  // Whose it is stands after "only", as a rule.
  const word = /\b(?:only|unique|exclusive)/i.exec(read.plain)?.index ?? 0;
  const after = models.find(({ mention: { typed } }) => read.plain.indexOf(typed, word) > word);
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

/** Whether what is asked of one model is better told by its own card: facts of the model itself. */
export function onlyCard({ fields, cues, read }: Parts, models: readonly NameSpan[], { where }: Shape): boolean {
  if (models.length > 1 || where.op !== "used-by") return false;
  const ofItself = fields.length > 0 && !fields.some((field) => ofData.includes(field));
  const saysData = read.segments.some((one) => meaningsOf([one], "filler").some(({ role }) => role === "dataset"));
  return fields.length > 0 ? ofItself || !(saysData || cues.has("model-data") || asksPart(read.plain)) : false;
}

/** What is asked of several datasets together: what was made from them, what they were made from, who used them. */
export function datasetsShape(
  parts: Parts,
  datasets: readonly NameSpan[],
  conditions: readonly Expression[],
): Shape | undefined {
  const { cues, read, fields } = parts;
  const choice = isChoice(datasets, read.readings) || !asksShared(read.plain);
  const list = (relate: Parameters<typeof relateAll>[2]): Shape => ({
    ...plainForm,
    subject: "datasets",
    where: allOf([...relateAll(datasets, choice && !setsApart(read.plain), relate), ...conditions]),
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
