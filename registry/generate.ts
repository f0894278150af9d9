import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { RegistryRecords } from "../src/index.ts";
import { datasetSchema, modelSchema, vocabularySchema } from "../src/records/schema.ts";
import { datasetsTable } from "./datasets-table.ts";
import { ownRegistry } from "./place.ts";

const schemas = { dataset: datasetSchema, model: modelSchema, vocabulary: vocabularySchema };

/** The JSON Schemas that editors check records with, by file name, as they should stand in `registry/`. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(schemas).map(([name, schema]) => {
      const json = { title: `whichdata ${name}`, ...z.toJSONSchema(schema) };
      return [`${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`];
    }),
  );
}

/** What is made from the schemas and the records, by file name, as it should stand in `registry/`. */
export function generatedFiles(records: RegistryRecords): ReadonlyMap<string, string> {
  return new Map([...jsonSchemas(), ["DATASETS.md", datasetsTable(records)]]);
}

/** Writes the generated files beside the records; returns their names. */
export function writeGenerated(records: RegistryRecords, folder: string = ownRegistry()): readonly string[] {
  const files = generatedFiles(records);
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  return [...files.keys()];
}
