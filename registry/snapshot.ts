import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { deserialize, serialize } from "node:v8";
import type { Compiled, Dataset, RegistryRecords } from "../src/index.ts";
import { ownRegistry } from "./place.ts";

/** The records of a registry, read and checked when the snapshot was written, and what the engine reads out of them. */
export interface Snapshot {
  readonly records: RegistryRecords;
  readonly compiled: Compiled;
}

/** What the snapshot's file of records holds. */
export interface KeptRecords {
  /** What the registry's files were then; another mark, and the snapshot is of no use. */
  readonly mark: string;
  readonly records: RegistryRecords;
}

/** The sources of all records, by type and id: a quarter of all that is known, which only a whole card shows. */
export type KeptSources = Readonly<Record<"datasets" | "models", Readonly<Record<string, Dataset["sources"]>>>>;

/** The files of a snapshot. */
export interface SnapshotFiles {
  readonly folder: string;
  readonly records: string;
  readonly sources: string;
  readonly compiled: string;
}

/** The absolute paths of places; of our own registry where none is named. */
function pathsOf(places: readonly string[]): readonly string[] {
  return places.length === 0 ? [ownRegistry()] : places.map((place) => resolve(place));
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
  return { folder, records: file(".json"), sources: file("-sources.json"), compiled: file(".bin") };
}

/**
 * A mark of the files of these places: their names, sizes and times, which takes a tenth of reading them. And of the
 * engine's, as what it wrote before it was compiled anew may not be what it reads now.
 */
export function markOf(places: readonly string[]): string {
  const marks: string[] = [];
  // A registry that was moved as it is, is the same: paths are no part of the mark.
  const add = (path: string, name: string) => {
    const { size, mtimeMs } = statSync(path);
    marks.push(`${name} ${size} ${mtimeMs}`);
  };
  const engine = fileURLToPath(new URL("../src/index.js", import.meta.url));
  if (existsSync(engine)) add(engine, "engine");
  // A catalogue is asked in our words, whose files are therefore part of it.
  for (const place of new Set([ownRegistry(), ...pathsOf(places)])) {
    if (!statSync(place).isDirectory()) {
      add(place, "");
      continue;
    }
    for (const part of ["", "datasets/", "models/", "vocabulary/"]) {
      const folder = `${place}/${part}`;
      if (!existsSync(folder)) continue;
      for (const name of readdirSync(folder)) if (name.endsWith(".json")) add(folder + name, part + name);
    }
    marks.push("");
  }
  return createHash("sha1").update(marks.join("\n")).digest("hex");
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

function isKeptRecords(value: unknown): value is KeptRecords {
  return typeof value === "object" && value !== null && "mark" in value && "records" in value;
}

/**
 * The registry of these places (of our own where none is named) from the snapshot that `npm run build` or `registry
 * compile` wrote; undefined where there is none, where it cannot be read, or where the registry has changed since.
 * @param folder where snapshots are kept; beside the compiled code where it is not given.
 */
export function readSnapshot(places: readonly string[], folder?: string): Snapshot | undefined {
  const files = snapshotFiles(places, folder);
  if (![files.records, files.sources, files.compiled].every((file) => existsSync(file))) return undefined;
  try {
    const kept: unknown = JSON.parse(readFileSync(files.records, "utf8"));
    if (!isKeptRecords(kept) || kept.mark !== markOf(places)) return undefined;
    const compiled = readCompiled(readFileSync(files.compiled));
    if (!compiled) return undefined;
    attachSources(kept.records, files.sources);
    return { records: kept.records, compiled };
  } catch {
    // A snapshot only saves time: whatever is wrong with it, the registry itself is there.
    return undefined;
  }
}
