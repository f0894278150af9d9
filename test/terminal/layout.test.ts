import { describe, expect, it } from "vitest";
import { cellsOf, clip, cut, flow, row, wrap } from "../../adapters/terminal/layout.ts";

describe("wrap", () => {
  it("breaks between words, and counts two cells for a Hangul syllable", () => {
    expect(wrap("사람이 만든 선호 데이터", 12)).toStrictEqual(["사람이 만든", "선호 데이터"]);
  });
  it("breaks a word only where it is longer than a line", () => {
    expect(wrap("a supercalifragilistic b", 10)).toStrictEqual(["a", "supercalif", "ragilistic", "b"]);
  });
  it("makes no line of nothing", () => {
    expect(wrap("", 10)).toStrictEqual([]);
  });
});

describe("cut and clip", () => {
  it.each([
    ["short enough", 12, "short enough"],
    ["a little too long", 12, "a little to…"],
    ["한국어 데이터", 8, "한국어…"],
    ["👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 5, "👩‍👩‍👧👩‍👩‍👧…"],
  ])("cut(%j, %i)", (text, width, shown) => {
    expect(cut(text, width)).toBe(shown);
    expect(cellsOf(shown)).toBeLessThanOrEqual(width);
  });

  it("clip says that a text goes on, and keeps to its lines", () => {
    expect(clip("one two three four five six seven", 9, 2)).toStrictEqual(["one two", "three …"]);
    expect(clip("one two three", 9, 2)).toStrictEqual(["one two", "three"]);
    for (const line of clip("데이터".repeat(100), 11, 3)) expect(cellsOf(line)).toBeLessThanOrEqual(11);
  });
});

describe("flow", () => {
  it("breaks between chunks, and lets one that is too long go on indented", () => {
    expect(flow(["aaa", "bbb", "ccc"], " · ", 9)).toStrictEqual(["aaa · bbb", "ccc"]);
    expect(flow(["a long chunk of words", "b"], " · ", 10)).toStrictEqual(["a long", "  chunk of", "  words", "b"]);
  });
});

it("row lines cells up by what they take on the screen, styled or not", () => {
  const lines = row([
    { lines: ["가나", "\u001B[1mx\u001B[22m"], width: 6 },
    { lines: ["one", "two", "three"], width: 0 },
  ]);
  expect(lines).toStrictEqual(["가나    one", "\u001B[1mx\u001B[22m       two", "        three"]);
});
