import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { toAsync } from "../../adapters/engine/async-engine.ts";
import { createThread, startWorker } from "../../adapters/engine/thread.ts";
import { startThreadedEngine, type ThreadedEngine } from "../../adapters/engine/threaded-engine.ts";
import { createLog } from "../../adapters/log.ts";
import { ownRegistry } from "../../registry/place.ts";
import { locales } from "../../src/index.ts";
import { makeModel, usePlace } from "../registry/places.ts";
import { engineOver } from "../support.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const patience = { timeout: 20_000, interval: 10 };

interface Asked {
  readonly question: string;
  readonly after?: readonly string[];
}

/** Every so many questions of each file, so that all kinds and both languages are among them. */
function someQuestions(): readonly Asked[] {
  const folder = fileURLToPath(new URL("../questions", import.meta.url));
  const files = readdirSync(folder).filter((file) => file.endsWith(".jsonl"));
  return files.flatMap((file) => {
    const lines = readFileSync(join(folder, file), "utf8").trim().split("\n");
    const step = Math.ceil(lines.length / 6);
    return lines.filter((_, index) => index % step === 0).map((line): Asked => JSON.parse(line));
  });
}

/** Starts an engine of these places; `reads` counts its threads. */
async function started(places: readonly string[]) {
  const log: string[] = [];
  const workers: ReturnType<typeof startWorker>[] = [];
  const engine = await startThreadedEngine(
    () => {
      const worker = startWorker(places);
      workers.push(worker);
      return createThread(worker);
    },
    createLog("info", [], (line) => log.push(line)),
  );
  return { engine, log, workers };
}

describe("an engine in a thread of its own", () => {
  const here = toAsync(engineOver());
  let there: ThreadedEngine;
  beforeAll(async () => {
    there = (await started([])).engine;
  });
  afterAll(() => there.stop());

  it("knows what it knows before it is asked", async () => {
    expect(await there.about()).toEqual(await here.about());
  });

  it.each(someQuestions())("answers $question as one of this thread does", async ({ question, after = [] }) => {
    for (const options of [{ limit: 10, after }, ...locales.map((locale) => ({ locale, after, skip: 5 }))]) {
      const { query, message, followed, edit } = await here.ask(question, options);
      const answer = await there.ask(question, options);
      expect(answer).toStrictEqual({ query, message, followed, edit });
      // The same question again, however it is put, is not thought about again; what people say to each other is not kept.
      const again = await there.ask(question, { skip: 0, ...options });
      if (followed || after.length === 0) expect(again).toBe(answer);
      else expect(again).not.toBe(answer);
    }
  });

  it.each(locales)("completes, shows, finds, and offers choices in %s", async (locale) => {
    for (const typed of ["", "vlf", "ㅅㄱ", "llava-1.5", "x".repeat(500)]) {
      expect(await there.suggest(typed, { locale })).toStrictEqual(await here.suggest(typed, { locale }));
    }
    const refs = [
      { type: "dataset", id: "vlfeedback" },
      { type: "model", id: "no-such-model" },
    ] as const;
    expect(await there.show(refs, locale)).toStrictEqual(await here.show(refs, locale));
    expect(await there.choices(locale)).toStrictEqual(await here.choices(locale));
    for (const name of ["kind", "language", "license", "stage"] as const) {
      const values = await there.vocabulary(name, locale);
      expect(values).toStrictEqual(await here.vocabulary(name, locale));
      expect(values.length).toBeGreaterThan(3);
    }
    const text = "VLFeedback and https://huggingface.co/datasets/MMInstruction/VLFeedback, or LLaVA-1.5";
    expect(await there.find(text)).toStrictEqual(await here.find(text));
    const filters = { kind: ["preference"], size: { min: 1000 } };
    expect(await there.writeFilters(filters, locale)).toBe(await here.writeFilters(filters, locale));
  });
});

