import type { Suggest } from "../../src/index.ts";
import { cleanLine } from "./clean.ts";
import { limits } from "./limits.ts";

/** What `/…` can be typed in a chat. */
export const commands = ["/help", "/quit"] as const;

// Where the last words of a line begin, the longest run first; a name seldom has more than six words.
function lastWords(line: string): readonly string[] {
  const starts = [...line.matchAll(/(?<=^|\s)\S/g)].map((match) => match.index).slice(-6);
  return starts.map((start) => line.slice(start));
}

/**
 * Completions of what was typed so far, and the end of the line that they stand for, as node:readline takes them:
 * names of datasets and models that go on from the last words, or commands.
 */
export function complete(line: string, suggest: Suggest): [completions: string[], typed: string] {
  if (line.startsWith("/")) return [commands.filter((command) => command.startsWith(line)), line];
  for (const typed of line === "" ? [""] : lastWords(line)) {
    const names = suggest(typed, { limit: limits.completions })
      .map((choice) => choice.name)
      // readline writes a completion to the terminal as it is.
      .filter((name) => name === cleanLine(name) && name.toLowerCase().startsWith(typed.toLowerCase()));
    const [best] = names;
    if (best === undefined) continue;
    // readline puts what all have in common in place of what was typed: with LLaVA and LLAVA side by side that is less.
    const beginning = best.slice(0, typed.length);
    return [[...new Set(names)].filter((name) => name.startsWith(beginning)), typed];
  }
  return [[], line];
}
