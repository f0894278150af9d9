import type { CheckedLink } from "./check.ts";

const titles = {
  dead: "Dead: correct the address, or take it away with what it covers",
  moved: "Moved: write the new address",
  unsure: "Unsure: look with a browser, or check again later",
} as const;

function linkText(link: CheckedLink): string {
  const after = link.fate === "moved" ? `\n    → ${link.to}` : link.fate === "ok" ? "" : ` (${link.why})`;
  return `  ${link.url}${after}\n${link.uses.map((use) => `    ${use}\n`).join("")}`;
}

/** What was found, dead addresses first, each with the fields that give it; how many are well is only counted. */
export function linksText(links: readonly CheckedLink[]): string {
  const groups = (["dead", "moved", "unsure"] as const).map((fate) => {
    const found = links.filter((link) => link.fate === fate);
    return found.length === 0 ? "" : `${titles[fate]} (${found.length})\n${found.map(linkText).join("")}\n`;
  });
  const count = (fate: CheckedLink["fate"]) => links.filter((link) => link.fate === fate).length;
  return `${groups.join("")}${links.length} addresses: ${count("ok")} well, ${count("moved")} moved, ${count("dead")} dead, ${count("unsure")} unsure\n`;
}
