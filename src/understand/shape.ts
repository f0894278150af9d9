import { allOf, type Expression, isCommercialUse, notOf } from "../records/expression.ts";
import { dataShape, datasetsShape, modelsShape, onlyCard, onlyOneShape } from "./list-shapes.ts";
import { decideTypes, isContrast, isMaker, isPartOfName, saysMaking } from "./name-roles.ts";
import { namedBy } from "./name-spans.ts";
import { asksModels, asksShared, readComparative } from "./phrases.ts";
import { isOnlyModel, type Parts, plainForm, type Shape } from "./shape-parts.ts";
import { withRoles } from "./tools.ts";
import { verdictShape } from "./verdict-shape.ts";

/**
 * The shape of a question that combines facts, or wants yes or no; undefined where it asks one thing of one record, or for
 * what satisfies its filters.
 */
export function composeShape(given: Parts): Shape | undefined {
  const { read, cues } = given;
  const countsUsers = given.conditions.some((one) => one.op === "range" && one.of === "users");
  const models =
    (asksModels(read.plain) || (cues.has("users") && given.spans.length > 0)) &&
    !given.called &&
    !countsUsers &&
    !given.spans.some(isOnlyModel);
  // "X 말고 Y", "not X but Y": of what is only set against another nothing is asked.
  const contrasted = given.spans.filter(
    (span, at) =>
      !(asksShared(read.plain) && /^(?:shar|both|common)[a-z]*(?:\s[a-z]+)*$/.test(span.mention.typed)) &&
      !(span.negated && isContrast(read.plain, span)) &&
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
  const comparative = spans.length > 1 ? readComparative(read.plain) : null;
  if (comparative && (ofModels.length === 0 || ofDatasets.length === 0)) {
    const first = spans.findIndex(({ than }) => !than);
    const ordered = spans[0]?.than && first > 0 ? [spans[first], ...spans.filter((_, at) => at !== first)] : spans;
    return {
      subject: ofModels.length > 0 ? "models" : "datasets",
      where: { op: "or", of: ordered.flatMap((span) => (span ? [namedBy(span)] : [])) },
      form:
        read.yesNo && !/\b(?:which|what|or)\b|중에?서?|어느|뭐가|누가|무엇/i.test(read.plain)
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
      where: allOf(withRoles([...given.all, ...made], read).map(meantUse)),
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
    !(asksShared(read.plain) && ofModels.length > 1 && ofDatasets.length === 0) &&
    !listsChildren &&
    !(models && ofModels.length === 0 && asksModels(read.plain))
  ) {
    const verdict = verdictShape(parts, ofDatasets, ofModels, conditions);
    if (verdict) return verdict;
  }
  const uses = cues.has("model-data") || cues.has("users");
  if (models && (uses || cues.has("models") || cues.has("lineage") || asksModels(read.plain))) {
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

/** What may not be used commercially is what somebody says so of; the opposite of "may be used" holds what has to be read first, too. */
function meantUse(one: Expression): Expression {
  if (one.op === "not" && isCommercialUse(one.of)) return { op: "is", facet: "license", value: "non-commercial" };
  return one;
}
