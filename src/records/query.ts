import type { Locale } from "../language/locale.ts";
import type { Expression, Subject } from "./expression.ts";
import type { RecordRef } from "./registry.ts";

/** What the question wants. */
export type Intent =
  | "find"
  | "describe"
  | "model-data"
  | "users"
  | "parents"
  | "children"
  | "compare"
  | "similar"
  | "count"
  | "verdict"
  | "help";

/** The facets that a question can filter by a value of a vocabulary. */
export const facets = ["kind", "annotation", "language", "modality", "task", "license", "host", "tool"] as const;
export type Facet = (typeof facets)[number];

/** Whether what a question filters by is a facet, and not a range. */
export function isFacet(name: FilterName): name is Facet {
  return facets.some((facet) => facet === name);
}

/** Everything that a question can filter by. */
export const filterNames = [...facets, "size", "year"] as const;
export type FilterName = (typeof filterNames)[number];

/** Both ends included. `unit` is a value of the vocabulary; without one any count of things to train on is meant. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
}

/**
 * What is asked for, by facet. A promise: each result satisfies every filter named here, unless the answer says which was
 * dropped. A value may be `!value` (not this one) or `one|other` (either of them).
 */
export type Filters = { readonly [F in Facet]?: readonly string[] } & {
  readonly size?: Range;
  readonly year?: Range;
};

/** In which order the datasets are wanted. */
export const sorts = ["size-desc", "size-asc", "year-desc", "year-asc", "used-desc", "added-desc"] as const;
export type Sort = (typeof sorts)[number];

/** A dataset or a model that the question names. `typed` is how; `exact` is false where a typo was read as this name. */
export interface Mention {
  readonly type: "dataset" | "model";
  readonly id: string;
  readonly typed: string;
  readonly exact: boolean;
}

/** A word that was read as a filter and might be one of the text: its facet, how it was typed, its search terms. */
export interface Telling {
  readonly facet: Facet;
  readonly typed: string;
  readonly terms: readonly string[];
}

/** What a question of one word could have meant as well: a record of that name, or a filter. */
export type OtherReading =
  | { readonly type: "record"; readonly ref: RecordRef }
  | { readonly type: "filters"; readonly filters: Filters };

/** What an answer is to look like. */
export type Form = "list" | "count" | "verdict" | "facts" | "card" | "comparison" | "similar" | "help";

/** Which of several things is more of something: "is A bigger than B". */
export interface Comparative {
  readonly of: "size" | "year" | "users";
  readonly more: boolean;
}

/** A question, understood. */
export interface Query {
  /** Datasets or models. */
  readonly subject: Subject;
  /** What is asked for. */
  readonly where: Expression;
  readonly form: Form;
  /** What a verdict is about: whether this holds of what `where` selects; null in other forms. */
  readonly claim: Expression | null;
  /** By what named things are compared ("which is bigger"), or null. */
  readonly comparative: Comparative | null;
  /** The fields of a card that the question asks for, in its order. */
  readonly fields: readonly string[];
  /** Something that no record says was asked for: sizes in bytes. */
  readonly unrecorded: "bytes" | null;
  /** A remark to the bot itself, of the vocabulary `talk`; null where there is none. */
  readonly talk: string | null;
  /** As asked, trimmed and cut to the longest question that is read. */
  readonly question: string;
  readonly locale: Locale;
  readonly intent: Intent;
  readonly filters: Filters;
  readonly sort: Sort | null;
  /** The field of a card that the question asks for ("license of VLFeedback"), or null. */
  readonly field: string | null;
  /** The one stage of a model's training that is asked for, a value of the vocabulary, or null. */
  readonly stage: string | null;
  /** The number of the model's own stage that is asked for, counted from 1, or null. */
  readonly stageNumber: number | null;
  /** How many of the best hits to leave out: pages that were shown already. */
  readonly skip: number;
  /** What is left to search for once names, filters and words that carry nothing are taken out. */
  readonly text: string;
  /** `text` as search terms. */
  readonly terms: readonly string[];
  /** It asks for data, or to be shown or told something: words that nobody knows may still be part of that. */
  readonly wantsData: boolean;
  /** Words that were read as filters, and say more than the filter's own label ("screenshots" for GUI). */
  readonly telling: readonly Telling[];
  /** Names in the question that are no record's, as typed: near a known one ("LLaVA-1.7"), but not it. */
  readonly unresolved: readonly string[];
  /** The likeliest reading first; a name that is both a dataset's and a model's gives two. */
  readonly mentions: readonly Mention[];
  /** The reading that was not taken where two were possible, or null. */
  readonly other: OtherReading | null;
}
