import { open } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { AdapterError } from "../adapter.ts";
import { createMemoryStore } from "./memory.ts";
import type { Store } from "./store.ts";

const variable = "WHICHDATA_STATE";
const forms = `${variable} is "file:whichdata.db" (kept in that file) or "memory:" (forgotten when the bot ends)`;
/** What every SQLite file begins with (sqlite.org/fileformat, "The Database Header"). */
const header = "SQLite format 3\0";

function stateError(sentence: string, cause?: unknown): AdapterError {
  return new AdapterError(`[state] ${sentence}`, cause === undefined ? {} : { cause });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

function pathOf(state: string): string {
  const rest = state.slice("file:".length);
  if (rest.trim() === "") throw stateError(`${variable} names no file after "file:". ${forms}.`);
  if (!rest.startsWith("//")) return resolve(rest);
  try {
    return resolve(fileURLToPath(state));
  } catch (cause) {
    throw stateError(`${variable} is not a file URL of this machine. Write "file:/folder/whichdata.db".`, cause);
  }
}

function explain(error: unknown, path: string): AdapterError {
  const code = codeOf(error);
  const folder = dirname(path);
  if (code === "ENOENT" || code === "ENOTDIR") {
    return stateError(
      `There is no directory ${folder} for the file of ${variable}. Make it (mkdir -p), or name another file.`,
      error,
    );
  }
  if (code === "EISDIR") {
    return stateError(
      `${path} is a directory; ${variable} names a file. Add the file's name, as in file:${path}/whichdata.db.`,
      error,
    );
  }
  if (["EACCES", "EPERM", "EROFS", "SQLITE_CANTOPEN", "SQLITE_READONLY"].some((known) => code.startsWith(known))) {
    return stateError(
      `${path} cannot be written. Give the bot's user the right to write the file and its directory, or name another file in ${variable}.`,
      error,
    );
  }
  if (code === "SQLITE_NOTADB" || code.startsWith("SQLITE_CORRUPT")) return notADatabase(path, error);
  if (code.startsWith("SQLITE_BUSY")) {
    return stateError(
      `${path} is locked by another process. End that one, or name another file in ${variable}.`,
      error,
    );
  }
  return stateError(
    `${path} could not be opened (${code || "no code"}). Name another file in ${variable}; ${forms}.`,
    error,
  );
}

function notADatabase(path: string, cause?: unknown): AdapterError {
  return stateError(
    `${path} is not a database, and was left as it was. Move it away, or name another file in ${variable}.`,
    cause,
  );
}

// Makes the file where there is none, for its owner only (it holds what people asked), and never writes into one.
async function probe(path: string): Promise<void> {
  const file = await open(path, "a+", 0o600);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(header.length), 0, header.length, 0);
    if (bytesRead > 0 && buffer.toString("latin1", 0, bytesRead) !== header) throw notADatabase(path);
  } finally {
    await file.close();
  }
}

/**
 * Opens the store that `WHICHDATA_STATE` names, `memory:` or `file:path` (relative to the working directory).
 * Rejects with an AdapterError, `[state] …`, that says what is wrong and what to do; a file that is no database stays as it was.
 */
export async function openStore(state: string): Promise<Store> {
  if (state === "memory:") return createMemoryStore();
  // The value itself stays out of the message: the URL of a server may hold a password.
  if (!state.startsWith("file:")) throw stateError(`${variable} is neither. ${forms}.`);
  const path = pathOf(state);
  try {
    await probe(path);
    const { createThreadedStore } = await import("./threaded.ts");
    return await createThreadedStore(pathToFileURL(path).href);
  } catch (error) {
    throw error instanceof AdapterError ? error : explain(error, path);
  }
}
