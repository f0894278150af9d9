import type { Dataset } from "../../src/index.ts";
import { labelOf, type PageKit, writeNumber } from "./page-kit.ts";

type Size = Dataset["size"][number];

/** A count as it is written in full: "80,000 instructions (training)"; a band as its page writes it. */
export function sizeText(kit: PageKit, { count, unit, asWritten, part }: Size): string {
  const { locale } = kit;
  const label = labelOf(kit, "unit", unit);
  const number = count === null ? asWritten : writeNumber(count, locale);
  // A Korean counter that is one word of its own stands right behind its number.
  const text = locale === "ko" && count !== null ? `${number}${label}` : `${number} ${label}`;
  return part === null ? text : `${text} (${part})`;
}
