import type { Dataset } from "../../src/index.ts";
import { labelOf, type PageKit, writeNumber } from "./page-kit.ts";

type Size = Dataset["size"][number];

/** A count as it is written in full: "80,000 instructions (train)", "인스트럭션 80,000개 (학습)"; a band as its page writes it. */
export function sizeText(kit: PageKit, { count, unit, asWritten, part }: Size): string {
  const { locale } = kit;
  const label = labelOf(kit, "unit", unit);
  const counter = kit.engine.registry().value("unit", unit)?.counter;
  const number = count === null ? asWritten : writeNumber(count, locale);
  const korean = counter ? `${label} ${number}${counter}` : `${number}${label}`;
  const text = locale === "ko" ? korean : `${number} ${label}`;
  return part === null ? text : `${text} (${labelOf(kit, "part", part)})`;
}
