import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keepBest } from "../../src/packed/best.ts";
import {
  addBit,
  allBits,
  type Bits,
  both,
  countBits,
  eachBit,
  either,
  hasBit,
  noBits,
  without,
} from "../../src/packed/bits.ts";
import { openListMap, packListMap } from "../../src/packed/list-map.ts";
import { collectNumbers, listAt, packLists } from "../../src/packed/lists.ts";
import { openStrings, packStrings } from "../../src/packed/strings.ts";

// Few letters, so that strings share beginnings, and some of two UTF-16 units.
const word = fc.string({ unit: fc.constantFrom("a", "b", "한", "국", "😀"), maxLength: 5 });
const words = fc.array(word, { maxLength: 40 });
const numbers = fc.array(fc.nat(99), { maxLength: 60 });

describe("packed strings", () => {
  it("hold each string once, in order, and find it and nothing else", () => {
    fc.assert(
      fc.property(words, word, (strings, other) => {
        const opened = openStrings(packStrings(strings));
        const sorted = [...new Set(strings)].sort();
        expect(Array.from({ length: opened.size }, (_, place) => opened.at(place))).toEqual(sorted);
        for (const string of [...strings, other]) expect(opened.placeOf(string)).toBe(sorted.indexOf(string));
      }),
    );
  });
  it("tell what begins with something, and what holds it anywhere", () => {
    fc.assert(
      fc.property(words, word, (strings, part) => {
        const opened = openStrings(packStrings(strings));
        const sorted = [...new Set(strings)].sort();
        const [from, to] = opened.startingWith(part);
        expect(sorted.slice(from, to)).toEqual(sorted.filter((string) => string.startsWith(part)));
        if (part !== "")
          expect(opened.holding(part).map((place) => sorted[place])).toEqual(
            sorted.filter((string) => string.includes(part)),
          );
      }),
    );
  });
});

describe("packed lists", () => {
  it("come out as they went in; there is none past the end", () => {
    fc.assert(
      fc.property(fc.array(numbers), (lists) => {
        const packed = packLists(lists);
        for (const [place, list] of lists.entries()) expect([...listAt(packed, place)]).toEqual(list);
        expect([...listAt(packed, lists.length), ...listAt(packed, -1)]).toEqual([]);
      }),
    );
  });
  it("by key give a key's list, and an empty one for what is no key", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, numbers)), word, (entries, other) => {
        const map = new Map(entries);
        const opened = openListMap(packListMap(map));
        for (const key of [...map.keys(), other]) expect([...opened.get(key)]).toEqual(map.get(key) ?? []);
      }),
    );
  });
  it("collect more numbers than there was room for", () => {
    const collected = collectNumbers();
    for (let number = 0; number < 5000; number++) collected.push(number);
    expect(collected.length).toBe(5000);
    expect([...collected.take()]).toEqual(Array.from({ length: 5000 }, (_, number) => number));
  });
});

/** The numbers of a set, in the order in which they are visited. */
function listOf(bits: Bits): readonly number[] {
  const visited: number[] = [];
  eachBit(bits, (place) => visited.push(place));
  return visited;
}

describe("sets of bits", () => {
  const setOf = (all: readonly number[], size: number) => {
    const bits = noBits(size);
    for (const one of all) addBit(bits, one);
    return bits;
  };
  it("do what sets do", () => {
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        const [a, b] = [setOf(one, 100), setOf(other, 100)];
        const all = Array.from({ length: 100 }, (_, number) => number);
        const members = (holds: (number: number) => boolean) => all.filter(holds);
        expect(listOf(both(a, b))).toEqual(members((number) => one.includes(number) && other.includes(number)));
        expect(listOf(either(a, b))).toEqual(members((number) => one.includes(number) || other.includes(number)));
        expect(listOf(without(a, b))).toEqual(members((number) => one.includes(number) && !other.includes(number)));
        expect(countBits(a)).toBe(new Set(one).size);
        expect(all.filter((number) => hasBit(a, number))).toEqual(listOf(a));
      }),
    );
  });
  it.each([0, 1, 31, 32, 33, 64])("all of %i are so many", (size) => {
    expect(listOf(allBits(size))).toEqual(Array.from({ length: size }, (_, place) => place));
  });
});

it("the best of many are the first of all in order, and of two as good the one that came first", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), fc.nat(12), (scores, most) => {
      const items = scores.map((score, at) => ({ score, at }));
      const best = keepBest<{ score: number; at: number }>(most, (one, other) => one.score > other.score);
      for (const item of items) best.offer(item);
      expect(best.items).toEqual(items.toSorted((one, other) => other.score - one.score).slice(0, most));
    }),
  );
});
