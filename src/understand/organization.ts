import { compact, compactTokens, tokenize, withoutParticle } from "../language/text.ts";
import { lazy } from "../packed/lazy.ts";
import type { Registry } from "../records/registry.ts";

/** The most words of an organisation's name. */
const longest = 4;

/** Makes the search for makers of models by their names, or by any of several that a record joins ("THUDM; Zhipu AI"). */
export function createOrganizationFinder({ models, vocabularies }: Registry): (words: string) => string | null {
  const known = lazy(() => {
    const names = new Map<string, string>();
    for (const { org } of models)
      for (const name of (org ?? "").split(/[;,/()&]| and /).map((part) => part.trim()))
        if (name.length > 1) names.set(compact(name), name);
    for (const { value, label, words } of vocabularies.get("organization")?.values ?? [])
      for (const name of [label.ko, ...words.ko, ...words.en]) names.set(compact(name), value);
    return names;
  });
  return (words) => {
    // "SK텔레콤" is one word in two scripts, "네이버가" one with a particle.
    const tokens = tokenize(words);
    for (let size = Math.min(longest, tokens.length); size > 0; size--) {
      for (let from = 0; from + size <= tokens.length; from++) {
        const key = compactTokens(tokens.slice(from, from + size));
        const found = [key, ...withoutParticle(key)].flatMap((one) => known().get(one) ?? [])[0];
        if (found !== undefined) return found;
      }
    }
    return null;
  };
}
