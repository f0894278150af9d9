import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { ownRegistry } from "../../registry/place.ts";
import type { Dataset, Model } from "../../src/index.ts";
import { makeDataset } from "../support.ts";

/** The vocabularies whose values records hold. */
const facets = [
  "annotation",
  "kind",
  "language",
  "license",
  "modality",
  "restriction",
  "stage",
  "task",
  "tool",
  "unit",
];

/** A folder of one test's own, gone after it. */
export interface Place {
  path: string;
  file(name: string, text: string): string;
  /** Writes records as a registry's folder has them; returns its path. */
  registry(datasets: readonly Dataset[], models?: readonly Model[]): string;
  /** Every file under the folder, so that a test can say that nothing was written. */
  files(): readonly string[];
}

/** A temporary folder for each test of a file. */
export function usePlace(): Place {
  const place: Place = {
    path: "",
    file: (name, text) => {
      const path = join(place.path, name);
      mkdirSync(join(path, ".."), { recursive: true });
      writeFileSync(path, text);
      return path;
    },
    registry: (datasets, models = []) => {
      const path = join(place.path, "ours");
      mkdirSync(join(path, "datasets"), { recursive: true });
      // With words of its own, the project's whole registry need not be read for them.
      for (const facet of facets) {
        cpSync(join(ownRegistry(), "vocabulary", `${facet}.json`), join(path, "vocabulary", `${facet}.json`));
      }
      for (const record of datasets) place.file(`ours/datasets/${record.id}.json`, JSON.stringify(record));
      for (const record of models) place.file(`ours/models/${record.id}.json`, JSON.stringify(record));
      return path;
    },
    files: () => readdirSync(place.path, { recursive: true }).map(String).sort(),
  };
  beforeEach(() => {
    place.path = mkdtempSync(join(tmpdir(), "whichdata-"));
  });
  afterEach(() => rmSync(place.path, { recursive: true, force: true }));
  return place;
}

/** A dataset that a registry has no complaint about. */
export function sound(fields: Partial<Dataset> & { readonly id: string }): Dataset {
  const facts = ["url", "hfId", "size", "license", "paper", "year", "annotation", "derivedFrom", "usedBy"];
  return makeDataset({ sources: [{ url: "https://example.org/source", fields: facts }], ...fields });
}

/** A model that was trained on the datasets in one stage. */
export function makeModel(id: string, datasets: Model["stages"][number]["datasets"]): Model {
  return {
    id,
    name: id,
    aliases: [],
    org: null,
    year: null,
    paper: null,
    url: null,
    base: null,
    stages: [{ stage: "preference", datasets, note: null }],
    sources: [{ url: "https://example.org/model", fields: ["stages"] }],
  };
}
