import {
  catalogueRecordSchema,
  type Dataset,
  datasetSchema,
  type Model,
  modelSchema,
} from "../../src/records/schema.ts";
import { type FileProblem, problemsOf } from "../problem.ts";

/** What a piece of JSON turned out to be. */
export type ReadRecord =
  | { readonly type: "dataset"; readonly record: Dataset; readonly lenient: boolean }
  | { readonly type: "model"; readonly record: Model }
  | { readonly type: "problems"; readonly problems: readonly FileProblem[] };

function keysOf(data: unknown): ReadonlySet<string> {
  return new Set(typeof data === "object" && data !== null ? Object.keys(data) : []);
}

const ofDatasets = ["kind", "languages", "modalities", "tasks", "license", "hfId", "size"];

/**
 * Reads one record: a model (it has `stages`), a dataset of ours, or a line of a catalogue, of which only `id`, `name`
 * and `url` are sure. What is neither is told by the rules of the form that it comes closest to.
 */
export function readRecord(data: unknown, file: string, line?: number): ReadRecord {
  const keys = keysOf(data);
  // A catalogue of datasets may have a column of that name.
  if (keys.has("stages") && !ofDatasets.some((key) => keys.has(key))) {
    const model = modelSchema.safeParse(data, { reportInput: true });
    if (model.success) return { type: "model", record: model.data };
    return { type: "problems", problems: problemsOf(file, model.error, Object.keys(modelSchema.shape), line) };
  }
  // Who claims to have used it is a list that hardly any record fills.
  const filled = keys.has("kind") && !keys.has("claimedUsers") ? { ...Object(data), claimedUsers: [] } : data;
  const dataset = datasetSchema.safeParse(filled, { reportInput: true });
  if (dataset.success) return { type: "dataset", record: dataset.data, lenient: false };
  // All of our keys are there: it means to be a record of ours.
  if (
    Object.entries(datasetSchema.shape).every(([key, schema]) => keys.has(key) || schema.safeParse(undefined).success)
  ) {
    return { type: "problems", problems: problemsOf(file, dataset.error, Object.keys(datasetSchema.shape), line) };
  }
  const catalogue = catalogueRecordSchema.safeParse(data, { reportInput: true });
  if (catalogue.success) return { type: "dataset", record: catalogue.data, lenient: true };
  return { type: "problems", problems: problemsOf(file, catalogue.error, ["id", "name", "url"], line) };
}
