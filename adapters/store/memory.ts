import { expiryOf, sweepEveryMs } from "./expiry.ts";
import type { Json, Store } from "./store.ts";

interface Entry {
  readonly value: Json;
  readonly expires: number;
  readonly people: readonly string[];
}

/** What a caller does to its object afterwards is not in a database either; what is no object cannot be changed. */
function copy<T extends Json | undefined>(value: T): T {
  return typeof value === "object" && value !== null ? structuredClone(value) : value;
}

/**
 * A store that lives as long as the process and is shared with no other.
 * @param now the clock, in milliseconds since 1970.
 */
export function createMemoryStore(now: () => number = Date.now): Store {
  const entries = new Map<string, Entry>();
  let nextSweep = 0;

  const live = (key: string): Entry | undefined => {
    const entry = entries.get(key);
    return entry !== undefined && entry.expires > now() ? entry : undefined;
  };

  const keep = (key: string, value: Json, ttlMs: number, people: readonly string[] = []): void => {
    const moment = now();
    const expires = expiryOf(moment, ttlMs);
    if (moment >= nextSweep) {
      nextSweep = moment + sweepEveryMs;
      for (const [old, entry] of entries) if (entry.expires <= moment) entries.delete(old);
    }
    // A copy, both ways.
    entries.set(key, { value: copy(value), expires, people: [...people] });
  };

  return {
    get: async (key) => copy(live(key)?.value),
    set: async (key, value, ttlMs, people) => keep(key, value, ttlMs, people),
    // No await between looking and keeping: nothing else runs in between, so one caller wins.
    claim: async (key, ttlMs, people) => {
      if (live(key)) return false;
      keep(key, true, ttlMs, people);
      return true;
    },
    delete: async (key) => {
      entries.delete(key);
    },
    forget: async (person) => {
      for (const [key, { people }] of entries) if (people.includes(person)) entries.delete(key);
    },
    close: async () => entries.clear(),
  };
}
