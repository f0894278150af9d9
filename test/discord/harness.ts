import { afterEach, expect } from "vitest";
import type { AdapterContext, AdapterError } from "../../adapters/adapter.ts";
import { createDiscordAdapter } from "../../adapters/discord/adapter.ts";
import { type EngineMethod, toAsync } from "../../adapters/engine/async-engine.ts";
import { createLog } from "../../adapters/log.ts";
import { createMemoryStore } from "../../adapters/store/memory.ts";
import type { Store } from "../../adapters/store/store.ts";
import type { AskOptions, Choice, Engine, Reply, SuggestOptions } from "../../src/index.ts";
import { slash } from "../fakes/discord/events.ts";
import { answerData, type FakeDiscord, type FakeOptions, startFakeDiscord } from "../fakes/discord/fake.ts";
import type { JsonRecord } from "../fakes/discord/json.ts";
import type { ShownMessage } from "../fakes/discord/records.ts";
import { engineOver, surveyRecords } from "../support.ts";
import { inspectDiscord } from "./inspect.ts";
import { message } from "./samples.ts";

/** What the engine was asked, instead of an engine: its answer repeats the question and the language. */
export interface Bench {
  readonly fake: FakeDiscord;
  readonly adapter: ReturnType<typeof createDiscordAdapter>;
  readonly asked: { readonly question: string; readonly options: AskOptions | undefined }[];
  readonly suggested: { readonly typed: string; readonly options: SuggestOptions | undefined }[];
  readonly fatal: AdapterError[];
  readonly log: string[];
}

export interface BenchOptions {
  readonly token?: string;
  readonly apiBase?: string;
  readonly fake?: FakeDiscord;
  readonly store?: Store;
  readonly ask?: (question: string) => void;
  readonly choices?: readonly Choice[];
  /** A real engine in place of one that repeats the question. */
  readonly engine?: Engine;
  readonly messageContent?: boolean;
  readonly healthPort?: number;
  readonly fakeOptions?: FakeOptions;
}

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A store in memory. */
export const memoryStore: () => Store = createMemoryStore;

const survey = engineOver(surveyRecords);

/** A real discord.js client on a fake Discord, closed after the test; the fake must have found no problem by then. */
export async function createBench(options: BenchOptions = {}): Promise<Bench> {
  const fake = options.fake ?? (await startFakeDiscord(options.fakeOptions));
  const { engine } = options;
  // What it reads when it is first asked is not to count as slowness.
  engine?.ask("preference korean");
  engine?.suggest("v", { type: "dataset" });
  const bench = {
    asked: [] as { question: string; options: AskOptions | undefined }[],
    suggested: [] as { typed: string; options: SuggestOptions | undefined }[],
    fatal: [] as AdapterError[],
    log: [] as string[],
  };
  const asking: Pick<Engine, EngineMethod> = {
    ...(engine ?? survey),
    ask(question, askOptions) {
      bench.asked.push({ question, options: askOptions });
      options.ask?.(question);
      if (engine) return engine.ask(question, askOptions);
      const locale = askOptions?.locale ?? "en";
      return { message: message({ locale, text: `[${locale}] ${question}` }), followed: false } as Reply;
    },
    suggest(typed, suggestOptions) {
      bench.suggested.push({ typed, options: suggestOptions });
      if (engine && options.choices === undefined) return engine.suggest(typed, suggestOptions);
      return options.choices ?? [{ type: "dataset", id: "vg", name: "Visual Genome", label: "Visual Genome · 108K" }];
    },
  };
  const context: AdapterContext = {
    ...toAsync(asking),
    store: options.store ?? memoryStore(),
    log: createLog("debug", [], (line) => void bench.log.push(line)),
    fatal: (error) => void bench.fatal.push(error),
  };
  const config = {
    token: options.token ?? fake.token,
    apiBase: options.apiBase ?? fake.apiBase,
    ...(options.messageContent ? { messageContent: true } : {}),
    ...(options.healthPort === undefined ? {} : { healthPort: options.healthPort }),
  };
  const adapter = createDiscordAdapter(config, context);
  closers.push(async () => {
    await adapter.stop();
    if (options.fake === undefined) await fake.close();
    expect(fake.problems).toEqual([]);
    // Neither the token nor an interaction's token nor a word that somebody wrote.
    expect(bench.log.join("")).not.toMatch(/fake\.bot\.token|fake-interaction|secretword/);
  });
  return { fake, adapter, ...bench };
}

/** Waits until `find` finds something; fails after 25 seconds, which only a very busy machine needs. */
export async function until<T>(what: string, find: () => T | undefined | false): Promise<T> {
  const deadline = Date.now() + 25_000;
  for (;;) {
    const found = find();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A bench whose adapter has started. */
export async function started(options: BenchOptions = {}): Promise<Bench> {
  const bench = await createBench(options);
  await bench.adapter.start();
  return bench;
}

/** What the person who sent this interaction gets to see. */
export async function answered(bench: Bench, interaction: JsonRecord) {
  const id = bench.fake.interact(interaction);
  const answer = await until("an answer", () => bench.fake.answers.find(({ interactionId }) => interactionId === id));
  const data = answerData(answer.body);
  return { type: answer.body.type, data, text: inspectDiscord(data).text };
}

/** The choices that somebody sees while typing. */
export async function offered(bench: Bench, interaction: JsonRecord) {
  const { type, data } = await answered(bench, interaction);
  expect(type).toBe(8);
  return data.choices as { name: string; value: string }[];
}

/** Every message that this interaction has made visible and that is still there, once there is one that says something. */
export async function shown(bench: Bench, interaction: JsonRecord): Promise<ShownMessage[]> {
  const id = bench.fake.interact(interaction);
  const mine = () => bench.fake.shown.filter((one) => one.interactionId === id && !one.deleted && one.body !== null);
  await until("something to see", () => mine().length > 0);
  return mine();
}

/** The one message that this interaction has made visible. */
export async function shownOne(
  bench: Bench,
  interaction: JsonRecord,
): Promise<ShownMessage & { readonly text: string }> {
  const [first, ...others] = await shown(bench, interaction);
  expect(others).toEqual([]);
  if (first === undefined) throw new Error("nothing is shown");
  return Object.assign(first, { text: inspectDiscord(first.body).text });
}

/** Sends an interaction that changes a message, and waits until it is done. */
export async function changed(bench: Bench, interaction: JsonRecord, message: ShownMessage) {
  const edits = message.edits;
  bench.fake.interact(interaction);
  await until("a change", () => message.edits > edits || message.deleted);
  return inspectDiscord(message.body);
}

/** The reply to this message. */
export async function replied(bench: Bench, message: JsonRecord) {
  const id = bench.fake.say(message);
  return until("a reply", () => bench.fake.messages.find(({ body }) => body.nonce === id));
}

/** Something that is surely handled after everything sent before. */
export async function settle(bench: Bench): Promise<void> {
  await answered(bench, slash("dataset", "query", "last"));
}
