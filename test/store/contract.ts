import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Json, Store } from "../../adapters/store/store.ts";

/** A store under test, and the clock that it reads. */
export interface Subject {
  readonly store: Store;
  readonly clock: { now: number };
  readonly dispose: () => Promise<void>;
}

const values: readonly (readonly [string, Json])[] = [
  ["null", null],
  ["false", false],
  ["zero", 0],
  ["a fraction", -1.5e-7],
  ["an empty string", ""],
  ["Hangul and emoji", "한국어 데이터셋 👩‍👩‍👧"],
  ["a quote, a backslash, a NUL and a line separator", `'"\\\u0000\u2028`],
  ["half a surrogate pair", "\ud83d"],
  ["an empty list", []],
  ["a nested object", { a: [1, { b: null, c: ["x", true] }], "": "an empty key" }],
  ["100,000 characters", "가".repeat(100_000)],
];

/** What every Store promises, whatever it keeps its entries in. */
export function storeContract(name: string, open: () => Promise<Subject>): void {
  describe(`${name} keeps the contract of Store`, () => {
    let subject: Subject;
    let store: Store;
    beforeEach(async () => {
      subject = await open();
      store = subject.store;
    });
    afterEach(() => subject.dispose());

    it("has nothing under a key that nobody set", async () => {
      expect(await store.get("nothing")).toBeUndefined();
    });

    it.each(values)("gives back %s as it was set", async (_, value) => {
      await store.set("key", value, 1_000);
      expect(await store.get("key")).toStrictEqual(value);
    });

    it.each(["", "a key with 'quotes'", "열쇠", "slack:C1:1700000000.000100", "k".repeat(2_000)])(
      "takes %j for a key",
      async (key) => {
        await store.set(key, "here", 1_000);
        await store.set(`${key}2`, "elsewhere", 1_000);
        expect(await store.get(key)).toBe("here");
      },
    );

    it("puts a new value in place of the old one, with a new time to live", async () => {
      await store.set("key", "old", 1_000);
      subject.clock.now += 900;
      await store.set("key", "new", 1_000);
      subject.clock.now += 900;
      expect(await store.get("key")).toBe("new");
    });

    it("keeps a value until its time is over, and not a millisecond longer", async () => {
      await store.set("key", "value", 1_000);
      subject.clock.now += 999;
      expect(await store.get("key")).toBe("value");
      subject.clock.now += 1;
      expect(await store.get("key")).toBeUndefined();
    });

    it.each([0, -1])("keeps nothing for %i ms", async (ttlMs) => {
      await store.set("key", "value", ttlMs);
      expect(await store.get("key")).toBeUndefined();
    });

    it("takes a time without end", async () => {
      await store.set("key", "value", Number.POSITIVE_INFINITY);
      subject.clock.now += 1e12;
      expect(await store.get("key")).toBe("value");
    });

    it("refuses a time that is no number", async () => {
      await expect(store.set("key", "value", Number.NaN)).rejects.toThrow("[state]");
    });

    it("does not change a kept value when the caller changes its own", async () => {
      const list = ["first"];
      await store.set("key", list, 1_000);
      list.push("second");
      expect(await store.get("key")).toStrictEqual(["first"]);
    });

    it("gives a key to the first who claims it, and to nobody after", async () => {
      expect(await store.claim("key", 1_000)).toBe(true);
      expect(await store.claim("key", 1_000)).toBe(false);
      expect(await store.claim("another key", 1_000)).toBe(true);
    });

    it("gives a key out once more when the claim's time is over", async () => {
      await store.claim("key", 1_000);
      subject.clock.now += 999;
      expect(await store.claim("key", 1_000)).toBe(false);
      subject.clock.now += 1;
      expect(await store.claim("key", 1_000)).toBe(true);
      expect(await store.claim("key", 1_000)).toBe(false);
    });

    it("does not give out a key that holds a value", async () => {
      await store.set("key", "value", 1_000);
      expect(await store.claim("key", 1_000)).toBe(false);
      expect(await store.get("key")).toBe("value");
    });

    it("gives a deleted key out again", async () => {
      await store.claim("key", 1_000);
      await store.delete("key");
      expect(await store.claim("key", 1_000)).toBe(true);
    });

    it("forgets what is deleted, and does not mind when there is nothing to delete", async () => {
      await store.set("key", "value", 1_000);
      await store.delete("key");
      await store.delete("key");
      expect(await store.get("key")).toBeUndefined();
    });

    it("has one winner among 200 claims at once", async () => {
      const won = await Promise.all(Array.from({ length: 200 }, () => store.claim("key", 1_000)));
      expect(won.filter(Boolean)).toHaveLength(1);
    });

    it("keeps living entries when it sweeps the expired ones", async () => {
      await store.set("short", "over", 1_000);
      await store.set("long", "still here", 10_000_000);
      subject.clock.now += 3_600_000;
      await store.set("new", "value", 1_000);
      expect(await store.get("short")).toBeUndefined();
      expect(await store.get("long")).toBe("still here");
    });

    it("forgets all that is of a person, shared or not, and nothing else", async () => {
      await store.set("hers", "a question", 1_000, ["slack:T1:U1"]);
      await store.set("theirs", ["a question", "another"], 1_000, ["slack:T1:U2", "slack:T1:U1", "slack:T1:U1"]);
      await store.claim("claimed", 1_000, ["slack:T1:U1"]);
      await store.set("his", "a question", 1_000, ["slack:T1:U2"]);
      await store.set("nobody's", true, 1_000);
      await store.set("hers elsewhere", "a question", 1_000, ["slack:T2:U1"]);
      await store.forget("slack:T1:U1");
      for (const key of ["hers", "theirs", "claimed"]) expect(await store.get(key), key).toBeUndefined();
      for (const key of ["his", "nobody's", "hers elsewhere"]) expect(await store.get(key), key).toBeDefined();
      await store.forget("slack:T1:U1");
      expect(await store.claim("claimed", 1_000)).toBe(true);
    });

    it("takes a value for those of whom it is now, and no more for those before", async () => {
      await store.set("key", "hers", 1_000, ["slack:T1:U1"]);
      await store.set("key", "his", 1_000, ["slack:T1:U2"]);
      await store.forget("slack:T1:U1");
      expect(await store.get("key")).toBe("his");
      await store.forget("slack:T1:U2");
      expect(await store.get("key")).toBeUndefined();
    });

    it("closes twice without complaint", async () => {
      await store.close();
      await expect(store.close()).resolves.toBeUndefined();
    });
  });
}
