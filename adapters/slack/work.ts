import { setTimeout as sleep } from "node:timers/promises";

/** Counts what is under way, so that it can end before the connection does. */
export interface Work {
  run<T>(task: () => Promise<T>): Promise<T>;
  /** Resolves once nothing is under way, and after `ms` milliseconds at the latest. True where all of it ended. */
  settled(ms: number): Promise<boolean>;
}

/** An empty count. */
export function createWork(): Work {
  const running = new Set<Promise<unknown>>();
  return {
    async run(task) {
      const promise = task();
      const ended = promise.then(
        () => {},
        () => {},
      );
      running.add(ended);
      try {
        return await promise;
      } finally {
        running.delete(ended);
      }
    },
    async settled(ms) {
      const waiting = new AbortController();
      const late = sleep(ms, false, { signal: waiting.signal }).catch(() => false);
      const done = Promise.all(running).then(() => true);
      const ended = await Promise.race([done, late]);
      waiting.abort();
      return ended;
    },
  };
}
