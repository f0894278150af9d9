import type { RegistryRecords } from "../../src/index.ts";
import { compact } from "../../src/language/text.ts";
import type { Random } from "../random.ts";

/** Makes names as people give them to datasets and models; no two are spelt alike. */
export interface Naming {
  /** A new name. @param head what it begins with; one is made up where it is not given. */
  make(random: Random, head?: string): { readonly name: string; readonly head: string };
  /** A new name in Hangul, of one word. */
  makeHangul(random: Random): string;
}

const onsets = [
  "b",
  "br",
  "c",
  "d",
  "dr",
  "f",
  "g",
  "gl",
  "h",
  "k",
  "l",
  "m",
  "n",
  "p",
  "pl",
  "qu",
  "r",
  "s",
  "st",
  "t",
];
const laterOnsets = [...onsets, "v", "w", "z", "x", "nd", "rt", "lm", "sk"];
const vowels = ["a", "e", "i", "o", "u", "ai", "ea", "io", "y"];
const codas = ["", "", "", "n", "r", "x", "l", "s", "m", "th", "sh"];
const syllables = Array.from("가고구나노누다도두라로루마모무바보부사소수아오우자조주카코쿠타토투파포푸하호후");
/** How many names begin as none did before; the others are of a family that is there. */
const coinedShare = 0.7;
/** What a name can be put together from. */
const part = /^[\p{L}\p{N}]+(?:\.\d+)?$/u;

function coin(random: Random): string {
  const count = 2 + random.below(2);
  let word = "";
  for (let at = 0; at < count; at++) {
    word += `${random.pick(at === 0 ? onsets : laterOnsets)}${random.pick(vowels)}`;
  }
  word += random.pick(codas) ?? "";
  const style = random.below(4);
  return style === 0 ? word.toUpperCase() : style === 1 ? word : word.slice(0, 1).toUpperCase() + word.slice(1);
}

function keysOfVocabularies({ vocabularies }: RegistryRecords): ReadonlySet<string> {
  const words = vocabularies.flatMap(({ values }) =>
    values.flatMap(({ label, words }) => [label.en, label.ko, ...words.en, ...words.ko]),
  );
  return new Set(words.map(compact));
}

/** Learns how the records of a registry are named. A new name is none of theirs, nor a word of the vocabularies. */
export function learnNaming(records: RegistryRecords): Naming {
  const known = keysOfVocabularies(records);
  const taken = new Set(known);
  const heads: string[] = [];
  const tails: string[] = [];
  const separators: string[] = [];
  const counts: number[] = [];
  for (const record of [...records.datasets, ...records.models]) {
    for (const name of [record.name, record.id, ...record.aliases]) taken.add(compact(name));
    const [, ...others] = record.name.split(/[\s_\-()]+/).filter((one) => part.test(one));
    tails.push(...others);
    counts.push(Math.min(3, others.length));
    separators.push(...(record.name.match(/[\s_-]/g) ?? []));
  }
  const attempt = (random: Random, head: string, extra: number) => {
    const count = (random.pick(counts) ?? 0) + extra;
    const separator = random.pick(separators) ?? "-";
    return [head, ...Array.from({ length: count }, () => random.pick(tails) ?? "data")].join(separator);
  };
  const claim = (name: string) => {
    const key = compact(name);
    if (key.length < 3 || taken.has(key)) return false;
    taken.add(key);
    return true;
  };
  return {
    make(random, given) {
      for (let tried = 0; ; tried++) {
        const made = random.next() < coinedShare ? undefined : random.pick(heads);
        const head = given ?? made ?? coin(random);
        // Heads run out before whole names do: each attempt in vain makes the next name longer.
        const name = attempt(random, head, given === undefined ? Math.floor(tried / 4) : 1 + Math.floor(tried / 4));
        if (!claim(name)) continue;
        if (given === undefined && made === undefined) heads.push(head);
        return { name, head };
      }
    },
    makeHangul(random) {
      for (let length = 3; ; length++) {
        const name = Array.from({ length }, () => random.pick(syllables) ?? "가").join("");
        if (claim(name)) return name;
      }
    },
  };
}
