import { has, meaningsOf, type Segment } from "./segment.ts";

/** What stands between a word and its "not" without taking it away: "not from X", "nc 라이선스 빼고", "GPT로 만든 건 빼고". */
function isBetween(segment: Segment | undefined): boolean {
  if (segment === undefined) return false;
  if (has(segment, "filler") || (has(segment, "field") && !has(segment, "value"))) return true;
  return meaningsOf([segment], "intent").some(({ intent }) => intent === "lineage" || intent === "refine");
}

function isLogic(segment: Segment | undefined, logic: string): boolean {
  return segment !== undefined && meaningsOf([segment], "logic").some((one) => one.logic === logic);
}

/** The nearest segment on one side that says more than grammar. */
function nextTo(segments: readonly Segment[], at: number, step: 1 | -1): number {
  let next = at + step;
  while (isBetween(segments[next])) next += step;
  return next;
}

/** Whether the words around a segment turn it round: "no video", "isn't in English", "합성 말고", "비상업은 안 됨". */
export function isNegated(segments: readonly Segment[], at: number): boolean {
  const before = nextTo(segments, at, -1);
  const after = nextTo(segments, at, 1);
  if (isLogic(segments[before], "not-before") || isLogic(segments[after], "not-after")) return true;
  // "No video or audio", "비디오나 오디오 말고": of alternatives neither is wanted.
  if (isLogic(segments[before], "or"))
    return isLogic(segments[nextTo(segments, nextTo(segments, before, -1), -1)], "not-before");
  if (isLogic(segments[after], "or"))
    return isLogic(segments[nextTo(segments, nextTo(segments, after, 1), 1)], "not-after");
  return false;
}
