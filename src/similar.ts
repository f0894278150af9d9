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

/**
 * The candidates that are like a dataset, most alike first: of its kind, and then by the share of tasks, modalities and
 * languages they have in common, who made the labels, a common origin, and the words of its note.
 */
export function rankSimilar(
  registry: Registry,
  index: TextIndex,
  dataset: Dataset,
  candidates: readonly Dataset[],
): readonly Hit[] {
  const text = new Map(index.search(searchTerms(dataset.note?.en ?? dataset.name)).map((hit) => [hit.id, hit.score]));
  const best = Math.max(1, ...text.values());
  const origin = (one: Dataset) => one.derivedFrom.flatMap((parent) => (typeof parent === "string" ? [parent] : []));
  const hits = candidates
    .filter((other) => other.id !== dataset.id && other.kind === dataset.kind)
    .map((other): Hit => {
      const tasks = shared(dataset.tasks, other.tasks);
      const parents = shared([...origin(dataset), dataset.id], [...origin(other), other.id]);
      const sameLabels = dataset.annotation !== null && dataset.annotation === other.annotation;
      const score =
        2 * share(dataset.modalities, other.modalities) +
        2 * share(dataset.tasks, other.tasks) +
        share(dataset.languages, other.languages) +
        (sameLabels ? 0.5 : 0) +
        Math.min(1, parents.length / 2) +
        (text.get(other.id) ?? 0) / best +
        Math.log1p(registry.evidence(other.id)) / 10;
      return {
        dataset: other,
        score: Math.round(score * 1000) / 1000,
        reasons: [
          ...(other.kind === null ? [] : [`kind:${other.kind}`]),
          ...tasks.map((task) => `task:${task}`),
          ...(share(dataset.modalities, other.modalities) === 1
            ? other.modalities.map((one) => `modality:${one}`)
            : []),
          ...(sameLabels ? [`annotation:${other.annotation}`] : []),
          ...parents.map((id) => `origin:${id}`),
        ],
      };
    });
  return hits.sort((one, other) => other.score - one.score || (one.dataset.name < other.dataset.name ? -1 : 1));
}
