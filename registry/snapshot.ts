import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deserialize, serialize } from "node:v8";
import type { Compiled, Dataset, RegistryRecords } from "../src/index.ts";
import { compareMark, type Mark, pathsOf } from "./mark.ts";
import { ownRegistry } from "./place.ts";

/** The records of a registry, read and checked when the snapshot was written, and what the engine reads out of them. */
export interface Snapshot {
  readonly records: RegistryRecords;
  readonly compiled: Compiled;
}

/** The sources of all records, by type and id: a quarter of all that is known, which only a whole card shows. */
export type KeptSources = Readonly<Record<"datasets" | "models", Readonly<Record<string, Dataset["sources"]>>>>;

/** The files of a snapshot. */
export interface SnapshotFiles {
  readonly folder: string;
  /** What the registry's files were then; written last, so that there is none beside what is half written. */
  readonly mark: string;
  readonly records: string;
  readonly sources: string;
  readonly compiled: string;
}

/**
 * Where snapshots are kept: beside the compiled code that wrote them, because what another version compiled would be read
 * wrongly. Run from its sources, the engine has none.
 */
function snapshotFolder(): string {
  return fileURLToPath(new URL("../snapshots", import.meta.url));
}

/** The files of the snapshot of these places. */
export function snapshotFiles(places: readonly string[], folder: string = snapshotFolder()): SnapshotFiles {
  const paths = pathsOf(places).join("\n");
  const own = paths === ownRegistry();
  const name = own ? "own" : createHash("sha1").update(paths).digest("hex").slice(0, 12);
  const file = (end: string) => join(folder, `${name}${end}`);
  return {
    folder,
    mark: file("-mark.json"),
    records: file(".json"),
    sources: file("-sources.json"),
    compiled: file(".bin"),
  };
}

/** What an engine read out of a registry, as bytes: flat values are copied, not read one by one. */
export function writeCompiled(compiled: Compiled): Buffer {
  return serialize(compiled);
}

function isCompiled(value: unknown): value is Compiled {
  return typeof value === "object" && value !== null && "words" in value && "texts" in value;
}

/** Reads what `writeCompiled` wrote; undefined where it is something else, or another engine's. */
export function readCompiled(bytes: Buffer): Compiled | undefined {
  const value: unknown = deserialize(bytes);
  return isCompiled(value) ? value : undefined;
}

/** Gives records their sources back, read when the first of them is looked at. */
function attachSources({ datasets, models }: RegistryRecords, file: string): void {
  let read: KeptSources | undefined;
  const sources = (): KeptSources => {
    read ??= JSON.parse(readFileSync(file, "utf8"));
    return read ?? { datasets: {}, models: {} };
  };
  for (const [type, records] of [["datasets", datasets] as const, ["models", models] as const]) {
    // One getter for all: a function for each record would give each a shape of its own, which costs more than reading them.
    const descriptor = {
      enumerable: true,
      get(this: { readonly id: string }) {
        return sources()[type][this.id] ?? [];
      },
    };
    for (const record of records) Object.defineProperty(record, "sources", descriptor);
  }
}

function isRecords(value: unknown): value is RegistryRecords {
  return typeof value === "object" && value !== null && "datasets" in value && "models" in value;
}

function isMark(value: unknown): value is Mark {
  return typeof value === "object" && value !== null && "sizes" in value && "times" in value && "contents" in value;
}

/** Whether the registry is what it was when the snapshot was written; where it was only copied, marks it so that the next look is quick. */
function isCurrent(file: string, places: readonly string[]): boolean {
  const kept: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!isMark(kept)) return false;
  const compared = compareMark(kept, places);
  if (compared.is === "copied") {
    try {
      writeFileSync(file, JSON.stringify(compared.mark));
    } catch {
      // Where nothing can be written, the contents are compared each time: still sooner than reading them as records.
    }
  }
  return compared.is !== "changed";
}

/**
 * The registry of these places (of our own where none is named) from the snapshot that `npm run build` or `registry
 * compile` wrote; undefined where there is none, where it cannot be read, or where the registry has changed since.
 * @param folder where snapshots are kept; beside the compiled code where it is not given.
 */
export function readSnapshot(places: readonly string[], folder?: string): Snapshot | undefined {
  const files = snapshotFiles(places, folder);
  const { mark, records: recordsFile, sources, compiled: compiledFile } = files;
  if (![mark, recordsFile, sources, compiledFile].every((file) => existsSync(file))) return undefined;
  try {
    if (!isCurrent(mark, places)) return undefined;
    const records: unknown = JSON.parse(readFileSync(recordsFile, "utf8"));
    const compiled = readCompiled(readFileSync(compiledFile));
    if (!compiled || !isRecords(records)) return undefined;
    attachSources(records, sources);
    return { records, compiled };
  } catch {
    // A snapshot only saves time: whatever is wrong with it, the registry itself is there.
    return undefined;
  }
}
