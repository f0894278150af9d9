import { convertQwertyToHangul, disassemble, getChoseong } from "es-hangul";
import { type Engine, type Facet, type Locale, normalize } from "../../src/index.ts";
import type { CommandChoice } from "./choices.ts";
import { cutText, oneLine } from "./escape.ts";
import { limits } from "./limits.ts";

/** The options whose values are a facet's. */
export const facetOptions = ["kind", "language", "license"] as const satisfies readonly Facet[];

/** An option that is completed from a vocabulary: a facet's, or the stages of training. */
export type VocabularyOption = (typeof facetOptions)[number] | "stage";

/** True for the options that are completed from a vocabulary. */
export function isVocabularyOption(name: string): name is VocabularyOption {
  return name === "stage" || facetOptions.some((facet) => facet === name);
}

/** A value to choose: `ko`, what it is called, and what people write for it. */
interface Value {
  readonly value: string;
  readonly label: string;
  readonly count: number | null;
  readonly written: readonly string[];
  /** The same taken apart into letters, so that a syllable half typed begins the whole one; and their initial consonants. */
  readonly begins: readonly { readonly letters: string; readonly initials: string }[];
}

type Vocabulary = Pick<Engine, "choices" | "registry">;

function key(text: string): string {
  return normalize(text)
    .toLowerCase()
    .replace(/[\s-]+/g, "");
}

/** A registry never changes: what is read of it for autocomplete is read once, and goes when it goes. */
const read = new WeakMap<object, Map<string, readonly Value[]>>();

function valuesOf(option: VocabularyOption, known: Vocabulary, locale: Locale): readonly Value[] {
  const registry = known.registry();
  const kept = read.get(registry) ?? new Map<string, readonly Value[]>();
  read.set(registry, kept);
  const values = kept.get(`${option} ${locale}`) ?? readValues(option, known, locale);
  kept.set(`${option} ${locale}`, values);
  return values;
}

function readValues(option: VocabularyOption, { choices, registry }: Vocabulary, locale: Locale): readonly Value[] {
  const known = registry().vocabularies.get(option)?.values ?? [];
  const counted = choices(locale).find(({ facet }) => facet === option);
  const all = known.map(({ value, label, words }): Value => {
    const count = counted?.values.find((one) => one.value === value)?.count ?? 0;
    const written = [...new Set([value, label.en, label.ko, ...words.en, ...words.ko].map(key))];
    const begins = written.map((word) => ({ letters: disassemble(word), initials: key(getChoseong(word)) }));
    return { value, label: label[locale], count: counted ? count : null, written, begins };
  });
  return all.filter(({ count }) => count !== 0).sort((one, other) => (other.count ?? 0) - (one.count ?? 0));
}

function nameOf({ label, count }: Value): string {
  return cutText(oneLine(count === null ? label : `${label} · ${count}`), limits.choice);
}

/** How well a value goes on from what was typed: 3 where a word of it begins so, 2 by its initial consonants, 1 in its middle. */
function closeness({ begins }: Value, typed: string): number {
  if (begins.some(({ letters }) => letters.startsWith(typed))) return 3;
  if (/^[ㄱ-ㅎ]+$/.test(typed) && begins.some(({ initials }) => initials.startsWith(typed))) return 2;
  return begins.some(({ letters }) => letters.includes(typed)) ? 1 : 0;
}

/** The values that go on from what was typed, those that begin so first; all of them, the commonest first, for nothing. */
export function completeValue(
  option: VocabularyOption,
  typed: string,
  known: Vocabulary,
  locale: Locale,
): CommandChoice[] {
  const values = valuesOf(option, known, locale);
  const going = (text: string) => {
    const wanted = disassemble(key(text));
    return values
      .map((value) => ({ value, near: closeness(value, wanted) }))
      .filter(({ near }) => near > 0)
      .sort((one, other) => other.near - one.near);
  };
  const found = going(typed);
  // Nothing in Latin begins so: it may be Hangul, typed on a keyboard that was not switched over ("gksrnr" for 한국).
  const meant = found.length > 0 ? found : going(convertQwertyToHangul(typed));
  return meant.slice(0, limits.choices).map(({ value }) => ({ name: nameOf(value), value: value.value }));
}

/** The value and the label of what was chosen or typed, however: value, label, choice, any usual word; null for a free text. */
export function readValue(
  option: VocabularyOption,
  typed: string,
  known: Vocabulary,
  locale: Locale,
): { readonly value: string; readonly label: string } | null {
  const values = valuesOf(option, known, locale);
  const head = key(typed.split(" · ", 1)[0] ?? typed);
  const exact = values.find(({ value }) => key(value) === head);
  return exact ?? values.find(({ written }) => written.includes(head)) ?? null;
}
