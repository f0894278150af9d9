import type { Engine } from "../src/index.ts";
import type { Log } from "./log.ts";

/** An engine that can be replaced while others hold on to its functions. */
export interface LiveEngine extends Engine {
  /** Builds a new engine; where that fails the last good one goes on, and the log says what is wrong. */
  reload(): Promise<void>;
}

/**
 * Makes an engine that reloads.
 * @param build reads the registry and builds an engine; its error's message tells which files are wrong, and how.
 */
export async function createLiveEngine(build: () => Promise<Engine>, log: Log): Promise<LiveEngine> {
  let engine = await build();
  let latest = 0;
  return {
    ask: (...args) => engine.ask(...args),
    suggest: (...args) => engine.suggest(...args),
    find: (...args) => engine.find(...args),
    show: (...args) => engine.show(...args),
    choices: (...args) => engine.choices(...args),
    vocabulary: (...args) => engine.vocabulary(...args),
    writeFilters: (...args) => engine.writeFilters(...args),
    about: () => engine.about(),
    registry: () => engine.registry(),
    async reload() {
      latest++;
      const mine = latest;
      try {
        const built = await build();
        // A later change may have been read sooner.
        if (mine !== latest) return;
        engine = built;
        log.info("registry reloaded");
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        log.error("registry not reloaded: the last good one goes on", { problem });
      }
    },
  };
}
