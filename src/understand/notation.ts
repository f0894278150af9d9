import type { Locale } from "../language/locale.ts";
import { lazy } from "../packed/lazy.ts";
import { allOf, anyOf, conjuncts, type Expression, everything, notOf, type Subject } from "../records/expression.ts";
import { type Facet, facets, type Sort, sorts } from "../records/query.ts";
import type { Registry } from "../records/registry.ts";
import { isBracketed, quote, split, unquote } from "./notation-text.ts";
import { notationWords } from "./notation-words.ts";

/** What is asked, as it is written out: "datasets: Korean · preference · used by LLaVA-1.5 → commercial use allowed; newest first". */
export interface Written {
  readonly subject: Subject;
  readonly where: Expression;
  /** What a verdict claims of it, or null. */
  readonly claim: Expression | null;
  readonly sort: Sort | null;
  readonly count: boolean;
}

/** Writes expressions out in a language and reads them back: the two are each other's opposite. */
export interface Notation {
  write(written: Written): string;
  /** The conditions of an expression one by one, in words. */
  conditions(expression: Expression, subject: Subject): readonly string[];
  /** What was written, or undefined where it is no expression that is written out. */
  read(text: string): Written | undefined;
}

const and = " · ";
const claims = " → ";
const rest = "; ";

/** A day of its number, 20261127, as "2026-11-27". */
function dayText(day: number): string {
  const text = String(day);
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
}

// Made anew for each number it would take longer than all else that is written.
const sizes = lazy(() => new Intl.NumberFormat("en-US"));

const spelled = /^([a-z]+):(.+)$/s;

