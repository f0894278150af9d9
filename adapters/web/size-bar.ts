import type { Dataset } from "../../src/index.ts";
import { type Html, html } from "./html.ts";
import { labelOf, type PageKit, writeNumber } from "./page-kit.ts";

type Size = Dataset["size"][number];

/** What one trains on is counted in at most billions; hours and tokens need a longer scale. */
const scales = { item: { from: 1e2, to: 1e10 }, other: { from: 1, to: 1e13 } } as const;
const short = new Intl.NumberFormat("en", { notation: "compact" });
const width = 240;
const barHeight = 8;

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

/** A count as a bar on a logarithmic scale with a mark at each thousandfold; nothing where no count is known. */
export function sizeBar(kit: PageKit, size: Size): Html {
  const { said, locale, engine } = kit;
  if (size.count === null) return html``;
  const isItem = engine.registry().value("unit", size.unit)?.item === true;
  const { from, to } = isItem ? scales.item : scales.other;
  const decades = Math.log10(to / from);
  const at = (count: number) => Math.min(1, Math.max(0.01, Math.log10(count / from) / decades)) * width;
  const marks = [1e3, 1e6, 1e9, 1e12].filter((mark) => mark > from && mark < to);
  const range = said.scale(writeNumber(from, locale), writeNumber(to, locale));
  return html`<svg class="size-bar" width="${width}" height="26" viewBox="0 0 ${width} 26" role="img" aria-label="${sizeText(kit, size)}, ${range}">
<rect class="track" width="${width}" height="${barHeight}" rx="4"/>
<rect class="fill" width="${at(size.count).toFixed(1)}" height="${barHeight}" rx="4"/>
${marks.map(
  (mark) =>
    html`<line class="mark" x1="${at(mark).toFixed(1)}" x2="${at(mark).toFixed(1)}" y1="0" y2="12"/><text x="${at(mark).toFixed(1)}" y="23" text-anchor="middle">${short.format(mark)}</text>`,
)}</svg>`;
}
