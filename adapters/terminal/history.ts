import { z } from "zod";
import { errorFields, type Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { cleanLine } from "./clean.ts";
import { limits } from "./limits.ts";

const key = "terminal:history";
const dayMs = 24 * 60 * 60 * 1_000;
const historySchema = z.array(z.string());

/** What was asked before, newest first, kept for the next chat. A store that fails costs the history, never an answer. */
export interface History {
  load(): Promise<string[]>;
  /** Keeps a question in the background. */
  add(question: string): void;
  /** Resolves once everything that was added is kept. */
  settled(): Promise<void>;
}

/** The history of a terminal in a store that other chats may share. */
export function createHistory(store: Store, log: Log): History {
  const read = async (): Promise<string[]> => {
    const parsed = historySchema.safeParse(await store.get(key));
    // It is put on the screen when somebody presses the arrow key, so it is cleaned as everything else is.
    return parsed.success ? parsed.data.map(cleanLine).filter((line) => line !== "") : [];
  };
  const keep = async (question: string): Promise<void> => {
    // Read again each time: another chat may have asked something since.
    const others = (await read()).filter((other) => other !== question);
    await store.set(key, [question, ...others].slice(0, limits.historyEntries), limits.historyDays * dayMs);
  };
  let last: Promise<void> = Promise.resolve();

  return {
    load: async () => {
      try {
        return await read();
      } catch (error) {
        log.warn("history-not-read", errorFields(error));
        return [];
      }
    },
    add: (typed) => {
      const question = cleanLine(typed);
      if (question === "" || question.length > limits.historyEntryLength) return;
      last = last
        .then(() => keep(question))
        .catch((error: unknown) => log.warn("history-not-kept", errorFields(error)));
    },
    settled: () => last,
  };
}
