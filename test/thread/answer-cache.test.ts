import { describe, expect, it } from "vitest";
import { createAnswerCache } from "../../adapters/engine/answer-cache.ts";

/** Brings answers when it is told to, and counts. */
function maker() {
  const made: { give(json: string): void; fail(): void }[] = [];
  const make = () =>
    new Promise<string>((resolve, reject) => {
      made.push({ give: resolve, fail: () => reject(new Error("no")) });
    });
  return { made, make };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("the cache of answers", () => {
  it("asks once for what many ask at the same time, and not again afterwards", async () => {
    const cache = createAnswerCache<string[]>(10, 1000);
    const { made, make } = maker();
    const both = Promise.all([cache.fetch("a", make), cache.fetch("a", make)]);
    expect(made).toHaveLength(1);
    made[0]?.give('["one"]');
    const [first, second] = await both;
    expect(first).toEqual(["one"]);
    expect(second).toBe(first);
    expect(await cache.fetch("a", make)).toBe(first);
    expect(made).toHaveLength(1);
  });

  it("keeps no failure", async () => {
    const cache = createAnswerCache<string[]>(10, 1000);
    const { made, make } = maker();
    const asked = cache.fetch("a", make);
    made[0]?.fail();
    await expect(asked).rejects.toThrow("no");
    const again = cache.fetch("a", make);
    made[1]?.give('["two"]');
    expect(await again).toEqual(["two"]);
  });

  it("keeps nothing that is not worth it, though all who ask at the same time get it", async () => {
    const cache = createAnswerCache<string[]>(10, 1000);
    const { made, make } = maker();
    const isKept = ([first]: string[]) => first !== "chat";
    const both = Promise.all([cache.fetch("a", make, isKept), cache.fetch("a", make, isKept)]);
    made[0]?.give('["chat"]');
    expect(await both).toEqual([["chat"], ["chat"]]);
    expect(made).toHaveLength(1);
    void cache.fetch("a", make, isKept);
    expect(made).toHaveLength(2);
  });

  it("forgets, also what is under way: it is good for who waits, and for nobody after", async () => {
    const cache = createAnswerCache<string[]>(10, 1000);
    const { made, make } = maker();
    const old = cache.fetch("a", make);
    cache.clear();
    const young = cache.fetch("a", make);
    expect(made).toHaveLength(2);
    made[1]?.give('["new"]');
    expect(await young).toEqual(["new"]);
    made[0]?.give('["old"]');
    expect(await old).toEqual(["old"]);
    await settled();
    expect(await cache.fetch("a", make)).toEqual(["new"]);
    cache.clear();
    void cache.fetch("a", make);
    expect(made).toHaveLength(3);
  });

  it.each([
    ["answers", 3, 1000],
    ["characters", 100, 30],
  ])("keeps the last ones, by the number of %s", async (_, max, maxSize) => {
    const cache = createAnswerCache<string[]>(max, maxSize);
    let asked = 0;
    const fetch = (key: string) =>
      cache.fetch(key, async () => {
        asked++;
        return `["${"x".repeat(5)}"]`;
      });
    for (const key of ["a", "b", "c", "a", "d"]) await fetch(key);
    expect(asked).toBe(4);
    await fetch("a");
    expect(asked).toBe(4);
    await fetch("b");
    expect(asked).toBe(5);
  });

  it("does without an answer that is larger than all its room", async () => {
    const cache = createAnswerCache<string[]>(10, 20);
    const make = async () => JSON.stringify(["x".repeat(50)]);
    const first = await cache.fetch("a", make);
    expect(await cache.fetch("a", make)).toEqual(first);
  });
});
