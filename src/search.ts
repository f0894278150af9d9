import MiniSearch from "minisearch";
import { lazy } from "./lazy.ts";
import type { Registry } from "./registry.ts";
import type { Dataset } from "./schema.ts";
import { compact, normalize, searchTerms, tokenize } from "./text.ts";

/** A dataset that the words of a question were found in. */
export interface TextHit {
  readonly id: string;
  /** BM25 over the fields below, times the evidence; only good for putting hits in order. */
  readonly score: number;
  /** The words of the question that were found, as searched. */
  readonly found: readonly string[];
}

/** The full text of the registry, ready to be searched. */
export interface TextIndex {
  /** The datasets that hold any of the words, best first. A word that stands nowhere is tried as the beginning of others. */
  search(terms: readonly string[]): readonly TextHit[];
  /** Whether the word stands in a note or a title. */
  isWritten(word: string): boolean;
}

type Field = "name" | "aliases" | "labels" | "title" | "note";

const boost: Record<Field, number> = { name: 1, aliases: 1, labels: 1.5, title: 1.5, note: 1 };

function fieldsOf(dataset: Dataset, registry: Registry): Record<Field, string> {
  const facets = [
    ["kind", dataset.kind ? [dataset.kind] : []],
    ["task", dataset.tasks],
    ["modality", dataset.modalities],
  ] as const;
  const labels = facets.flatMap(([facet, values]) =>
    values.flatMap((value) => {
      const known = registry.value(facet, value);
      return known ? [known.label.en, known.label.ko] : [value];
    }),
  );
  const note = dataset.note;
  return {
    name: dataset.name,
    aliases: dataset.aliases.join(" "),
    labels: labels.join(" "),
    title: dataset.paper?.title ?? "",
    note: note === null ? "" : note.en === note.ko ? note.en : `${note.en} ${note.ko}`,
  };
}

/** How much being written about counts beside the words of a question. */
const evidenceWeight = 1;
/** The longest name that is looked for in notes, in words; and the shortest, in letters: "Text" is a word, not a name. */
const longestName = 5;
const shortestName = 4;

/** How many other records' notes and titles name each dataset. */
function countMentions(registry: Registry): ReadonlyMap<string, number> {
  const byName = new Map<string, string>();
  for (const dataset of registry.datasets) {
    for (const name of [dataset.name, ...dataset.aliases]) {
      // A name in small letters alone is a word that anybody may write.
      if (/[A-Z0-9가-힣]/.test(name) && compact(name).length >= shortestName)
        byName.set(name.toLowerCase(), dataset.id);
    }
  }
  const counts = new Map<string, number>();
  for (const dataset of registry.datasets) {
    const text = `${dataset.note?.en ?? ""} ${dataset.paper?.title ?? ""}`;
    const tokens = tokenize(text);
    const normal = normalize(text);
    const named = new Set<string>();
    for (const [at, token] of tokens.entries()) {
      for (const end of tokens.slice(at, at + longestName)) {
        const id = byName.get(normal.slice(token.start, end.end).toLowerCase());
        // Written as a name is written: with a capital letter or a digit.
        if (id !== undefined && id !== dataset.id && /[A-Z0-9가-힣]/.test(normal.slice(token.start, end.end)))
          named.add(id);
      }
    }
    for (const id of named) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function build(registry: Registry): TextIndex {
  const words = new Set<string>();
  const written = new Set<string>();
  const mentions = countMentions(registry);
  const evidence = (id: string) => registry.evidence(id) + (mentions.get(id) ?? 0);
  const index = new MiniSearch<Record<Field, string> & { id: string }>({
    fields: Object.keys(boost),
    tokenize: (text) => withPairs(searchTerms(text)),
    processTerm: (term) => term,
  });
  for (const dataset of registry.datasets) {
    const fields = fieldsOf(dataset, registry);
    index.add({ id: dataset.id, ...fields });
    for (const text of [fields.title, fields.note]) {
      for (const term of searchTerms(text)) words.add(term);
      for (const token of tokenize(text)) written.add(token.text);
    }
  }
  return {
    isWritten: (word) => written.has(word),
    search: (terms) => {
      if (terms.length === 0) return [];
      const results = index.search(
        {
          combineWith: "OR",
          queries: withPairs(terms).map((term) => ({
            queries: [term],
            prefix: !words.has(term) && term.length > 3 && !term.includes(" "),
          })),
        },
        {
          boost,
          // What others write about is what people look for; the logarithm, so as not to drown what is rarely mentioned.
          boostDocument: (id) => 1 + evidenceWeight * Math.log1p(evidence(String(id))),
        },
      );
      return results.map(({ id, score, queryTerms }) => ({
        id: String(id),
        score,
        found: distinct(queryTerms.filter((term) => !term.includes(" "))),
      }));
    },
  };
}

/**
 * Indexes names, labels, titles and notes. The only place that knows MiniSearch. The index is made when the first word
 * is looked up: a question of names and filters alone needs none.
 */
export function buildTextIndex(registry: Registry): TextIndex {
  const index = lazy(() => build(registry));
  return {
    isWritten: (word) => index().isWritten(word),
    search: (terms) => (terms.length === 0 ? [] : index().search(terms)),
  };
}

/** The terms, and each with the one after it: two words that stand together say more than both apart. */
function withPairs(terms: readonly string[]): string[] {
  return [...terms, ...terms.slice(1).map((term, at) => `${terms[at]} ${term}`)];
}

/** The words found, without those that are only another one's stem ("거북이는", "거북이"). */
function distinct(words: readonly string[]): readonly string[] {
  return words.filter((word) => !words.some((other) => other !== word && other.startsWith(word)));
}
