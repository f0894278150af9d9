import { type Engine, type Filters, facets, type Locale, type Query } from "../../src/index.ts";
import { words } from "./words.ts";

/** One thing that a question was understood to filter by, and the same question without it. */
export interface Chip {
  readonly label: string;
  readonly without: string;
}

function withoutValue(filters: Filters, facet: (typeof facets)[number], value: string): Filters {
  const { [facet]: values = [], ...rest } = filters;
  const left = values.filter((one) => one !== value);
  return left.length > 0 ? { ...rest, [facet]: left } : rest;
}

/** Each filter of a question as a chip; empty where the question is not about finding datasets. */
export function chipsOf(query: Query, { writeFilters }: Pick<Engine, "writeFilters">, locale: Locale): readonly Chip[] {
  const { filters, sort, text, intent } = query;
  if (intent !== "find" && intent !== "count") return [];
  const said = words[locale];
  const ask = (left: Filters, sorted: boolean) => {
    const order = sort !== null && sorted ? said.sorts[sort] : "";
    const asked = [text, order, writeFilters(left, locale)].filter((part) => part !== "").join(" ");
    return asked === "" || asked === order ? [said.everything, order].join(" ").trim() : asked;
  };
  const chips: Chip[] = [];
  for (const facet of facets) {
    for (const value of filters[facet] ?? []) {
      const label = writeFilters({ [facet]: [value] }, locale);
      chips.push({ label, without: ask(withoutValue(filters, facet, value), true) });
    }
  }
  const { size, year, ...values } = filters;
  if (size) {
    const without = ask({ ...values, ...(year && { year }) }, true);
    chips.push({ label: writeFilters({ size }, locale), without });
  }
  if (year) {
    const without = ask({ ...values, ...(size && { size }) }, true);
    chips.push({ label: writeFilters({ year }, locale), without });
  }
  if (sort) chips.push({ label: said.sorts[sort], without: ask(filters, false) });
  return chips;
}
