import { allOf, anyOf, commercialUse, type Expression } from "../records/expression.ts";
import { type NameSpan, namedBy, relateAll } from "./name-spans.ts";
import { asksBusiness, asksModels, asksPermission } from "./phrases.ts";
import type { Parts, Shape } from "./shape-parts.ts";

/** What a question that wants yes or no is about, and what it claims of it; undefined where it claims nothing. */
export function verdictShape(
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
    const reversed = /\bused (?:to|for) (?:make|build|create|construct)/i.test(read.plain);
    const [child, parent] = reversed ? [second, first] : [first, second];
    return verdict(namedBy(child), { op: "derived-from", datasets: namedBy(parent), any: true });
  }
  if (datasets.length > 0) {
    const licensed = conditions.some((one) => one.op === "is" && one.facet === "license");
    if (asksPermission(read.plain) && asksModels(read.plain))
      return verdict(all(datasets), commercialUse, ["license", "users"]);
    if (
      asksPermission(read.plain) &&
      (licensed || conditions.length === 0 || fields.includes("license") || asksBusiness(read.plain))
    )
      return verdict(all(datasets), commercialUse, ["license"]);
    if (conditions.length > 0) return verdict(all(datasets), allOf(conditions), licensed ? ["license"] : []);
    if (cues.has("users") || cues.has("model-data"))
      if (/\b(?:any|anyone|anybody|used)\b|모델|누가|누군가/i.test(read.plain))
        return verdict(all(datasets), { op: "range", of: "users", min: 1 });
    if (
      fields.includes("license") &&
      /\b(?:can|may|allowed|ok|okay)\b|써도|사용해도|이용해도|돼|되나/i.test(read.plain)
    )
      return verdict(all(datasets), commercialUse, ["license"]);
    return undefined;
  }
  if (models.length > 0 && conditions.length > 0)
    return verdict(
      allOf(relateAll(models, false, (name) => ({ op: "used-by", models: name, stage }))),
      allOf(conditions),
    );
  return undefined;
}