describe("a registry that changes", () => {
  const place = usePlace();
  const question = "what data did private-vlm use";
  const used = async ({ ask }: ThreadedEngine) =>
    (await ask(question)).message.cards[0]?.fields.flatMap(({ value }) => value.map(({ text }) => text)).join();
  const write = (...datasets: string[]) =>
    place.file("models/private-vlm.json", JSON.stringify(makeModel("private-vlm", datasets)));

  it("is read again by another thread, which takes over with nothing lost; where it is broken the last good one goes on", async () => {
    write("vlfeedback");
    const { engine, log, workers } = await started([ownRegistry(), place.path]);
    expect(await used(engine)).toContain("VLFeedback");
    expect(await used(engine)).not.toContain("KVQA");

    write("vlfeedback", "kvqa-skt");
    let reloaded = false;
    const reloading = engine.reload().then(() => {
      reloaded = true;
    });
    let asked = 0;
    while (!reloaded) {
      const load = Array.from({ length: 20 }, (_, index) => engine.ask(`preference korean ${asked + index}`));
      const answers = await Promise.all(load);
      expect(answers.every(({ message }) => message.text !== "")).toBe(true);
      asked += answers.length;
    }
    await reloading;
    expect(asked).toBeGreaterThan(20);
    expect(await used(engine)).toContain("KVQA");
    expect(log.join("")).toContain("registry reloaded");
    // The one before has answered what was with it, and is gone.
    await vi.waitFor(() => expect(workers.map(({ threadId }) => threadId)).toEqual([-1, expect.any(Number)]), patience);
    expect(workers[1]?.threadId).not.toBe(-1);

    place.file("models/private-vlm.json", "{oops");
    await engine.reload();
    expect(log.at(-1)).toMatch(/"error".*not reloaded: the last good one goes on.*private-vlm\.json:1: is not JSON/);
    expect(await used(engine)).toContain("KVQA");

    rmSync(join(place.path, "models/private-vlm.json"));
    await engine.reload();
    expect((await engine.ask(question)).message.kind).not.toBe("model");
    await engine.stop();
    expect(workers.map(({ threadId }) => threadId)).toEqual([-1, -1, -1, -1]);
  });

  it("is what the latest change made of it, whichever was read sooner", async () => {
    write("vlfeedback");
    const { engine, log, workers } = await started([ownRegistry(), place.path]);
    write("vlfeedback", "kvqa-skt");
    const first = engine.reload();
    write("kvqa-skt");
    const second = engine.reload();
    await Promise.all([first, second]);
    expect(await used(engine)).toMatch(/KVQA/);
    expect(await used(engine)).not.toContain("VLFeedback");
    expect(log.filter((line) => line.includes("reloaded"))).toHaveLength(1);
    await engine.stop();
    expect(workers).toHaveLength(3);
  });

  it("that cannot be read at the start is told as it is told without a thread", async () => {
    const file = place.file("models/private-vlm.json", "{oops");
    const failed = await started([ownRegistry(), place.path]).catch((error: unknown) => error);
    expect(failed).toMatchObject({ name: "RegistryError" });
    expect(String(failed)).toContain(`[registry] 1 problem:\n${file}:1: is not JSON`);
  });
});

it("leaves this thread free while it thinks and while it reads", async () => {
  const { engine } = await started([]);
  let ticks = 0;
  const ticking = setInterval(() => ticks++, 5);
  /** How often the timer came between a question's sending and its answer. */
  const during = async (work: Promise<unknown>) => {
    const before = ticks;
    await work;
    return ticks - before;
  };
  const hard = "a b c d e f g h ".repeat(60);
  const questions = Array.from({ length: 60 }, (_, index) => engine.ask(`${hard} ${index}`, { limit: 50 }));
  expect(await during(Promise.all(questions))).toBeGreaterThan(0);
  expect(await during(engine.reload())).toBeGreaterThan(10);
  const both = Promise.all([engine.reload(), ...questions.map((_, index) => engine.ask(`${hard} again ${index}`))]);
  expect(await during(both)).toBeGreaterThan(10);
  clearInterval(ticking);
  await engine.stop();
}, 180_000);
