import { editDistance } from "../language/fuzzy.ts";
import { compactTokens, tokenize } from "../language/text.ts";
import type { RecordRef } from "../records/registry.ts";
import type { Lexicon } from "./lexicon.ts";

/** Records with a name near one that nobody has, those with the fewest typos between the two first. */
export type Near = (name: string) => readonly RecordRef[];

/** The most names with a common beginning that are compared. */
const mostCompared = 200;
/** The shortest beginning that says anything, in letters. */
const shortestBeginning = 3;

/** Makes the search for names near one that nobody has, among the names that the lexicon knows. */
export function createNear(lexicon: Lexicon): Near {
  return (name) => {
    const tokens = tokenize(name);
    const typed = compactTokens(tokens);
    // The beginning is cut word by word until somebody's name begins so.
    for (let length = tokens.length; length > 0; length--) {
      const beginning = compactTokens(tokens.slice(0, length));
      if (beginning.length < shortestBeginning) return [];
      const placed = lexicon
        .namesStartingWith(beginning, mostCompared)
        .map(({ key, ref }) => ({ ref, typos: editDistance(typed, key, typed.length + key.length) }))
        .sort((one, other) => one.typos - other.typos);
      const seen = new Set<string>();
      const distinct = placed.filter(
        ({ ref: { type, id } }) => !seen.has(`${type} ${id}`) && seen.add(`${type} ${id}`),
      );
      if (distinct.length > 0) return distinct.map(({ ref }) => ref);
    }
    return [];
  };
}
