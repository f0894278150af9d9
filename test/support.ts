import { loadRegistry } from "../registry/load.ts";
import { buildRegistry, createEngine, type Dataset, type Engine, type RegistryRecords } from "../src/index.ts";

/** The records of the registry, read once. */
export const records: RegistryRecords = loadRegistry();

/** The survey's own datasets and the registry's models: what the first release knew. */
export const surveyRecords: RegistryRecords = {
  ...records,
  datasets: records.datasets.filter((dataset) => dataset.survey !== undefined),
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
