import type { Locale } from "../../language/locale.ts";

/** What is counted, and the Korean word that counts it where the unit's own name does not. */
export interface Unit {
  readonly label: string;
  readonly counter: string | null;
}

const steps: Readonly<Record<Locale, readonly (readonly [number, string])[]>> = {
  en: [
    [1e12, "T"],
    [1e9, "B"],
    [1e6, "M"],
    [1e3, "K"],
  ],
  ko: [
    [1e12, "조"],
    [1e8, "억"],
    [1e4, "만"],
  ],
};

/** A count with commas between its thousands. */
export function writeInFull(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/**
 * A count as people of the language write it: "80K", "8만", and digit by digit (443,757) where shortening would lose
 * some. Intl does the same, and takes a tenth of a cold start to be ready.
 */
export function writeCount(count: number, locale: Locale): string {
  const step = steps[locale].find(([size]) => count >= size);
  if (!step || count < 10_000 || Number(count.toPrecision(3)) !== count) return writeInFull(count);
  const [size, letter] = step;
  return `${Number((count / size).toPrecision(3))}${letter}`;
}

/** A count in Korean with its unit: "질문 1,000개", "8만 쌍". */
export function writeCounted(written: string, { label, counter }: Unit): string {
  const counted = `${written}${/[가-힣]$/.test(written) ? " " : ""}${counter ?? label}`;
  return counter === null ? counted : `${label} ${counted}`;
}

/**
 * The number that a bound is better said with: from 1,000,001 on is more than 1,000,000, up to 9,999 is less than 10,000.
 * Null where the bound itself is as round.
 */
export function rounder(bound: number, beside: number): number | null {
  return beside >= 1000 && beside % 1000 === 0 && bound % 1000 !== 0 ? beside : null;
}
