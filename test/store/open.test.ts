import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AdapterError } from "../../adapters/adapter.ts";
import { openStore } from "../../adapters/store/open.ts";

vi.setConfig({ testTimeout: 90_000 });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "whichdata-open-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function refusal(state: string): Promise<AdapterError> {
  const error = await openStore(state).then(
    async (store) => {
      await store.close();
      return "it opened";
    },
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AdapterError);
  return error as AdapterError;
}

describe("what opens", () => {
  it("memory: keeps values in the process", async () => {
    const store = await openStore("memory:");
    await store.set("key", 1, 60_000);
    expect(await store.get("key")).toBe(1);
    await store.close();
  });

  it.each([
    ["a plain name", "state.db"],
    ["spaces, a percent sign, a question mark and a hash", "my 100% state?#1.db"],
    ["Hangul", "상태.db"],
    ["the name that SQLite takes for its own memory", ":memory:"],
  ])("file: opens and finds again a file with %s", async (_, name) => {
    const path = join(folder, name);
    for (const state of [`file:${path}`, pathToFileURL(path).href]) {
      const store = await openStore(state);
      await store.set(state, "kept", 60_000);
      await store.close();
      const again = await openStore(`file:${path}`);
      expect(await again.get(state)).toBe("kept");
      await again.close();
    }
    expect(await readdir(folder)).toContain(name);
  });

  it("an empty file becomes a database", async () => {
    const path = join(folder, "empty.db");
    await writeFile(path, "");
    const store = await openStore(`file:${path}`);
    expect(await store.claim("key", 1_000)).toBe(true);
    await store.close();
  });

  it("a new file can be read by its owner alone: it holds what people asked", async () => {
    const path = join(folder, "state.db");
    const store = await openStore(`file:${path}`);
    await store.set("key", "value", 60_000);
    const modes = await Promise.all(
      (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).mode & 0o077),
    );
    expect(modes.length).toBeGreaterThan(0);
    expect(modes.every((mode) => mode === 0)).toBe(true);
    await store.close();
  });
});

describe("what does not open says what to do", () => {
  const asks = [
    [
      "a directory that does not exist",
      "absent/state.db",
      /There is no directory .*absent.* WHICHDATA_STATE.*mkdir -p/,
    ],
    ["a file where a directory should be", "plain.txt/state.db", /There is no directory .*plain\.txt/],
    ["a directory", "directory", /is a directory; WHICHDATA_STATE names a file.*whichdata\.db/],
    [
      "a file that is not a database",
      "plain.txt",
      /plain\.txt is not a database, and was left as it was.*WHICHDATA_STATE/,
    ],
    ["a database that is broken", "broken.db", /broken\.db is not a database, and was left as it was.*WHICHDATA_STATE/],
  ] as const;

  it.each(asks)("%s", async (_, name, sentence) => {
    await mkdir(join(folder, "directory"));
    await writeFile(join(folder, "plain.txt"), "my notes, which nobody may lose\n");
    await writeFile(join(folder, "broken.db"), `SQLite format 3\0${"nonsense ".repeat(500)}`);
    const before = await readFile(join(folder, "broken.db"));
    const error = await refusal(`file:${join(folder, name)}`);
    expect(error.message).toMatch(/^\[state\] /);
    expect(error.message).toMatch(sentence);
    expect(error.exitCode).toBe(78);
    expect(await readFile(join(folder, "plain.txt"), "utf8")).toBe("my notes, which nobody may lose\n");
    expect(await readFile(join(folder, "broken.db"))).toStrictEqual(before);
    expect((await readdir(folder)).sort()).toStrictEqual(["broken.db", "directory", "plain.txt"]);
  });

  it("a page that is broken, which only some question would have met", async () => {
    const path = join(folder, "damaged.db");
    const store = await openStore(`file:${path}`);
    for (let key = 0; key < 300; key++) await store.set(`key ${key}`, "가".repeat(300), 1e9);
    await store.close();
    const bytes = await readFile(path);
    const middle = Math.floor(bytes.length / 2 / 4096) * 4096;
    bytes.fill(0xee, middle, middle + 4096);
    await writeFile(path, bytes);
    expect((await refusal(`file:${path}`)).message).toMatch(
      /^\[state\] .*damaged\.db .*was left as it was.*WHICHDATA_STATE/,
    );
  });

  it.each([
    "",
    "memory",
    "state.db",
    "sqlite:state.db",
    "FILE:state.db",
    "file:",
    "file: ",
    "file://elsewhere/state.db",
  ])("%j, which names no place", async (state) => {
    const { message } = await refusal(state);
    expect(message).toMatch(/^\[state\] .*WHICHDATA_STATE/);
    expect(message).toMatch(/"file:/);
  });

  it("never repeats the value: a server's URL holds a password", async () => {
    const { message } = await refusal("postgres://bot:hunter2@db.example.com/state");
    expect(message).not.toMatch(/hunter2|db\.example/);
    expect(message).toContain('"file:whichdata.db"');
  });
});
