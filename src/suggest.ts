import { disassemble } from "es-hangul";
import type { Choice, Suggest, SuggestOptions } from "./engine.ts";
import { lazy } from "./lazy.ts";
import type { Locale } from "./locale.ts";
import type { RecordRef, Registry } from "./registry.ts";
import type { Dataset, Model } from "./schema.ts";
import { compact, cut } from "./text.ts";

interface Entry {
  readonly choice: (locale: Locale) => Choice;
  readonly ref: RecordRef;
  /** The keys of its names, with Hangul taken apart into letters, so that a syllable half typed finds the whole one. */
  readonly keys: readonly string[];
  readonly evidence: number;
}

/** The longest thing typed that is looked up, in code points. */
const longestTyped = 100;

function letters(text: string): string {
  return disassemble(compact(text));
}

/** How well an entry goes on from what was typed: 3 for the whole name, 2 for its beginning, 1 for its middle, 0 for none. */
function closeness(entry: Entry, typed: string): number {
  if (entry.keys.includes(typed)) return 3;
  if (entry.keys.some((key) => key.startsWith(typed))) return 2;
  return entry.keys.some((key) => key.includes(typed)) ? 1 : 0;
}

/**
 * Makes the completion of names: all keys are made once, at the first call; each call only compares them.
 * @param label what to show for a record, in a language.
 */
export function createSuggest(registry: Registry, label: (record: Dataset | Model, locale: Locale) => string): Suggest {
  const entry =
    (type: Choice["type"]) =>
    (record: Dataset | Model): Entry => ({
      ref: { type, id: record.id },
      keys: [...new Set(registry.namesOf(record).map(letters))],
      evidence: type === "dataset" ? registry.evidence(record.id) : 0,
      choice: (locale) => ({ type, id: record.id, name: record.name, label: label(record, locale) }),
    });
  const entries = lazy(() =>
    [...registry.datasets.map(entry("dataset")), ...registry.models.map(entry("model"))].sort(
      (one, other) => other.evidence - one.evidence,
    ),
  );

  return (typed: string, { type, locale = "en", limit = 25 }: SuggestOptions = {}) => {
    const key = letters(cut(typed, longestTyped));
    return entries()
      .filter(({ ref }) => type === undefined || ref.type === type)
      .map((one) => ({ one, score: key === "" ? 1 : closeness(one, key) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
      .map(({ one }) => one.choice(locale));
  };
}
