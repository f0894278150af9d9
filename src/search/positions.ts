import { collectNumbers, firstFrom, type Lists, listAt, placesOfEach } from "../packed/lists.ts";
import { openStrings, type PackedStrings, packStrings } from "../packed/strings.ts";

/**
 * Where words stand in many texts, packed. One place after another is one word after another; between the parts of a text
 * and between texts a place is empty, so that no pair of words reaches across.
 */
export interface PackedPositions {
  readonly words: PackedStrings;
  /** The places of each word, ascending. */
  readonly places: Lists;
  /** The place after the last one of each text. */
  readonly ends: Uint32Array;
  /** How many words each text has. */
  readonly lengths: Uint32Array;
}

/** The texts that hold a word, ascending, and how often each of them does. */
export interface Occurrences {
  readonly texts: Uint32Array;
  readonly counts: Uint32Array;
}

/** Where words stand in many texts, and how much their standing there says. */
export interface Positions {
  /** The places where a word stands, ascending. */
  of(word: string): Uint32Array;
  /** The places where a word stands with the other right after it. */
  ofPair(word: string, next: string): Uint32Array;
  /** The places of the words that begin with this, ascending. */
  startingWith(beginning: string): Uint32Array;
  /** The texts of places, which are ascending. */
  textsOf(places: Uint32Array): Occurrences;
  /** Whether some of these places, which are ascending, stand in a text. */
  standIn(text: number, places: Uint32Array): boolean;
  /**
   * Adds to each text's score what holding a word is worth (BM25).
   * @param scores one number for each text.
   * @param share how much of that counts, 0 to 1; all of it where it is not given.
   */
  addScores(occurrences: Occurrences, scores: Float64Array, share?: number): void;
}

/** Notes the words of texts, one text after the other. */
export interface PositionsReader {
  /** The words that follow in the same part of a text. */
  read(words: readonly string[]): void;
  endPart(): void;
  endText(): void;
  pack(): PackedPositions;
}

/** Begins to note where words stand. */
export function readPositions(): PositionsReader {
  const numbers = new Map<string, number>();
  // A word's number and one more, 0 where nothing stands.
  const stream = collectNumbers();
  const ends = collectNumbers();
  const lengths = collectNumbers();
  let length = 0;
  return {
    read: (words) => {
      for (const word of words) {
        const number = numbers.get(word) ?? numbers.size;
        if (number === numbers.size) numbers.set(word, number);
        stream.push(number + 1);
      }
      length += words.length;
    },
    endPart: () => stream.push(0),
    endText: () => {
      ends.push(stream.length);
      lengths.push(length);
      length = 0;
    },
    pack: () => {
      const words = packStrings(numbers.keys());
      const { placeOf } = openStrings(words);
      // What is empty is none of the words, whose places are theirs in order.
      const ordered = new Uint32Array(numbers.size + 1).fill(numbers.size);
      for (const [word, number] of numbers) ordered[number + 1] = placeOf(word);
      const inOrder = stream.take().map((number) => ordered[number] ?? numbers.size);
      return { words, places: placesOfEach(inOrder, numbers.size), ends: ends.take(), lengths: lengths.take() };
    },
  };
}

/**
 * The constants of BM25+ (Lv and Zhai, 2011), as they are usually set: how soon a word said again says nothing new, how
 * much a long text counts less, and what a word that is there at all is worth in a text of any length.
 */
const saturation = 1.2;
const lengthShare = 0.7;
const presence = 0.5;

/** So many places share an entry of the table that tells in which text they begin; a power of two. */
const blockBits = 8;

/** Opens packed positions. */
export function openPositions({ words, places, ends, lengths }: PackedPositions): Positions {
  const known = openStrings(words);
  const all = ends.at(-1) ?? 0;
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const lengthFactors = Float64Array.from(lengths, (length) => 1 - lengthShare + (lengthShare * length) / average);
  const firstTexts = new Uint32Array((all >>> blockBits) + 1);
  for (let block = 0, text = 0; block < firstTexts.length; block++) {
    while ((ends[text] ?? all) <= block << blockBits && text < ends.length) text++;
    firstTexts[block] = text;
  }

  const of = (word: string) => listAt(places, known.placeOf(word));
  const startOf = (text: number) => (text === 0 ? 0 : (ends[text - 1] ?? all));
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
      const [from, to] = known.startingWith(beginning);
      const start = from === 0 ? 0 : (places.ends[from - 1] ?? 0);
      // Their lists stand one after the other.
      return to > from ? places.values.slice(start, places.ends[to - 1]).sort() : new Uint32Array(0);
    },
    textsOf: (given) => {
      const texts = new Uint32Array(given.length);
      const counts = new Uint32Array(given.length);
      let found = 0;
      let end = 0;
      for (let at = 0; at < given.length; at++) {
        const place = given[at] ?? 0;
        if (place >= end) {
          let text = firstTexts[place >>> blockBits] ?? 0;
          while ((ends[text] ?? all) <= place) text++;
          end = ends[text] ?? all;
          texts[found++] = text;
        }
        counts[found - 1] = (counts[found - 1] ?? 0) + 1;
      }
      return { texts: texts.subarray(0, found), counts: counts.subarray(0, found) };
    },
    standIn: (text, given) => (given[firstFrom(given, startOf(text))] ?? all) < (ends[text] ?? 0),
    addScores: ({ texts, counts }, scores, share = 1) => {
      const rarity = Math.log(1 + (ends.length - texts.length + 0.5) / (texts.length + 0.5));
      for (let at = 0; at < texts.length; at++) {
        const text = texts[at] ?? 0;
        const count = counts[at] ?? 0;
        const worth = (count * (saturation + 1)) / (count + saturation * (lengthFactors[text] ?? 1));
        scores[text] = (scores[text] ?? 0) + share * rarity * (presence + worth);
      }
    },
  };
}
