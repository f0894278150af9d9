import type { Registry } from "../../src/index.ts";
import type { Random } from "../random.ts";
import type { Asked } from "./asked.ts";

const leastWords = 3;
const mostWords = 5;
/** Shorter words carry little. */
const shortest = { en: 4, ko: 2 } as const;

const wordPattern = /[\p{L}\p{N}]+/gu;

function wordsOf(text: string, least: number): readonly string[] {
  return [...new Set((text.toLowerCase().match(wordPattern) ?? []).filter((word) => word.length >= least))];
}

/**
 * Questions in words of the datasets' own notes, one of three of them Korean. Right is any dataset whose note holds all of
 * the words.
 * @param isLeftOut whether a word of a note must not be asked for.
 */
export function freeTextQuestions(
  registry: Registry,
  count: number,
  random: Random,
  isLeftOut: (word: string) => boolean,
): readonly Asked[] {
  const drawn: { words: readonly string[]; locale: "en" | "ko" }[] = [];
  for (let tried = 0; drawn.length < count && tried < count * 20; tried++) {
    const locale = random.below(3) === 0 ? "ko" : "en";
    const note = random.pick(registry.datasets)?.note?.[locale] ?? "";
    const words = wordsOf(note, shortest[locale]).filter((word) => !isLeftOut(word));
    if (words.length < leastWords) continue;
    const length = Math.min(words.length, leastWords + random.below(mostWords - leastWords + 1));
    const from = random.below(words.length - length + 1);
    drawn.push({ words: words.slice(from, from + length), locale });
  }
  const right = drawn.map((): string[] => []);
  const askedOf = new Map<string, number[]>();
  for (const [at, { words }] of drawn.entries()) {
    // Looked up by its longest word, so that each note is read once.
    const key = words.reduce((one, other) => (other.length > one.length ? other : one));
    askedOf.set(key, [...(askedOf.get(key) ?? []), at]);
  }
  for (const { id, note } of registry.datasets) {
    const texts = { en: new Set(wordsOf(note?.en ?? "", 1)), ko: new Set(wordsOf(note?.ko ?? "", 1)) };
    for (const word of new Set([...texts.en, ...texts.ko])) {
      for (const at of askedOf.get(word) ?? []) {
        const question = drawn[at];
        if (question?.words.every((one) => texts[question.locale].has(one))) right[at]?.push(id);
      }
    }
  }
  return drawn.flatMap(({ words }, at): readonly Asked[] => {
    const anyFirst = right[at] ?? [];
    return anyFirst.length === 0 ? [] : [{ question: words.join(" "), after: [], class: "text", expect: { anyFirst } }];
  });
}
