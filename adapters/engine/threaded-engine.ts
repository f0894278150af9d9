import type { AskOptions, Choice, FacetChoices, Message, VocabularyValue } from "../../src/index.ts";
import type { Log } from "../log.ts";
import { type AnswerCache, createAnswerCache } from "./answer-cache.ts";
import type { AsyncEngine, ChatReply } from "./async-engine.ts";
import type { Call } from "./rpc.ts";
import type { EngineThread } from "./thread.ts";
import { startWorkerPool } from "./worker-pool.ts";

/** An engine that thinks in a thread of its own, so that this one is free for those who talk. */
export interface ThreadedEngine extends AsyncEngine {
  /** Has another thread read the registry and take over; where it cannot, the log says why, and nothing changes. */
  reload(): Promise<void>;
  /** Ends its threads at once; what is asked and not answered is rejected. */
  stop(): Promise<void>;
}

/** The same words for the same question, however its options were written. */
/** What an answer is kept by: with the day, as "added this week" is answered by it. */
function askKey(
  question: string,
  { locale, limit, skip = 0, after = [], today = new Date() }: AskOptions = {},
): string {
  return JSON.stringify([question, locale ?? null, limit ?? null, skip, after, today.toISOString().slice(0, 10)]);
}

/**
 * Starts an engine in a thread of its own, with a cache of its last answers in front: at most 10 million characters of
 * JSON, which take less than 20 MB.
 * @param start starts a thread over the registry as it is now.
 * @throws what the thread could not be built for, as it was thrown there.
 */
export async function startThreadedEngine(start: () => EngineThread, log: Log): Promise<ThreadedEngine> {
  const caches = {
    said: createAnswerCache<ChatReply>(2000, 7_000_000),
    shown: createAnswerCache<Message>(500, 1_000_000),
    suggested: createAnswerCache<readonly Choice[]>(1000, 1_000_000),
    choices: createAnswerCache<readonly FacetChoices[]>(10, 500_000),
    words: createAnswerCache<readonly VocabularyValue[]>(50, 500_000),
  };
  const forget = (): void => {
    for (const cache of Object.values(caches)) cache.clear();
  };
  const pool = await startWorkerPool(start, log, forget);
  const ask = async <T>(call: Call): Promise<T> => {
    const value: T = JSON.parse(await pool.run(call));
    return value;
  };
  const fetch = <T extends object>(cache: AnswerCache<T>, call: Call) =>
    cache.fetch(JSON.stringify(call.args), () => pool.run(call));
  return {
    ask: async (...args) => {
      const [, { after = [] } = {}] = args;
      // What people say to each other below an answer is asked too, to see whether it goes on from it: not to be kept.
      const isKept = ({ followed }: ChatReply) => followed || after.length === 0;
      return caches.said.fetch(askKey(...args), () => pool.run({ method: "ask", args }), isKept);
    },
    suggest: async (...args) => fetch(caches.suggested, { method: "suggest", args }),
    show: async (...args) => fetch(caches.shown, { method: "show", args }),
    choices: async (...args) => fetch(caches.choices, { method: "choices", args }),
    vocabulary: async (...args) => fetch(caches.words, { method: "vocabulary", args }),
    // Nobody says the same twice around a link, and a form is seldom filled in alike.
    find: async (...args) => ask({ method: "find", args }),
    writeFilters: async (...args) => ask({ method: "writeFilters", args }),
    about: pool.about,
    reload: pool.reload,
    stop: pool.stop,
  };
}
