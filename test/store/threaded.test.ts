import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLibsqlStore } from "../../adapters/store/libsql.ts";
import type { Store } from "../../adapters/store/store.ts";
import { createThreadedStore } from "../../adapters/store/threaded.ts";

vi.setConfig({ testTimeout: 40_000 });

let folder: string;
let path: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "whichdata-threaded-"));
  path = join(folder, "state.db");
  store = await createThreadedStore(pathToFileURL(path).href);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const locker = `
import { createClient } from "@libsql/client/sqlite3";
const client = createClient({ url: process.argv[1], concurrency: 1 });
const lock = await client.transaction("write");
process.stdout.write("locked");
setTimeout(async () => { await lock.commit(); process.exit(0); }, Number(process.argv[2]));
`;

/** Another process that holds the file for so long; resolves once it does. */
async function lockFor(ms: number): Promise<void> {
  const args = ["--input-type=module", "-e", locker, pathToFileURL(path).href, String(ms)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve) => child.stdout.once("data", resolve));
}

describe("the store in its thread", () => {
  it("keeps, claims, deletes and forgets in the file", async () => {
    await store.set("key", { a: ["한국어", null] }, 60_000, ["slack:T1:U1"]);
    await store.set("other", 1, 60_000);
    expect(await store.get("key")).toStrictEqual({ a: ["한국어", null] });
    const claims = await Promise.all(Array.from({ length: 50 }, () => store.claim("claim", 60_000)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    await store.delete("other");
    const beside = await createLibsqlStore(pathToFileURL(path).href);
    expect(await beside.get("key")).toStrictEqual({ a: ["한국어", null] });
    expect(await beside.get("other")).toBeUndefined();
    await store.forget("slack:T1:U1");
    expect(await beside.get("key")).toBeUndefined();
    await beside.close();
  });

  it("gives what was set before it is written, the last one, and nothing that was deleted or is over", async () => {
    await lockFor(1_000);
    const writes = [store.set("key", "first", 60_000), store.set("key", ["second"], 60_000), store.set("short", 1, 1)];
    expect(await store.get("key")).toStrictEqual(["second"]);
    await pause(5);
    expect(await store.get("short")).toBeUndefined();
    writes.push(store.delete("key"));
    expect(await store.get("key")).toBeUndefined();
    writes.push(store.set("key", "third", 60_000));
    await Promise.all(writes);
    expect(await store.get("key")).toBe("third");
  });

  it("while another process holds the file for 10 s stops nobody, and loses no write and no claim", async () => {
    await store.set("before", "here", 60_000);
    await lockFor(10_000);
    const began = performance.now();
    const claims = [store.claim("message", 60_000), store.claim("message", 60_000)];
    const write = store.set("question", "asked meanwhile", 60_000, ["slack:T1:U1"]);
    const reads: number[] = [];
    const turns: number[] = [];
    while (performance.now() - began < 9_000) {
      const asked = performance.now();
      expect(await store.get("before")).toBe("here");
      reads.push(performance.now() - asked);
      const before = performance.now();
      await pause(5);
      turns.push(performance.now() - before - 5);
    }
    const p95 = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(0.95 * all.length)] ?? 0;
    process.stdout.write(
      `locked: a read p95 ${p95(reads).toFixed(1)} ms, a turn p95 ${p95(turns).toFixed(1)} ms late\n`,
    );
    expect(p95(reads)).toBeLessThan(100);
    expect(p95(turns)).toBeLessThan(100);
    expect((await Promise.all(claims)).sort()).toStrictEqual([false, true]);
    await write;
    expect(await store.get("question")).toBe("asked meanwhile");
  });

  it("forgets what was asked while the file was held, too", async () => {
    await lockFor(1_000);
    const write = store.set("question", "my secret", 60_000, ["slack:T1:U1"]);
    await Promise.all([write, store.forget("slack:T1:U1")]);
    expect(await store.get("question")).toBeUndefined();
    expect(await readFile(path, "utf8")).not.toContain("my secret");
  });

  it("ends within a second where the file is held, and says so to who still waits", async () => {
    await lockFor(4_000);
    const claim = store.claim("message", 60_000).then(String, (error: Error) => error.message);
    const began = performance.now();
    await store.close();
    expect(performance.now() - began).toBeLessThan(2_500);
    expect(await claim).toMatch(/SQLITE_BUSY|closed|ended/u);
    await expect(store.get("key")).rejects.toThrow("[state]");
  });
});
