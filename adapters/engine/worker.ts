import { parentPort, workerData } from "node:worker_threads";
import type { Engine } from "../../src/index.ts";
import { openEngine } from "./open.ts";
import { type FromThread, type Posted, packError, type Question } from "./protocol.ts";
import { warmUp } from "./warm-up.ts";

/** Answers as far as the chats need it: the facts behind a reply are three times its words, and stay here. */
function answer(engine: Engine, question: Question): unknown {
  switch (question.method) {
    case "ask": {
      const { query, message, followed } = engine.ask(...question.args);
      return { query, message, followed };
    }
    case "suggest":
      return engine.suggest(...question.args);
    case "find":
      return engine.find(...question.args);
    case "show":
      return engine.show(...question.args);
    case "choices":
      return engine.choices(...question.args);
    case "vocabulary":
      return engine.vocabulary(...question.args);
    case "writeFilters":
      return engine.writeFilters(...question.args);
    case "about":
      return engine.about();
  }
}

function reply(engine: Engine, posted: Posted): FromThread {
  const { id } = posted;
  try {
    return { kind: "answered", id, json: JSON.stringify(answer(engine, posted)) };
  } catch (error) {
    return { kind: "failed", id, failure: packError(error) };
  }
}

const say = (said: FromThread) => parentPort?.postMessage(said);
const places: readonly string[] = workerData;
try {
  const engine = await openEngine(places);
  warmUp(engine);
  parentPort?.on("message", (posted: Posted) => say(reply(engine, posted)));
  say({ kind: "ready", about: engine.about() });
} catch (error) {
  say({ kind: "broken", failure: packError(error) });
}
