/** Many short lists of whole numbers as two flat values. */
export interface Lists {
  readonly values: Uint32Array;
  /** Where each list ends in `values`. */
  readonly ends: Uint32Array;
}

/** Packs lists of whole numbers from 0 to 2^32 - 1, in their order. */
export function packLists(lists: readonly (readonly number[])[]): Lists {
  const values = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  const ends = new Uint32Array(lists.length);
  let end = 0;
  for (const [at, list] of lists.entries()) {
    values.set(list, end);
    end += list.length;
    ends[at] = end;
  }
  return { values, ends };
}

/** The list at a place, without a copy; empty where there is none. */
export function listAt({ values, ends }: Lists, place: number): Uint32Array {
  return place < 0 || place >= ends.length
    ? values.subarray(0, 0)
    : values.subarray(place === 0 ? 0 : ends[place - 1], ends[place]);
}

/** The index of the first of ascending numbers that is not below this one, looked for from an index on. */
export function firstFrom(ascending: Uint32Array, number: number, from = 0): number {
  let low = from;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whole numbers that become more and more, a typed array in the end. */
export interface Numbers {
  push(number: number): void;
  readonly length: number;
  /** All of them so far. */
  take(): Uint32Array;
}

/** Collects whole numbers from 0 to 2^32 - 1, four bytes each. */
export function collectNumbers(): Numbers {
  let room = new Uint32Array(1024);
  let length = 0;
  return {
    push: (number) => {
      if (length === room.length) {
        const larger = new Uint32Array(2 * length);
        larger.set(room);
        room = larger;
      }
      room[length++] = number;
    },
    get length() {
      return length;
    },
    take: () => room.slice(0, length),
  };
}
