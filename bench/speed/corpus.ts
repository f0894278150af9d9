import type { Dataset, Model, RegistryRecords } from "../../src/index.ts";
import { unsourcedFacts } from "../../src/index.ts";
import { createRandom, type Random } from "../random.ts";
import { learnNaming } from "./naming.ts";
import { learnProse } from "./prose.ts";

/** One model for so many datasets. */
const datasetsPerModel = 10;
/** How often a facet is another record's than the one that a new record takes after. */
const mutationShare = 0.3;

type Size = Dataset["size"][number];

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9.+-]+/g, "-")
    .replace(/^[^a-z0-9]+/, "");
}

/** A number as cards write it: "80k", "1.2M". */
function written(count: number): string {
  if (count >= 1e6) return `${Number((count / 1e6).toPrecision(3))}M`;
  return count >= 1e3 ? `${Number((count / 1e3).toPrecision(3))}k` : String(count);
}

/** The same kind of count, up to ten times more or less. */
function resize(size: Size, random: Random): Size {
  const factor = 10 ** (random.next() * 2 - 1);
  const count = size.count === null ? null : Math.max(1, Number((size.count * factor).toPrecision(2)));
  const { within: _within, ...rest } = size;
  return { ...rest, count, asWritten: count === null ? size.asWritten : written(count) };
}

/** One of those that are there already, the first ones far more often: some datasets everybody builds on. */
function popular<T>(items: readonly T[], random: Random): T | undefined {
  return items[Math.floor(items.length * random.next() ** 3)];
}

function unique(ids: Set<string>, wanted: string): string {
  let id = wanted;
  for (let more = 2; ids.has(id); more++) id = `${wanted}-${more}`;
  ids.add(id);
  return id;
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}

/** Sources for every fact that needs one, as many as the record that it takes after has. */
function sourced(dataset: Dataset, like: Dataset): Dataset {
  const page = (at: number) => `https://example.org/${dataset.id}/${at}`;
  const sources = like.sources.map(({ fields }, at) => ({
    url: page(at),
    fields: fields.filter((field) => field !== "survey"),
  }));
  const [first, ...others] = sources;
  const missing = unsourcedFacts({ ...dataset, sources });
  const fields = missing.map((field) => (field === "claimedUsers" ? "usedBy" : field));
  return { ...dataset, sources: [{ url: page(0), fields: [...(first?.fields ?? []), ...fields] }, ...others] };
}

/**
 * Makes a registry of `count` datasets, and one model for ten of them, in the vocabulary of a real one: facets in the real
 * records' company, notes and titles of their words and lengths, names like theirs and no two alike. The same records,
 * count and seed give the same registry.
 */
export function generateRecords(real: RegistryRecords, count: number, seed: number): RegistryRecords {
  const random = createRandom(seed);
  const naming = learnNaming(real);
  const english = learnProse(real.datasets.flatMap(({ note }) => note?.en ?? []));
  const korean = learnProse(real.datasets.flatMap(({ note }) => note?.ko ?? []));
  const titles = learnProse(real.datasets.flatMap(({ paper }) => paper?.title ?? []));
  const aliasCounts = real.datasets.map(({ aliases }) => ({
    latin: aliases.filter((alias) => !/[가-힣]/.test(alias)).length,
    hangul: aliases.filter((alias) => /[가-힣]/.test(alias)).length,
  }));
  const datasetIds = new Set<string>();
  const modelIds = new Set<string>();
  const datasets: Dataset[] = [];
  const modelNames = Array.from({ length: Math.ceil(count / datasetsPerModel) }, () => naming.make(random));
  const nameOf = () => (random.below(2) === 0 ? popular(datasets, random)?.name : popular(modelNames, random)?.name);
  const other = (like: Dataset) => (random.next() < mutationShare ? (random.pick(real.datasets) ?? like) : like);

  while (datasets.length < count) {
    const like = random.pick(real.datasets);
    if (!like) throw new Error("[bench] a registry without datasets has nothing to learn from");
    const { name, head } = naming.make(random);
    const id = unique(datasetIds, slugOf(name));
    const aliases = random.pick(aliasCounts) ?? { latin: 0, hangul: 0 };
    const parents = like.derivedFrom.map((one) => (typeof one === "string" ? popular(datasets, random)?.id : one));
    const owner = slugOf(random.pick(modelNames)?.head ?? head);
    const hfId = like.hfId === null ? null : `${owner}/${name.replace(/[^\w.-]+/g, "-")}`;
    const host = like.url === null ? null : new URL(like.url).origin;
    const { license } = other(like);
    const made: Dataset = {
      id,
      name,
      aliases: [
        ...Array.from({ length: aliases.latin }, () => naming.make(random, head).name),
        ...Array.from({ length: aliases.hangul }, () => naming.makeHangul(random)),
      ],
      kind: like.kind,
      annotation: other(like).annotation,
      languages: other(like).languages,
      modalities: like.modalities,
      tasks: other(like).tasks,
      size: like.size.map((size) => resize(size, random)),
      url: host === null ? null : `${host}/${hfId === null ? `${owner}/${id}` : `datasets/${hfId}`}`,
      hfId,
      paper: like.paper && {
        title: like.paper.title === null ? null : `${head}: ${titles.write(random, nameOf)}`,
        url: `https://arxiv.org/abs/${2001 + random.below(500)}.${10000 + random.below(89999)}`,
      },
      license,
      year: other(like).year,
      derivedFrom: distinct(parents.flatMap((parent) => parent ?? [])),
      claimedUsers: distinct(like.claimedUsers.flatMap(() => popular(modelNames, random)?.name ?? [])),
      note: like.note && { en: english.write(random, nameOf), ko: korean.write(random, nameOf) },
      sources: [],
    };
    datasets.push(sourced(made, like));
  }

  const models = modelNames.flatMap(({ name }): readonly Model[] => {
    const like = random.pick(real.models);
    if (!like) return [];
    const id = unique(modelIds, slugOf(name));
    const stages = like.stages.map(({ stage, datasets: used }) => ({
      stage,
      datasets: distinct(
        used.flatMap((one) => (typeof one === "string" ? (popular(datasets, random)?.id ?? []) : one)),
      ),
      note: null,
    }));
    const { org, year, base } = like;
    const sources = [{ url: `https://example.org/${id}`, fields: [] }];
    return [{ id, name, aliases: [], org, year, paper: null, url: null, base, stages: [...stages], sources }];
  });
  return {
    updated: real.updated ?? null,
    datasets,
    models,
    vocabularies: real.vocabularies,
  };
}
