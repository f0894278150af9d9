import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Compiled, Dataset, RegistryRecords } from "../src/index.ts";
import { ownRegistry } from "./place.ts";

/** The records of our own registry in one file, read and checked when it was built. */
export interface Snapshot {
  /** What the registry's files were then; another mark, and the snapshot is of no use. */
  readonly mark: string;
  readonly records: RegistryRecords;
  /** What the engine reads out of them. */
  readonly compiled: Compiled;
}

/** Beside the compiled code that wrote it: what another version compiled would be read wrongly, from sources it is not used. */
export function snapshotFile(): string {
  return fileURLToPath(new URL("../registry.json", import.meta.url));
}

/** The sources of all records, by type and id: a quarter of all that is known, which only a whole card shows. */
export type SnapshotSources = Readonly<Record<"datasets" | "models", Readonly<Record<string, Dataset["sources"]>>>>;

/** Where the sources are kept, beside the snapshot. */
export function sourcesFile(): string {
  return snapshotFile().replace(/\.json$/, "-sources.json");
}

/** Gives records their sources back, read when the first of them is looked at. */
function attachSources({ datasets, models }: RegistryRecords): void {
  let read: SnapshotSources | undefined;
  const sources = (): SnapshotSources => {
    read ??= JSON.parse(readFileSync(sourcesFile(), "utf8"));
    return read ?? { datasets: {}, models: {} };
  };
  for (const [type, records] of [["datasets", datasets] as const, ["models", models] as const]) {
    for (const record of records) {
      Object.defineProperty(record, "sources", { enumerable: true, get: () => sources()[type][record.id] ?? [] });
    }
  }
}

/** A mark of the registry's files: their names, sizes and times, which takes a tenth of reading them. */
export function markOf(folder: string): string {
  const hash = createHash("sha1");
  for (const part of [".", "datasets", "models", "vocabulary"]) {
    for (const name of readdirSync(join(folder, part)).sort()) {
      if (!name.endsWith(".json")) continue;
      const { size, mtimeMs } = statSync(join(folder, part, name));
      hash.update(`${part}/${name} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest("hex");
}

function isSnapshot(value: unknown): value is Snapshot {
  return typeof value === "object" && value !== null && "mark" in value && "records" in value && "compiled" in value;
}

/**
 * The records of our own registry, and what an engine reads out of them, from the files that `npm run build` wrote; or
 * undefined where there are none, where they cannot be read, or where the registry has changed since.
 */
export function readSnapshot(): Pick<Snapshot, "records" | "compiled"> | undefined {
  const file = snapshotFile();
  if (!existsSync(file)) return undefined;
  try {
    const snapshot: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (!isSnapshot(snapshot) || snapshot.mark !== markOf(ownRegistry()) || !existsSync(sourcesFile()))
      return undefined;
    attachSources(snapshot.records);
    return snapshot;
  } catch {
    // A snapshot only saves time: whatever is wrong with it, the registry itself is there.
    return undefined;
  }
}
