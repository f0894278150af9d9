import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { buildRegistry, compile, type Dataset, type Model, type RegistryRecords } from "../src/index.ts";
import { ownRegistry } from "./place.ts";
import { markOf, type Snapshot, type SnapshotSources, snapshotFile, sourcesFile } from "./snapshot.ts";

/** Writes the snapshot of our own registry's records, their sources apart; returns the file's path. */
export function writeSnapshot(records: RegistryRecords): string {
  const file = snapshotFile();
  const snapshot: Snapshot = { mark: markOf(ownRegistry()), records, compiled: compile(buildRegistry(records)) };
  const sourcesOf = (all: readonly (Dataset | Model)[]) =>
    Object.fromEntries(all.map(({ id, sources }) => [id, sources]));
  const sources: SnapshotSources = { datasets: sourcesOf(records.datasets), models: sourcesOf(records.models) };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(sourcesFile(), JSON.stringify(sources));
  writeFileSync(
    file,
    JSON.stringify(snapshot, (key, value) => (key === "sources" ? undefined : value)),
  );
  return file;
}
