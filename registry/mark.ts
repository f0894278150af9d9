import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ownRegistry } from "./place.ts";

/** What the files of a registry were when its snapshot was written. */
export interface Mark {
  /** Their names and sizes, a file a line. */
  readonly sizes: string;
  /** The times of their last change, a file a line, which a copy, a checkout and an archive do not keep. */
  readonly times: string;
  /** A digest of their names and all that stands in them, or null where nobody has read them. */
  readonly contents: string | null;
}

/** A file by the name that it keeps wherever the registry is moved to, and where it is now. */
interface MarkedFile {
  readonly name: string;
  readonly path: string;
}

/** The absolute paths of places; of our own registry where none is named. */
export function pathsOf(places: readonly string[]): readonly string[] {
  return places.length === 0 ? [ownRegistry()] : places.map((place) => resolve(place));
}

/**
 * The files that a snapshot depends on: those of the places, our own words, in which a catalogue is asked too, and the
 * engine, as what it wrote before it was compiled anew may not be what it reads now.
 */
function filesOf(places: readonly string[]): readonly MarkedFile[] {
  const engine = fileURLToPath(new URL("../src/index.js", import.meta.url));
  const files: MarkedFile[] = existsSync(engine) ? [{ name: "engine", path: engine }] : [];
  for (const [index, place] of [...new Set([ownRegistry(), ...pathsOf(places)])].entries()) {
    if (!statSync(place).isDirectory()) {
      files.push({ name: `${index}`, path: place });
      continue;
    }
    for (const part of ["", "datasets/", "models/", "vocabulary/"]) {
      const folder = `${place}/${part}`;
      if (!existsSync(folder)) continue;
      for (const name of readdirSync(folder).sort()) {
        if (name.endsWith(".json")) files.push({ name: `${index} ${part}${name}`, path: folder + name });
      }
    }
  }
  return files;
}

/**
 * Reads every file, which takes ten times what looking at their sizes and times does. Digests are loaded for it alone: a
 * cold start, which compares sizes and times as they are, would pay for them more than for the comparing.
 */
function readContents(files: readonly MarkedFile[]): string {
  const hash = process.getBuiltinModule("node:crypto").createHash("sha1");
  for (const { name, path } of files) {
    const text = readFileSync(path);
    hash.update(`${name} ${text.length}\n`).update(text);
  }
  return hash.digest("hex");
}

/** The mark of the files of these places as they are now. */
export function markOf(places: readonly string[], withContents: boolean): Mark {
  const files = filesOf(places);
  let [sizes, times] = ["", ""];
  for (const { name, path } of files) {
    const { size, mtimeMs } = statSync(path);
    sizes += `${name} ${size}
`;
    times += `${mtimeMs}
`;
  }
  return { sizes, times, contents: withContents ? readContents(files) : null };
}

/**
 * Compares the files of these places with the mark of a snapshot. "same": none was touched; "copied": all of them hold
 * what they held, at other times, and `mark` is what they are marked by now; "changed": the snapshot is of no use.
 */
export function compareMark(
  kept: Mark,
  places: readonly string[],
): { readonly is: "same" | "changed" } | { readonly is: "copied"; readonly mark: Mark } {
  const now = markOf(places, false);
  if (now.sizes !== kept.sizes) return { is: "changed" };
  if (now.times === kept.times) return { is: "same" };
  const mark = markOf(places, true);
  return mark.contents === kept.contents ? { is: "copied", mark } : { is: "changed" };
}
