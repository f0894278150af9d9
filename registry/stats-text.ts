import stringWidth from "fast-string-width";
import { type Count, coveredFacts, type Stats } from "./stats.ts";

// Two columns of counts in the 80 of a terminal.
const nameWidth = 27;
const countWidth = 6;
// Beside the sets and the seven facts that are shown of them.
const coveredWidth = 16;

const words: Readonly<Record<string, string>> = {
  license: "licence",
  derivedFrom: "lineage",
  url: "link",
  hfId: "Hub id",
  sources: "source",
};

function fitted(text: string, width: number): string {
  const points = Array.from(text);
  while (stringWidth(points.join("")) > width) points.splice(-2, 2, "…");
  const cut = points.join("");
  return cut + " ".repeat(width - stringWidth(cut));
}

function percent(part: number, whole: number): string {
  if (whole === 0) return "-";
  const share = (100 * part) / whole;
  // 99.96 % is not all of them.
  const shown = part < whole ? Math.min(share, 99.9) : share;
  return `${shown.toFixed(1)} %`;
}

function cell({ value, count }: Count): string {
  return `${fitted(value, nameWidth)} ${String(count).padStart(countWidth)}`;
}

function columns(counts: readonly Count[]): string {
  const rows = Math.ceil(counts.length / 2);
  return counts
    .slice(0, rows)
    .map((left, index) => {
      const right = counts[rows + index];
      return `  ${cell(left)}${right ? `    ${cell(right)}` : ""}\n`;
    })
    .join("");
}

/** The numbers of a registry as aligned plain text, at most 80 columns wide. */
export function statsText({ datasets, models, stages, pairs, facets, shares, coverage, gaps }: Stats): string {
  const facetText = facets
    .filter(({ counts }) => counts.length > 0)
    .map(({ facet, counts, more }) => {
      return `By ${facet}${more > 0 ? ` (the first ${counts.length} of ${counts.length + more})` : ""}\n${columns(counts)}\n`;
    });
  const shareText = shares.map(({ field, known, sourced, byBasis }) => {
    const numbers = [known, sourced].map((count) => String(count).padStart(8)).join("");
    return `  ${fitted(words[field] ?? field, 12)}${numbers}${percent(sourced, known).padStart(10)}${String(byBasis).padStart(12)}\n`;
  });
  const gapText = gaps.map(({ value, count }) => {
    return `  no ${fitted(words[value] ?? value, 12)}${String(count).padStart(6)}${percent(count, datasets).padStart(10)}\n`;
  });
  const coverageText = coverage.map(({ by, rows }) => {
    const head = `  ${fitted("", coveredWidth)}${"sets".padStart(6)}${coveredFacts.map((fact) => fitted(fact, 7).trimEnd().padStart(8)).join("")}\n`;
    const lines = rows.map(({ value, count, known }) => {
      const cells = coveredFacts.map((fact) => `${Math.round((100 * known[fact]) / count)} %`.padStart(8));
      return `  ${fitted(value, coveredWidth)}${String(count).padStart(6)}${cells.join("")}\n`;
    });
    return `Known by ${by}\n${head}${lines.join("")}\n`;
  });
  return [
    `${datasets} datasets, ${models} models, ${stages} stages, ${pairs} stage–dataset pairs\n\n`,
    ...facetText,
    "Facts with a source\n",
    `  ${fitted("", 12)}${"known".padStart(8)}${"sourced".padStart(8)}${"share".padStart(10)}${"inferred".padStart(12)}\n`,
    ...shareText,
    "\n",
    ...coverageText,
    "Gaps\n",
    ...gapText,
  ].join("");
}
