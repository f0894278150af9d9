import { type Bits, both, eachBit } from "../packed/bits.ts";
import { collectNumbers } from "../packed/lists.ts";
import { openStrings, type PackedStrings } from "../packed/strings.ts";
import { bm25 } from "./full-text.ts";

/**
 * The words of many texts in their order, packed: a full-text index of single words does not tell which stand together.
 * Between the parts of a text, and between texts, a place is empty, so that no pair reaches across.
 */
export interface PackedSequences {
  /** By place a word's number and one more, 0 where nothing stands. */
  readonly words: Uint32Array;
  /** The place after the last one of each text. */
  readonly ends: Uint32Array;
}

/** Notes the words of texts in their order, one text after the other. */
export interface SequenceReader {
  /** A part of a text. */
  read(words: readonly string[]): void;
  endText(): void;
  /** @param terms all words, whose places among them are their numbers. */
  pack(terms: PackedStrings): PackedSequences;
}

/** Begins to note the order of words. */
export function readSequences(): SequenceReader {
  const numbers = new Map<string, number>();
  const words = collectNumbers();
  const ends = collectNumbers();
  return {
    read: (part) => {
      for (const word of part) {
        const number = numbers.get(word) ?? numbers.size + 1;
        numbers.set(word, number);
        words.push(number);
      }
      words.push(0);
    },
    endText: () => ends.push(words.length),
    pack: (terms) => {
      const { placeOf } = openStrings(terms);
      const places = Uint32Array.from([0, ...Array.from(numbers.keys(), (word) => placeOf(word) + 1)]);
      return { words: words.take().map((number) => places[number] ?? 0), ends: ends.take() };
    },
  };
}

/**
 * Adds to each text's score what it is worth that one word stands right before another (BM25+, as of a word of its own).
 * @param within the texts that hold both words.
 */
export type AddPair = (word: string, next: string, within: Bits, scores: Float64Array) => void;

/** Opens the order of words. */
export function openPairs({ words, ends }: PackedSequences, terms: PackedStrings): AddPair {
  const { placeOf } = openStrings(terms);
  const average = words.length / Math.max(1, ends.length);
  return (word, next, within, scores) => {
    const [first, second] = [placeOf(word) + 1, placeOf(next) + 1];
    if (first === 0 || second === 0) return;
    const found: { text: number; count: number; length: number }[] = [];
    eachBit(within, (text) => {
      const start = text === 0 ? 0 : (ends[text - 1] ?? 0);
      const end = ends[text] ?? start;
      let count = 0;
      for (let at = start; at < end; at++) if (words[at] === first && words[at + 1] === second) count++;
      if (count > 0) found.push({ text, count, length: end - start });
    });
    const rarity = Math.log(1 + (ends.length - found.length + 0.5) / (found.length + 0.5));
    for (const { text, count, length } of found) {
      const saturated = (count * (bm25.k + 1)) / (count + bm25.k * (1 - bm25.b + (bm25.b * length) / average));
      scores[text] = (scores[text] ?? 0) + rarity * (bm25.d + saturated);
    }
  };
}

/** The texts that hold both of two words. */
export function holdingBoth(word: string, next: string, holders: ReadonlyMap<string, Bits>): Bits | undefined {
  const [one, other] = [holders.get(word), holders.get(next)];
  return one && other && both(one, other);
}