/** Makes the notation of a registry in a language. */
function createNotation(registry: Registry, locale: Locale): Notation {
  const words = notationWords[locale];
  const isPlain = (text: string) =>
    text !== "" &&
    text === text.trim() &&
    !/[()[\]“”·→;:≥≤–]/.test(text) &&
    !text.includes(words.or) &&
    !words.not.some((part) => part !== "" && (text.startsWith(part) || text.endsWith(part))) &&
    ![words.everything, words.nothing, words.count].includes(text) &&
    ![words.usedBy, words.uses, words.derivedFrom, words.sourceOf, words.madeWith, words.unknown].some((part) =>
      text.startsWith(part),
    );
  /** Labels by facet, and which of them mean one value alone. */
  const labels = lazy(() => {
    const byLabel = new Map<string, { facet: Facet; value: string } | null>();
    for (const facet of facets) {
      if (facet === "tool") continue;
      for (const { value, label } of registry.vocabularies.get(facet)?.values ?? []) {
        const text = label[locale];
        byLabel.set(text, byLabel.has(text) ? null : { facet, value });
      }
    }
    return byLabel;
  });
  const byName = lazy(() => {
    const table = { dataset: new Map<string, string | null>(), model: new Map<string, string | null>() };
    for (const [type, records] of [["dataset", registry.datasets] as const, ["model", registry.models] as const])
      for (const { id, name } of records) table[type].set(name, table[type].has(name) ? null : id);
    return table;
  });
  const inVocabulary = (facet: string, text: string) =>
    registry.vocabularies.get(facet)?.values.find(({ label, value }) => label[locale] === text || value === text)
      ?.value;
  const labelIn = (facet: string, value: string) => {
    const label = registry.value(facet, value)?.label[locale];
    return label !== undefined && isPlain(label) && inVocabulary(facet, label) === value ? label : value;
  };

  const nameText = (type: "dataset" | "model", id: string): string => {
    const name = (type === "dataset" ? registry.dataset(id) : registry.model(id))?.name;
    const own = name !== undefined && isPlain(name) && byName()[type].get(name) === id && !labels().has(name);
    return own && name !== undefined ? name : `${type}:${id}`;
  };
  const inBrackets = (mark: string | null) => (mark === null ? "" : ` [${mark}]`);

  const atomText = (one: Expression, subject: Subject): string => {
    switch (one.op) {
      case "is": {
        if (one.facet === "tool") return `${words.madeWith}${labelIn("tool", one.value)}`;
        const label = registry.value(one.facet, one.value)?.label[locale] ?? "";
        const meant = labels().get(label);
        return meant?.value === one.value && meant.facet === one.facet && isPlain(label)
          ? label
          : `${one.facet}:${one.value}`;
      }
      case "made-with":
        return `${words.madeWith}${labelIn("tool", one.tool)}${inBrackets(labelIn("role", one.role ?? "any"))}`;
      case "range": {
        const number = (value: number) =>
          one.of === "added" ? dayText(value) : one.of === "size" ? sizes().format(value) : String(value);
        const { min, max, unit } = one;
        const bounds =
          min !== undefined && max !== undefined
            ? `${number(min)}–${number(max)}`
            : min !== undefined
              ? `≥ ${number(min)}`
              : `≤ ${number(max ?? 0)}`;
        return `${words.measures[one.of]} ${bounds}${inBrackets(unit === undefined ? null : labelIn("unit", unit))}`;
      }
      case "named":
        return nameText(one.type, one.id);
      case "unknown":
        return `${words.unknown}${quote(one.name)}`;
      case "by":
        return `${words.by}${quote(one.organization)}`;
      case "text":
        return quote(one.words);
      case "used-by":
        return `${words.usedBy}${operand(one.models, "models")}${inBrackets(one.stage === null ? null : labelIn("stage", one.stage))}`;
      case "uses":
        return `${words.uses}${operand(one.datasets, "datasets")}${inBrackets(one.stage === null ? null : labelIn("stage", one.stage))}`;
      case "derived-from":
        return `${words.derivedFrom}${operand(one.datasets, "datasets")}${inBrackets(one.any ? words.anyStep : null)}`;
      case "source-of":
        return `${words.sourceOf}${operand(one.datasets, "datasets")}`;
      case "not":
        return `${words.not[0]}${operand(one.of, subject)}${words.not[1]}`;
      case "and":
        return one.of.length === 0 ? words.everything : one.of.map((part) => partText(part, subject)).join(and);
      case "or":
        return one.of.length === 0 ? words.nothing : one.of.map((part) => operand(part, subject)).join(words.or);
    }
  };
  /** A unit's mark would be taken for a stage's. */
  const isPlainRange = (one: Expression) => one.op === "range" && one.unit === undefined;
  /** An expression where only one condition may stand. */
  const operand = (one: Expression, subject: Subject): string => {
    const text = atomText(one, subject);
    const simple =
      one.op === "named" || one.op === "is" || one.op === "unknown" || one.op === "text" || isPlainRange(one);
    const empty = (one.op === "and" || one.op === "or") && one.of.length === 0;
    return simple || empty ? text : `(${text})`;
  };
  /** One part of a conjunction. */
  const partText = (one: Expression, subject: Subject): string =>
    one.op === "and" ? `(${atomText(one, subject)})` : atomText(one, subject);

  const readNumber = (text: string) => Number(text.replaceAll(",", "").replaceAll("-", ""));
  const readRange = (text: string): Expression | undefined => {
    for (const of of ["size", "year", "added", "users"] as const) {
      if (!text.startsWith(`${words.measures[of]} `)) continue;
      const match =
        /^(?:([≥≤]) ([\d,-]+)|([\d,-]+)–([\d,-]+))(?: \[(.+)\])?$/.exec(text.slice(words.measures[of].length + 1)) ??
        undefined;
      if (!match) return undefined;
      const [, sign, bound = "", min, max, mark] = match;
      const unit = mark === undefined ? undefined : inVocabulary("unit", mark);
      if (mark !== undefined && unit === undefined) return undefined;
      return {
        op: "range",
        of,
        ...(sign === "≥" ? { min: readNumber(bound) } : {}),
        ...(sign === "≤" ? { max: readNumber(bound) } : {}),
        ...(min !== undefined && max !== undefined ? { min: readNumber(min), max: readNumber(max) } : {}),
        ...(unit === undefined ? {} : { unit }),
      };
    }
    return undefined;
  };
  /** What stands before a mark in brackets at the end, and the mark. */
  const unmarked = (text: string): readonly [string, string | null] => {
    const match = /^(.*) \[([^[\]]+)\]$/s.exec(text);
    return match ? [match[1] ?? "", match[2] ?? null] : [text, null];
  };
  const stageOf = (mark: string | null) => (mark === null ? null : inVocabulary("stage", mark));
  const readName = (text: string, subject: Subject): Expression | undefined => {
    const type = subject === "datasets" ? "dataset" : "model";
    const id = byName()[type].get(text);
    return id ? { op: "named", type, id } : undefined;
  };
  const readSpelled = (text: string): Expression | undefined => {
    const [, of = "", value = ""] = spelled.exec(text) ?? [];
    if (of === "dataset" || of === "model") {
      const known = of === "dataset" ? registry.dataset(value) : registry.model(value);
      return known ? { op: "named", type: of, id: value } : undefined;
    }
    const facet = facets.find((known) => known === of);
    return facet && value !== "" ? { op: "is", facet, value } : undefined;
  };
  const readRelation = (text: string): Expression | undefined => {
    if (text.startsWith(words.usedBy)) {
      const [inner, mark] = unmarked(text.slice(words.usedBy.length));
      const models = readPart(inner, "models");
      const stage = stageOf(mark);
      return models && stage !== undefined ? { op: "used-by", models, stage } : undefined;
    }
    if (text.startsWith(words.uses)) {
      const [inner, mark] = unmarked(text.slice(words.uses.length));
      const datasets = readPart(inner, "datasets");
      const stage = stageOf(mark);
      return datasets && stage !== undefined ? { op: "uses", datasets, stage } : undefined;
    }
    if (text.startsWith(words.derivedFrom)) {
      const [inner, mark] = unmarked(text.slice(words.derivedFrom.length));
      const datasets = readPart(inner, "datasets");
      if (!datasets) return undefined;
      return { op: "derived-from", datasets, ...(mark === words.anyStep ? { any: true as const } : {}) };
    }
    if (text.startsWith(words.sourceOf)) {
      const datasets = readPart(text.slice(words.sourceOf.length), "datasets");
      return datasets && { op: "source-of", datasets };
    }
    if (text.startsWith(words.madeWith)) {
      const [inner, mark] = unmarked(text.slice(words.madeWith.length));
      const tool = inVocabulary("tool", inner);
      if (tool === undefined) return undefined;
      if (mark === null) return { op: "is", facet: "tool", value: tool };
      const role = mark === "any" ? null : inVocabulary("role", mark);
      return role === undefined ? undefined : { op: "made-with", tool, role };
    }
    return undefined;
  };

  /** Reads one condition. */
  const readPart = (text: string, subject: Subject): Expression | undefined => {
    if (isBracketed(text)) return readAll(text.slice(1, -1), subject);
    if (text === words.everything) return everything;
    if (text === words.nothing) return anyOf([]);
    const relation = readRelation(text);
    if (relation) return relation;
    const alternatives = split(text, words.or);
    if (alternatives.length > 1) {
      const parts = alternatives.map((part) => readPart(part, subject));
      return parts.every((part) => part !== undefined) ? anyOf(parts) : undefined;
    }
    const [before, after] = words.not;
    if (text.startsWith(before) && text.endsWith(after) && text.length > before.length + after.length) {
      const of = readPart(text.slice(before.length, text.length - after.length), subject);
      if (of) return notOf(of);
    }
    if (text.startsWith(words.unknown)) {
      const name = unquote(text.slice(words.unknown.length));
      return name === undefined ? undefined : { op: "unknown", name };
    }
    if (text.startsWith(words.by)) {
      const organization = unquote(text.slice(words.by.length));
      return organization === undefined ? undefined : { op: "by", organization };
    }
    const said = unquote(text);
    if (said !== undefined) return { op: "text", words: said };
    const label = labels().get(text);
    if (label) return { op: "is", ...label };
    return readRange(text) ?? readName(text, subject) ?? readSpelled(text);
  };
  const readAll = (text: string, subject: Subject): Expression | undefined => {
    const parts = split(text, and).map((part) => readPart(part, subject));
    return parts.every((part) => part !== undefined) ? allOf(parts) : undefined;
  };

  return {
    conditions: (expression, subject) => conjuncts(expression).map((one) => partText(one, subject)),
    write: ({ subject, where, claim, sort, count }) => {
      const said = claim === null ? "" : `${claims}${atomText(claim, subject)}`;
      const more = [...(sort === null ? [] : [words.sorts[sort]]), ...(count ? [words.count] : [])];
      return [`${words.subjects[subject]}: ${atomText(where, subject)}${said}`, ...more].join(rest);
    },
    read: (text) => {
      const subject = (["datasets", "models"] as const).find((one) => text.startsWith(`${words.subjects[one]}: `));
      if (!subject) return undefined;
      const [body = "", ...more] = split(text.slice(words.subjects[subject].length + 2), rest);
      const [asked = "", claimed, ...others] = split(body, claims);
      const where = readAll(asked, subject);
      const claim = claimed === undefined ? null : readAll(claimed, subject);
      if (!where || claim === undefined || others.length > 0) return undefined;
      const sort = sorts.find((one) => more.includes(words.sorts[one])) ?? null;
      return { subject, where, claim, sort, count: more.includes(words.count) };
    },
  };
}

const made = new WeakMap<Registry, Map<Locale, Notation>>();

/** The notation of a registry in a language, made once. */
export function notationOf(registry: Registry, locale: Locale): Notation {
  const known = made.get(registry) ?? new Map<Locale, Notation>();
  made.set(registry, known);
  const notation = known.get(locale) ?? createNotation(registry, locale);
  known.set(locale, notation);
  return notation;
}
