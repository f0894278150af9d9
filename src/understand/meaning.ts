import type { Facet, Intent, Sort } from "../records/query.ts";
import type { RecordRef } from "../records/registry.ts";

/** What a word or phrase can mean. */
export type Meaning =
  | {
      readonly type: "value";
      readonly facet: Facet;
      readonly value: string;
      /** The value's own label, or one of the words that people use for it. */
      readonly label: boolean;
    }
  | { readonly type: "name"; readonly ref: RecordRef; readonly guess: boolean }
  | { readonly type: "intent"; readonly intent: Cue }
  | { readonly type: "field"; readonly field: string }
  | { readonly type: "sort"; readonly sort: Sort }
  | { readonly type: "stage"; readonly stage: string }
  | { readonly type: "place"; readonly place: string }
  | { readonly type: "logic"; readonly logic: string }
  | { readonly type: "filler"; readonly role: string };

/** What a word can cue for: an intent, or to go on from the answer before. */
export type Cue = Intent | "lineage" | "models" | "more" | "refine";

/** What is asked of records by their names. */
export const cuesOfRecords: readonly Cue[] = [
  "describe",
  "model-data",
  "users",
  "parents",
  "children",
  "lineage",
  "compare",
  "similar",
];
