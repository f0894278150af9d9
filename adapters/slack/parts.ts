import type { AdapterContext } from "../adapter.ts";
import type { Languages } from "./language.ts";
import type { NewerBlocks } from "./newer.ts";
import type { Queue } from "./queue.ts";

/** What every listener works with. */
export interface SlackParts extends AdapterContext {
  readonly languages: Languages;
  readonly newer: NewerBlocks;
  readonly queue: Queue;
}
