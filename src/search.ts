import MiniSearch from "minisearch";
import { lazy } from "./lazy.ts";
import type { Registry } from "./registry.ts";
import type { Dataset } from "./schema.ts";
import { searchTerms } from "./text.ts";

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

const boost: Record<Field, number> = { name: 2, aliases: 2, labels: 1.5, title: 1.2, note: 1 };

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

function build(registry: Registry): TextIndex {
  const words = new Set<string>();
  const index = new MiniSearch<Record<Field, string> & { id: string }>({
    fields: Object.keys(boost),
    tokenize: searchTerms,
    processTerm: (term) => term,
  });
  for (const dataset of registry.datasets) {
    const fields = fieldsOf(dataset, registry);
    index.add({ id: dataset.id, ...fields });
    for (const text of [fields.title, fields.note]) for (const term of searchTerms(text)) words.add(term);
  }
  return {
    isWritten: (word) => words.has(word),
    search: (terms) => {
      if (terms.length === 0) return [];
      const results = index.search(
        {
          combineWith: "OR",
          queries: terms.map((term) => ({ queries: [term], prefix: !words.has(term) && term.length > 3 })),
        },
        {
          boost,
          // A field full of known datasets' names should not drown what is rarely mentioned: the logarithm only.
          boostDocument: (id) => 1 + Math.log1p(registry.evidence(String(id))) / 10,
        },
      );
      return results.map(({ id, score, queryTerms }) => ({ id: String(id), score, found: distinct(queryTerms) }));
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

/** The words found, without those that are only another one's stem ("거북이는", "거북이"). */
function distinct(words: readonly string[]): readonly string[] {
  return words.filter((word) => !words.some((other) => other !== word && other.startsWith(word)));
}
