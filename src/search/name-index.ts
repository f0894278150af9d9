import MiniSearch from "minisearch";
import { allowedTypos, editDistance } from "../language/fuzzy.ts";
import { lettersKey } from "../language/hangul.ts";
import { tokenize } from "../language/text.ts";
import { nameCode } from "../records/name-code.ts";
import type { Registry } from "../records/registry.ts";

/** A record's names as MiniSearch takes them: each as one key, and all their words, joined by spaces. */
interface Document {
  /** `nameCode` of the record. */
  readonly id: number;
  readonly keys: string;
  readonly words: string;
}

/** The index of all names; its JSON where it comes out of a snapshot. */
export type NameIndex = MiniSearch<Document> | string;

const indexOptions = {
  fields: ["keys", "words"],
  tokenize: (text: string) => text.split(" ").filter((term) => term !== ""),
  processTerm: (term: string) => term,
  autoVacuum: false,
};

function wordsOf(text: string): readonly string[] {
  return tokenize(text).map((token) => lettersKey(token.text));
}

/** Indexes the names of all records. */
export function readNameIndex({ datasets, models, namesOf }: Registry): NameIndex {
  const index = new MiniSearch<Document>(indexOptions);
  for (const [type, records] of [["dataset", datasets] as const, ["model", models] as const]) {
    for (const [place, record] of records.entries()) {
      const names = namesOf(record);
      index.add({
        id: nameCode(type, place, false),
        keys: names.map(lettersKey).join(" "),
        words: names.flatMap(wordsOf).join(" "),
      });
    }
  }
  return index;
}

/** A record whose name is near what was typed, and by how many typos it is off. */
export interface NearName {
  readonly code: number;
  readonly typos: number;
}

/** How far a typed word is from a name's: 0 where the name goes on from it; Infinity past the typos that it may hold. */
function typosTo(typed: string, term: string): number {
  return term.startsWith(typed) ? 0 : editDistance(typed, term, allowedTypos(typed));
}

/** MiniSearch counts letters that changed places as two, we as one: it is asked for one more, and what is too far left out. */
function fuzziness(typed: string): number | false {
  const allowed = allowedTypos(typed);
  return allowed === 0 ? false : allowed + 1;
}

/** Opens the index: finds names with typos in them, and names with all the words that were typed, in whatever order. */
export function openNameIndex(kept: NameIndex): (typed: string) => readonly NearName[] {
  const index = typeof kept === "string" ? MiniSearch.loadJSON<Document>(kept, indexOptions) : kept;
  const find = (field: "keys" | "words", typed: readonly string[]): readonly NearName[] => {
    const found: NearName[] = [];
    index.search(typed.join(" "), {
      fields: [field],
      combineWith: "AND",
      fuzzy: fuzziness,
      prefix: field === "words",
      filter: ({ id, terms }) => {
        const typos = typed.reduce((sum, one) => sum + Math.min(...terms.map((term) => typosTo(one, term))), 0);
        if (typos < Number.POSITIVE_INFINITY) found.push({ code: id, typos });
        return false;
      },
    });
    return found;
  };
  return (typed) => {
    const words = wordsOf(typed);
    const key = lettersKey(typed);
    if (key === "") return [];
    return [...find("keys", [key]), ...(words.length > 1 ? find("words", words) : [])];
  };
}
