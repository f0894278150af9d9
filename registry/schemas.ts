import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { datasetSchema, modelSchema, vocabularySchema } from "../src/index.ts";
import { ownRegistry } from "./load.ts";

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

/** Writes the JSON Schemas beside the records; returns the names of the files. */
export function writeSchemas(folder: string = ownRegistry()): readonly string[] {
  for (const [name, text] of jsonSchemas()) writeFileSync(join(folder, name), text);
  return [...jsonSchemas().keys()];
}
