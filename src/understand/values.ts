import { compact } from "../language/text.ts";
import { type Facet, type Filters, facets } from "../records/query.ts";
import type { Lexicon } from "./lexicon.ts";
import { has, meaningsOf, type Segment } from "./segment.ts";

type FacetFilters = { readonly [F in Facet]?: readonly string[] };

/** Nothing by itself, or only how a thing was made: "GPT로 만든 건 빼고" leaves out what GPT made. */
const carriesNothing = (segment: Segment | undefined) =>
  segment !== undefined &&
  (has(segment, "filler") || meaningsOf([segment], "intent").some(({ intent }) => intent === "lineage"));

/** Whether the words around a value turn it round: "no video", "not in English", "합성 말고". */
export function isNegated(segments: readonly Segment[], at: number): boolean {
  let before = at - 1;
  while (carriesNothing(segments[before])) before--;
  let after = at + 1;
  while (carriesNothing(segments[after])) after++;
  const logic = (index: number, role: string) =>
    segments[index] !== undefined && meaningsOf([segments[index]], "logic").some((one) => one.logic === role);
  return logic(before, "not-before") || logic(after, "not-after");
}

/** The values of the question by facet; "Korean or English" is one of them, "apache, not mit" one and not the other. */
export function readValues(segments: readonly Segment[]): FacetFilters {
  const filters: { [F in Facet]?: string[] } = {};
  let or: { facet: Facet; at: number } | null = null;
  for (const [at, segment] of segments.entries()) {
    const [meaning] = segment.meanings;
    if (meaning?.type === "logic" && meaning.logic === "or") {
      const value = segments.slice(0, at).findLast((one) => has(one, "value"))?.meanings[0];
      or = value?.type === "value" ? { facet: value.facet, at } : null;
      continue;
    }
    if (meaning?.type !== "value") continue;
    const { facet, value } = meaning;
    const values = filters[facet] ?? [];
    const last = values.at(-1);
    const [, ...more] = meaningsOf([segment], "value").filter((one) => one.facet === facet);
    if (isNegated(segments, at)) filters[facet] = [...values, `!${value}`];
    else if (more.length > 0) filters[facet] = [...new Set([...values, value, ...more.map((one) => one.value)])];
    else if (or?.facet === facet && last !== undefined && !last.startsWith("!")) {
      filters[facet] = [...values.slice(0, -1), `${last}|${value}`];
    } else if (!values.includes(value)) filters[facet] = [...values, value];
    or = null;
  }
  return filters;
}

// "license:mit", "task:ocr|math", "language:!en": a filter spelt out, for what words alone would leave open.
const spelledOut =
  /(?<![\p{L}\p{N}])(\p{L}+):((?:!?[\p{L}\p{N}][\p{L}\p{N}.+-]*)(?:\|[\p{L}\p{N}][\p{L}\p{N}.+-]*)*)(?=\s|$|,)/gu;

/** Filters that are spelt out with their facet's name, and the question without them. */
export function readSpelledOut(question: string, lexicon: Lexicon): { rest: string; filters: FacetFilters } {
  const filters: { [F in Facet]?: string[] } = {};
  const rest = question.replace(spelledOut, (whole, name: string, written: string) => {
    const facet = facets.find((one) => lexicon.facetKeys(one).includes(compact(name)));
    if (!facet) return whole;
    const not = written.startsWith("!");
    const values = (not ? written.slice(1) : written).split("|").map((word) => lexicon.valueOf(facet, word));
    if (values.includes(undefined)) return whole;
    filters[facet] = [...(filters[facet] ?? []), `${not ? "!" : ""}${values.join("|")}`];
    return " ";
  });
  return { rest, filters };
}

/** Filters as `readSpelledOut` reads them; ranges have a wording of their own and are left out. */
export function spellOut(filters: Filters): string {
  return facets.flatMap((facet) => (filters[facet] ?? []).map((value) => `${facet}:${value}`)).join(" ");
}
