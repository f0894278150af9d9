/** Keeps the best of many things that come one after another, best first; of two as good the one that came first. */
export interface Best<T> {
  offer(item: T): void;
  readonly items: readonly T[];
}

/**
 * Begins to keep the best, at most so many: a page of a hundred thousand needs no sorting of all.
 * @param isBetter whether the first belongs before the second.
 */
export function keepBest<T>(most: number, isBetter: (one: T, other: T) => boolean): Best<T> {
  const items: T[] = [];
  return {
    items,
    offer: (item) => {
      const last = items.at(-1);
      if (items.length >= most && (last === undefined || !isBetter(item, last))) return;
      let at = items.length;
      for (let before = items[at - 1]; before !== undefined && isBetter(item, before); before = items[at - 1]) at--;
      items.splice(at, 0, item);
      if (items.length > most) items.pop();
    },
  };
}
