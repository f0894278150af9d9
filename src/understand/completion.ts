import { disassemble, getChoseong } from "es-hangul";
import { compact } from "../language/text.ts";
import { addTo, type PackedListMap, packListMap } from "../packed/list-map.ts";
import type { Registry } from "../records/registry.ts";
import type { Dataset, Model } from "../records/schema.ts";
import { nameCode } from "./word-table.ts";

/** What names are completed from, packed: records (`nameCode`) by what is compared with what was typed. */
export interface Completions {
  /** By the keys of their names, with Hangul taken apart into letters, so that a syllable half typed finds the whole one. */
  readonly names: PackedListMap;
  /** By the initial consonants of their Hangul names. */
  readonly initials: PackedListMap;
}

/** A name's key with its Hangul taken apart into letters. */
export function lettersKey(text: string): string {
  const key = compact(text);
  return /^[ -~]*$/.test(key) ? key : disassemble(key);
}

/** Reads the names of all records, as they are completed. */
export function readCompletions({ datasets, models, namesOf }: Registry): Completions {
  const names = new Map<string, number[]>();
  const initials = new Map<string, number[]>();
  const read = (type: "dataset" | "model", records: readonly (Dataset | Model)[]) => {
    for (const [index, record] of records.entries()) {
      const code = nameCode(type, index, false);
      for (const name of namesOf(record)) {
        addTo(names, lettersKey(name), code);
        // The first letter of each syllable: "ㅅㄱㅈㅂ" of 시각정보.
        if (/[가-힣]/.test(name)) addTo(initials, getChoseong(compact(name)), code);
      }
    }
  };
  read("dataset", datasets);
  read("model", models);
  return { names: packListMap(names), initials: packListMap(initials) };
}
