import { LRUCache } from "lru-cache";

/** The last answers to questions of one kind, each asked once, however many ask at the same time. */
export interface AnswerCache<T extends object> {
  /**
   * The answer kept under `key`, or the one that `make` brings, which is kept unless it fails. Those who ask get one and
   * the same object, which is not to be changed.
   * @param make brings the answer as JSON.
   * @param isKept whether an answer is worth keeping; all are where it is not given.
   */
  fetch(key: string, make: () => Promise<string>, isKept?: (value: T) => boolean): Promise<T>;
  /** Forgets all of it, answers under way included. */
  clear(): void;
}

/**
 * An empty cache.
 * @param max the most answers that are kept.
 * @param maxSize the most characters of JSON and of keys that are kept; in memory each takes about two bytes.
 */
export function createAnswerCache<T extends object>(max: number, maxSize: number): AnswerCache<T> {
  const kept = new LRUCache<string, T>({ max, maxSize });
  let underWay = new Map<string, Promise<T>>();
  return {
    fetch(key, make, isKept = () => true) {
      const known = kept.get(key);
      if (known !== undefined) return Promise.resolve(known);
      const asked = underWay.get(key);
      if (asked !== undefined) return asked;
      const mine = underWay;
      const bring = async (): Promise<T> => {
        try {
          const json = await make();
          const value: T = JSON.parse(json);
          // Of another registry by now, it is good for those who wait and for nobody else.
          if (mine === underWay && isKept(value)) kept.set(key, value, { size: json.length + key.length });
          return value;
        } finally {
          mine.delete(key);
        }
      };
      const bringing = bring();
      mine.set(key, bringing);
      return bringing;
    },
    clear() {
      kept.clear();
      underWay = new Map();
    },
  };
}
