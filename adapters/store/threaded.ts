import type { Worker } from "node:worker_threads";
import { startThread } from "../start-thread.ts";
import { type Call, type Failure, type FromStore, opening } from "./protocol.ts";
import type { Json, Store } from "./store.ts";

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

function unpack({ name, message, code }: Failure): Error {
  return Object.assign(new Error(message), { name, ...(code !== undefined && { code }) });
}

/** Calls of a thread by number; it keeps the process alive only while something waits for it. */
function createCalls(worker: Worker) {
  const waiting = new Map<number, Waiting>();
  let lost: Error | null = null;
  const settle = (id: number): Waiting | undefined => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    return one;
  };
  worker.on("message", (said: FromStore) => {
    const one = settle(said.id);
    if ("failure" in said) one?.reject(unpack(said.failure));
    else one?.resolve(said.value);
  });
  const lose = (why: string) => {
    lost ??= new Error(`[state] The store's thread ended: ${why}`);
    for (const id of [...waiting.keys()]) settle(id)?.reject(lost);
  };
  worker.on("error", (error: unknown) => lose(error instanceof Error ? error.message : "an error"));
  worker.on("exit", (code) => lose(`exit code ${code}`));
  const call = (id: number, task?: Call): Promise<unknown> => {
    if (lost !== null) return Promise.reject(lost);
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.ref();
      if (task !== undefined) worker.postMessage({ ...task, id });
    });
  };
  return { call, lose };
}

/**
 * The libSQL store in a thread of its own: a file that is locked, or a disk that is slow, stops nobody who does not wait for
 * it. What is set can be read at once, so that nobody has to wait until it is written.
 * Rejects with the driver's error (its name, message and code).
 * @param url a `file:` URL whose directory exists.
 */
export async function createThreadedStore(url: string): Promise<Store> {
  const worker = startThread(new URL("./worker", import.meta.url), "store", url);
  const { call, lose } = createCalls(worker);
  let id = opening;
  /** What is on its way to the file; undefined for what is being deleted. */
  const unwritten = new Map<string, { readonly value: Json | undefined; readonly expires: number }>();
  let closed: Promise<void> | undefined;

  await call(opening);

  async function write(key: string, value: Json | undefined, ttlMs: number, task: Call): Promise<void> {
    const mine = { value: structuredClone(value), expires: Date.now() + ttlMs };
    unwritten.set(key, mine);
    try {
      await call(++id, task);
    } finally {
      if (unwritten.get(key) === mine) unwritten.delete(key);
    }
  }

  return {
    get: async (key) => {
      const early = unwritten.get(key);
      if (early !== undefined) return early.expires > Date.now() ? structuredClone(early.value) : undefined;
      const json = await call(++id, { method: "get", args: [key] });
      return typeof json === "string" ? JSON.parse(json) : undefined;
    },
    set: (key, value, ttlMs, people = []) =>
      write(key, value, ttlMs, { method: "set", args: [key, value, ttlMs, people] }),
    claim: async (key, ttlMs, people = []) =>
      (await call(++id, { method: "claim", args: [key, ttlMs, people] })) === true,
    delete: (key) => write(key, undefined, Number.POSITIVE_INFINITY, { method: "delete", args: [key] }),
    forget: async (person) => void (await call(++id, { method: "forget", args: [person] })),
    close: () => {
      closed ??= call(++id, { method: "close", args: [] }).then(() => lose("it was closed"));
      return closed;
    },
  };
}
