import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Dataset, findProblems, type Model, type Problem, type RegistryRecords } from "../src/index.ts";
import { datasetSchema, modelSchema } from "../src/records/schema.ts";
import { loadRegistry } from "./load.ts";
import { ownRegistry, shownPath } from "./place.ts";
import { RegistryToolError } from "./tool-error.ts";

/** Records that are to be added to a registry. */
export interface Additions {
  readonly datasets: readonly Dataset[];
  readonly models: readonly Model[];
}

/** Whether a folder holds records or vocabularies already, or would be a new registry. */
function isRegistry(folder: string): boolean {
  return ["datasets", "models", "vocabulary"].some((part) => existsSync(join(folder, part)));
}

/**
 * Reads the places of a registry (the project's own where there is none) together with the folder that is about to be
 * written, which may not exist yet.
 * @throws RegistryError for a file that cannot be read as a record.
 */
export function loadWith(places: readonly string[], into: string): RegistryRecords {
  const base = places.length > 0 ? places : [ownRegistry()];
  const known = base.some((place) => resolve(place) === resolve(into)) || !isRegistry(into);
  return loadRegistry(known ? base : [...base, into]);
}

/** The problems that a registry would have only because of the additions. */
export function problemsAdded(records: RegistryRecords, { datasets, models }: Additions): readonly Problem[] {
  const before = new Set(findProblems(records).map((problem) => JSON.stringify(problem)));
  const after = findProblems({
    ...records,
    datasets: [...records.datasets, ...datasets],
    models: [...records.models, ...models],
  });
  return after.filter((problem) => !before.has(JSON.stringify(problem)));
}

/** A record as its file has it: its facts in the schema's order, two spaces, a newline at the end. */
export function recordText(record: Dataset | Model): string {
  const keys = Object.keys(("stages" in record ? modelSchema : datasetSchema).shape);
  const facts = Object.entries(record);
  const inOrder = facts.toSorted(([one], [other]) => keys.indexOf(one) - keys.indexOf(other));
  return `${JSON.stringify(Object.fromEntries(inOrder), null, 2)}\n`;
}

/** Where a record's file stands in a registry's folder. */
export function recordFile(folder: string, type: "dataset" | "model", id: string): string {
  return join(folder, `${type}s`, `${id}.json`);
}

/**
 * Writes a record as a new file; returns its path.
 * @throws RegistryToolError where the file exists: nothing is ever written over.
 */
export function writeRecord(folder: string, type: "dataset" | "model", record: Dataset | Model): string {
  const file = recordFile(folder, type, record.id);
  mkdirSync(join(folder, `${type}s`), { recursive: true });
  try {
    writeFileSync(file, recordText(record), { flag: "wx" });
  } catch (error) {
    if (!existsSync(file)) throw error;
    throw new RegistryToolError(`${shownPath(file)} exists and is not written over; edit it, or choose another id.`, {
      cause: error,
    });
  }
  return file;
}
