import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { buildRegistry, compile } from "../src/index.ts";
import { packRecords } from "./kept-records.ts";
import { loadRegistry } from "./load.ts";
import { markOf } from "./mark.ts";
import { type KeptRegistry, snapshotFiles, writeCompiled } from "./snapshot.ts";

/**
 * Writes the snapshot of these places, of our own registry where none is named: their records, and what the engine reads out of them.
 * Returns the path of its first file.
 * @param folder where snapshots are kept; beside the compiled code where it is not given.
 * @throws RegistryError where the registry cannot be read.
 */
export function writeSnapshot(places: readonly string[], folder?: string): string {
  const files = snapshotFiles(places, folder);
  // Taken before the reading, so that what changes meanwhile makes it outdated.
  const mark = markOf(places);
  const records = places.length > 0 ? loadRegistry(places) : loadRegistry();
  const { datasets, models, ...others } = records;
  const packed = packRecords(datasets, models);
  const later = { records: packed.bytes, ...writeCompiled(compile(buildRegistry(records))) };
  mkdirSync(files.folder, { recursive: true });
  rmSync(files.mark, { force: true });
  const lengthOf = (file: keyof typeof later) => later[file].length;
  for (const file of ["records", "first", "texts", "completions"] as const) {
    // An engine that runs goes on reading the file that it opened.
    writeFileSync(`${files[file]}.new`, later[file]);
    renameSync(`${files[file]}.new`, files[file]);
  }
  const kept: KeptRegistry = {
    ...others,
    places: packed.places,
    lengths: {
      records: lengthOf("records"),
      first: lengthOf("first"),
      texts: lengthOf("texts"),
      completions: lengthOf("completions"),
    },
  };
  writeFileSync(files.registry, JSON.stringify(kept));
  writeFileSync(files.mark, JSON.stringify(mark));
  return files.registry;
}
