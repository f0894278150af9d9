/** Jobs in order, by what they are about. */
export interface Queue {
  /** Runs a job once those before it of the same key have ended, however they did. */
  run<T>(key: string, job: () => Promise<T>): Promise<T>;
}

/** A queue that forgets a key as soon as nothing of it is left. */
export function createQueue(): Queue {
  const last = new Map<string, Promise<unknown>>();
  return {
    run(key, job) {
      const before = last.get(key) ?? Promise.resolve();
      const running = before.then(job, job);
      const ended = running.then(
        () => {},
        () => {},
      );
      last.set(key, ended);
      void ended.then(() => {
        if (last.get(key) === ended) last.delete(key);
      });
      return running;
    },
  };
}
