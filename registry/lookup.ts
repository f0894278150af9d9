import { normalize, type RegistryRecords } from "../src/index.ts";
import type { VocabularyValue } from "../src/records/schema.ts";

/** Finds the value of a facet by any of its spellings: the value, the Hub's name for it, its labels, its words. */
export type Lookup = (facet: string, spelling: string) => string | undefined;

/** Whether a value only stands for others ("multimodal", "commercial"), so that no record has it. */
export function isGroup({ value, anyOf, noneOf, usable }: VocabularyValue): boolean {
  return noneOf !== undefined || usable !== undefined || (anyOf !== undefined && !anyOf.includes(value));
}

function key(spelling: string): string {
  return normalize(spelling)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]/gu, "");
}

/** Names that only one value goes by. */
function unique(names: readonly (readonly [name: string, value: string])[]): readonly (readonly [string, string])[] {
  return names.filter(([name]) => names.filter(([other]) => key(other) === key(name)).length === 1);
}

/**
 * Makes the lookup of a registry's vocabularies. The Hub's name of several values at once ("image-to-text") finds none
 * of them. Values that stand for other values ("multimodal") are not found: they are for asking, a record holds what
 * they stand for.
 */
export function createLookup(vocabularies: RegistryRecords["vocabularies"]): Lookup {
  const found = new Map<string, string>();
  const add = (facet: string, spelling: string, value: string) => {
    const at = `${facet} ${key(spelling)}`;
    if (key(spelling) !== "" && !found.has(at)) found.set(at, value);
  };
  for (const { facet, values } of vocabularies) {
    const own = values.filter((value) => !isGroup(value));
    for (const { value } of own) add(facet, value, value);
    for (const { value, label } of own) for (const word of [label.en, label.ko]) add(facet, word, value);
    for (const { value, words } of own) for (const word of [...words.en, ...words.ko]) add(facet, word, value);
    const named = own.flatMap(({ value, hub }) => (hub === undefined ? [] : [[hub, value] as const]));
    for (const [name, value] of unique(named)) add(facet, name, value);
  }
  return (facet, spelling) => found.get(`${facet} ${key(spelling)}`);
}
