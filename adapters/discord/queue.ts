/** Jobs in order, by what they are about. */
export interface Queue {
  /** Runs a job once those before it of the same key have ended, however they did. */
  run(key: string, job: () => Promise<void>): Promise<void>;
}

/** A queue that forgets a key as soon as nothing of it is left. */
export function createQueue(): Queue {
  const last = new Map<string, Promise<void>>();
  return {
    run(key, job) {
      const before = last.get(key) ?? Promise.resolve();
      const running = before.catch(() => undefined).then(job);
      last.set(key, running);
      const done = () => {
        if (last.get(key) === running) last.delete(key);
      };
      running.then(done, done);
      return running;
    },
  };
}

/** Gives each job a turn of the event loop of its own, first come first served. */
export type Turn = () => Promise<void>;

/**
 * Makes turns. Two hundred questions that come in one packet would otherwise be thought about one after the other before
 * the first answer leaves, and before anybody who is typing is heard.
 */
export function createTurns(): Turn {
  const waiting: (() => void)[] = [];
  const next = () => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(next);
  };
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 1) setImmediate(next);
    });
}
