import { setTimeout as pause } from "node:timers/promises";
import { type Client, createClient, type InStatement, LibsqlError } from "@libsql/client/sqlite3";
import { z } from "zod";
import { expiryOf, sweepEveryMs } from "./expiry.ts";
import type { Json, Store } from "./store.ts";

/** How long a statement waits for another process' write, in milliseconds; a write itself takes well under one. */
const busyMs = 15_000;
const openMs = 5_000;
const goodbyeMs = 1_000;

/** How long the driver itself waits, in which its thread does nothing else; between tries everybody else has a turn. */
const driverMs = 20;
const longestPauseMs = 200;

/** What holds for a connection, and is told to each. */
const settings = [
  `PRAGMA busy_timeout = ${driverMs}`,
  // Safe against a crash of the process in WAL mode; a power cut may lose the last moment, never the file.
  "PRAGMA synchronous = NORMAL",
  // What is deleted is overwritten: it is what people asked.
  "PRAGMA secure_delete = ON",
];

const tables = [
  // Readers do not wait for a writer, and a process that is killed leaves a file that opens.
  "PRAGMA journal_mode = WAL",
  "CREATE TABLE IF NOT EXISTS whichdata_state (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID",
  "CREATE INDEX IF NOT EXISTS whichdata_state_expires ON whichdata_state (expires)",
  // Of whom a key is; who wants to be forgotten is found by it.
  "CREATE TABLE IF NOT EXISTS whichdata_people (person TEXT, key TEXT, PRIMARY KEY (person, key)) WITHOUT ROWID",
  "CREATE INDEX IF NOT EXISTS whichdata_people_key ON whichdata_people (key)",
];

// One statement, so SQLite's write lock makes it one step: it returns the key to the caller that got it and nothing to others.
const claimSql = `INSERT INTO whichdata_state (key, value, expires) VALUES (:key, 'true', :expires)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires WHERE whichdata_state.expires <= :now
  RETURNING key`;
const setSql = `INSERT INTO whichdata_state (key, value, expires) VALUES (:key, :value, :expires)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires`;
const getSql = "SELECT value FROM whichdata_state WHERE key = :key AND expires > :now";
const deleteSql = "DELETE FROM whichdata_state WHERE key = :key";
const leaveSql = "DELETE FROM whichdata_people WHERE key = :key";
const joinSql = "INSERT INTO whichdata_people (person, key) VALUES (:person, :key)";
const forgetSql = "DELETE FROM whichdata_state WHERE key IN (SELECT key FROM whichdata_people WHERE person = :person)";
const orphansSql = "DELETE FROM whichdata_people WHERE key NOT IN (SELECT key FROM whichdata_state)";

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

/** Whether the file was busy, or the connection was given up by another task that found it busy. */
function isBusy(error: unknown): error is LibsqlError {
  return error instanceof LibsqlError && /^(?:SQLITE_BUSY|CLIENT_CLOSED)/u.test(error.code);
}

type Task<T> = () => Promise<T>;

/** One connection, which tries until the file is free or `deadline` (milliseconds since 1970) is over. */
async function connect(client: Client) {
  const tell = async () => {
    for (const sql of settings) await client.execute(sql);
  };
  const patiently = async <T>(task: Task<T>, deadline: number): Promise<T> => {
    for (let wait = driverMs; ; wait = Math.min(2 * wait, longestPauseMs)) {
      try {
        return await task();
      } catch (error) {
        if (!isBusy(error) || client.closed) throw error;
        // The driver leaves a refused statement open until it is collected, and no transaction ends beside an open one.
        if (error.code !== "CLIENT_CLOSED") await client.reconnect();
        await tell();
        if (Date.now() > deadline) throw error;
        await pause(wait * (0.5 + Math.random() / 2));
      }
    }
  };
  await tell();
  return patiently;
}

