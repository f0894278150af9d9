import type { Store } from "./store.ts";

/** A call of one of the store's functions, on its way to the store's thread. */
export type Call = {
  readonly [M in keyof Store]: { readonly method: M; readonly args: Parameters<Store[M]> };
}[keyof Store];

/** An error on its way between threads, where a copied one would lose its code. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
}

/** What the store's thread says: that the file is open, or to each call what became of it, under the call's number. */
export type FromStore = { readonly id: number } & ({ readonly value: unknown } | { readonly failure: Failure });

/** The number under which the thread says whether the file is open. */
export const opening = 0;

/** What of an error goes to the other thread. */
export function packFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  const { name, message } = error;
  return { name, message, ...("code" in error && typeof error.code === "string" && { code: error.code }) };
}
