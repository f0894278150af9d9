import { loadRegistry } from "../../registry/load.ts";
import { buildRegistry, createEngine } from "../../src/index.ts";

/** The engine over the project's own registry. */
export const { ask, suggest } = createEngine(buildRegistry(loadRegistry()));
