import { describe, expect, it } from "vitest";
import type { Log, LogFields } from "../../adapters/log.ts";
import { createMemoryStore } from "../../adapters/store/memory.ts";
import { createHistory } from "../../adapters/terminal/history.ts";
import { limits } from "../../adapters/terminal/limits.ts";

const key = "terminal:history";

function fakeLog() {
  const lines: [string, LogFields | undefined][] = [];
  const keep = (event: string, fields?: LogFields) => void lines.push([event, fields]);
  const log: Log = { debug: keep, info: keep, warn: keep, error: keep };
  return { log, lines };
}

describe("the history", () => {
  it("is there for the next chat, newest first, each question once", async () => {
    const store = createMemoryStore();
    const history = createHistory(store, fakeLog().log);
    for (const question of ["one", "two", "one", "", "   "]) history.add(question);
    await history.settled();
    expect(await createHistory(store, fakeLog().log).load()).toStrictEqual(["one", "two"]);
  });

  it("keeps the newest 200, and nothing that is too long to look for", async () => {
    const store = createMemoryStore();
    const history = createHistory(store, fakeLog().log);
    for (let index = 0; index < 250; index += 1) history.add(`question ${index}`);
    history.add("x".repeat(limits.historyEntryLength + 1));
    await history.settled();
    const kept = await history.load();
    expect([kept.length, kept[0], kept.at(-1)]).toStrictEqual([200, "question 249", "question 50"]);
  });

  it("is over after 90 days", async () => {
    let now = 0;
    const history = createHistory(
      createMemoryStore(() => now),
      fakeLog().log,
    );
    history.add("one");
    await history.settled();
    now = 90 * 24 * 3_600_000 - 1;
    expect(await history.load()).toStrictEqual(["one"]);
    now += 1;
    expect(await history.load()).toStrictEqual([]);
  });

  it("takes in what another chat has asked meanwhile", async () => {
    const store = createMemoryStore();
    const [one, other] = [createHistory(store, fakeLog().log), createHistory(store, fakeLog().log)];
    one.add("first");
    await one.settled();
    other.add("second");
    await other.settled();
    one.add("third");
    await one.settled();
    expect(await one.load()).toStrictEqual(["third", "second", "first"]);
  });

  it.each([[null], ["text"], [{ a: 1 }], [[1, 2]]])("counts %j in the store as none", async (value) => {
    const store = createMemoryStore();
    await store.set(key, value, 60_000);
    expect(await createHistory(store, fakeLog().log).load()).toStrictEqual([]);
  });

  it("brings nothing back that a terminal would obey", async () => {
    const store = createMemoryStore();
    await store.set(key, ["\u001B[2Jclean\u0007", "\u001B[2J"], 60_000);
    expect(await createHistory(store, fakeLog().log).load()).toStrictEqual(["clean"]);
  });

  it("costs no answer when the store fails, and logs no question", async () => {
    const { log, lines } = fakeLog();
    const fails = async () => Promise.reject(new Error("disk full at question"));
    const history = createHistory({ ...createMemoryStore(), get: fails, set: fails }, log);
    expect(await history.load()).toStrictEqual([]);
    history.add("a secret question");
    await history.settled();
    expect(lines.map(([event]) => event)).toStrictEqual(["history-not-read", "history-not-kept"]);
    expect(JSON.stringify(lines)).not.toContain("question");
  });
});
