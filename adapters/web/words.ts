import type { Locale } from "../../src/index.ts";
import { en, type WebWords } from "./words-en.ts";
import { ko } from "./words-ko.ts";

export type { WebWords } from "./words-en.ts";

/** The sentences of the pages, by language. */
export const words: Readonly<Record<Locale, WebWords>> = { en, ko };
