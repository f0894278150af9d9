import type { Engine, Reply } from "../src/index.ts";

/** The most datasets that the engine shows in one answer. */
export const mostHits = 50;

/** A question as it is put to the engine. */
export interface Asked {
  readonly reply: Reply;
  /** False where the question goes on from others, and the engine was not told of them. */
  readonly inContext: boolean;
}

/** Asks one question. The engine remembers nothing: of a thread only the last question is asked. */
export function askQuestion(engine: Engine, question: string, after: readonly string[] = []): Asked {
  return { reply: engine.ask(question, { limit: mostHits }), inContext: after.length === 0 };
}
