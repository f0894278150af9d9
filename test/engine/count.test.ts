import { describe, expect, it } from "vitest";
import { writeCount } from "../../src/present/locales/count.ts";

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
