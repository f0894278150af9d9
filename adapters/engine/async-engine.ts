import type { Ask, Engine, Reply } from "../../src/index.ts";

/** What the chats need of a reply: the facts behind it stay where the engine is. */
export type ChatReply = Pick<Reply, "query" | "message" | "followed" | "edit">;

/** The engine's functions that a chat may call: all but the records themselves, which stay where the engine is. */
export type EngineMethod = Exclude<keyof Engine, "registry">;

type Later<F> = F extends (...args: infer A) => infer R ? (...args: A) => Promise<R> : never;

/** The engine as the chats see it: it may be in another thread. What it gives is shared, and never to be changed. */
export type AsyncEngine = { readonly [M in Exclude<EngineMethod, "ask">]: Later<Engine[M]> } & {
  /** Rejects where the engine is lost, or fails; never for what the question says. */
  readonly ask: (...args: Parameters<Ask>) => Promise<ChatReply>;
};

/** An engine of this thread, as one that may be elsewhere. */
export function toAsync(engine: Pick<Engine, EngineMethod>): AsyncEngine {
  return {
    ask: async (...args) => engine.ask(...args),
    suggest: async (...args) => engine.suggest(...args),
    find: async (...args) => engine.find(...args),
    show: async (...args) => engine.show(...args),
    choices: async (...args) => engine.choices(...args),
    vocabulary: async (...args) => engine.vocabulary(...args),
    writeFilters: async (...args) => engine.writeFilters(...args),
    about: async () => engine.about(),
  };
}
