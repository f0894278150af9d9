import type { Random } from "../random.ts";

/** Writes texts that are as long as those it learnt from, in their words. */
export interface Prose {
  /** @param nameOf asked for a name now and then, where the texts it learnt from name things. */
  write(random: Random, nameOf: () => string | undefined): string;
}

/** How often the next word is any word, and not one that was seen after the last: few texts are learnt from, and none is to come out whole. */
const jumpShare = 0.35;
/** How many of the names in the texts become names of the new records. */
const renameShare = 0.5;
/** A word with a capital within it or a digit is a name ("GPT-4V", "mDPO"). */
const nameLike = /^(?=.*\p{L})(?:.+\p{Lu}|.*\d)/u;

/** Learns which words begin texts and follow each other; the lengths are those of the texts. */
export function learnProse(texts: readonly string[]): Prose {
  const sentences = texts.map((text) => text.split(" ").filter((word) => word !== ""));
  const lengths = sentences.map(({ length }) => length);
  const starts = sentences.flatMap(([first]) => first ?? []);
  const words = sentences.flat();
  const followers = new Map<string, string[]>();
  for (const sentence of sentences) {
    for (const [at, word] of sentence.slice(0, -1).entries()) {
      const known = followers.get(word) ?? [];
      known.push(sentence[at + 1] ?? word);
      followers.set(word, known);
    }
  }
  return {
    write(random, nameOf) {
      const length = random.pick(lengths) ?? 1;
      const written: string[] = [];
      let last = random.pick(starts) ?? "";
      for (let count = 0; count < length; count++) {
        const renamed = nameLike.test(last) && random.next() < renameShare ? nameOf() : undefined;
        written.push(renamed ?? last);
        const jumps = random.next() < jumpShare;
        last = (jumps ? undefined : random.pick(followers.get(last) ?? [])) ?? random.pick(words) ?? last;
      }
      return written.join(" ");
    },
  };
}
