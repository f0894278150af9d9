import type { Facet, Filters, Range } from "./query.ts";

/** What a number is asked of: the headline size, the year, the day a record came in ("2026-11-27" as 20261127), how many models used it. */
export type Measure = "size" | "year" | "added" | "users";

/** A record that a question names. */
export interface Named {
  readonly op: "named";
  readonly type: "dataset" | "model";
  readonly id: string;
}

/** One condition on a dataset, or on a model. */
export type Atom =
  /** A value of a vocabulary; of a dataset. */
  | { readonly op: "is"; readonly facet: Facet; readonly value: string }
  /** Both ends included; a model has a year only. */
  | ({ readonly op: "range"; readonly of: Measure } & Range)
  | Named
  /** A name that no record bears: nothing satisfies it, nor its opposite. */
  | { readonly op: "unknown"; readonly name: string }
  /** A dataset that some of these models were trained on, in this stage where one is given. */
  | { readonly op: "used-by"; readonly models: Expression; readonly stage: string | null }
  /** A model that was trained on some of these datasets. */
  | { readonly op: "uses"; readonly datasets: Expression; readonly stage: string | null }
  /** A dataset that was made from some of these; with `any`, at one remove or more. */
  | { readonly op: "derived-from"; readonly datasets: Expression; readonly any?: true }
  /** A dataset that some of these were made from. */
  | { readonly op: "source-of"; readonly datasets: Expression }
  /** A dataset that a tool had this role in making; any role where none is given. */
  | { readonly op: "made-with"; readonly tool: string; readonly role: string | null }
  /** A model that this organisation made, alone or with others. */
  | { readonly op: "by"; readonly organization: string }
  /** A dataset in whose names, labels, title and note some of these words stand. */
  | { readonly op: "text"; readonly words: string };

/** What a question asks for: conditions, and how they hang together. An `and` of nothing holds for everything. */
export type Expression =
  | { readonly op: "and" | "or"; readonly of: readonly Expression[] }
  | { readonly op: "not"; readonly of: Expression }
  | Atom;

/** What a question is about. */
export type Subject = "datasets" | "models";

/** Everything. */
export const everything: Expression = { op: "and", of: [] };

/** A dataset that may be used commercially. */
export const commercialUse: Expression = { op: "is", facet: "license", value: "commercial" };

/** Whether a condition is that commercial use is allowed. */
export function isCommercialUse(one: Expression): boolean {
  return one.op === "is" && one.facet === "license" && one.value === "commercial";
}

/** The conditions that must all hold, taken apart. */
export function conjuncts(expression: Expression): readonly Expression[] {
  return expression.op === "and" ? expression.of.flatMap(conjuncts) : [expression];
}

function distinct(all: readonly Expression[]): readonly Expression[] {
  if (all.length < 2) return all;
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/** All of these at once; each is kept once. */
export function allOf(all: readonly Expression[]): Expression {
  const parts = distinct(all.flatMap(conjuncts));
  const [only] = parts;
  return parts.length === 1 && only ? only : { op: "and", of: parts };
}

/** Any of these. */
export function anyOf(all: readonly Expression[]): Expression {
  const parts = distinct(all.flatMap((one) => (one.op === "or" ? one.of : [one])));
  const [only] = parts;
  return parts.length === 1 && only ? only : { op: "or", of: parts };
}

/** The opposite. */
export function notOf(one: Expression): Expression {
  return one.op === "not" ? one.of : { op: "not", of: one };
}

/** Every atom of an expression, those inside relations too. */
export function atomsOf(expression: Expression): readonly Atom[] {
  switch (expression.op) {
    case "and":
    case "or":
      return expression.of.flatMap(atomsOf);
    case "not":
      return atomsOf(expression.of);
    case "used-by":
      return [expression, ...atomsOf(expression.models)];
    case "uses":
    case "derived-from":
    case "source-of":
      return [expression, ...atomsOf(expression.datasets)];
    default:
      return [expression];
  }
}

/** The same with what was made from a dataset at any remove. */
export function atAnyRemove(where: Expression): Expression {
  return allOf(conjuncts(where).map((one) => (one.op === "derived-from" ? { ...one, any: true as const } : one)));
}

type Is = Extract<Atom, { op: "is" }>;

/** Whether an expression is several values of one facet, of which any will do. */
export function isAlternatives(one: Expression): one is { op: "or"; of: readonly Is[] } {
  if (one.op !== "or") return false;
  const [first] = one.of;
  return first?.op === "is" && one.of.every((part) => part.op === "is" && part.facet === first.facet);
}

/**
 * The facets and ranges of an expression as filters: a value as it is, `!value` for its opposite, `one|other` for either.
 * What they cannot say (names, relations, other alternatives) is left out.
 */
export function filtersOf(expression: Expression): Filters {
  const values: { [F in Facet]?: string[] } = {};
  const ranges: { size?: Range; year?: Range } = {};
  const add = (facet: Facet, value: string) => {
    values[facet] = [...(values[facet] ?? []), value];
  };
  for (const one of conjuncts(expression)) {
    if (one.op === "is") add(one.facet, one.value);
    else if (one.op === "made-with") add("tool", one.tool);
    else if (one.op === "not" && one.of.op === "is") add(one.of.facet, `!${one.of.value}`);
    else if (isAlternatives(one)) add(one.of[0]?.facet ?? "kind", one.of.map(({ value }) => value).join("|"));
    else if (one.op === "range" && (one.of === "size" || one.of === "year")) {
      const { op: _, of, ...range } = one;
      ranges[of] = range;
    }
  }
  return { ...values, ...ranges };
}

/** A filter's value as an expression. */
export function valueExpression(facet: Facet, asked: string): Expression {
  if (asked.startsWith("!")) return notOf(valueExpression(facet, asked.slice(1)));
  return anyOf(asked.split("|").map((value) => ({ op: "is", facet, value })));
}

/** The one facet that a condition is about, or null where it is about another thing or several. */
export function facetOf(one: Expression): Facet | null {
  switch (one.op) {
    case "is":
      return one.facet;
    case "made-with":
      return "tool";
    case "not":
      return facetOf(one.of);
    case "and":
    case "or": {
      const [first, ...others] = one.of.map(facetOf);
      return first !== undefined && others.every((other) => other === first) ? first : null;
    }
    default:
      return null;
  }
}

/** What a condition is about, in a word: a facet, a measure, or the kind of relation. */
export function conditionName(one: Expression): string {
  if (one.op === "not") return conditionName(one.of);
  return one.op === "range" ? one.of : (facetOf(one) ?? one.op);
}
