import type { Dataset, Model, Registry } from "../../src/index.ts";
import { editDistance } from "../../src/language/fuzzy.ts";
import { compact } from "../../src/language/text.ts";
import type { Random } from "../random.ts";
import { misspell } from "../typo.ts";

/** A name that a question holds, and where. */
interface Place {
  readonly at: number;
  readonly length: number;
}

// Letters, digits and signs that make a name another one: "RefCOCO" in "RefCOCO+", "LLaVA" in "LLaVA 1.5".
const goesOn = /^(?:[a-z\d+_-]|\s?v?\d)/i;

/** Where a question names a record, its longest name first; undefined where it spells the name in some other way. */
export function placeOfName(question: string, names: readonly string[]): Place | undefined {
  const lower = question.toLowerCase();
  for (const name of names.toSorted((one, other) => other.length - one.length)) {
    const at = lower.indexOf(name.toLowerCase());
    if (at < 0 || /[\p{L}\d_-]$/u.test(question.slice(0, at))) continue;
    if (!goesOn.test(question.slice(at + name.length))) return { at, length: name.length };
  }
  return undefined;
}

/** The keys of all names, to see whether a typo is still nearest to the name that it was made of. */
export interface Rivals {
  /** Whether a key other than those of the record is as near to what was typed as a name of the record. */
  isNearer(typed: string, record: Dataset | Model): boolean;
}

const reach = 2;

/** Collects the names of a registry's records by their length. */
export function collectRivals(registry: Registry): Rivals {
  const byLength = new Map<number, string[]>();
  for (const record of [...registry.datasets, ...registry.models]) {
    for (const key of new Set(registry.namesOf(record).map(compact))) {
      const keys = byLength.get(key.length) ?? [];
      keys.push(key);
      byLength.set(key.length, keys);
    }
  }
  return {
    isNearer(typed, record) {
      const key = compact(typed);
      const own = new Set(registry.namesOf(record).map(compact));
      const distance = Math.min(...[...own].map((name) => editDistance(key, name, reach)));
      if (own.has(key)) return false;
      for (let length = key.length - reach; length <= key.length + reach; length++) {
        const near = byLength.get(length)?.some((name) => !own.has(name) && editDistance(key, name, reach) <= distance);
        if (near) return true;
      }
      return false;
    },
  };
}

/** How many attempts at a typo that no other name is as near to. */
const mostAttempts = 5;

/** The record's name with one typo, where that can still only mean this record; its name as it is otherwise. */
export function misspellName(record: Dataset | Model, rivals: Rivals, random: Random): string {
  for (let tried = 0; tried < mostAttempts; tried++) {
    const typed = misspell(record.name, random);
    if (typed !== record.name && !rivals.isNearer(typed, record)) return typed;
  }
  return record.name;
}
