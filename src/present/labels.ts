import { cut } from "../language/text.ts";
import {
  allOf,
  conjuncts,
  type Expression,
  facetOf,
  filtersOf,
  isAlternatives,
  type Subject,
} from "../records/expression.ts";
import { filteredBy } from "../records/filter.ts";
import { type FilterName, type Filters, isFacet, type Query } from "../records/query.ts";
import type { RecordRef } from "../records/registry.ts";
import { notationOf } from "../understand/notation.ts";
import { notationWords } from "../understand/notation-words.ts";
import { type CardMaker, unitOf, valueLabel } from "./card-fields.ts";
import type { Suggestion } from "./message.ts";

/** The longest piece of a question that is said back, in code points. */
const longestEcho = 60;

/** A piece of what a person wrote, short enough to be said back. */
export function echo(text: string): string {
  return cut(text, longestEcho);
}

function oneFilter(maker: CardMaker, filters: Filters, name: FilterName): readonly string[] {
  const { words } = maker;
  if (isFacet(name)) return (filters[name] ?? []).map((value) => valueLabel(maker, name, value));
  const { min, max, unit } = filters[name] ?? {};
  if (name === "year") return [words.yearRange(min ?? null, max ?? null)];
  return [words.range(min ?? null, max ?? null, unit === undefined ? null : unitOf(maker, unit))];
}

/** A question's filters in words: "preference", "Korean or English", "at least 10K". */
function filterLabels(maker: CardMaker, filters: Filters, only?: readonly FilterName[]): readonly string[] {
  return filteredBy(filters)
    .filter((name) => only === undefined || only.includes(name))
    .flatMap((name) => oneFilter(maker, filters, name));
}

/** The conditions of an expression one by one, in words: "Korean or English", "at least 10K", "used by LLaVA-1.5". */
export function conditionLabels(maker: CardMaker, expression: Expression, subject: Subject): readonly string[] {
  return conjuncts(expression).flatMap((one) => {
    const plain = filterLabels(maker, filtersOf(one));
    return plain.length > 0 ? plain : notationOf(maker.registry, maker.locale).conditions(one, subject);
  });
}

/** What a condition is about, in words. */
export function conditionTitle(maker: CardMaker, condition: Expression): string {
  if (condition.op === "range") return notationWords[maker.locale].measures[condition.of];
  const facet = facetOf(condition);
  return facet === null ? conditionLabels(maker, condition, "datasets").join(" · ") : filterTitle(maker, facet);
}

/** An expression as a question, which is read back as this expression. */
export function suggestWhere(maker: CardMaker, where: Expression, subject: Subject): Suggestion {
  const label = conditionLabels(maker, where, subject).join(" · ");
  const filters = filtersOf(where);
  const isPlain = conjuncts(where).every((one) => filteredBy(filtersOf(one)).length > 0);
  if (isPlain && subject === "datasets") return suggestFilters(maker, filters);
  const notation = notationOf(maker.registry, maker.locale);
  return { label, question: notation.write({ subject, where, claim: null, sort: null, count: false }) };
}

/** What a filter is about, in words. */
function filterTitle({ words, registry, locale }: CardMaker, name: FilterName): string {
  if (!isFacet(name)) return words.fields[name];
  return registry.vocabularies.get(name)?.label[locale] ?? name;
}

/** The question as it was understood, or null where there is nothing to say of it. */
export function understoodText(maker: CardMaker, query: Query): string | null {
  const { where, form, subject, claim, sort } = query;
  if (form === "help" || form === "card" || form === "facts" || form === "comparison") return null;
  const conditions = conjuncts(where).filter(({ op }) => op !== "unknown" && op !== "named" && op !== "or");
  const text = query.text === "" ? [] : [`“${echo(query.text)}”`];
  const asked = [...conditions.filter(({ op }) => op !== "text"), ...conjuncts(where).filter(isAlternatives)];
  const said = [
    ...conditionLabels(maker, allOf(asked), subject),
    ...(claim === null ? [] : conditionLabels(maker, claim, "datasets")),
    ...text,
    ...(sort === null ? [] : [maker.words.sorted[sort]]),
  ];
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
