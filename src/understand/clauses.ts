import type { Token } from "../language/text.ts";
import { has, type Segment } from "./segment.ts";

// Where a sentence, or a Korean clause that only leads up to another, ends.
const ends =
  /[.!?。？！…~]+\s+|\.{2,}\s*|(?<=[가-힣](?:건데|던데|는데|은데|인데|한데|는데요|은데요|인데요|거든요|습니다|니다|어서|아서|해서|라서|려고|려는데|으며)),?\s+|,\s+so\s+|\s+so:\s+/gu;
/** A question of fewer words is one thought. */
const longQuestion = 11;

/** The clauses of a text, as the places where each begins. */
function beginnings(text: string): readonly number[] {
  return [0, ...[...text.matchAll(ends)].map((match) => match.index + match[0].length)].filter(
    (at) => at < text.length,
  );
}

/**
 * The segments of a long question without the values of what only leads up to it: "… for a slide with a table. Which data do
 * X and Y share?" asks for no tables. What leads up counts where the last clause asks for nothing by itself.
 * @param text what the tokens stand in.
 */
export function withoutPreamble(
  segments: readonly Segment[],
  tokens: readonly Token[],
  text: string,
): readonly Segment[] {
  const starts = beginnings(text);
  if (starts.length < 2 || tokens.length < longQuestion) return segments;
  const clauseOf = (one: Segment) => starts.findLastIndex((start) => start <= (tokens[one.from]?.start ?? 0));
  const asking = segments
    .map((one) => ({ one, clause: clauseOf(one) }))
    .filter(({ one }) => has(one, "value") || has(one, "name"));
  const last = starts.length - 1;
  const values = asking.filter(({ one }) => has(one, "value") && !has(one, "name"));
  const asksLast = asking.some(({ clause }) => clause === last);
  const relates = segments.some((one) => clauseOf(one) === last && (has(one, "intent") || has(one, "field")));
  const named = asking.some(({ one }) => has(one, "name"));
  if (!asksLast && !(relates && named)) return segments;
  const dropped = new Set(values.filter(({ clause }) => clause < last).map(({ one }) => one));
  return segments.filter((one) => !dropped.has(one));
}
