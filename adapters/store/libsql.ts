import { setTimeout as pause } from "node:timers/promises";
import { type Client, createClient, LibsqlError } from "@libsql/client/sqlite3";
import { z } from "zod";
import { expiryOf, sweepEveryMs } from "./expiry.ts";
import type { Json, Store } from "./store.ts";

/** How long a statement waits for another process' write, in milliseconds; a write itself takes well under one. */
const busyMs = 5_000;

const setUp = [
  `PRAGMA busy_timeout = ${busyMs}`,
  // Readers do not wait for a writer, and a process that is killed leaves a file that opens.
  "PRAGMA journal_mode = WAL",
  // Safe against a crash of the process in WAL mode; a power cut may lose the last moment, never the file.
  "PRAGMA synchronous = NORMAL",
  "CREATE TABLE IF NOT EXISTS whichdata_state (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID",
  "CREATE INDEX IF NOT EXISTS whichdata_state_expires ON whichdata_state (expires)",
];

// One statement, so SQLite's write lock makes it one step: it returns the key to the caller that got it and nothing to others.
const claimSql = `INSERT INTO whichdata_state (key, value, expires) VALUES (:key, 'true', :expires)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires WHERE whichdata_state.expires <= :now
  RETURNING key`;
const setSql = `INSERT INTO whichdata_state (key, value, expires) VALUES (:key, :value, :expires)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires`;
const getSql = "SELECT value FROM whichdata_state WHERE key = :key AND expires > :now";

const storedSchema = z.string().transform((text, context) => {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    context.addIssue("not JSON");
    return z.NEVER;
  }
});
const valueSchema = storedSchema.pipe(z.json());

// Switching a file to WAL needs it alone for a moment, and SQLite does not wait for that one by itself.
async function prepare(client: Client): Promise<void> {
  const deadline = Date.now() + busyMs;
  for (;;) {
    try {
      for (const sql of setUp) await client.execute(sql);
      return;
    } catch (error) {
      const busy = error instanceof LibsqlError && error.code.startsWith("SQLITE_BUSY");
      if (!busy || Date.now() > deadline) throw error;
      await pause(20);
    }
  }
}

/**
 * A store in one SQLite file, which several processes of a machine may share.
 * Rejects with the driver's own error; `openStore` turns that into a sentence.
 * @param url a `file:` URL whose directory exists.
 * @param now the clock, in milliseconds since 1970.
 */
export async function createLibsqlStore(url: string, now: () => number = Date.now): Promise<Store> {
  // One connection: statements run one after the other anyway, and the pragmas hold for a connection.
  const client = createClient({ url, concurrency: 1 });
  try {
    await prepare(client);
  } catch (error) {
    client.close();
    throw error;
  }
  let nextSweep = 0;

  const sweep = async (moment: number): Promise<void> => {
    if (moment < nextSweep) return;
    nextSweep = moment + sweepEveryMs;
    await client.execute({ sql: "DELETE FROM whichdata_state WHERE expires <= :now", args: { now: moment } });
  };

  return {
    get: async (key) => {
      const { rows } = await client.execute({ sql: getSql, args: { key, now: now() } });
      // What is no JSON any more counts as nothing: a conversation goes on without its memory.
      const parsed = valueSchema.safeParse(rows[0]?.value);
      return parsed.success ? parsed.data : undefined;
    },
    set: async (key, value: Json, ttlMs) => {
      const moment = now();
      const args = { key, value: JSON.stringify(value), expires: expiryOf(moment, ttlMs) };
      await sweep(moment);
      await client.execute({ sql: setSql, args });
    },
    claim: async (key, ttlMs) => {
      const moment = now();
      const args = { key, expires: expiryOf(moment, ttlMs), now: moment };
      await sweep(moment);
      const { rows } = await client.execute({ sql: claimSql, args });
      return rows.length === 1;
    },
    delete: async (key) => {
      await client.execute({ sql: "DELETE FROM whichdata_state WHERE key = :key", args: { key } });
    },
    close: async () => client.close(),
  };
}
