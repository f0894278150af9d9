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
