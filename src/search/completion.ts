import { initialsOf, lettersKey } from "../language/hangul.ts";
import { addTo, type PackedListMap, packListMap } from "../packed/list-map.ts";
import { nameCode } from "../records/name-code.ts";
import type { Registry } from "../records/registry.ts";
import type { Dataset, Model } from "../records/schema.ts";
import { type NameIndex, readNameIndex } from "./name-index.ts";

/** What names are completed from, packed: records (`nameCode`) by what is compared with what was typed. */
export interface Completions {
  /** By the keys of their names, with Hangul taken apart into letters, so that a syllable half typed finds the whole one. */
  readonly names: PackedListMap;
  /** By the initial consonants of their Hangul names. */
  readonly initials: PackedListMap;
  /** For what is no beginning of a name: typos, words in another order. */
  readonly near: NameIndex;
}

/** The same as they are kept. */
export interface PackedCompletions extends Completions {
  readonly near: string;
}

/** What was read as it is kept. */
export function packCompletions(completions: Completions): PackedCompletions {
  const { near } = completions;
  return { ...completions, near: typeof near === "string" ? near : JSON.stringify(near) };
}

/** Reads the names of all records, as they are completed. */
export function readCompletions(registry: Registry): Completions {
  const { datasets, models, namesOf } = registry;
  const names = new Map<string, number[]>();
  const initials = new Map<string, number[]>();
  const read = (type: "dataset" | "model", records: readonly (Dataset | Model)[]) => {
    for (const [index, record] of records.entries()) {
      const code = nameCode(type, index, false);
      for (const name of namesOf(record)) {
        addTo(names, lettersKey(name), code);
        if (/[가-힣]/.test(name)) addTo(initials, initialsOf(name), code);
      }
    }
  };
  read("dataset", datasets);
  read("model", models);
  return { names: packListMap(names), initials: packListMap(initials), near: readNameIndex(registry) };
}
