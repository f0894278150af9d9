import type { About } from "../../src/index.ts";
import { errorFields, type Log } from "../log.ts";
import { createRequestQueue, type PendingRequest } from "./request-queue.ts";
import type { Call } from "./rpc.ts";
import { type EngineThread, ThreadLost } from "./thread.ts";

/** The thread that answers, the one that is to take over from it, and the questions that wait for them. */
export interface WorkerPool {
  /** The answer as JSON. Rejects with the engine's error, or with ThreadLost where no thread can be had. */
  run(call: Call): Promise<string>;
  /** What the engine knows. Rejects where there is none, and none could be started. */
  about(): Promise<About>;
  /** Has a new thread read the registry and take over; where it cannot, the one before goes on, and the log says why. */
  reload(): Promise<void>;
  stop(): Promise<void>;
}

/** As many questions are with a thread at once: while one answer is on its way, the next is thought about. */
const atOnce = 2;
/** A thread that ends is followed at once; one that ends soon after, later each time. In milliseconds. */
const soonMs = 60_000;
const shortestPauseMs = 1000;
const longestPauseMs = 30_000;

interface PoolWorker {
  readonly thread: EngineThread;
  readonly about: About;
  readonly since: number;
  /** The questions that are with it. */
  readonly asked: Set<PendingRequest>;
}

function problemOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Starts an engine's thread and keeps one going until it is stopped.
 * @param start starts a thread over the registry as it is now.
 * @param changed called whenever another thread has taken over.
 * @throws what the first thread could not be built for, a RegistryError as a rule.
 */
export async function startWorkerPool(start: () => EngineThread, log: Log, changed: () => void): Promise<WorkerPool> {
  const queue = createRequestQueue();
  const leaving = new Set<PoolWorker>();
  /** All threads that were started and have not ended. */
  const alive = new Set<EngineThread>();
  let current: PoolWorker | null = null;
  let coming: EngineThread | null = null;
  let known: About | null = null;
  /** Why no thread can be had at the moment. */
  let missing: ThreadLost | null = null;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function ask(worker: PoolWorker, request: PendingRequest): void {
    worker.asked.add(request);
    const again = (error: unknown): void => {
      const lost = error instanceof ThreadLost;
      // Before anything else is asked of a thread that is gone.
      if (lost) onGone(worker, error);
      if (!lost || request.tries > 0) request.reject(error instanceof Error ? error : new Error(String(error)));
      else if (missing !== null) request.reject(missing);
      else queue.requeue({ ...request, tries: request.tries + 1 });
    };
    const done = (): void => {
      worker.asked.delete(request);
      if (leaving.has(worker)) leave(worker);
      pump();
    };
    void worker.thread.run(request.call).then(request.resolve, again).then(done);
  }

  /** Hands out what the thread can take. What was with a thread that ended goes alone: it may have been why. */
  function pump(): void {
    while (current !== null && current.asked.size < atOnce) {
      const suspects = [...current.asked].some(({ tries }) => tries > 0) || (queue.next()?.tries ?? 0) > 0;
      if (suspects && current.asked.size > 0) return;
      const request = queue.take();
      if (request === undefined) return;
      ask(current, request);
    }
  }

  /** Lets a thread that was replaced answer what is with it. */
  function leave(worker: PoolWorker): void {
    leaving.add(worker);
    if (worker.asked.size > 0) return;
    leaving.delete(worker);
    void worker.thread.stop();
  }

  function onGone(worker: PoolWorker, reason: ThreadLost): void {
    leaving.delete(worker);
    if (worker !== current) return;
    current = null;
    if (stopped) return;
    if (Date.now() - worker.since > soonMs) failures = 0;
    log.error("engine lost", errorFields(reason.cause ?? reason));
    if (coming === null) startLater();
  }

  function startLater(): void {
    if (stopped || timer !== undefined) return;
    const pauseMs = failures === 0 ? 0 : Math.min(longestPauseMs, shortestPauseMs * 2 ** (failures - 1));
    failures++;
    timer = setTimeout(() => {
      timer = undefined;
      void restart();
    }, pauseMs);
  }

  /** True once a new thread has taken over; false where a later one was started meanwhile. */
  async function takeOver(): Promise<boolean> {
    void coming?.stop();
    const thread = start();
    alive.add(thread);
    void thread.gone.then(() => alive.delete(thread));
    coming = thread;
    try {
      const about = await thread.ready;
      if (coming !== thread) return false;
      const before = current;
      const worker: PoolWorker = { thread, about, since: Date.now(), asked: new Set() };
      coming = null;
      missing = null;
      known = about;
      current = worker;
      void thread.gone.then((reason) => onGone(worker, reason));
      if (before !== null) leave(before);
      changed();
      pump();
      return true;
    } catch (error) {
      void thread.stop();
      if (coming !== thread) return false;
      coming = null;
      throw error;
    }
  }

  async function restart(): Promise<void> {
    if (stopped || coming !== null || current !== null) return;
    try {
      if (await takeOver()) log.info("engine started again");
    } catch (error) {
      notStarted(error);
    }
  }

  function notStarted(error: unknown): void {
    if (stopped) return;
    log.error("engine not started again", { problem: problemOf(error) });
    missing = new ThreadLost("[engine] The engine was lost and could not be started again.", { cause: error });
    queue.rejectAll(missing);
    startLater();
  }

  await takeOver();
  return {
    run(call) {
      if (missing !== null) return Promise.reject(missing);
      return new Promise((resolve, reject) => {
        queue.add({ call, resolve, reject, tries: 0 });
        pump();
      });
    },
    async about() {
      if (known === null || missing !== null) throw missing ?? new ThreadLost("[engine] The engine was not started.");
      return known;
    },
    async reload() {
      if (stopped) return;
      try {
        if (await takeOver()) log.info("registry reloaded");
      } catch (error) {
        if (stopped) return;
        if (current === null) return notStarted(error);
        log.error("registry not reloaded: the last good one goes on", { problem: problemOf(error) });
      }
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      missing = new ThreadLost("[engine] The engine was stopped.");
      queue.rejectAll(missing);
      await Promise.all([...alive].map((thread) => thread.stop()));
    },
  };
}
