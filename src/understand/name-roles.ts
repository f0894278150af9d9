import { escapePattern } from "../language/text.ts";
import type { Mention } from "../records/query.ts";
import { toolRoles } from "../records/tool-roles.ts";
import { isLineage } from "./intent.ts";
import { isCoordinated, type NameSpan, retyped } from "./name-spans.ts";
import { asksContained, asksShared, setsApart } from "./phrases.ts";
import { has, meaningsOf } from "./segment.ts";
import { isOnlyModel, type Parts } from "./shape-parts.ts";

/** Names that are two things: what the question asks of them decides which. */
export function decideTypes({ spans, mentions, cues, read }: Parts, models: boolean): readonly NameSpan[] {
  const asked = (type: Mention["type"]) => spans.map((span) => (span.twofold ? retyped(span, type, mentions) : span));
  if (models) return asked("dataset");
  const together =
    asksShared(read.plain) || cues.has("compare") || setsApart(read.plain) || spans.some(({ negated }) => negated);
  const uses = together || cues.has("model-data") || cues.has("users") || (read.yesNo && asksContained(read.plain));
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
          isOnlyModel(other) && (isCoordinated(span, other, read.plain) || isCoordinated(other, span, read.plain)),
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

/** Whether what is said to be made from something stands beside one of these names. */
export function saysMaking({ read }: Parts, spans: readonly NameSpan[]): boolean {
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
export function isPartOfName(span: NameSpan, next: NameSpan | undefined): boolean {
  return (
    isOnlyModel(span) &&
    next?.at === span.at + 1 &&
    next.mention.type === "dataset" &&
    next.mention.id.startsWith(span.mention.id)
  );
}

/** Whether a name is only set against the one that is meant: "mPLUG-Owl2 말고 mPLUG-Owl은", "not X but Y". */
export function isContrast(asked: string, { mention: { typed } }: NameSpan): boolean {
  const name = escapePattern(typed);
  return new RegExp(`${name}\\s?말고\\s+(?!다른)\\S|\\bnot\\s+(?:the\\s)?${name},?\\s+but\\b`, "i").test(asked);
}

/** Whether a model is named for what was made with it: "generated with DeepSeek-R1", "Qwen2.5로 만든". */
export function isMaker(span: NameSpan, { read, toolOf }: Parts): boolean {
  if (span.mention.type !== "model" || toolOf(span.mention.typed) === undefined) return false;
  const around = read.segments.slice(Math.max(0, span.at - 3), span.at + 4);
  const roles = meaningsOf(around, "filler").some(({ role }) => toolRoles.some((known) => known === role));
  const made = meaningsOf(around, "intent").some(({ intent }) => intent === "lineage");
  const annotated = meaningsOf(around, "value").some(({ facet }) => facet === "annotation");
  // "UltraFeedback에서 만든 것 중에 ArmoRM 쓴 데이터": what uses it is what was made.
  const byHand =
    read.segments.some((_, at) => isLineage(read.segments, read.tokens, at)) &&
    /\s(?:쓴|써서|사용한|사용해|활용한|활용해)\s/.test(read.plain);
  return (
    byHand ||
    roles ||
    annotated ||
    (made && !meaningsOf(around, "intent").some(({ intent }) => intent === "model-data"))
  );
}
