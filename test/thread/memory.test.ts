import { describe, expect, it } from "vitest";
import { createMemory } from "../../adapters/engine/memory.ts";

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

describe("the memory of answers", () => {
  it("asks once for what many ask at the same time, and not again afterwards", async () => {
    const memory = createMemory<string[]>(10, 1000);
    const { made, make } = maker();
    const both = Promise.all([memory.recall("a", make), memory.recall("a", make)]);
    expect(made).toHaveLength(1);
    made[0]?.give('["one"]');
    const [first, second] = await both;
    expect(first).toEqual(["one"]);
    expect(second).toBe(first);
    expect(await memory.recall("a", make)).toBe(first);
    expect(made).toHaveLength(1);
  });

  it("keeps no failure", async () => {
    const memory = createMemory<string[]>(10, 1000);
    const { made, make } = maker();
    const asked = memory.recall("a", make);
    made[0]?.fail();
    await expect(asked).rejects.toThrow("no");
    const again = memory.recall("a", make);
    made[1]?.give('["two"]');
    expect(await again).toEqual(["two"]);
  });

  it("keeps nothing that is not worth it, though all who ask at the same time get it", async () => {
    const memory = createMemory<string[]>(10, 1000);
    const { made, make } = maker();
    const isKept = ([first]: string[]) => first !== "chat";
    const both = Promise.all([memory.recall("a", make, isKept), memory.recall("a", make, isKept)]);
    made[0]?.give('["chat"]');
    expect(await both).toEqual([["chat"], ["chat"]]);
    expect(made).toHaveLength(1);
    void memory.recall("a", make, isKept);
    expect(made).toHaveLength(2);
  });

  it("forgets, also what is under way: it is good for who waits, and for nobody after", async () => {
    const memory = createMemory<string[]>(10, 1000);
    const { made, make } = maker();
    const old = memory.recall("a", make);
    memory.forget();
    const young = memory.recall("a", make);
    expect(made).toHaveLength(2);
    made[1]?.give('["new"]');
    expect(await young).toEqual(["new"]);
    made[0]?.give('["old"]');
    expect(await old).toEqual(["old"]);
    await settled();
    expect(await memory.recall("a", make)).toEqual(["new"]);
    memory.forget();
    void memory.recall("a", make);
    expect(made).toHaveLength(3);
  });

  it.each([
    ["answers", 3, 1000],
    ["characters", 100, 30],
  ])("keeps the last ones, by the number of %s", async (_, max, maxSize) => {
    const memory = createMemory<string[]>(max, maxSize);
    let asked = 0;
    const recall = (key: string) =>
      memory.recall(key, async () => {
        asked++;
        return `["${"x".repeat(5)}"]`;
      });
    for (const key of ["a", "b", "c", "a", "d"]) await recall(key);
    expect(asked).toBe(4);
    await recall("a");
    expect(asked).toBe(4);
    await recall("b");
    expect(asked).toBe(5);
  });

  it("does without an answer that is larger than all its room", async () => {
    const memory = createMemory<string[]>(10, 20);
    const make = async () => JSON.stringify(["x".repeat(50)]);
    const first = await memory.recall("a", make);
    expect(await memory.recall("a", make)).toEqual(first);
  });
});
