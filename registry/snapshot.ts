import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Compiled, RegistryRecords } from "../src/index.ts";
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
 * The records of our own registry, and what an engine reads out of them, from the file that `npm run build` wrote, or undefined where there is none, where it
 * cannot be read, or where the registry has changed since.
 */
export function readSnapshot(): Pick<Snapshot, "records" | "compiled"> | undefined {
  const file = snapshotFile();
  if (!existsSync(file)) return undefined;
  try {
    const snapshot: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isSnapshot(snapshot) && snapshot.mark === markOf(ownRegistry()) ? snapshot : undefined;
  } catch {
    // A snapshot only saves time: whatever is wrong with it, the registry itself is there.
    return undefined;
  }
}
