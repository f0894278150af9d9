import { loadRegistry } from "../registry/load.ts";
import { buildRegistry, createEngine, type Dataset, type Engine, type RegistryRecords } from "../src/index.ts";

/** The records of the registry, read once. */
export const records: RegistryRecords = loadRegistry();

const surveyDatasets = records.datasets.filter((dataset) => dataset.survey !== undefined);
const surveyIds = new Set(surveyDatasets.map(({ id }) => id));
const surveyName = new Map(records.datasets.map(({ id, name }) => [id, name]));

/** What the registry began with: the survey's datasets, and the models with what else they used by name alone. */
export const surveyRecords: RegistryRecords = {
  ...records,
  datasets: surveyDatasets,
  models: records.models.map((model) => ({
    ...model,
    stages: model.stages.map((stage) => ({
      ...stage,
      datasets: stage.datasets.map((one) =>
        typeof one === "string" && !surveyIds.has(one) ? { external: surveyName.get(one) ?? one } : one,
      ),
    })),
  })),
};

/** An engine over records; over the whole registry where none are given. */
export function engineOver(over: RegistryRecords = records): Engine {
  return createEngine(buildRegistry(over));
}

/** A dataset for tests: the least that the schema asks for, and what the test sets. */
export function makeDataset(fields: Partial<Dataset> & { readonly id: string }): Dataset {
  return {
    name: fields.id,
    aliases: [],
    kind: "instruction",
    annotation: null,
    languages: ["en"],
    modalities: ["text"],
    tasks: [],
    size: [],
    url: `https://example.org/${fields.id}`,
    hfId: null,
    paper: null,
    license: null,
    year: null,
    derivedFrom: [],
    claimedUsers: [],
    note: null,
    sources: [{ url: "https://example.org/source", fields: ["url"] }],
    ...fields,
  };
}
