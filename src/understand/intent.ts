import type { Token } from "../language/text.ts";
import type { Intent, Query } from "../records/query.ts";
import type { Cue } from "./meaning.ts";
import { proseUnknown } from "./prose.ts";
import { has, meaningsOf, type Segment } from "./segment.ts";

/** The nearest segment on one side that says more than grammar. */
function beside(segments: readonly Segment[], at: number, step: 1 | -1): Segment | undefined {
  let next = at + step;
  while (segments[next]?.meanings.every(({ type }) => type === "filler")) next += step;
  return segments[next];
}

/** Whether a segment says what a dataset was made from, and not who made it: "사람이 만든", "made by GPT-4" do not. */
export function isLineage(segments: readonly Segment[], tokens: readonly Token[], at: number): boolean {
  const one = segments[at];
  if (!one || !meaningsOf([one], "intent").some(({ intent }) => intent === "lineage")) return false;
  // The maker stands before a Korean verb, and after an English one.
  const maker = beside(segments, at, tokens[one.from]?.hangul === true ? -1 : 1);
  return !(maker && meaningsOf([maker], "value").some(({ facet }) => facet === "annotation" || facet === "tool"));
}

/**
 * "Made from" looks both ways: what stands after it is the parent ("made from COCO"), what stands before it the child
 * ("what was COCO made from"); in Korean the parent stands before it, unless a question word does ("뭘로 만들었어").
 * Adds the cue that it comes to.
 */
export function decideLineage(segments: readonly Segment[], tokens: readonly Token[], cues: Set<Cue>): void {
  const at = segments.findIndex((_, place) => isLineage(segments, tokens, place));
  const name = segments.findIndex((one) => has(one, "name"));
  if (at < 0 || name < 0 || cues.has("parents") || cues.has("children")) return;
  const korean = tokens[segments[at]?.from ?? -1]?.hangul ?? false;
  const isQuestion = (one: Segment | undefined) =>
    one !== undefined &&
    (meaningsOf([one], "filler").some(({ role }) => role === "what") ||
      meaningsOf([one], "intent").some(({ intent }) => intent === "model-data" || intent === "describe"));
  // "What was built on top of it": the name before is what "it" stands for.
  const it = /^(?:it|this|that|them|these)$/.test(tokens[segments[at]?.to ?? -1]?.text ?? "");
  const up = korean ? isQuestion(segments[at - 1]) : name < at && !it;
  cues.add(up ? "parents" : "children");
}

/** A question of which everything is understood but what it wants. */
export type Undecided = Pick<Query, "mentions" | "filters" | "text" | "unresolved" | "field" | "sort">;

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
    // "When did X come out": what reads as its making is the fact that is asked for.
    const factual = (field === "year" || field === "tool") && (asked === "parents" || asked === "children");
    if (asked && dataset && !factual) return asked;
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
