import type { Locale } from "../schema.ts";

/**
 * A count as people of the language write it: "80K", "8만", and digit by digit (443,757) where shortening would lose some.
 */
export function countWriter(locale: Locale): (count: number) => string {
  const plain = new Intl.NumberFormat(locale);
  const short = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 2 });
  return (count) => (count >= 10_000 && Number(count.toPrecision(3)) === count ? short : plain).format(count);
}
