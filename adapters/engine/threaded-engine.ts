import type { AskOptions, Choice, FacetChoices, Message, VocabularyValue } from "../../src/index.ts";
import type { Log } from "../log.ts";
import type { AsyncEngine, Said } from "./async-engine.ts";
import { startCrew } from "./crew.ts";
import { createMemory, type Memory } from "./memory.ts";
import type { Question } from "./protocol.ts";
import type { EngineThread } from "./thread.ts";

/** An engine that thinks in a thread of its own, so that this one is free for those who talk. */
export interface ThreadedEngine extends AsyncEngine {
  /** Has another thread read the registry and take over; where it cannot, the log says why, and nothing changes. */
  reload(): Promise<void>;
  /** Ends its threads at once; what is asked and not answered is rejected. */
  stop(): Promise<void>;
}

/** The same words for the same question, however its options were written. */
function askKey(question: string, { locale, limit, skip = 0, after = [] }: AskOptions = {}): string {
  return JSON.stringify([question, locale ?? null, limit ?? null, skip, after]);
}

/**
 * Starts an engine in a thread of its own, with a memory of its last answers in front: at most 10 million characters of
 * JSON, which take less than 20 MB.
 * @param start starts a thread over the registry as it is now.
 * @throws what the thread could not be built for, as it was thrown there.
 */
export async function startThreadedEngine(start: () => EngineThread, log: Log): Promise<ThreadedEngine> {
  const memories = {
    said: createMemory<Said>(2000, 7_000_000),
    shown: createMemory<Message>(500, 1_000_000),
    suggested: createMemory<readonly Choice[]>(1000, 1_000_000),
    choices: createMemory<readonly FacetChoices[]>(10, 500_000),
    words: createMemory<readonly VocabularyValue[]>(50, 500_000),
  };
  const forget = (): void => {
    for (const memory of Object.values(memories)) memory.forget();
  };
  const crew = await startCrew(start, log, forget);
  const ask = async <T>(question: Question): Promise<T> => {
    const value: T = JSON.parse(await crew.run(question));
    return value;
  };
  const recall = <T extends object>(memory: Memory<T>, question: Question) =>
    memory.recall(JSON.stringify(question.args), () => crew.run(question));
  return {
    ask: async (...args) => {
      const [, { after = [] } = {}] = args;
      // What people say to each other below an answer is asked too, to see whether it goes on from it: not to be kept.
      const isKept = ({ followed }: Said) => followed || after.length === 0;
      return memories.said.recall(askKey(...args), () => crew.run({ method: "ask", args }), isKept);
    },
    suggest: async (...args) => recall(memories.suggested, { method: "suggest", args }),
    show: async (...args) => recall(memories.shown, { method: "show", args }),
    choices: async (...args) => recall(memories.choices, { method: "choices", args }),
    vocabulary: async (...args) => recall(memories.words, { method: "vocabulary", args }),
    // Nobody says the same twice around a link, and a form is seldom filled in alike.
    find: async (...args) => ask({ method: "find", args }),
    writeFilters: async (...args) => ask({ method: "writeFilters", args }),
    about: crew.about,
    reload: crew.reload,
    stop: crew.stop,
  };
}
