import type { About, Engine } from "../../src/index.ts";
import type { EngineMethod } from "./async-engine.ts";

/** A call of one of the engine's functions. */
export type Call = {
  readonly [M in EngineMethod]: { readonly method: M; readonly args: Parameters<Engine[M]> };
}[EngineMethod];

/** A question on its way to the engine's thread; its answer comes back under the same number. */
export type Request = Call & { readonly id: number };

/** An error on its way between threads, where a copied one would lose its name and its exit code. */
export interface SerializedError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly exitCode: number | undefined;
}

/**
 * What the engine's thread says: that it can be asked, or why it never will; and to each question its answer as JSON,
 * which costs what a structured clone does and tells the cache in front of it how large it is.
 */
export type WorkerMessage =
  | { readonly kind: "ready"; readonly about: About }
  | { readonly kind: "left-out"; readonly problem: string }
  | { readonly kind: "broken"; readonly failure: SerializedError }
  | { readonly kind: "answered"; readonly id: number; readonly json: string }
  | { readonly kind: "failed"; readonly id: number; readonly failure: SerializedError };

/** What of an error goes to the other thread. */
export function serializeError(error: unknown): SerializedError {
  if (!(error instanceof Error))
    return { name: "Error", message: String(error), stack: undefined, exitCode: undefined };
  const { name, message, stack } = error;
  const exitCode = "exitCode" in error && typeof error.exitCode === "number" ? error.exitCode : undefined;
  return { name, message, stack, exitCode };
}

/** The error of the other thread, as it was thrown there. */
export function deserializeError({ name, message, stack, exitCode }: SerializedError): Error {
  const error = Object.assign(new Error(message), { name, ...(exitCode !== undefined && { exitCode }) });
  if (stack !== undefined) error.stack = stack;
  return error;
}
