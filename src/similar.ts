import type { Hit } from "./rank.ts";
import type { Registry } from "./registry.ts";
import type { Dataset } from "./schema.ts";
import type { TextIndex } from "./search.ts";
import { searchTerms } from "./text.ts";

function shared(one: readonly string[], other: readonly string[]): readonly string[] {
  return one.filter((value) => other.includes(value));
}

function share(one: readonly string[], other: readonly string[]): number {
  const all = new Set([...one, ...other]).size;
  return all === 0 ? 0 : shared(one, other).length / all;
}

interface Likeness {
  readonly dataset: Dataset;
  readonly score: number;
}

function reasonsOf(dataset: Dataset, other: Dataset): readonly string[] {
  const sameLabels = dataset.annotation !== null && dataset.annotation === other.annotation;
  return [
    ...(other.kind === null ? [] : [`kind:${other.kind}`]),
    ...shared(dataset.tasks, other.tasks).map((task) => `task:${task}`),
    ...(share(dataset.modalities, other.modalities) === 1 ? other.modalities.map((one) => `modality:${one}`) : []),
    ...(sameLabels ? [`annotation:${other.annotation}`] : []),
    ...shared(originsOf(dataset), originsOf(other)).map((id) => `origin:${id}`),
  ];
}

/** A dataset and what it was made from. */
function originsOf({ id, derivedFrom }: Dataset): readonly string[] {
  return [...derivedFrom.flatMap((parent) => (typeof parent === "string" ? [parent] : [])), id];
}

/** The words of a note that tell most: the rarest of them. */
const mostWords = 12;

/** What is like a dataset: how much there is of it, and a page. */
export interface Similar {
  readonly total: number;
  readonly hits: readonly Hit[];
}

/**
 * The candidates that are like a dataset, most alike first: of its kind, and then by the share of tasks, modalities and
 * languages they have in common, who made the labels, a common origin, and the words of its note.
 * @param skip how many of the best to leave out, and `limit`, how many to give.
 */
export function rankSimilar(
  registry: Registry,
  index: TextIndex,
  dataset: Dataset,
  candidates: readonly Dataset[],
  skip: number,
  limit: number,
): Similar {
  const words = index.rarest(searchTerms(dataset.note?.en ?? dataset.name), mostWords);
  const text = new Map(index.search(words).map((hit) => [hit.id, hit.score]));
  let best = 1;
  for (const score of text.values()) best = Math.max(best, score);
  const origins = originsOf(dataset);
  const alike = candidates.flatMap((other): Likeness[] => {
    if (other.id === dataset.id || other.kind !== dataset.kind) return [];
    const sameLabels = dataset.annotation !== null && dataset.annotation === other.annotation;
    const score =
      2 * share(dataset.modalities, other.modalities) +
      2 * share(dataset.tasks, other.tasks) +
      share(dataset.languages, other.languages) +
      (sameLabels ? 0.5 : 0) +
      Math.min(1, shared(origins, originsOf(other)).length / 2) +
      (text.get(other.id) ?? 0) / best +
      Math.log1p(registry.evidence(other.id)) / 10;
    return [{ dataset: other, score: Math.round(score * 1000) / 1000 }];
  });
  alike.sort((one, other) => other.score - one.score || (one.dataset.name < other.dataset.name ? -1 : 1));
  const hits = alike
    .slice(skip, skip + limit)
    .map(({ dataset: other, score }) => ({ dataset: other, score, reasons: reasonsOf(dataset, other) }));
  return { total: alike.length, hits };
}
