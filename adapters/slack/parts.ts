import type { AdapterContext } from "../adapter.ts";
import type { Queue } from "../queue.ts";
import type { Store } from "../store/store.ts";
import type { Languages } from "./language.ts";
import type { NewerBlocks } from "./newer.ts";

/** What every listener works with. */
export interface SlackParts extends AdapterContext {
  readonly languages: Languages;
  readonly newer: NewerBlocks;
  readonly queue: Queue;
  /** What this process took on itself, for when the store cannot say. */
  readonly ownClaims: Pick<Store, "claim" | "delete">;
  /** Where people read what is kept of them, or null where whoever runs the bot did not say. */
  readonly privacyUrl: string | null;
}
