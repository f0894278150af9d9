import type { Locale } from "../language/locale.ts";
import type { Registry } from "../records/registry.ts";
import type { CardMaker } from "./card-fields.ts";
import { en } from "./locales/en.ts";
import { ko } from "./locales/ko.ts";
import type { Words } from "./locales/words.ts";

/** The bot's sentences in each language. The only user of `locales/`. */
export const wordsOf: Readonly<Record<Locale, Words>> = { en, ko };

/** What cards and sentences are made with, in a language. */
export function makerFor(registry: Registry, locale: Locale): CardMaker {
  return { registry, locale, words: wordsOf[locale] };
}
