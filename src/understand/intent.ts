import type { Token } from "../language/text.ts";
import type { Intent, Query } from "../records/query.ts";
import type { Cue } from "./meaning.ts";
import { proseUnknown } from "./names.ts";
import { has, meaningsOf, type Segment } from "./segment.ts";

/**
 * "Made from" looks both ways: what stands after it is the parent ("made from COCO"), what stands before it the child
 * ("what was COCO made from"); in Korean the parent stands before it, unless a question word does ("뭘로 만들었어").
 * Adds the cue that it comes to.
 */
export function decideLineage(segments: readonly Segment[], tokens: readonly Token[], cues: Set<Cue>): void {
  const at = segments.findIndex((one) => meaningsOf([one], "intent").some(({ intent }) => intent === "lineage"));
  const name = segments.findIndex((one) => has(one, "name"));
  if (at < 0 || name < 0 || cues.has("parents") || cues.has("children")) return;
  const korean = tokens[segments[at]?.from ?? -1]?.hangul ?? false;
  const isQuestion = (one: Segment | undefined) =>
    one !== undefined &&
    (meaningsOf([one], "filler").some(({ role }) => role === "what") ||
      meaningsOf([one], "intent").some(({ intent }) => intent === "model-data" || intent === "describe"));
  const up = korean ? isQuestion(segments[at - 1]) : name < at;
  cues.add(up ? "parents" : "children");
}

/** A question of which everything is understood but what it wants. */
export type Undecided = Omit<Query, "intent">;

/** Intents about a dataset by name, in the order in which they win over each other. */
export const aboutNames: readonly Intent[] = ["compare", "users", "children", "parents", "similar"];

/** What the question wants. `anything`: it has words at all. `calledModel`: its name is called a model. */
export function decideIntent(
  query: Undecided,
  cues: ReadonlySet<Cue>,
  anything: boolean,
  calledModel: boolean,
): Intent {
  const { mentions, filters, text, unresolved, field, sort } = query;
  const filtered = Object.keys(filters).length > 0;
  const [first] = mentions;
  if (first) {
    if (cues.has("compare") && mentions.length > 1) return "compare";
    const dataset = mentions.some(({ type }) => type === "dataset");
    // "Models tuned on X" asks who used it, whatever the verb.
    const model = mentions.some(({ type }) => type === "model");
    if (dataset && !model && cues.has("models")) return "users";
    if (calledModel) return "model-data";
    const asked = aboutNames.find((intent) => cues.has(intent));
    if (asked && dataset) return asked;
    return first.type === "model" ? "model-data" : "describe";
  }
  // "Thanks a lot!", "고마워요 ㅎㅎ"
  if (cues.has("help") && !filtered && unresolved.length === 0 && text === "") return "help";
  const short = text.split(" ").length < proseUnknown;
  if (!filtered && text !== "" && short && (cues.has("model-data") || cues.has("models"))) return "model-data";
  if (cues.has("count") || (field === "size" && filtered)) return "count";
  if (filtered || text !== "" || unresolved.length > 0 || sort) return "find";
  return anything && !cues.has("help") ? "find" : "help";
}
