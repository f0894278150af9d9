import { errorFields, type Log } from "../log.ts";

/** What an adapter is busy with. */
export interface Work {
  /** Starts a job, unless the work is closed. A job that fails is logged by its codes, and goes no further. */
  run(event: string, job: () => Promise<void>): void;
  /** Takes nothing new. Resolves when every job has ended, after `timeoutMs` at the latest. */
  close(timeoutMs: number): Promise<void>;
}

/** Resolves when `promise` has ended, after `timeoutMs` at the latest. */
export async function within(timeoutMs: number, promise: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([promise, timeout]);
  clearTimeout(timer);
}

/** The one place where the errors of handlers end: a listener that throws would end the process. */
export function createWork(log: Log): Work {
  const jobs = new Set<Promise<void>>();
  let closed = false;

  async function guard(event: string, job: () => Promise<void>): Promise<void> {
    try {
      await job();
    } catch (error) {
      log.error(event, errorFields(error));
    }
  }

  return {
    run(event, job) {
      if (closed) return;
      const running: Promise<void> = guard(event, job).finally(() => jobs.delete(running));
      jobs.add(running);
    },
    async close(timeoutMs) {
      closed = true;
      await within(timeoutMs, Promise.all(jobs));
    },
  };
}
