import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allowedTypos, editDistance, shapeOf } from "../../src/language/fuzzy.ts";
import {
  compact,
  compactTokens,
  cut,
  detectLocale,
  normalize,
  searchTerms,
  tokenize,
  versionless,
  withoutParticle,
} from "../../src/language/text.ts";

describe("normalize", () => {
  it.each([
    ["decomposed Hangul, as a Mac sends it", "한국어", "한국어"],
    ["full-width Latin", "ＤＰＯ　데이터", "DPO 데이터"],
    ["a right-to-left override", "a\u202eb", "ab"],
    ["zero-width spaces and a byte order mark", "\ufeffa\u200bb", "ab"],
    ["line feeds and runs of spaces", " a\n\n b ", "a b"],
    ["a lone surrogate", "a\ud800b", "ab"],
    ["an initial consonant stays the letter that keyboards type", "ㅅㄱ", "ㅅㄱ"],
  ])("%s", (_, text, expected) => {
    expect(normalize(text)).toBe(expected);
  });
});

describe("tokenize", () => {
  it.each([
    ["KVQA가 뭐야", ["kvqa", "가", "뭐야"]],
    ["LLaVA-1.5는", ["llava", "1.5", "는"]],
    ["RefCOCO+ and LLaVA++", ["refcoco+", "and", "llava++"]],
    ["image+text", ["image", "text"]],
    ["😀 <!channel> `x`", ["channel", "x"]],
    ["", []],
  ])("%s", (text, expected) => {
    expect(tokenize(text).map((token) => token.text)).toEqual(expected);
  });
});

describe("compact: one key for the spellings of a name", () => {
  it.each([
    ["LLaVA-1.5", "llava 15"],
    ["ko_Ultrafeedback_binarized", "KoUltraFeedback binarized"],
    ["바운딩 박스", "바운딩박스"],
  ])("%s = %s", (one, other) => {
    expect(compact(one)).toBe(compact(other));
  });
  it.each([
    ["LLaVA", "LLaVA++"],
    ["RefCOCO", "RefCOCO+"],
    ["LLaVA-1.5", "LLaVA-1.6"],
  ])("%s ≠ %s", (one, other) => {
    expect(compact(one)).not.toBe(compact(other));
  });
  it("is the same by its short way as by its words", () => {
    const plain = fc.string({ unit: fc.constantFrom(..."aZ09.+-_ /:()v한글") });
    fc.assert(fc.property(plain, (text) => compact(text) === compactTokens(tokenize(text))));
  });
  it("leaves the signs of a version out where asked", () => {
    expect(versionless("MiniGPT-v2")).toBe(versionless("MiniGPT 2"));
    expect(versionless("VQA v2.0")).toBe(versionless("VQAv2"));
  });
});

describe("particles", () => {
  it.each([
    ["데이터셋을", "데이터셋"],
    ["모델은", "모델"],
    ["데이터셋으로", "데이터셋"],
    ["학습에서는", "학습"],
  ])("%s → %s", (word, stem) => {
    expect(withoutParticle(word)).toContain(stem);
  });
  it("give search terms a second reading; English words go without their endings", () => {
    expect(searchTerms("데이터셋을 charts reading glass")).toEqual([
      "데이터셋을",
      "데이터셋",
      "chart",
      "read",
      "glass",
    ]);
    expect(searchTerms("요리하는")).toContain("요리");
  });
});

describe("cut", () => {
  it("counts code points and never halves one", () => {
    expect(cut("😀😀😀", 2)).toBe("😀…");
    expect(cut("😀😀", 2)).toBe("😀😀");
  });
});

describe("detectLocale", () => {
  it.each([
    ["what is KVQA", "en"],
    ["KVQA가 뭐야", "ko"],
    ["", "en"],
  ] as const)("%s: %s", (text, locale) => {
    expect(detectLocale(text)).toBe(locale);
  });
});

describe("typos", () => {
  it.each([
    ["kvaq", "kvqa", 1],
    ["preferense", "preference", 1],
    ["prefrnce", "preference", 2],
    ["abc", "xyz", Number.POSITIVE_INFINITY],
  ])("%s → %s is %d", (one, other, distance) => {
    expect(editDistance(one, other, 2)).toBe(distance);
  });
  it("are not allowed in short words, nor in digits", () => {
    expect(allowedTypos("vqa")).toBe(0);
    expect(shapeOf("llava15")).not.toBe(shapeOf("llava16"));
    expect(shapeOf("refcoco+")).not.toBe(shapeOf("refcoco++"));
    expect(shapeOf("gpt4")).not.toBe(shapeOf("gpt4올"));
  });
});
