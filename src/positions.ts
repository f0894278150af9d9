import { lazy } from "./lazy.ts";

/** Where words stand in many texts, and how much their standing there says. */
export interface Positions {
  /** The places where a word stands, ascending; one place after another is one word after another, texts lie apart. */
  of(word: string): readonly number[];
  /** The places where a word stands with the other right after it. */
  ofPair(word: string, next: string): readonly number[];
  /** The words that begin with this. */
  startingWith(beginning: string): readonly string[];
  /**
   * Adds to each text's score what these places in it are worth (BM25), and gives the numbers of those texts.
   * @param places ascending.
   * @param scores one number for each text, in their order.
   * @param share how much of that counts, 0 to 1; all of it where it is not given.
   */
  addScores(places: readonly number[], scores: Float64Array, share?: number): readonly number[];
}

/**
 * The constants of BM25+ (Lv and Zhai, 2011), as they are usually set: how soon a word said again says nothing new, how
 * much a long text counts less, and what a word that is there at all is worth in a text of any length.
 */
const saturation = 1.2;
const lengthShare = 0.7;
const presence = 0.5;

/** The index of the first of the sorted words that does not stand before this one. */
function firstFrom(sorted: readonly string[], word: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Notes the places of the words of texts; each text is a list of parts that do not go on from one another. */
export function buildPositions(texts: readonly (readonly (readonly string[])[])[]): Positions {
  const places = new Map<string, number[]>();
  const ends: number[] = [];
  const lengths: number[] = [];
  let place = 0;
  for (const parts of texts) {
    for (const words of parts) {
      for (const word of words) {
        const known = places.get(word);
        if (known) known.push(place);
        else places.set(word, [place]);
        place++;
      }
      // Left empty, so that no pair of words reaches across.
      place++;
    }
    lengths.push(parts.reduce((sum, words) => sum + words.length, 0));
    ends.push(place);
  }
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length);
  const lengthFactors = lengths.map((length) => 1 - lengthShare + (lengthShare * length) / average);
  const textAt = new Uint32Array(place);
  for (const [text, end] of ends.entries()) textAt.fill(text, text === 0 ? 0 : ends[text - 1], end);

  const sorted = lazy(() => [...places.keys()].sort());
  const of = (word: string): readonly number[] => places.get(word) ?? [];
  return {
    of,
    ofPair: (word, next) => {
      const after = of(next);
      let at = 0;
      return of(word).filter((one) => {
        while ((after[at] ?? Number.POSITIVE_INFINITY) <= one) at++;
        return after[at] === one + 1;
      });
    },
    startingWith: (beginning) => {
      const words = sorted();
      const found: string[] = [];
      for (let at = firstFrom(words, beginning); words[at]?.startsWith(beginning); at++) found.push(words[at] ?? "");
      return found;
    },
    addScores: (given, scores, share = 1) => {
      const held: number[] = [];
      const counts: number[] = [];
      let last = -1;
      for (const one of given) {
        const text = textAt[one] ?? 0;
        if (text === last) counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
        else {
          held.push(text);
          counts.push(1);
          last = text;
        }
      }
      const rarity = Math.log(1 + (texts.length - held.length + 0.5) / (held.length + 0.5));
      for (const [at, text] of held.entries()) {
        const count = counts[at] ?? 0;
        const worth = (count * (saturation + 1)) / (count + saturation * (lengthFactors[text] ?? 1));
        scores[text] = (scores[text] ?? 0) + share * rarity * (presence + worth);
      }
      return held;
    },
  };
}
