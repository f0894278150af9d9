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

/** What is never a slip: digits (LLaVA-1.6 is not LLaVA-1.5), plus signs (RefCOCO+ is not RefCOCO), Hangul in a Latin word. */
export function mayBeSlip(a: string, b: string): boolean {
  const firm = (text: string) => text.replace(/[^\d+]/g, "");
  const hangul = (text: string) => /[ㄱ-ㅎㅏ-ㅣ가-힣]/.test(text);
  return firm(a) === firm(b) && hangul(a) === hangul(b);
}
