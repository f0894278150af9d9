import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Asked } from "./asked.ts";
import { loadContender } from "./contenders.ts";
import { documentsOf } from "./documents.ts";
import type { Built } from "./engine.ts";
import { loadCorpus } from "./load-corpus.ts";
import { type Request, type Response, requestSchema } from "./protocol.ts";
import type { First } from "./right.ts";

// The records are kept here, so that what is measured beside them is the engine's own.
let corpus: ReturnType<typeof loadCorpus> | undefined;
let engine: Built<unknown> | undefined;
let questions: readonly Asked[] = [];

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** All that JavaScript holds, its buffers among them, once garbage is collected. */
function bytesUsed(): number {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function timed<T>(run: () => T | Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const start = performance.now();
  const made = run();
  // A turn of the event loop must not be counted with an engine that needs none.
  const value = made instanceof Promise ? await made : made;
  return { ms: performance.now() - start, value };
}

async function prepare(request: Extract<Request, { type: "prepare" }>): Promise<Response> {
  const contender = await loadContender(request.name, request.compiled);
  const records = loadCorpus(request.records, request.seed);
  corpus = records;
  questions = request.questions;
  const before = bytesUsed();
  const build = await timed(() => contender.build({ records, documents: () => documentsOf(records) }));
  engine = build.value;
  const bytes = bytesUsed() - before + (engine.outsideBytes?.() ?? 0);
  const saved = await engine.save?.();
  collect();
  const load = saved && (await timed(saved));
  return { type: "prepared", buildMs: build.ms, loadMs: load ? load.ms : null, bytes };
}

async function ask(budgetMs: number): Promise<{ readonly times: number[]; readonly firsts: First[] }> {
  if (!engine || !corpus) throw new Error("[bench] it was asked before it was prepared");
  const { ask, read } = engine;
  const times: number[] = [];
  const firsts: First[] = [];
  collect();
  const end = performance.now() + budgetMs;
  for (const question of questions) {
    if (performance.now() > end) break;
    const { ms, value } = await timed(() => ask(question));
    times.push(ms);
    firsts.push(read(value));
  }
  return { times, firsts };
}

async function answer(message: unknown): Promise<Response> {
  const request = requestSchema.parse(message);
  if (request.type === "prepare") return prepare(request);
  const { times, firsts } = await ask(request.budgetMs);
  return request.type === "warm" ? { type: "warmed", times, firsts } : { type: "rounded", times };
}

process.on("message", (message) => {
  answer(message).then(
    (response) => process.send?.(response),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exit(1);
    },
  );
});
