import type { Locale, RecordRef } from "../src/index.ts";

/** What an answer shows, so that it can be shown again: a question with what came before it and its page, or some records. */
export type View =
  | {
      readonly kind: "ask";
      readonly question: string;
      /** The questions before it, oldest first. */
      readonly after: readonly string[];
      /** How many datasets the pages before this one showed. */
      readonly skip: number;
      readonly locale: Locale;
    }
  | { readonly kind: "show"; readonly refs: readonly RecordRef[]; readonly locale: Locale };
