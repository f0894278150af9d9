import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ownRegistry } from "./place.ts";

/** What the files of a registry were when its snapshot was written. */
export interface Mark {
  readonly groups: readonly MarkedGroup[];
  /** A digest of all that stands in them. */
  readonly contents: string;
}

/** Files of one folder, in the order of their names. */
interface MarkedGroup {
  /** A name that the folder keeps wherever the registry is moved to, and those of its files, a line each. */
  readonly names: string;
  /** By file, in bytes. */
  readonly sizes: readonly number[];
  /** By file the time of its last change, in ms, which a copy, a checkout and an archive do not keep. */
  readonly times: readonly number[];
}

/** Files and the folder where they are now. */
interface Group {
  readonly name: string;
  /** Their paths but for their names. */
  readonly folder: string;
  readonly files: readonly string[];
}

/** The absolute paths of places; of our own registry where none is named. */
export function pathsOf(places: readonly string[]): readonly string[] {
  return places.length === 0 ? [ownRegistry()] : places.map((place) => resolve(place));
}

/**
 * The files that a snapshot depends on: those of the places, our own words, in which a catalogue is asked too, and the
 * engine, as what it wrote before it was compiled anew may not be what it reads now.
 */
function groupsOf(places: readonly string[]): readonly Group[] {
  const engine = fileURLToPath(new URL("../src/", import.meta.url));
  const groups: Group[] = existsSync(`${engine}index.js`)
    ? [{ name: "engine", folder: engine, files: ["index.js"] }]
    : [];
  for (const [index, place] of [...new Set([ownRegistry(), ...pathsOf(places)])].entries()) {
    if (!statSync(place).isDirectory()) {
      groups.push({ name: `${index}`, folder: place, files: [""] });
      continue;
    }
    for (const part of ["", "datasets/", "models/", "vocabulary/"]) {
      const folder = `${place}/${part}`;
      if (!existsSync(folder)) continue;
      const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
      groups.push({ name: `${index} ${part}`, folder, files: files.sort() });
    }
  }
  return groups;
}

function namesOf({ name, files }: Group): string {
  return [name, ...files].join("\n");
}

/** Reads every file, which takes ten times what looking at their sizes and times does. */
function readContents(groups: readonly Group[]): string {
  // Not at the head: what makes digests takes longer to load than a cold start has.
  const hash = process.getBuiltinModule("node:crypto").createHash("sha1");
  for (const { name, folder, files } of groups) {
    for (const file of files) {
      const text = readFileSync(folder + file);
      hash.update(`${name}${file} ${text.length}\n`).update(text);
    }
  }
  return hash.digest("hex");
}

/** The mark of the files of these places as they are now. */
export function markOf(places: readonly string[]): Mark {
  const groups = groupsOf(places);
  const marked = groups.map((group): MarkedGroup => {
    const stats = group.files.map((file) => statSync(group.folder + file));
    return {
      names: namesOf(group),
      sizes: stats.map(({ size }) => size),
      times: stats.map(({ mtimeMs }) => mtimeMs),
    };
  });
  return { groups: marked, contents: readContents(groups) };
}

/** Compares files with their marks, of the same names: each is looked at until one is of another size. */
function compareFiles({ folder, files }: Group, { sizes, times }: MarkedGroup): "same" | "touched" | "changed" {
  let touched = false;
  for (let at = 0; at < files.length; at++) {
    const { size, mtimeMs } = statSync(folder + files[at]);
    if (size !== sizes[at]) return "changed";
    if (mtimeMs !== times[at]) touched = true;
  }
  return touched ? "touched" : "same";
}

/**
 * Compares the files of these places with the mark of a snapshot. "same": none was touched; "copied": all of them hold
 * what they held, at other times, and `mark` is what they are marked by now; "changed": the snapshot is of no use.
 */
export function compareMark(
  kept: Mark,
  places: readonly string[],
): { readonly is: "same" | "changed" } | { readonly is: "copied"; readonly mark: Mark } {
  const groups = groupsOf(places);
  const sameNames =
    groups.length === kept.groups.length && groups.every((group, at) => namesOf(group) === kept.groups[at]?.names);
  if (!sameNames) return { is: "changed" };
  let touched = false;
  for (const [at, marked] of kept.groups.entries()) {
    const group = groups[at];
    const is = group ? compareFiles(group, marked) : "changed";
    if (is === "changed") return { is };
    touched ||= is === "touched";
  }
  if (!touched) return { is: "same" };
  const mark = markOf(places);
  return mark.contents === kept.contents ? { is: "copied", mark } : { is: "changed" };
}
