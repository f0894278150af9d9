import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, leastTypos, lettersOf } from "../../src/language/fuzzy.ts";

/** The whole table, as the definition writes it. */
function plainDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const at = (row: number, column: number) => table[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= a.length; row++) {
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, at(row - 2, column - 2) + 1);
      const line = table[row];
      if (line) line[column] = cost;
    }
  }
  return at(a.length, b.length);
}

const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "d"), maxLength: 12 });

describe("typos between two words", () => {
  it.each([
    ["dataset", "datset", 1],
    ["dataset", "datsaet", 1],
    ["dataset", "data set", 1],
    ["선호", "선후", 1],
    ["abc", "cab", 2],
    ["", "ab", 2],
  ])("%s, %s: %i", (one, other, typos) => {
    expect(editDistance(one, other, 3)).toBe(typos);
  });
  it("are those of the whole table up to the most that is asked for, and too many past it", () => {
    fc.assert(
      fc.property(word, word, fc.nat(5), (a, b, most) => {
        const distance = plainDistance(a, b);
        expect(editDistance(a, b, most)).toBe(distance <= most ? distance : Number.POSITIVE_INFINITY);
      }),
      { numRuns: 3000 },
    );
  });
  it("are never fewer than their letters tell", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(leastTypos(lettersOf(a), lettersOf(b))).toBeLessThanOrEqual(plainDistance(a, b));
      }),
    );
  });
  it("are counted in words of any length", () => {
    const long = "x".repeat(500);
    expect(editDistance(`a${long}b`, `c${long}d`, 2)).toBe(2);
    expect(editDistance(`ab${"xy".repeat(300)}`, `${"yx".repeat(300)}ba`, 2000)).toBe(
      plainDistance(`ab${"xy".repeat(300)}`, `${"yx".repeat(300)}ba`),
    );
  });
});
