import type { Engine, Reply } from "../src/index.ts";

/** The most datasets that the engine shows in one answer. */
export const mostHits = 50;

/** Asks one question, as the last of a thread where others came before it. */
export function askQuestion(engine: Engine, question: string, after: readonly string[] = []): Reply {
  return engine.ask(question, { limit: mostHits, after });
}
