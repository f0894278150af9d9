import { describe, expect, it } from "vitest";
import { writeCount } from "../../src/present/locales/count.ts";
import { en } from "../../src/present/locales/en.ts";
import { ko } from "../../src/present/locales/ko.ts";

describe("counts", () => {
  it.each([
    [5_730, "5,730", "5,730"],
    [80_000, "80K", "8만"],
    [313_000, "313K", "31.3만"],
    [443_757, "443,757", "443,757"],
    [1_004_450, "1,004,450", "1,004,450"],
    [5_400_000, "5.4M", "540만"],
    [12_000_000, "12M", "1200만"],
    [627_000_000_000, "627B", "6270억"],
    [3_000_000_000_000, "3T", "3조"],
    [10_000, "10K", "1만"],
    [240, "240", "240"],
  ])("%d is %s in English and %s in Korean", (count, en, ko) => {
    expect([writeCount(count, "en"), writeCount(count, "ko")]).toEqual([en, ko]);
  });

  it("agrees with Intl wherever nothing is lost", () => {
    for (const locale of ["en", "ko"] as const) {
      const short = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 2 });
      for (const digits of [1, 12, 123, 455, 999]) {
        for (let power = 4; power < 12; power++) {
          const count = digits * 10 ** power;
          expect(writeCount(count, locale)).toBe(short.format(count));
        }
      }
    }
  });
});

describe("what is counted", () => {
  const questions = { label: "질문", counter: "개" };
  it.each([
    [1_000, questions, "질문 1,000개"],
    [80_000, questions, "질문 8만 개"],
    [100_445, { label: "이미지", counter: "장" }, "이미지 100,445장"],
    [12_000_000, { label: "쌍", counter: null }, "1200만 쌍"],
    [5_730, { label: "쌍", counter: null }, "5,730쌍"],
  ])("%d: %o", (count, unit, said) => {
    expect(ko.size(count, unit)).toBe(said);
  });

  it("a band", () => {
    expect(ko.band("1K<n<10K", questions)).toBe("질문 1K~10K개");
    expect(ko.band("n<1K", { label: "건", counter: null })).toBe("< 1K건");
  });

  it.each([
    [10_000, null, "at least 10K", "1만 이상", "질문 수 1만 이상"],
    [1_000_001, null, "more than 1M", "100만 초과", "질문 수 100만 초과"],
    [null, 50_000, "at most 50K", "5만 이하", "질문 수 5만 이하"],
    [null, 9_999, "less than 10K", "1만 미만", "질문 수 1만 미만"],
    [1_000, 100_000, "1,000 to 100K", "1,000~10만", "질문 수 1,000~10만"],
  ] as const)("from %s to %s", (min, max, english, korean, ofQuestions) => {
    expect([en.range(min, max, null), ko.range(min, max, null), ko.range(min, max, questions)]).toEqual([
      english,
      korean,
      ofQuestions,
    ]);
  });
});
