/** A value that survives a round trip through JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * The little that a conversation must remember: small JSON values, each with a time to live.
 * Nothing else of the project touches a disk.
 */
export interface Store {
  /** The value kept under `key`, or undefined where there is none or its time is over. */
  get(key: string): Promise<Json | undefined>;
  /**
   * Keeps `value` under `key` for `ttlMs` milliseconds, in place of what was there.
   * @param people whom it is of, as `personKey` writes them: `forget` for any of them deletes it.
   */
  set(key: string, value: Json, ttlMs: number, people?: readonly string[]): Promise<void>;
  /** True for exactly one caller per key and time to live, over all processes that share the store. */
  claim(key: string, ttlMs: number, people?: readonly string[]): Promise<boolean>;
  delete(key: string): Promise<void>;
  /** Deletes all that was kept of a person, and leaves nothing of it in what the values are kept in. */
  forget(person: string): Promise<void>;
  close(): Promise<void>;
}

/** A person of a platform, as a store knows them: `where` is a workspace, or empty where ids are the platform's own. */
export function personKey(platform: "slack" | "discord", where: string, id: string): string {
  return `${platform}:${where}:${id}`;
}
