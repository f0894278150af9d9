import { cut } from "../language/text.ts";
import { filteredBy } from "../records/filter.ts";
import { type Facet, type FilterName, type Filters, facets, type Query } from "../records/query.ts";
import type { RecordRef } from "../records/registry.ts";
import { type CardMaker, labelOf, valueLabel } from "./card-fields.ts";
import { writeCount } from "./locales/count.ts";
import type { Suggestion } from "./message.ts";

/** The longest piece of a question that is said back, in code points. */
const longestEcho = 60;

/** A piece of what a person wrote, short enough to be said back. */
export function echo(text: string): string {
  return cut(text, longestEcho);
}

function isFacet(name: FilterName): name is Facet {
  return facets.some((facet) => facet === name);
}

function oneFilter(maker: CardMaker, filters: Filters, name: FilterName): readonly string[] {
  const { words, locale } = maker;
  if (isFacet(name)) return (filters[name] ?? []).map((value) => valueLabel(maker, name, value));
  const { min, max, unit } = filters[name] ?? {};
  if (name === "year") return [words.yearRange(min ?? null, max ?? null)];
  const written = (count: number | undefined) => (count === undefined ? null : writeCount(count, locale));
  return [words.range(written(min), written(max), unit === undefined ? null : labelOf(maker, "unit", unit))];
}

/** A question's filters in words: "preference", "Korean or English", "at least 10K". */
export function filterLabels(maker: CardMaker, filters: Filters, only?: readonly FilterName[]): readonly string[] {
  return filteredBy(filters)
    .filter((name) => only === undefined || only.includes(name))
    .flatMap((name) => oneFilter(maker, filters, name));
}

/** What a filter is about, in words. */
export function filterTitle({ words, registry, locale }: CardMaker, name: FilterName): string {
  if (!isFacet(name)) return words.fields[name];
  return registry.vocabularies.get(name)?.label[locale] ?? name;
}

/** The question as it was understood, or null where there is nothing to say of it. */
export function understoodText(maker: CardMaker, query: Query): string | null {
  const text = query.text === "" ? [] : [`“${echo(query.text)}”`];
  const sort = query.sort === null ? [] : [maker.words.sorted[query.sort]];
  const said = query.intent === "help" ? [] : [...filterLabels(maker, query.filters), ...text, ...sort];
  return said.length > 0 ? said.join(" · ") : null;
}

/** The name of a record; its id where there is none. */
export function nameOf({ registry }: CardMaker, { type, id }: RecordRef): string {
  return (type === "dataset" ? registry.dataset(id) : registry.model(id))?.name ?? id;
}

/** A question about a record, as a suggestion: what a dataset is, what a model was trained on. */
export function suggestRecord(maker: CardMaker, ref: RecordRef): Suggestion {
  const name = nameOf(maker, ref);
  return ref.type === "dataset"
    ? { label: name, question: maker.words.askDataset(name) }
    : { label: maker.words.askModelDataLabel(name), question: maker.words.askModelData(name) };
}

/** The same filters as a question. */
export function suggestFilters(maker: CardMaker, filters: Filters): Suggestion {
  const question = filterLabels(maker, filters).join(" ");
  return { label: question, question };
}
