import type { Locale } from "./locale.ts";

/** What the question wants. */
export type Intent = "find" | "describe" | "model-data" | "help";

/** The facets that a question can filter by. */
export const facets = ["kind", "annotation", "language", "modality", "task"] as const;
export type Facet = (typeof facets)[number];

/** Values by facet. A promise: each result satisfies every facet named here, unless the answer says which was dropped. */
export type Filters = { readonly [F in Facet]?: readonly string[] };

/** A dataset or a model that the question names. `typed` is how; `exact` is false where a typo was read as this name. */
export interface Mention {
  readonly type: "dataset" | "model";
  readonly id: string;
  readonly typed: string;
  readonly exact: boolean;
}

/** A question, understood. */
export interface Query {
  /** As asked, trimmed and cut to the longest question that is read. */
  readonly question: string;
  readonly locale: Locale;
  readonly intent: Intent;
  readonly filters: Filters;
  /** What is left to search for once names, filters and words that carry nothing are taken out. */
  readonly text: string;
  /** `text` as search terms. */
  readonly terms: readonly string[];
  /** Names in the question that are no record's, as typed: near a known one ("LLaVA-1.7"), but not it. */
  readonly unresolved: readonly string[];
  /** The likeliest reading first; a name that is both a dataset's and a model's gives two. */
  readonly mentions: readonly Mention[];
}
