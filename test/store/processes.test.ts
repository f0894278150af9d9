import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openStore } from "../../adapters/store/open.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "whichdata-processes-"));
});
afterEach(() => rm(folder, { recursive: true }));

function start(script: string, ...args: readonly string[]): ChildProcess {
  const file = fileURLToPath(new URL(script, import.meta.url));
  return spawn(process.execPath, ["--import", "tsx", file, ...args], { stdio: ["ignore", "pipe", "inherit"] });
}

async function outputOf(child: ChildProcess): Promise<string> {
  let text = "";
  for await (const chunk of child.stdout ?? []) text += chunk;
  return text;
}

it("gives each of 500 keys to one of two processes that claim them at once", { timeout: 60_000 }, async () => {
  const state = `file:${join(folder, "state.db")}`;
  const [a = "", b = ""] = await Promise.all(["a", "b"].map((name) => outputOf(start("./claimer.ts", state, name))));
  const won = [...JSON.parse(a), ...JSON.parse(b)] as number[];
  expect(won.sort((x, y) => x - y)).toStrictEqual(Array.from({ length: 500 }, (_, key) => key));
});

it("opens again after a kill in the middle of writes, with every write that was done", {
  timeout: 60_000,
}, async () => {
  const state = `file:${join(folder, "state.db")}`;
  const child = start("./writer.ts", state);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  let lines = "";
  for await (const chunk of child.stdout ?? []) {
    lines += chunk;
    if (lines.split("\n").length > 200) child.kill("SIGKILL");
  }
  await ended;
  expect(child.signalCode).toBe("SIGKILL");

  const store = await openStore(state);
  const done = lines.split("\n").slice(0, -1).map(Number);
  const kept = await Promise.all(done.map((index) => store.get(`key ${index}`)));
  expect(kept.map((value) => (value as { index: number } | undefined)?.index)).toStrictEqual(done);
  expect(await store.claim("still writes", 1_000)).toBe(true);
  await store.close();
});

it("tells each write that a full disk loses, reads on, and has all the others when there is room again", {
  timeout: 60_000,
}, async () => {
  const state = `file:${join(folder, "state.db")}`;
  // A limit on the size of files, instead of a disk to be filled: the write fails in the same place.
  const limited = `trap "" XFSZ; ulimit -f 4096; exec "$0" "$@"`;
  const file = fileURLToPath(new URL("./filler.ts", import.meta.url));
  const child = spawn("sh", ["-c", limited, process.execPath, "--import", "tsx", file, state], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { done, ...told } = JSON.parse(await outputOf(child)) as Record<string, string> & { done: number };
  expect(done).toBeGreaterThan(10);
  expect(told).toEqual({
    failure: expect.stringMatching(/^LibsqlError: SQLITE_(?:FULL|IOERR)/u),
    // So small a write may still find room; whichever it says is what holds.
    claim: expect.stringMatching(/^(?:true|LibsqlError: SQLITE_(?:FULL|IOERR).*)$/u),
    read: "true",
    close: "null",
  });

  const store = await openStore(state);
  for (let index = 0; index < done; index++) expect(await store.get(`key ${index}`)).toBe("가".repeat(2_000));
  expect(await store.claim("a claim", 60_000)).toBe(told.claim !== "true");
  await store.set("room again", true, 60_000);
  expect(await store.get("room again")).toBe(true);
  await store.close();
});

it("names the remedy where the bot's user may not write", { timeout: 60_000 }, async () => {
  await chmod(folder, 0o555);
  const said = await outputOf(start("./opener.ts", `file:${join(folder, "state.db")}`));
  await chmod(folder, 0o755);
  expect(said).toMatch(/^\[state\] .*state\.db cannot be written\. Give the bot's user the right .*WHICHDATA_STATE\.$/);
});
