import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { buildRegistry, compile, type Dataset, type Model } from "../src/index.ts";
import { loadRegistry } from "./load.ts";
import { markOf } from "./mark.ts";
import { type KeptSources, snapshotFiles, writeCompiled } from "./snapshot.ts";

/**
 * Writes the snapshot of these places, of our own registry where none is named: their records, the sources of them apart, and what the engine reads out of them.
 * Returns the path of its first file.
 * @param folder where snapshots are kept; beside the compiled code where it is not given.
 * @throws RegistryError where the registry cannot be read.
 */
export function writeSnapshot(places: readonly string[], folder?: string): string {
  const files = snapshotFiles(places, folder);
  // Taken before the reading, so that what changes meanwhile makes it outdated.
  const mark = markOf(places, true);
  const records = places.length > 0 ? loadRegistry(places) : loadRegistry();
  const sourcesOf = (all: readonly (Dataset | Model)[]) =>
    Object.fromEntries(all.map(({ id, sources }) => [id, sources]));
  const sources: KeptSources = { datasets: sourcesOf(records.datasets), models: sourcesOf(records.models) };
  mkdirSync(files.folder, { recursive: true });
  rmSync(files.mark, { force: true });
  writeFileSync(files.compiled, writeCompiled(compile(buildRegistry(records))));
  writeFileSync(files.sources, JSON.stringify(sources));
  writeFileSync(
    files.records,
    JSON.stringify(records, (key, value) => (key === "sources" ? undefined : value)),
  );
  writeFileSync(files.mark, JSON.stringify(mark));
  return files.records;
}
