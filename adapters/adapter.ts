import type { AsyncEngine } from "./engine/async-engine.ts";
import type { Log } from "./log.ts";
import type { Store } from "./store/store.ts";

/** An edge of the bot: one platform, started and stopped by the composition root. */
export interface Adapter {
  readonly name: string;
  /** Resolves once the platform can ask questions; rejects with an error that names the remedy. */
  start(): Promise<void>;
  /** Takes nothing new, lets what is under way end (at most 5 s), and closes. Safe to call twice. */
  stop(): Promise<void>;
}

/** What every adapter is handed. None of them builds an engine or opens a store of its own. */
export interface AdapterContext extends AsyncEngine {
  readonly store: Store;
  readonly log: Log;
  /**
   * Called at most once, when the adapter can never work again (a token revoked, a fatal close): a sentence
   * for the log and the process' exit code. The composition root ends the process.
   */
  readonly fatal: (error: AdapterError) => void;
}

/** A mistake of set-up or a platform's refusal: the message starts with `[adapter]` and names the remedy. */
export class AdapterError extends Error {
  override readonly name = "AdapterError";
  /** The exit code it asks for: 78 (EX_CONFIG) when starting again cannot help, 1 otherwise. */
  readonly exitCode: number;

  constructor(message: string, options: { cause?: unknown; exitCode?: number } = {}) {
    super(message, "cause" in options ? { cause: options.cause } : undefined);
    this.exitCode = options.exitCode ?? 78;
  }
}
