import { keepBest } from "../packed/best.ts";
import { type Bits, both, eachBit, either, hasBit, noBits, without } from "../packed/bits.ts";
import { lazy } from "../packed/lazy.ts";
import { listAt } from "../packed/lists.ts";
import { openStrings } from "../packed/strings.ts";
import { openFullText } from "./full-text.ts";
import type { Texts } from "./read-texts.ts";
import { holdingBoth, openPairs } from "./word-pairs.ts";

/** A dataset that the words of a question were found in. */
export interface TextHit {
  /** The dataset's place in the registry. */
  readonly place: number;
  /** How well the words fit, times the evidence; only good for putting hits in order. */
  readonly score: number;
  /** The words of the question that were found, as searched. */
  readonly found: readonly string[];
}

/** The datasets that hold any of the words of a question. */
export interface TextHits {
  /** Those that hold any of the terms; a hint alone does not count. */
  readonly holding: Bits;
  /** What was found in the dataset at a place; undefined where nothing was. */
  at(place: number): TextHit | undefined;
  /** The score of the dataset at a place; 0 where nothing was found. */
  scoreOf(place: number): number;
  /** The best ones of a set, best first, at most so many. */
  best(within: Bits, most: number): readonly TextHit[];
  /** How many of the terms that dataset of a set holds that holds the most of them. */
  mostHeld(within: Bits): number;
}

/** The full text of the registry, ready to be searched. */
export interface TextIndex {
  /**
   * The datasets that hold any of the words. A word that stands nowhere is tried as the beginning of others.
   * @param hints words that are looked for besides, and count half.
   */
  search(terms: readonly string[], hints?: readonly string[]): TextHits;
  /** The words that the fewest datasets hold, at most so many, in their own order; those that none holds left out. */
  rarest(terms: readonly string[], most: number): readonly string[];
  /** Whether the word stands in a note or a title. */
  isWritten(word: string): boolean;
}

/** How much of the best note that names a dataset counts for that dataset. */
const referredShare = 0.5;
/** How much a word counts that was a filter already, beside the words that are the question's own. */
const hintShare = 0.5;

/** A word of a question, and the texts that hold it. */
interface Searched {
  readonly word: string;
  readonly texts: Bits;
  /** It is a filter already. */
  readonly hint: boolean;
}

/** The words that go on from this one ("거북이는" from "거북이"): where they are held, this is only their stem. */
function goingOn({ word }: Searched, all: readonly Searched[]): readonly Searched[] {
  return all.filter((other) => other.word !== word && other.word.startsWith(word));
}

/** How many of the words each text holds, and how many that are no hints; what is only another one's stem does not count. */
function countHeld(words: readonly Searched[], size: number) {
  const all = new Uint16Array(size);
  const own = new Uint16Array(size);
  let any = noBits(size);
  let holding = noBits(size);
  for (const one of words) {
    any = either(any, one.texts);
    if (!one.hint) holding = either(holding, one.texts);
    const counted = goingOn(one, words).reduce((texts, other) => without(texts, other.texts), one.texts);
    eachBit(counted, (text) => {
      all[text] = (all[text] ?? 0) + 1;
      if (!one.hint) own[text] = (own[text] ?? 0) + 1;
    });
  }
  return { all, own, any, holding };
}

