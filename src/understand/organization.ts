import { compact, tokenize } from "../language/text.ts";
import { lazy } from "../packed/lazy.ts";
import type { Registry } from "../records/registry.ts";

/** The most words of an organisation's name. */
const longest = 4;

/** Makes the search for makers of models by their names, or by any of several that a record joins ("THUDM; Zhipu AI"). */
export function createOrganizationFinder({ models }: Registry): (words: string) => string | null {
  const known = lazy(() => {
    const names = new Map<string, string>();
    for (const { org } of models)
      for (const name of (org ?? "").split(/[;,/()&]| and /).map((part) => part.trim()))
        if (name.length > 1) names.set(compact(name), name);
    return names;
  });
  return (words) => {
    const tokens = tokenize(words);
    for (let size = Math.min(longest, tokens.length); size > 0; size--) {
      for (let from = 0; from + size <= tokens.length; from++) {
        const found = known().get(
          tokens
            .slice(from, from + size)
            .map(({ text }) => text.replaceAll(".", ""))
            .join(""),
        );
        if (found !== undefined) return found;
      }
    }
    return null;
  };
}
