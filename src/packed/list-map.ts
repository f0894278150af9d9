import { type Lists, listAt, packLists } from "./lists.ts";
import { openStrings, type PackedStrings, packStrings, type Strings } from "./strings.ts";

/** Lists of whole numbers by key, packed. */
export interface PackedListMap {
  readonly keys: PackedStrings;
  /** In the order of the keys. */
  readonly lists: Lists;
}

/** Packed lists by key, opened for looking up. */
export interface ListMap {
  readonly keys: Strings;
  /** The list of a key, without a copy; empty where the key is none. */
  get(key: string): Uint32Array;
  /** The list of the key at a place. */
  at(place: number): Uint32Array;
}

/** Packs lists of whole numbers from 0 to 2^32 - 1. */
export function packListMap(map: ReadonlyMap<string, readonly number[]>): PackedListMap {
  const keys = packStrings(map.keys());
  const { size, at } = openStrings(keys);
  const lists = packLists(Array.from({ length: size }, (_, place) => map.get(at(place)) ?? []));
  return { keys, lists };
}

/** Opens packed lists. */
export function openListMap({ keys: packed, lists }: PackedListMap): ListMap {
  const keys = openStrings(packed);
  return { keys, get: (key) => listAt(lists, keys.placeOf(key)), at: (place) => listAt(lists, place) };
}

/** Puts a number at the end of a key's list, once. */
export function addTo(map: Map<string, number[]>, key: string, number: number): void {
  const list = map.get(key);
  if (!list) map.set(key, [number]);
  else if (!list.includes(number)) list.push(number);
}
