import { searchTerms } from "../language/text.ts";
import { keepBest } from "../packed/best.ts";
import { allBits, type Bits, countBits, eachBit } from "../packed/bits.ts";
import type { Registry } from "../records/registry.ts";
import type { Dataset } from "../records/schema.ts";
import type { Hit } from "./rank.ts";
import type { TextIndex } from "./search.ts";

function shared(one: readonly string[], other: readonly string[]): readonly string[] {
  return one.filter((value) => other.includes(value));
}

function share(one: readonly string[], other: readonly string[]): number {
  let both = 0;
  for (const value of one) if (other.includes(value)) both++;
  return both === 0 ? 0 : both / (one.length + other.length - both);
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
 * @param candidates the places of datasets of its kind, itself not among them.
 * @param skip how many of the best to leave out, and `limit`, how many to give.
 */
export function rankSimilar(
  registry: Registry,
  index: TextIndex,
  dataset: Dataset,
  candidates: Bits,
  skip: number,
  limit: number,
): Similar {
  const words = index.rarest(searchTerms(dataset.note?.en ?? dataset.name), mostWords);
  const text = index.search(words);
  const [closest] = text.best(allBits(registry.datasets.length), 1);
  const most = Math.max(1, closest?.score ?? 0);
  const origins = originsOf(dataset);
  const best = keepBest<Likeness>(
    skip + limit,
    (one, other) => one.score > other.score || (one.score === other.score && one.dataset.name < other.dataset.name),
  );
  eachBit(candidates, (place) => {
    const other = registry.datasets[place];
    if (!other) return;
    const sameLabels = dataset.annotation !== null && dataset.annotation === other.annotation;
    const score =
      2 * share(dataset.modalities, other.modalities) +
      2 * share(dataset.tasks, other.tasks) +
      share(dataset.languages, other.languages) +
      (sameLabels ? 0.5 : 0) +
      Math.min(1, shared(origins, originsOf(other)).length / 2) +
      text.scoreOf(place) / most +
      Math.log1p(registry.evidence(other.id)) / 10;
    best.offer({ dataset: other, score: Math.round(score * 1000) / 1000 });
  });
  const hits = best.items
    .slice(skip)
    .map(({ dataset: other, score }) => ({ dataset: other, score, reasons: reasonsOf(dataset, other) }));
  return { total: countBits(candidates), hits };
}
