import { parentPort, workerData } from "node:worker_threads";
import type { Engine } from "../../src/index.ts";
import { openEngine } from "./open.ts";
import { type Call, type Request, serializeError, type WorkerMessage } from "./rpc.ts";
import type { WorkerOptions } from "./thread.ts";
import { warmUp } from "./warm-up.ts";

/** Answers as far as the chats need it: the facts behind a reply are three times its words, and stay here. */
function answer(engine: Engine, call: Call): unknown {
  switch (call.method) {
    case "ask": {
      const { query, message, followed, edit } = engine.ask(...call.args);
      return { query, message, followed, edit };
    }
    case "suggest":
      return engine.suggest(...call.args);
    case "find":
      return engine.find(...call.args);
    case "show":
      return engine.show(...call.args);
    case "choices":
      return engine.choices(...call.args);
    case "vocabulary":
      return engine.vocabulary(...call.args);
    case "writeFilters":
      return engine.writeFilters(...call.args);
    case "about":
      return engine.about();
  }
}

function reply(engine: Engine, request: Request): WorkerMessage {
  const { id } = request;
  try {
    return { kind: "answered", id, json: JSON.stringify(answer(engine, request)) };
  } catch (error) {
    return { kind: "failed", id, failure: serializeError(error) };
  }
}

const say = (said: WorkerMessage) => parentPort?.postMessage(said);
const { places, lenient }: WorkerOptions = workerData;
const tell = (problem: string) => say({ kind: "left-out", problem });
try {
  const engine = await openEngine(places, lenient ? tell : undefined);
  warmUp(engine);
  parentPort?.on("message", (request: Request) => say(reply(engine, request)));
  say({ kind: "ready", about: engine.about() });
} catch (error) {
  say({ kind: "broken", failure: serializeError(error) });
}
