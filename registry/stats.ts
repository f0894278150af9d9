import { buildRegistry, type Dataset, type RegistryRecords } from "../src/index.ts";

/** How many datasets have a value. */
export interface Count {
  readonly value: string;
  readonly count: number;
}

/** Of the datasets that have a fact: how many name a source for it, and how many of those only an inference (`basis`). */
export interface Share {
  readonly field: string;
  readonly known: number;
  readonly sourced: number;
  readonly byBasis: number;
}

/** How much is known of the datasets that have a value, by fact. */
export interface Coverage extends Count {
  readonly known: Readonly<Record<CoveredFact, number>>;
}

/** The facts whose coverage is told; "licence" is one, or that its page names none. */
export const coveredFacts = ["licence", "size", "year", "paper", "labels", "languages", "tools"] as const;
export type CoveredFact = (typeof coveredFacts)[number];

/** What a registry holds, in numbers. Lists are in falling order. */
export interface Stats {
  readonly datasets: number;
  readonly models: number;
  readonly stages: number;
  /** How often a stage of a model names a dataset, with a record here or without. */
  readonly pairs: number;
  readonly facets: readonly { readonly facet: string; readonly counts: readonly Count[]; readonly more: number }[];
  readonly shares: readonly Share[];
  /** For kinds, years and languages: of the datasets that have the value, how many have each fact. */
  readonly coverage: readonly { readonly by: string; readonly rows: readonly Coverage[] }[];
  /** How many datasets have no value in a field. */
  readonly gaps: readonly Count[];
}

const facets: readonly (readonly [
  facet: string,
  most: number,
  values: (dataset: Dataset) => readonly (string | null)[],
])[] = [
  ["kind", 99, ({ kind }) => [kind]],
  ["annotation", 99, ({ annotation }) => [annotation]],
  ["language", 12, ({ languages }) => languages],
  ["modality", 99, ({ modalities }) => modalities],
  ["task", 20, ({ tasks }) => tasks],
  ["licence", 99, ({ license }) => [license]],
  ["year", 99, ({ year }) => [year === null ? null : String(year)]],
];

const sharedFields = ["size", "license", "paper", "year", "annotation", "derivedFrom", "url", "hfId"] as const;
const gapFields = ["license", "size", "paper", "year", "annotation", "sources", "note"] as const;

function has(dataset: Dataset, field: (typeof sharedFields | typeof gapFields)[number]): boolean {
  const value = dataset[field];
  return value !== null && !(Array.isArray(value) && value.length === 0);
}

function countsOf(values: readonly (string | null)[]): readonly Count[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
}

function shareOf(datasets: readonly Dataset[], field: (typeof sharedFields)[number]): Share {
  const known = datasets.filter((dataset) => has(dataset, field));
  const covering = known.map(({ sources }) => sources.filter(({ fields }) => fields.includes(field)));
  const sourced = covering.filter((sources) => sources.length > 0);
  const byBasis = sourced.filter((sources) => sources.every(({ basis }) => basis !== undefined));
  return { field, known: known.length, sourced: sourced.length, byBasis: byBasis.length };
}

const covers: Readonly<Record<CoveredFact, (dataset: Dataset) => boolean>> = {
  licence: ({ license, noLicense }) => license !== null || noLicense !== undefined,
  size: ({ size }) => size.length > 0,
  year: ({ year }) => year !== null,
  paper: ({ paper }) => paper !== null,
  labels: ({ annotation }) => annotation !== null,
  languages: ({ languages }) => languages.length > 0,
  tools: ({ madeWith, annotation }) => madeWith !== undefined || annotation === "human",
};

/** Coverage of the commonest values of a facet, in its own order where it has one (years). */
function coverageOf(datasets: readonly Dataset[], facet: string, most: number): readonly Coverage[] {
  const values = facets.find(([name]) => name === facet)?.[2] ?? (() => []);
  const counts = countsOf(datasets.flatMap((dataset) => [...new Set(values(dataset))])).slice(0, most);
  const rows = counts.map(({ value, count }) => {
    const having = datasets.filter((dataset) => values(dataset).includes(value));
    const known = (fact: CoveredFact) => having.filter(covers[fact]).length;
    return {
      value,
      count,
      known: {
        licence: known("licence"),
        size: known("size"),
        year: known("year"),
        paper: known("paper"),
        labels: known("labels"),
        languages: known("languages"),
        tools: known("tools"),
      },
    };
  });
  return facet === "year" ? rows.toSorted((one, other) => (one.value < other.value ? 1 : -1)) : rows;
}

/** Counts what a registry holds and what it lacks. */
export function registryStats(records: RegistryRecords): Stats {
  const { datasets, models } = buildRegistry(records);
  const stages = models.flatMap((model) => model.stages);
  return {
    datasets: datasets.length,
    models: models.length,
    stages: stages.length,
    pairs: stages.reduce((sum, stage) => sum + stage.datasets.length, 0),
    facets: facets.map(([facet, most, values]) => {
      const counts = countsOf(datasets.flatMap((dataset) => [...new Set(values(dataset))]));
      return { facet, counts: counts.slice(0, most), more: Math.max(0, counts.length - most) };
    }),
    coverage: (
      [
        ["kind", 99],
        ["year", 12],
        ["language", 8],
      ] as const
    ).map(([by, most]) => ({ by, rows: coverageOf(datasets, by, most) })),
    shares: sharedFields.map((field) => shareOf(datasets, field)),
    gaps: gapFields.map((field) => ({
      value: field,
      count: datasets.filter((dataset) => !has(dataset, field)).length,
    })),
  };
}
