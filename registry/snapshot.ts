import { closeSync, fstatSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deserialize, serialize } from "node:v8";
import type { Compiled, RegistryRecords } from "../src/index.ts";
import { lazy } from "../src/packed/lazy.ts";
import { openRecords, type RecordPlaces } from "./kept-records.ts";
import { compareMark, type Mark, pathsOf } from "./mark.ts";
import { ownRegistry } from "./place.ts";

/** The records of a registry, read and checked when the snapshot was written, and what the engine reads out of them. */
export interface Snapshot {
  readonly records: RegistryRecords;
  readonly compiled: Compiled;
}

/** What is compiled as bytes: what each question needs, what words are looked up in, what is completed. */
export type CompiledBytes = Readonly<Record<"first" | "texts" | "completions", Buffer>>;

/** What stands first in a snapshot: all but the records themselves, and where each of those is. */
export interface KeptRegistry extends Omit<RegistryRecords, "datasets" | "models"> {
  readonly places: RecordPlaces;
  /** The lengths of the files that are read later, so that what is cut off is known before. */
  readonly lengths: Readonly<Record<LaterFile, number>>;
}

type LaterFile = "records" | keyof CompiledBytes;

/** The files of a snapshot. */
export interface SnapshotFiles extends Readonly<Record<LaterFile, string>> {
  readonly folder: string;
  /** What the registry's files were then; written last, so that there is none beside what is half written. */
  readonly mark: string;
  readonly registry: string;
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
  // Digests take longer to load than our own registry's mark to compare.
  const sha1 = () => process.getBuiltinModule("node:crypto").createHash("sha1");
  const name = own ? "own" : sha1().update(paths).digest("hex").slice(0, 12);
  const file = (end: string) => join(folder, `${name}${end}`);
  return {
    folder,
    mark: file("-mark.json"),
    registry: file(".json"),
    records: file("-records.bin"),
    first: file("-first.bin"),
    texts: file("-texts.bin"),
    completions: file("-completions.bin"),
  };
}

/** What an engine read out of a registry, as bytes: flat values are copied, not read one by one. */
export function writeCompiled({ texts, completions, ...first }: Compiled): CompiledBytes {
  const { written, ...others } = texts;
  return {
    // Whether a word stands anywhere is asked of questions that look none up.
    first: serialize({ ...first, written }),
    texts: serialize(others),
    completions: serialize(completions),
  };
}

type First = Omit<Compiled, "texts" | "completions"> & Pick<Compiled["texts"], "written">;

function isFirst(value: unknown): value is First {
  return typeof value === "object" && value !== null && "words" in value && "facets" in value;
}

/**
 * Reads what `writeCompiled` wrote; undefined where its first part is something else, or another engine's.
 * @param bytesOf gives the bytes of a part, when it is first needed.
 */
export function readCompiled(bytesOf: (part: keyof CompiledBytes) => Buffer): Compiled | undefined {
  const value: unknown = deserialize(bytesOf("first"));
  if (!isFirst(value)) return undefined;
  const { written, ...first } = value;
  const texts = lazy((): Compiled["texts"] => ({ ...deserialize(bytesOf("texts")), written }));
  const completions = lazy((): Compiled["completions"] => deserialize(bytesOf("completions")));
  return {
    ...first,
    get texts() {
      return texts();
    },
    get completions() {
      return completions();
    },
  };
}

/**
 * Opens a file of a snapshot and reads it once, later: what is written meanwhile in its place is another file.
 * @throws Error where it is not as long as it was written.
 */
function openLater(file: string, length: number): () => Buffer {
  const descriptor = openSync(file, "r");
  if (fstatSync(descriptor).size !== length) throw new Error(`${file} is cut off`);
  return () => {
    const bytes = readFileSync(descriptor);
    closeSync(descriptor);
    return bytes;
  };
}

function isKeptRegistry(value: unknown): value is KeptRegistry {
  return typeof value === "object" && value !== null && "places" in value && "lengths" in value;
}

function isMark(value: unknown): value is Mark {
  return typeof value === "object" && value !== null && "groups" in value && "contents" in value;
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
  try {
    if (!isCurrent(files.mark, places)) return undefined;
    const kept: unknown = JSON.parse(readFileSync(files.registry, "utf8"));
    if (!isKeptRegistry(kept)) return undefined;
    const { places: where, lengths, ...others } = kept;
    const read = {
      records: openLater(files.records, lengths.records),
      first: openLater(files.first, lengths.first),
      texts: openLater(files.texts, lengths.texts),
      completions: openLater(files.completions, lengths.completions),
    };
    const compiled = readCompiled((part) => read[part]());
    if (!compiled) return undefined;
    const records = openRecords(where, lazy(read.records));
    return { records: { ...others, ...records }, compiled };
  } catch {
    // A snapshot only saves time: whatever is wrong with it, or where there is none, the registry itself is there.
    return undefined;
  }
}
