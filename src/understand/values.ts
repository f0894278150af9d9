import { compact } from "../language/text.ts";
import { allOf, anyOf, type Expression, notOf, valueExpression } from "../records/expression.ts";
import { isSeveral } from "../records/filter.ts";
import { type Facet, type Filters, facets } from "../records/query.ts";
import type { Lexicon } from "./lexicon.ts";
import { isNegated } from "./negation.ts";
import { has, meaningsOf, type Segment } from "./segment.ts";

interface Group {
  readonly facet: Facet;
  readonly parts: readonly Expression[];
}

/** The values of a segment: one as a rule, several where a word stands for all of them ("한영"). */
function conditionOf(segment: Segment): Group | undefined {
  const [first, ...others] = meaningsOf([segment], "value");
  if (!first || segment.meanings[0]?.type !== "value") return undefined;
  const same = [first, ...others.filter(({ facet }) => facet === first.facet)];
  return {
    facet: first.facet,
    parts: [allOf(same.map(({ facet, value }): Expression => ({ op: "is", facet, value })))],
  };
}

/**
 * The conditions that the question's values make, each a part of one conjunction: "Korean or English" is either, "apache,
 * not mit" one and not the other. Of a facet of which a dataset has one value, several that are wanted are alternatives.
 */
export function readConditions(segments: readonly Segment[]): readonly Expression[] {
  const wanted: Group[] = [];
  const unwanted: Expression[] = [];
  let or = false;
  for (const [at, segment] of segments.entries()) {
    if (meaningsOf([segment], "logic").some(({ logic }) => logic === "or")) {
      // "Made or judged" joins deeds, not values.
      const before = segments
        .slice(0, at)
        .findLast((one) => !meaningsOf([one], "filler").some(({ role }) => role === "grammar" || role === "dataset"));
      or = before !== undefined && has(before, "value");
      continue;
    }
    const group = conditionOf(segment);
    if (!group) continue;
    const last = wanted.at(-1);
    if (isNegated(segments, at)) unwanted.push(...group.parts.map(notOf));
    else if (or && last) wanted.splice(-1, 1, { facet: group.facet, parts: [anyOf([...last.parts, ...group.parts])] });
    else wanted.push(group);
    or = false;
  }
  const single = facets.filter((facet) => !isSeveral(facet));
  const alternatives = single.flatMap((facet) => {
    const parts = wanted.filter((group) => group.facet === facet).flatMap(({ parts }) => parts);
    return parts.length > 0 ? [anyOf(parts)] : [];
  });
  const all = wanted.filter(({ facet }) => isSeveral(facet)).flatMap(({ parts }) => parts);
  // A parallel text is for translation.
  const parallel = wanted.some(({ parts }) => parts.some((one) => one.op === "is" && one.value === "parallel-text"));
  const told = parallel ? all.filter((one) => one.op !== "is" || one.value !== "translation") : all;
  const every = allOf([...alternatives, ...told, ...unwanted]);
  return every.op === "and" ? every.of : [every];
}

// "license:mit", "task:ocr|math", "language:!en": a filter spelt out, for what words alone would leave open.
const spelledOut =
  /(?<![\p{L}\p{N}])(\p{L}+):((?:!?[\p{L}\p{N}][\p{L}\p{N}.+-]*)(?:\|[\p{L}\p{N}][\p{L}\p{N}.+-]*)*)(?=\s|$|,)/gu;

/** Filters that are spelt out with their facet's name, and the question without them. */
export function readSpelledOut(question: string, lexicon: Lexicon): { rest: string; conditions: Expression[] } {
  const conditions: Expression[] = [];
  const rest = question.replace(spelledOut, (whole, name: string, written: string) => {
    const facet = facets.find((one) => lexicon.facetKeys(one).includes(compact(name)));
    if (!facet) return whole;
    const not = written.startsWith("!");
    const values = (not ? written.slice(1) : written).split("|").map((word) => lexicon.valueOf(facet, word));
    if (values.includes(undefined)) return whole;
    conditions.push(valueExpression(facet, `${not ? "!" : ""}${values.join("|")}`));
    return " ";
  });
  return { rest, conditions };
}

/** Filters as `readSpelledOut` reads them; ranges have a wording of their own and are left out. */
export function spellOut(filters: Filters): string {
  return facets.flatMap((facet) => (filters[facet] ?? []).map((value) => `${facet}:${value}`)).join(" ");
}
