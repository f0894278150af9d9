/** A value that survives a round trip through JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * The little that a conversation must remember: small JSON values, each with a time to live.
 * Nothing else of the project touches a disk.
 */
export interface Store {
  /** The value kept under `key`, or undefined where there is none or its time is over. */
  get(key: string): Promise<Json | undefined>;
  /** Keeps `value` under `key` for `ttlMs` milliseconds, in place of what was there. */
  set(key: string, value: Json, ttlMs: number): Promise<void>;
  /** True for exactly one caller per key and time to live, over all processes that share the store. */
  claim(key: string, ttlMs: number): Promise<boolean>;
  delete(key: string): Promise<void>;
  close(): Promise<void>;
}
