import { disassemble, getChoseong } from "es-hangul";
import type { Choice, Suggest, SuggestOptions } from "./engine.ts";
import { asHangul, asLatin } from "./keyboard.ts";
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
  /** The initial consonants of its Hangul names. */
  readonly initials: readonly string[];
  readonly evidence: number;
}

/** The longest thing typed that is looked up, in code points. */
const longestTyped = 100;

function letters(text: string): string {
  return disassemble(compact(text));
}

/** The first letter of each syllable: "ㅅㄱㅈㅂ" of 시각정보. */
function initials(text: string): string {
  return getChoseong(compact(text));
}

/** How well an entry goes on from what was typed: 3 for the whole name, 2 for its beginning, 1 for its middle, 0 for none. */
function closeness(keys: readonly string[], typed: string): number {
  if (keys.includes(typed)) return 3;
  if (keys.some((key) => key.startsWith(typed))) return 2;
  return keys.some((key) => key.includes(typed)) ? 1 : 0;
}

const onlyInitials = /^[ㄱ-ㅎ]{2,}$/;

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
      initials: registry
        .namesOf(record)
        .filter((name) => /[가-힣]/.test(name))
        .map(initials),
      evidence: type === "dataset" ? registry.evidence(record.id) : 0,
      choice: (locale) => ({ type, id: record.id, name: record.name, label: label(record, locale) }),
    });
  const entries = lazy(() =>
    [...registry.datasets.map(entry("dataset")), ...registry.models.map(entry("model"))].sort(
      (one, other) => other.evidence - one.evidence,
    ),
  );

  return (typed: string, { type, locale = "en", limit = 25 }: SuggestOptions = {}) => {
    const written = cut(typed, longestTyped);
    const offer = (score: (one: Entry) => number) =>
      entries()
        .filter(({ ref }) => type === undefined || ref.type === type)
        .map((one) => ({ one, score: score(one) }))
        .filter((placed) => placed.score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, limit)
        .map(({ one }) => one.choice(locale));
    const named = (text: string) => {
      const key = letters(text);
      return offer(({ keys }) => (key === "" ? 1 : closeness(keys, key)));
    };
    const compacted = compact(written);
    if (onlyInitials.test(compacted)) {
      const found = offer((one) => closeness(one.initials, compacted));
      if (found.length > 0) return found;
    }
    const found = named(written);
    // The keyboard may stand in the other language.
    const other = found.length > 0 ? undefined : (asHangul(written) ?? asLatin(written));
    return other === undefined ? found : named(other);
  };
}
