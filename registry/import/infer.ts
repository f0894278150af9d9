import { normalize, type RegistryRecords } from "../../src/index.ts";
import { isGroup } from "../lookup.ts";

/** Finds which values of a facet a text names, in the words that people use for them: the longest first. */
export type Infer = (facet: string, text: string) => readonly string[];

function plain(text: string): string {
  return ` ${normalize(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
}

const hangul = /\p{Script=Hangul}/u;

/** Makes the reader of a registry's vocabularies. A Korean word may have a particle behind it. */
export function createInfer(vocabularies: RegistryRecords["vocabularies"]): Infer {
  const phrases = new Map<string, readonly (readonly [phrase: string, value: string])[]>();
  for (const { facet, values } of vocabularies) {
    const all = values
      .filter((value) => !isGroup(value) && value.value !== "other")
      .flatMap(({ value, label, words }) =>
        [value, label.en, label.ko, ...words.en, ...words.ko].map((word) => [plain(word), value] as const),
      );
    phrases.set(
      facet,
      all.toSorted(([one], [other]) => other.length - one.length),
    );
  }
  return (facet, text) => {
    const read = plain(text);
    const named = (phrases.get(facet) ?? []).filter(([phrase]) =>
      read.includes(hangul.test(phrase) ? phrase.trimEnd() : phrase),
    );
    return [...new Set(named.map(([, value]) => value))];
  };
}
