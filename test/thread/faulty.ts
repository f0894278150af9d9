import { Worker } from "node:worker_threads";
import { createThread, type EngineThread } from "../../adapters/engine/thread.ts";

/** A thread that echoes questions, fails at "fail", dies at "die" and never comes back from "hang". */
const echo = `
  const { parentPort } = require("node:worker_threads");
  parentPort.on("message", ({ id, method, args }) => {
    const [question] = args;
    if (question === "die") process.exit(3);
    if (question === "burst") { const all = []; for (;;) all.push(new Array(1e6).fill(Math.random())); }
    if (question === "hang") for (;;);
    if (question === "fail") {
      const failure = { name: "RangeError", message: "it failed", stack: "RangeError: it failed", exitCode: 78 };
      return parentPort.postMessage({ kind: "failed", id, failure });
    }
    const message = { text: question };
    parentPort.postMessage({ kind: "answered", id, json: JSON.stringify(method === "ask" ? { message } : [question]) });
  });
  parentPort.postMessage({ kind: "ready", about: { datasets: 1, models: 0, updated: null } });
`;

const broken = `
  const failure = { name: "RegistryError", message: "[registry] 1 problem", stack: "", exitCode: undefined };
  require("node:worker_threads").parentPort.postMessage({ kind: "broken", failure });
`;

/** Real threads with an engine that does as it is told; `made` holds all that were started. */
export function faultyThreads(): {
  readonly start: () => EngineThread;
  readonly made: Worker[];
  /** From now on no thread can be built, or can again. */
  breakAll(isBroken: boolean): void;
} {
  const made: Worker[] = [];
  let isBroken = false;
  return {
    made,
    start() {
      const worker = new Worker(isBroken ? broken : echo, {
        eval: true,
        resourceLimits: { maxOldGenerationSizeMb: 40 },
      });
      made.push(worker);
      return createThread(worker);
    },
    breakAll(now) {
      isBroken = now;
    },
  };
}
