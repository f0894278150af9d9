import { setTimeout as sleep } from "node:timers/promises";
import pLimit, { type LimitFunction } from "p-limit";

/** How politely to ask. */
export interface PaceOptions {
  /** The most requests at once. */
  readonly concurrency: number;
  /** The most requests at once to one host. */
  readonly perHost: number;
  /** The time between the starts of two requests to one host, in milliseconds. */
  readonly delayMs: number;
}

/** Lets requests through as politely as its options say. */
export interface Pace {
  run<T>(host: string, work: () => Promise<T>): Promise<T>;
  /** Nothing is asked of the host for this long, in milliseconds: it asked for rest. */
  rest(host: string, ms: number): void;
}

/** A pace for one run. A request that waits for its host takes no place from the other hosts' requests. */
export function createPace({ concurrency, perHost, delayMs }: PaceOptions): Pace {
  const all = pLimit(concurrency);
  const hosts = new Map<string, { readonly limit: LimitFunction; next: number }>();
  const hostOf = (name: string) => {
    const known = hosts.get(name);
    if (known) return known;
    const host = { limit: pLimit(perHost), next: 0 };
    hosts.set(name, host);
    return host;
  };
  const turn = async (host: { next: number }): Promise<void> => {
    for (let wait = host.next - Date.now(); wait > 0; wait = host.next - Date.now()) await sleep(wait);
    host.next = Date.now() + delayMs;
  };
  return {
    run: (name, work) => {
      const host = hostOf(name);
      return host.limit(async () => {
        await turn(host);
        return all(work);
      });
    },
    rest: (name, ms) => {
      const host = hostOf(name);
      host.next = Math.max(host.next, Date.now() + ms);
    },
  };
}