/** Makes the tables where there are none, and looks the file over: a page that is broken is told now, not at some question. */
async function prepare(client: Client) {
  const patiently = await connect(client);
  const deadline = Date.now() + openMs;
  for (const sql of tables) await patiently(() => client.execute(sql), deadline);
  const { rows } = await patiently(() => client.execute("PRAGMA quick_check(1)"), deadline);
  if (rows[0]?.quick_check !== "ok") throw new LibsqlError("a page is broken", "SQLITE_CORRUPT");
  return patiently;
}

/**
 * A store in one SQLite file, which several processes of a machine may share. The driver works in the calling thread.
 * Rejects with the driver's own error; `openStore` turns that into a sentence.
 * @param url a `file:` URL whose directory exists.
 * @param now the clock, in milliseconds since 1970.
 */
export async function createLibsqlStore(url: string, now: () => number = Date.now): Promise<Store> {
  // One connection: statements run one after the other anyway, and the pragmas hold for a connection.
  const client = createClient({ url, concurrency: 1 });
  const patiently = await prepare(client).catch((error: unknown) => {
    client.close();
    throw error;
  });
  let nextSweep = 0;
  let lastWrite: Promise<unknown> = Promise.resolve();

  /** One write after the other, however long one waits for the file: what is deleted last stays deleted. */
  function write<T>(task: Task<T>): Promise<T> {
    const deadline = Date.now() + busyMs;
    const attempt = () => patiently(task, deadline);
    const writing = lastWrite.then(attempt, attempt);
    lastWrite = writing.catch(() => {});
    return writing;
  }

  const together = (statements: InStatement[]) => client.batch(statements, "write");

  const sweep = async (moment: number): Promise<void> => {
    if (moment < nextSweep) return;
    nextSweep = moment + sweepEveryMs;
    await together([{ sql: "DELETE FROM whichdata_state WHERE expires <= :now", args: { now: moment } }, orphansSql]);
  };

  const join = (key: string, people: readonly string[]): InStatement[] =>
    [...new Set(people)].map((person) => ({ sql: joinSql, args: { person, key } }));

  return {
    get: async (key) => {
      const { rows } = await patiently(
        () => client.execute({ sql: getSql, args: { key, now: now() } }),
        Date.now() + busyMs,
      );
      // What is no JSON any more counts as nothing: a conversation goes on without its memory.
      const parsed = valueSchema.safeParse(rows[0]?.value);
      return parsed.success ? parsed.data : undefined;
    },
    set: async (key, value: Json, ttlMs, people = []) => {
      const moment = now();
      const args = { key, value: JSON.stringify(value), expires: expiryOf(moment, ttlMs) };
      const leave = { sql: leaveSql, args: { key } };
      await write(async () => {
        await sweep(moment);
        await together([{ sql: setSql, args }, leave, ...join(key, people)]);
      });
    },
    claim: async (key, ttlMs, people = []) => {
      const moment = now();
      const args = { key, expires: expiryOf(moment, ttlMs), now: moment };
      return write(async () => {
        await sweep(moment);
        // In a transaction: the driver gives a row of a lone statement even where its commit then finds the file busy.
        const [claimed] = await together([{ sql: claimSql, args }]);
        const won = claimed?.rows.length === 1;
        if (won && people.length > 0) await together([{ sql: leaveSql, args: { key } }, ...join(key, people)]);
        return won;
      });
    },
    delete: async (key) => {
      const args = { key };
      await write(() => together([deleteSql, leaveSql].map((sql) => ({ sql, args }))));
    },
    forget: async (person) => {
      await write(() => together([{ sql: forgetSql, args: { person } }, orphansSql]));
      // The journal still has it; a reader of another process may hold the journal for a moment.
      await write(async () => {
        const { rows } = await client.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        if (rows[0]?.busy !== 0) throw new LibsqlError("the journal is read", "SQLITE_BUSY");
      });
    },
    close: async () => {
      // What is not written by then never is: whoever ends a bot does not wait for a file that is held.
      await Promise.race([lastWrite, pause(goodbyeMs, undefined, { ref: false })]);
      client.close();
    },
  };
}
