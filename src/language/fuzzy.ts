import { countOnes } from "../packed/bits.ts";

/** More than a distance can be, and small enough to be added to. */
const past = 0x7fff;
/** Three rows of the table, used again by each comparison: there are thousands of them in a question. */
let rows = [new Uint16Array(64), new Uint16Array(64), new Uint16Array(64)] as const;

/**
 * Edit distance with neighbours swapped counted as one (optimal string alignment), or Infinity past `most`.
 * Source: L. Boytsov, "Indexing methods for approximate dictionary searching", 2011, section 2.1.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY;
  // What both begin and end with is no part of the distance.
  let start = 0;
  let [aEnd, bEnd] = [a.length, b.length];
  while (aEnd > start && bEnd > start && a.charCodeAt(aEnd - 1) === b.charCodeAt(bEnd - 1)) {
    aEnd--;
    bEnd--;
  }
  while (start < aEnd && start < bEnd && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  const height = aEnd - start;
  const width = bEnd - start;
  if (height === 0 || width === 0) return Math.max(height, width);

  if (width >= rows[0].length)
    rows = [new Uint16Array(2 * width), new Uint16Array(2 * width), new Uint16Array(2 * width)];
  let [beforeLast, last, current] = rows;
  for (let column = 0; column <= width; column++) last[column] = column;
  for (let row = 1; row <= height; row++) {
    // Farther from the diagonal than this, it is past `most` already.
    const from = Math.max(1, row - most);
    const to = Math.min(width, row + most);
    current[from - 1] = from === 1 ? row : past;
    if (to < width) current[to + 1] = past;
    let least = from === 1 ? row : past;
    const letter = a.charCodeAt(start + row - 1);
    const before = row > 1 ? a.charCodeAt(start + row - 2) : -1;
    for (let column = from; column <= to; column++) {
      const other = b.charCodeAt(start + column - 1);
      let cost = Math.min(
        (last[column] ?? past) + 1,
        (current[column - 1] ?? past) + 1,
        (last[column - 1] ?? past) + (letter === other ? 0 : 1),
      );
      if (before === other && column > 1 && letter === b.charCodeAt(start + column - 2))
        cost = Math.min(cost, (beforeLast[column - 2] ?? past) + 1);
      current[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return Number.POSITIVE_INFINITY;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  const distance = last[width] ?? past;
  return distance <= most ? distance : Number.POSITIVE_INFINITY;
}

/** How many typos a word of this key may hold and still be read as another: none up to three letters, then about one in five. */
export function allowedTypos(key: string): number {
  if (key.length < 4) return 0;
  if (key.length < 8) return 1;
  return key.length < 14 ? 2 : 3;
}

/**
 * What is never a typo, as one string: digits (LLaVA-1.6 is not LLaVA-1.5), plus signs (RefCOCO+ is not RefCOCO), and
 * whether there is Hangul. Only words of the same shape can be each other with a typo.
 */
export function shapeOf(key: string): string {
  return `${/[ㄱ-ㅎㅏ-ㅣ가-힣]/.test(key) ? "h" : "l"}${key.replace(/[^\d+]/g, "")}`;
}

/** The letters of a word, a bit each (letters 32 apart share one): words whose bits differ much lie far apart. */
export function lettersOf(key: string): number {
  let letters = 0;
  for (let at = 0; at < key.length; at++) letters |= 1 << (key.charCodeAt(at) & 31);
  return letters;
}

/** A least number of typos between two words, from their letters alone: each typo takes one away, brings one, or both. */
export function leastTypos(one: number, other: number): number {
  return (countOnes(one ^ other) + 1) >>> 1;
}