/** Opens what was read out of the texts. */
function openSearch({ fullText, sequences, evidence }: Texts): Pick<TextIndex, "search" | "rarest"> {
  const size = sequences.ends.length;
  const { match, frequencyOf } = openFullText(fullText, size);
  const addPair = openPairs(sequences, fullText.terms);
  // The logarithm, so as not to drown what is rarely referred to.
  const known = evidence.weights.map((weight) => 1 + Math.log1p(weight));

  /** What others say of datasets in the texts that hold a word: the best of it for each. */
  const readReferrals = (any: Bits, own: Float64Array): Float64Array => {
    const referred = new Float64Array(size);
    eachBit(any, (from) => {
      const start = from === 0 ? 0 : (evidence.referrals.ends[from - 1] ?? 0);
      for (const [at, to] of listAt(evidence.referrals, from).entries()) {
        const said = (evidence.sureness[start + at] ?? 0) * (own[from] ?? 0);
        if (said > (referred[to] ?? 0)) referred[to] = said;
      }
    });
    return referred;
  };

  const search = (terms: readonly string[], hints: readonly string[] = []): TextHits => {
    const hinted = hints.filter((one) => !terms.includes(one));
    const { holders, scores: own } = match([
      ...terms.map((word) => ({ word, share: 1 })),
      ...hinted.map((word) => ({ word, share: hintShare })),
    ]);
    const words = [...holders].map(([word, texts]): Searched => ({ word, texts, hint: !terms.includes(word) }));
    // Two words that stand together say more than both apart.
    for (const [at, next] of terms.slice(1).entries()) {
      const word = terms[at] ?? "";
      const together = holdingBoth(word, next, holders);
      if (together) addPair(word, next, together, own);
    }
    const held = countHeld(words, size);
    // What is said of a dataset elsewhere tells what it is used for.
    const referred = readReferrals(held.any, own);

    const asked = words.filter((one) => goingOn(one, words).length === 0).length;
    // Of two words both are wanted; of a dozen a few say what is meant.
    const complete = Float64Array.from({ length: words.length + 1 }, (_, found) => (found / asked) ** (2 / asked));
    const scoreOf = (place: number) =>
      ((own[place] ?? 0) + referredShare * (referred[place] ?? 0)) *
      (complete[held.all[place] ?? 0] ?? 0) *
      (known[place] ?? 1);
    const hitAt = (place: number): TextHit => {
      const here = words.filter(({ texts }) => hasBit(texts, place));
      const found = here.filter((one) => goingOn(one, here).length === 0).map(({ word }) => word);
      return { place, score: scoreOf(place), found };
    };
    return {
      holding: held.holding,
      at: (place) => (hasBit(held.any, place) ? hitAt(place) : undefined),
      scoreOf,
      best: (within, most) => {
        const best = keepBest<{ place: number; score: number }>(most, (one, other) => one.score > other.score);
        eachBit(both(held.any, within), (place) => best.offer({ place, score: scoreOf(place) }));
        return best.items.map(({ place }) => hitAt(place));
      },
      mostHeld: (within) => {
        let most = 0;
        eachBit(both(held.any, within), (place) => {
          most = Math.max(most, held.own[place] ?? 0);
        });
        return most;
      },
    };
  };

  const rarest = (terms: readonly string[], most: number) => {
    const counted = [...new Set(terms)].map((term) => ({ term, count: frequencyOf(term) }));
    const found = counted.filter(({ count }) => count > 0).sort((one, other) => one.count - other.count);
    const kept = new Set(found.slice(0, most).map(({ term }) => term));
    return terms.filter((term) => kept.delete(term));
  };
  return { search, rarest };
}

/** Nothing found among so many datasets. */
function noHits(size: number): TextHits {
  return { holding: noBits(size), at: () => undefined, scoreOf: () => 0, best: () => [], mostHeld: () => 0 };
}

/**
 * Opens names, labels, titles and notes for searching.
 * @param texts is called when the first word is looked up: a question of names and filters alone needs none.
 * @param size how many datasets there are.
 */
export function openTextIndex(texts: () => Texts, size: number): TextIndex {
  const opened = lazy(() => openSearch(texts()));
  const written = lazy(() => openStrings(texts().written));
  return {
    isWritten: (word) => written().placeOf(word) >= 0,
    search: (terms, hints = []) => (terms.length + hints.length === 0 ? noHits(size) : opened().search(terms, hints)),
    rarest: (terms, most) => opened().rarest(terms, most),
  };
}
