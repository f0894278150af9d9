import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Ask } from "../src/index.ts";
import { projectFolder } from "./project.ts";
import { limits } from "./terminal/limits.ts";
import { renderTerminal } from "./terminal/render.ts";

/** The files that show what the program prints. */
export const sampleFiles: readonly string[] = ["README.md", "README.ko.md"];

const sample = /^```\n\$ npm run --silent ask -- "([^"\n]+)"\n([\s\S]*?)\n```$/gm;
const cut = "  …";

/**
 * A text whose samples (a code block that begins with `$ npm run --silent ask -- "…"`) are what is printed now. One that
 * is cut (its last line is "…") stays as long as it was.
 */
export function withSamples(text: string, ask: Ask): string {
  return text.replace(sample, (_, question: string, before: string) => {
    const lines = renderTerminal(ask(question).message, { width: limits.defaultWidth, color: false, links: false })
      .trimEnd()
      .split("\n");
    const kept = before.split("\n");
    const most = kept.at(-1)?.trim() === "…" ? kept.length - 2 : lines.length;
    const shown = lines.length > most ? [...lines.slice(0, most), cut] : lines;
    return `\`\`\`\n$ npm run --silent ask -- "${question}"\n\n${shown.join("\n")}\n\`\`\``;
  });
}

/** Writes the samples of the project's own files anew. */
export function writeSamples(ask: Ask): void {
  for (const name of sampleFiles) {
    const file = join(projectFolder(), name);
    writeFileSync(file, withSamples(readFileSync(file, "utf8"), ask));
  }
}
