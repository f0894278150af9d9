import { afterEach, describe, expect, it, vi } from "vitest";
import { startThreadedEngine, type ThreadedEngine } from "../../adapters/engine/threaded-engine.ts";
import { createLog } from "../../adapters/log.ts";
import { faultyThreads } from "./faulty.ts";

vi.setConfig({ testTimeout: 60_000 });
const patience = { timeout: 40_000, interval: 10 };
const engines: ThreadedEngine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.stop();
});

async function started() {
  const threads = faultyThreads();
  const log: string[] = [];
  const engine = await startThreadedEngine(
    threads.start,
    createLog("debug", [], (line) => log.push(line)),
  );
  engines.push(engine);
  /** What somebody who asks gets to know. */
  const said = (question: string) =>
    engine.ask(question).then(
      ({ message }) => message.text,
      (error: unknown) => String(error),
    );
  return { engine, threads, log, said };
}

describe("a thread that ends", () => {
  it.each([
    ["by a bug", "die"],
    ["for want of memory", "burst"],
  ])(
    "%s is followed by another, which answers all that was asked of it, but for what it ends at again",
    async (_, poison) => {
      const { said, threads, log } = await started();
      const questions = ["one", "two", poison, "three", "four", "five"];
      const answers = await Promise.all(questions.map(said));
      expect(answers.filter((answer) => answer !== answers[2])).toEqual(["one", "two", "three", "four", "five"]);
      expect(answers[2]).toMatch(/^ThreadLost: \[engine\] The engine's thread ended/);
      expect(threads.made).toHaveLength(3);
      expect(log.filter((line) => line.includes("engine lost"))).toHaveLength(2);
      expect(log.filter((line) => line.includes("engine started again"))).toHaveLength(2);
      expect(await said("six")).toBe("six");
    },
  );

  it("from outside, in the middle of questions, loses none of them", async () => {
    const { said, threads } = await started();
    const answers = Promise.all(Array.from({ length: 300 }, (_, index) => said(`question ${index}`)));
    await threads.made[0]?.terminate();
    expect(await answers).toEqual(Array.from({ length: 300 }, (_, index) => `question ${index}`));
    expect(threads.made).toHaveLength(2);
  });

  it("and cannot be followed is said at once to who asks, until one can be had again", async () => {
    const { engine, said, threads, log } = await started();
    expect(await engine.about()).toMatchObject({ datasets: 1 });
    threads.breakAll(true);
    const refused = "ThreadLost: [engine] The engine was lost and could not be started again.";
    expect(await Promise.all(["die", "one", "two"].map(said))).toEqual([refused, refused, refused]);
    expect(await said("three")).toBe(refused);
    await expect(engine.about()).rejects.toThrow("could not be started again");
    expect(log.join("")).toMatch(/engine not started again.*\[registry\] 1 problem/);

    threads.breakAll(false);
    await vi.waitFor(async () => expect(await said("four")).toBe("four"), patience);
    expect(await engine.about()).toMatchObject({ datasets: 1 });
  });

  it("again and again is followed ever later, not without end in a moment", async () => {
    const { said, threads } = await started();
    threads.breakAll(true);
    await said("die");
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(threads.made.length).toBeLessThan(5);
  });
});

describe("a question that fails", () => {
  it("fails as it did there, is not remembered, and harms no other", async () => {
    const { engine, said, threads } = await started();
    await expect(engine.ask("fail")).rejects.toMatchObject({ name: "RangeError", message: "it failed", exitCode: 78 });
    expect(await Promise.all(["fail", "one", "fail"].map(said))).toEqual([
      "RangeError: it failed",
      "one",
      "RangeError: it failed",
    ]);
    expect(threads.made).toHaveLength(1);
  });
});

describe("the end", () => {
  it("comes while questions are open, and while one of them never ends", async () => {
    const { engine, said, threads } = await started();
    const answers = Promise.all(["hang", "one", "two", "three"].map(said));
    await engine.stop();
    expect(await answers).toEqual(Array(4).fill(expect.stringMatching(/^ThreadLost: \[engine\] The engine/)));
    expect(await said("four")).toBe("ThreadLost: [engine] The engine was stopped.");
    expect(threads.made).toHaveLength(1);
  });

  it("comes while another thread is being built, which takes nothing over", async () => {
    const { engine, threads, log } = await started();
    const reloading = engine.reload();
    await engine.stop();
    await reloading;
    await engine.reload();
    expect(threads.made).toHaveLength(2);
    expect(threads.made.every(({ threadId }) => threadId === -1)).toBe(true);
    expect(log.join("")).not.toContain("reloaded");
  });
});

it("what is asked while somebody types overtakes what takes thought", async () => {
  const { engine } = await started();
  const order: string[] = [];
  const noted = (name: string) => () => void order.push(name);
  const asked = Array.from({ length: 50 }, (_, index) => engine.ask(`question ${index}`).then(noted("asked")));
  const typed = engine.suggest("vlf").then(noted("typed"));
  await Promise.all([...asked, typed]);
  expect(order.indexOf("typed")).toBeLessThan(5);
});
