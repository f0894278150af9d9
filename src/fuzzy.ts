/**
 * Edit distance with neighbours swapped counted as one (optimal string alignment), or Infinity past `most`.
 * Source: L. Boytsov, "Indexing methods for approximate dictionary searching", 2011, section 2.1.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return Number.POSITIVE_INFINITY;
    beforeLast = last;
    last = current;
  }
  const distance = last[b.length] ?? Number.POSITIVE_INFINITY;
  return distance <= most ? distance : Number.POSITIVE_INFINITY;
}

/** How many slips a word of this key may hold and still be read as another: none up to three letters, then about one in five. */
export function allowedSlips(key: string): number {
  if (key.length < 4) return 0;
  if (key.length < 8) return 1;
  return key.length < 14 ? 2 : 3;
}

/**
 * What is never a slip, as one string: digits (LLaVA-1.6 is not LLaVA-1.5), plus signs (RefCOCO+ is not RefCOCO), and
 * whether there is Hangul. Only words of the same shape can be each other with a slip.
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

/** A least number of slips between two words, from their letters alone: each slip takes one away, brings one, or both. */
export function leastSlips(one: number, other: number): number {
  let differing = 0;
  for (let left = one ^ other; left !== 0; left &= left - 1) differing++;
  return Math.ceil(differing / 2);
}
