import { readEvidence } from "./evidence.ts";
import { lazy } from "./lazy.ts";
import { buildPositions } from "./positions.ts";
import type { Registry } from "./registry.ts";
import type { Dataset } from "./schema.ts";
import { searchTerms, tokenize } from "./text.ts";

/** A dataset that the words of a question were found in. */
export interface TextHit {
  readonly id: string;
  /** How well the words fit, times the evidence; only good for putting hits in order. */
  readonly score: number;
  /** The words of the question that were found, as searched. */
  readonly found: readonly string[];
}

/** The full text of the registry, ready to be searched. */
export interface TextIndex {
  /**
   * The datasets that hold any of the words, best first. A word that stands nowhere is tried as the beginning of others.
   * @param hints words that are looked for besides, and count half.
   */
  search(terms: readonly string[], hints?: readonly string[]): readonly TextHit[];
  /** The words that the fewest datasets hold, at most so many, in their own order; those that none holds left out. */
  rarest(terms: readonly string[], most: number): readonly string[];
  /** Whether the word stands in a note or a title. */
  isWritten(word: string): boolean;
}

/** The shortest word that is tried as the beginning of others, in letters. */
const shortestBeginning = 4;
/** How much of the best note that names a dataset counts for that dataset. */
const referredShare = 0.5;

/** How much a word counts that was a filter already, beside the words that are the question's own. */
const hintShare = 0.5;

function labelsOf(dataset: Dataset, registry: Registry): readonly string[] {
  const facets = [
    ["kind", dataset.kind ? [dataset.kind] : []],
    ["task", dataset.tasks],
    ["modality", dataset.modalities],
  ] as const;
  return facets.flatMap(([facet, values]) =>
    values.flatMap((value) => {
      const known = registry.value(facet, value);
      return known ? [known.label.en, known.label.ko] : [value];
    }),
  );
}

/** What is written about a dataset: its title and note, in each language once. */
function writingOf({ paper, note }: Dataset): readonly string[] {
  return [...new Set([paper?.title ?? "", note?.en ?? "", note?.ko ?? ""])];
}

function build(registry: Registry): Pick<TextIndex, "search" | "rarest"> {
  const { datasets } = registry;
  const evidence = readEvidence(registry);
  const positions = buildPositions(
    datasets.map((dataset) =>
      [dataset.name, ...dataset.aliases, ...labelsOf(dataset, registry), ...writingOf(dataset)].map(searchTerms),
    ),
  );
  /** Where a word stands, or where those stand that begin with it if it stands nowhere. */
  const placesOf = (term: string) => {
    const places = positions.of(term);
    if (places.length > 0 || term.length < shortestBeginning) return places;
    return positions
      .startingWith(term)
      .flatMap(positions.of)
      .sort((one, other) => one - other);
  };
  const rarest = (terms: readonly string[], most: number) => {
    const counted = [...new Set(terms)].map((term) => ({ term, count: positions.of(term).length }));
    const known = counted.filter(({ count }) => count > 0).sort((one, other) => one.count - other.count);
    const kept = new Set(known.slice(0, most).map(({ term }) => term));
    return terms.filter((term) => kept.delete(term));
  };
  const search = (terms: readonly string[], hints: readonly string[] = []): readonly TextHit[] => {
    const own = new Float64Array(datasets.length);
    const holding = new Map<number, string[]>();
    for (const term of terms) {
      for (const text of positions.addScores(placesOf(term), own)) {
        const found = holding.get(text);
        if (found) found.push(term);
        else holding.set(text, [term]);
      }
    }
    for (const hint of hints.filter((one) => !terms.includes(one))) {
      for (const text of positions.addScores(placesOf(hint), own, hintShare)) {
        const found = holding.get(text);
        if (found) found.push(hint);
        else holding.set(text, [hint]);
      }
    }
    // Two words that stand together say more than both apart.
    for (const [at, term] of terms.slice(1).entries())
      positions.addScores(positions.ofPair(terms[at] ?? "", term), own);

    // What is said of a dataset elsewhere tells what it is used for.
    const referred = new Float64Array(datasets.length);
    for (const from of holding.keys()) {
      for (const { to, sureness } of evidence.referrals[from] ?? [])
        referred[to] = Math.max(referred[to] ?? 0, sureness * (own[from] ?? 0));
    }
    const words = [...terms, ...hints];
    const asked = distinct(words).length;
    const hasStems = asked < words.length;
    const hits: TextHit[] = [];
    for (const [at, held] of holding) {
      const dataset = datasets[at];
      if (!dataset) continue;
      const found = hasStems ? distinct(held) : held;
      const fit = (own[at] ?? 0) + referredShare * (referred[at] ?? 0);
      // Of two words both are wanted; of a dozen a few say what is meant.
      const complete = (found.length / asked) ** (2 / asked);
      // The logarithm, so as not to drown what is rarely referred to.
      const known = 1 + Math.log1p(evidence.weights[at] ?? 0);
      hits.push({ id: dataset.id, score: fit * complete * known, found });
    }
    return hits.sort((one, other) => other.score - one.score);
  };
  return { search, rarest };
}

/** The words without those that are only another one's stem ("거북이는", "거북이"). */
function distinct(words: readonly string[]): readonly string[] {
  return words.filter((word) => !words.some((other) => other !== word && other.startsWith(word)));
}

/** Indexes names, labels, titles and notes. Made when the first word is looked up: a question of names and filters alone needs none. */
export function buildTextIndex(registry: Registry): TextIndex {
  const built = lazy(() => build(registry));
  const written = lazy(
    () => new Set(registry.datasets.flatMap(writingOf).flatMap((text) => tokenize(text).map((token) => token.text))),
  );
  return {
    isWritten: (word) => written().has(word),
    search: (terms, hints = []) => (terms.length + hints.length === 0 ? [] : built().search(terms, hints)),
    rarest: (terms, most) => built().rarest(terms, most),
  };
}
