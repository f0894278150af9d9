import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { buildRegistry, compile, type RegistryRecords } from "../src/index.ts";
import { ownRegistry } from "./place.ts";
import { markOf, type Snapshot, snapshotFile } from "./snapshot.ts";

/** Writes the snapshot of our own registry's records; returns the file's path. */
export function writeSnapshot(records: RegistryRecords): string {
  const file = snapshotFile();
  const snapshot: Snapshot = { mark: markOf(ownRegistry()), records, compiled: compile(buildRegistry(records)) };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(snapshot));
  return file;
}
