import MiniSearch, { type SearchOptions } from "minisearch";
import { addBit, type Bits, hasBit, noBits } from "../packed/bits.ts";
import { openStrings, type PackedStrings, packStrings } from "../packed/strings.ts";

/** BM25+ as MiniSearch scores by it (Lv and Zhai, 2011): term saturation, share of the length, worth of being there at all. */
export const bm25 = { k: 1.2, b: 0.7, d: 0.5 } as const;

/** A text as MiniSearch takes it: our own terms, joined by spaces, so that it divides and changes nothing itself. */
interface Document {
  readonly id: number;
  readonly terms: string;
}

/** The full-text index of many texts, and what MiniSearch's interface does not tell of it: how many texts hold a term. */
export interface FullText {
  /** The index; its JSON where it comes out of a snapshot. */
  readonly index: MiniSearch<Document> | string;
  readonly terms: PackedStrings;
  /** By term the number of texts that hold it. */
  readonly frequencies: Uint32Array;
}

/** A full-text index as it is kept. */
export type PackedFullText = FullText & { readonly index: string };

const indexOptions = {
  fields: ["terms"],
  tokenize: (text: string) => text.split(" "),
  processTerm: (term: string) => term,
  autoVacuum: false,
};

/** Indexes texts, one after the other. */
export interface FullTextReader {
  add(terms: readonly string[]): void;
  finish(): FullText;
}

/** Begins an index. */
export function readFullText(): FullTextReader {
  const index = new MiniSearch<Document>(indexOptions);
  const frequencies = new Map<string, number>();
  let id = 0;
  return {
    add: (terms) => {
      index.add({ id: id++, terms: terms.join(" ") });
      for (const term of new Set(terms)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    },
    finish: () => {
      const terms = packStrings(frequencies.keys());
      const { size, at } = openStrings(terms);
      return {
        index,
        terms,
        frequencies: Uint32Array.from({ length: size }, (_, place) => frequencies.get(at(place)) ?? 0),
      };
    },
  };
}

/** An index as it is kept: of all forms the JSON is the one that MiniSearch opens soonest. */
export function packFullText(text: FullText): PackedFullText {
  return { ...text, index: typeof text.index === "string" ? text.index : JSON.stringify(text.index) };
}

/** A word that is looked up. `share`: how much of its score counts, 0 to 1. */
export interface Wanted {
  readonly word: string;
  readonly share: number;
}

/** Where words were found. */
export interface Matches {
  /** By word the texts that hold it, or a word that it is the beginning of. */
  readonly holders: ReadonlyMap<string, Bits>;
  /** By text the sum of its words' scores (BM25+); 0 past the limit of texts that are scored. */
  readonly scores: Float64Array;
}

/** A full-text index, opened. */
export interface TextLookup {
  match(wanted: readonly Wanted[]): Matches;
  /** How many texts hold a term. */
  frequencyOf(term: string): number;
}

/** The shortest word that is tried as the beginning of others, in letters. */
const shortestPrefix = 4;
/** Texts beyond so many get no score: the rarest words choose them, and the rest of the best is not among what they leave out. */
const mostScored = 4000;

/** Opens the index of so many texts. */
export function openFullText({ index: kept, terms, frequencies }: FullText, size: number): TextLookup {
  const index = typeof kept === "string" ? MiniSearch.loadJSON<Document>(kept, indexOptions) : kept;
  const known = openStrings(terms);
  const frequencyOf = (term: string) => frequencies[known.placeOf(term)] ?? 0;
  /** The same of a word that stands nowhere, as the beginning of others. */
  const prefixFrequencyOf = (prefix: string) => {
    const [from, to] = known.startingWith(prefix);
    return frequencies.subarray(from, to).reduce((sum, count) => sum + count, 0);
  };

  const match = (wanted: readonly Wanted[]): Matches => {
    const shares = new Map<string, number>();
    const holders = new Map<string, Bits>();
    for (const { word, share } of wanted) {
      if (shares.has(word)) continue;
      shares.set(word, share);
      holders.set(word, noBits(size));
    }
    const isPrefix = (word: string) => word.length >= shortestPrefix && frequencyOf(word) === 0;
    const rarity = new Map([...shares.keys()].map((word) => [word, frequencyOf(word) || prefixFrequencyOf(word)]));
    const rarestFirst = [...shares.keys()].sort((one, other) => (rarity.get(one) ?? 0) - (rarity.get(other) ?? 0));
    const prefixes = rarestFirst.filter(isPrefix);

    const scored = noBits(size);
    let count = 0;
    let last = "";
    let lastHolders: readonly Bits[] = [];
    const holdersOf = (term: string) => {
      if (term !== last) {
        last = term;
        const words = [term, ...prefixes.filter((prefix) => prefix !== term && term.startsWith(prefix))];
        lastHolders = words.flatMap((word) => holders.get(word) ?? []);
      }
      return lastHolders;
    };
    const scores = new Float64Array(size);
    const options: SearchOptions = {
      bm25,
      prefix: isPrefix,
      weights: { prefix: 1, fuzzy: 0 },
      boostTerm: (word) => shares.get(word) ?? 1,
      // Asked for each text of each term before anything is made of it: what 0 answers costs nearly nothing.
      boostDocument: (id: number, term) => {
        for (const bits of holdersOf(term)) addBit(bits, id);
        if (hasBit(scored, id)) return 1;
        if (count === mostScored) return 0;
        addBit(scored, id);
        count++;
        return 1;
      },
      // What is wanted are scores by text, not MiniSearch's list in its own order: taken as they pass, none is kept.
      filter: ({ id, score, queryTerms }) => {
        // MiniSearch multiplies by the number of words found; how much that counts, `search` decides.
        scores[id] = score / queryTerms.length;
        return false;
      },
    };
    index.search(rarestFirst.join(" "), options);
    return { holders, scores };
  };
  return { match, frequencyOf };
}
