/** A number for people: three digits that mean something, thousands with commas; a dash where there is none. */
export function figure(value: number | null): string {
  if (value === null || Number.isNaN(value)) return "–";
  if (value >= 1000) return Math.round(value).toLocaleString("en-US");
  if (value === 0) return "0";
  const places = Math.max(0, 2 - Math.floor(Math.log10(value)));
  return value.toFixed(Math.min(places, 4));
}

/** A share from 0 to 1 as a percentage; a dash where there is none. */
export function share(value: number | null): string {
  return value === null || Number.isNaN(value) ? "–" : `${(100 * value).toFixed(1)}%`;
}

/** How many times another a number is: "3.2 ×". */
export function ratio(value: number, other: number): string {
  const times = value / other;
  return Number.isFinite(times) ? `${figure(times)} ×` : "–";
}

/** A Markdown table whose columns stand under each other, the first to the left and the others to the right. */
export function writeTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, at) => Math.max(3, head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, at) => (at === 0 ? (cells[at] ?? "").padEnd(width) : (cells[at] ?? "").padStart(width))).join(" | ")} |`;
  const rule = widths.map((width, at) => (at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [line(heads), line(rule), ...rows.map(line)].join("\n");
}
