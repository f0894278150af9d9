import { convertQwertyToHangul, disassemble, getChoseong } from "es-hangul";
import { type Facet, type Locale, normalize, type VocabularyValue } from "../../src/index.ts";
import type { AsyncEngine } from "../engine/async-engine.ts";
import type { CommandChoice } from "./complete.ts";
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

type Vocabulary = Pick<AsyncEngine, "vocabulary">;

function key(text: string): string {
  return normalize(text)
    .toLowerCase()
    .replace(/[\s-]+/g, "");
}

/** What is read of a vocabulary for autocomplete is read once, and goes when a changed registry brings another. */
const read = new WeakMap<readonly VocabularyValue[], readonly Value[]>();

async function valuesOf(
  option: VocabularyOption,
  { vocabulary }: Vocabulary,
  locale: Locale,
): Promise<readonly Value[]> {
  const known = await vocabulary(option, locale);
  const values = read.get(known) ?? known.map(readWritten);
  read.set(known, values);
  return values;
}

function readWritten({ value, label, count, words }: VocabularyValue): Value {
  const written = [...new Set(words.map(key))];
  const begins = written.map((word) => ({ letters: disassemble(word), initials: key(getChoseong(word)) }));
  return { value, label, count, written, begins };
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

/**
 * The values that go on from what was typed, those that begin so first; all of them, the commonest first, for nothing.
 * @param only the labels to choose from; all where there is none.
 */
export async function completeValue(
  option: VocabularyOption,
  typed: string,
  known: Vocabulary,
  locale: Locale,
  only: ReadonlySet<string>,
): Promise<CommandChoice[]> {
  const all = await valuesOf(option, known, locale);
  const some = all.filter(({ label }) => only.has(label));
  const values = some.length > 0 ? some : all;
  // What is longer than any word is none, and costs time to take apart; a syllable may be typed as three Latin letters.
  const longest = Math.max(0, ...values.flatMap(({ written }) => written.map((word) => word.length)));
  if (typed.length > longest * (/^[\x20-\x7e]*$/.test(typed) ? 3 : 1)) return [];
  const going = (text: string) => {
    const wanted = disassemble(key(text));
    return values
      .map((value) => ({ value, near: closeness(value, wanted) }))
      .filter(({ near }) => near > 0)
      .sort((one, other) => other.near - one.near);
  };
  let meant = going(typed);
  // Nothing in Latin begins so: it may be Hangul, typed on a keyboard that was not switched over ("gksrnr" for 한국), or
  // with the capitals locked.
  for (const keys of [typed, typed.toLowerCase()]) {
    if (meant.length === 0) meant = going(convertQwertyToHangul(keys));
  }
  return meant.slice(0, limits.choices).map(({ value }) => ({ name: nameOf(value), value: value.value }));
}

/** The value and the label of what was chosen or typed, however: value, label, choice, any usual word; null for a free text. */
export async function readValue(
  option: VocabularyOption,
  typed: string,
  known: Vocabulary,
  locale: Locale,
): Promise<{ readonly value: string; readonly label: string } | null> {
  const values = await valuesOf(option, known, locale);
  const head = key(typed.split(" · ", 1)[0] ?? typed);
  const exact = values.find(({ value }) => key(value) === head);
  return exact ?? values.find(({ written }) => written.includes(head)) ?? null;
}
