import { firstFrom } from "./lists.ts";

/** Many strings in order, each once, as a few flat values: a million of them are kept and read back like one. */
export interface PackedStrings {
  /** All of them, one after the other. */
  readonly text: string;
  /** Where each of them ends. */
  readonly ends: Uint32Array;
  /** Open addressing by `hashOf`: a string's place and one more, 0 where nothing stands. Its length is a power of two. */
  readonly slots: Uint32Array;
}

/** Packed strings, opened for looking things up. A string's place among them never changes. */
export interface Strings {
  readonly size: number;
  /** The string at a place; empty past the end. */
  at(place: number): string;
  /** The place of a string, or -1 where it is none of them. */
  placeOf(string: string): number;
  /** The places of those that begin with this, as `[from, to)`. */
  startingWith(beginning: string): readonly [number, number];
  /** The places of those that hold this anywhere, ascending; of all for an empty one. */
  holding(part: string): readonly number[];
}

/**
 * The FNV-1a hash of a string's UTF-16 units, 32 bits.
 * Source: G. Fowler, L. C. Noll, K.-P. Vo and D. Eastlake, "The FNV Non-Cryptographic Hash Algorithm".
 */
function hashOf(string: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < string.length; at++) hash = Math.imul(hash ^ string.charCodeAt(at), 0x01000193);
  // The low bits decide, and Hangul syllables differ in the high ones.
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Packs strings; they are put in the order of their UTF-16 units, and what comes twice is kept once. */
export function packStrings(strings: Iterable<string>): PackedStrings {
  const sorted = [...new Set(strings)].sort();
  const ends = new Uint32Array(sorted.length);
  // At most half full, so that what is not there is soon known.
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * sorted.length + 2)));
  let end = 0;
  for (const [place, string] of sorted.entries()) {
    end += string.length;
    ends[place] = end;
    let slot = hashOf(string) & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = place + 1;
  }
  return { text: sorted.join(""), ends, slots };
}

/** Opens packed strings. */
export function openStrings({ text, ends, slots }: PackedStrings): Strings {
  const startOf = (place: number) => (place === 0 ? 0 : (ends[place - 1] ?? text.length));
  const at = (place: number) => text.slice(startOf(place), ends[place] ?? text.length);
  /** The first place whose string does not stand before this one, by whether a string does. */
  const firstNot = (isBefore: (string: string) => boolean, from = 0): number => {
    let low = from;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(at(middle))) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    size: ends.length,
    at,
    placeOf: (string) => {
      for (let slot = hashOf(string) & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
        const place = (slots[slot] ?? 0) - 1;
        if (place < 0) return -1;
        const start = startOf(place);
        if ((ends[place] ?? 0) - start === string.length && text.startsWith(string, start)) return place;
      }
    },
    startingWith: (beginning) => {
      const from = firstNot((string) => string < beginning);
      return [from, firstNot((string) => string.startsWith(beginning), from)];
    },
    holding: (part) => {
      const places: number[] = [];
      for (let letter = text.indexOf(part), place = 0; letter >= 0 && place < ends.length; ) {
        // The string that this letter belongs to.
        place = firstFrom(ends, letter + 1, place);
        const end = ends[place] ?? text.length;
        // What only two strings together hold is in neither.
        const whole = letter + part.length <= end;
        if (whole) places.push(place++);
        letter = text.indexOf(part, whole ? end : letter + 1);
      }
      return places;
    },
  };
}
