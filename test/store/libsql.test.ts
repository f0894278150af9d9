import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createClient } from "@libsql/client/sqlite3";
import { expect, it } from "vitest";
import { createLibsqlStore } from "../../adapters/store/libsql.ts";
import { storeContract } from "./contract.ts";

async function openFile() {
  const folder = await mkdtemp(join(tmpdir(), "whichdata-store-"));
  const url = `file:${join(folder, "state.db")}`;
  const clock = { now: 1_700_000_000_000 };
  const store = await createLibsqlStore(url, () => clock.now);
  const dispose = async () => {
    await store.close();
    await rm(folder, { recursive: true });
  };
  return { url, store, clock, dispose };
}

storeContract("the libSQL store", openFile);

it("has its values when the file is opened again", async () => {
  const { url, store, clock, dispose } = await openFile();
  await store.set("key", { kept: ["한국어"] }, 1_000);
  await store.claim("claimed", 1_000);
  await store.close();
  const again = await createLibsqlStore(url, () => clock.now);
  expect(await again.get("key")).toStrictEqual({ kept: ["한국어"] });
  expect(await again.claim("claimed", 1_000)).toBe(false);
  await again.close();
  await dispose();
});

it("shows one store's writes to another on the same file at once", async () => {
  const { url, store, clock, dispose } = await openFile();
  const other = await createLibsqlStore(url, () => clock.now);
  await store.set("key", "from the first", 1_000);
  expect(await other.get("key")).toBe("from the first");
  await other.delete("key");
  expect(await store.get("key")).toBeUndefined();
  await other.close();
  await dispose();
});

it("takes expired rows out of the file", async () => {
  const { url, store, clock, dispose } = await openFile();
  for (let index = 0; index < 50; index += 1) await store.set(`key ${index}`, index, 1_000);
  clock.now += 3_600_000;
  await store.claim("one more", 1_000);
  const reader = createClient({ url });
  const { rows } = await reader.execute("SELECT key FROM whichdata_state");
  reader.close();
  expect(rows.map((row) => row.key)).toStrictEqual(["one more"]);
  await dispose();
});

it("counts a value that is no JSON any more as none", async () => {
  const { url, store, clock, dispose } = await openFile();
  const writer = createClient({ url });
  await writer.execute({
    sql: "INSERT INTO whichdata_state VALUES ('broken', '{oops', ?)",
    args: [clock.now + 1_000],
  });
  writer.close();
  expect(await store.get("broken")).toBeUndefined();
  await dispose();
});

it("leaves nothing of a person who is forgotten in any of its files, also where a value was written over", async () => {
  const { url, store, clock, dispose } = await openFile();
  const folder = fileURLToPath(new URL(".", url));
  const onDisk = async () =>
    (await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")))).join("\n");
  const other = await createLibsqlStore(url, () => clock.now);
  for (let index = 0; index < 300; index++) {
    const person = index % 3 === 0 ? "slack:T1:UFORGET" : `slack:T1:U${index}`;
    await store.set(`view ${index}`, person.includes("FORGET") ? `my secret ${index}` : "public", 1e9, [person]);
  }
  await store.set("slack:language:T1:UFORGET", "ko", 1e9, ["slack:T1:UFORGET"]);
  for (const words of ["my secret first", "my secret second, which is longer"]) {
    await other.set("thread", { questions: [words] }, 1e9, ["slack:T1:U2", "slack:T1:UFORGET"]);
  }
  await other.get("thread");
  expect(await onDisk()).toMatch(/UFORGET.*my secret|my secret.*UFORGET/su);
  await store.forget("slack:T1:UFORGET");
  expect(await onDisk()).not.toMatch(/UFORGET|my secret/u);
  expect(await other.get("view 1")).toBe("public");
  await other.close();
  await dispose();
});
