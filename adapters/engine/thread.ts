import type { Worker } from "node:worker_threads";
import type { About } from "../../src/index.ts";
import { startThread } from "../start-thread.ts";
import { type Call, deserializeError, type Request, type WorkerMessage } from "./rpc.ts";

/** The thread ended before it answered. */
export class ThreadLost extends Error {
  override readonly name = "ThreadLost";
}

/** An engine in a thread of its own. */
export interface EngineThread {
  /** What the engine knows, once it can be asked. Rejects with what was thrown there, or with ThreadLost. */
  readonly ready: Promise<About>;
  /** Resolves with the reason once the thread is gone, also where it was stopped. */
  readonly gone: Promise<ThreadLost>;
  /** The answer as JSON. Rejects with what was thrown there, or with ThreadLost. */
  run(call: Call): Promise<string>;
  /** Ends the thread at once, in the middle of a thought where it must. */
  stop(): Promise<void>;
}

/** What a thread is started with. */
export interface WorkerOptions {
  readonly places: readonly string[];
  /** Whether places after the first that hold a broken file are left out; else none of them may be broken. */
  readonly lenient: boolean;
}

/** Starts a thread that reads the registry of these places. */
export function startWorker(places: readonly string[], lenient = false): Worker {
  const options: WorkerOptions = { places, lenient };
  return startThread(new URL("./worker", import.meta.url), "engine", options);
}

interface Open<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Listens to a thread whose engine is being built.
 * @param tell is told what is wrong with a place that was left out.
 */
export function createThread(worker: Worker, tell: (problem: string) => void = () => {}): EngineThread {
  const open = new Map<number, Open<string>>();
  let number = 0;
  let cause: unknown;
  let lost: ThreadLost | null = null;
  let begin: Open<About> = { resolve: () => {}, reject: () => {} };
  const ready = new Promise<About>((resolve, reject) => {
    begin = { resolve, reject };
  });
  // Whoever waits for it hears; a thread that is stopped while it builds is nobody's failure.
  ready.catch(() => {});

  const take = (id: number): Open<string> | undefined => {
    const pending = open.get(id);
    open.delete(id);
    return pending;
  };
  worker.on("message", (said: WorkerMessage) => {
    if (said.kind === "ready") begin.resolve(said.about);
    else if (said.kind === "left-out") tell(said.problem);
    else if (said.kind === "broken") begin.reject(deserializeError(said.failure));
    else if (said.kind === "answered") take(said.id)?.resolve(said.json);
    else take(said.id)?.reject(deserializeError(said.failure));
  });
  worker.on("error", (error) => {
    cause = error;
  });
  const gone = new Promise<ThreadLost>((resolve) => {
    worker.once("exit", (code) => {
      const why = cause instanceof Error ? cause.message : `exit code ${code}`;
      lost = new ThreadLost(`[engine] The engine's thread ended: ${why}`, { cause });
      begin.reject(lost);
      for (const { reject } of open.values()) reject(lost);
      open.clear();
      resolve(lost);
    });
  });
  return {
    ready,
    gone,
    run(call) {
      if (lost !== null) return Promise.reject(lost);
      number++;
      const request: Request = { ...call, id: number };
      return new Promise((resolve, reject) => {
        open.set(request.id, { resolve, reject });
        worker.postMessage(request);
      });
    },
    async stop() {
      await worker.terminate();
    },
  };
}
