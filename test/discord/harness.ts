import { afterEach, expect } from "vitest";
import type { AdapterContext, AdapterError } from "../../adapters/adapter.ts";
import { createDiscordAdapter } from "../../adapters/discord/adapter.ts";
import { createLog } from "../../adapters/log.ts";
import type { Json, Store } from "../../adapters/store/store.ts";
import type { AskOptions, Choice, Reply, SuggestOptions } from "../../src/index.ts";
import { slash } from "../fakes/discord/events.ts";
import { answerData, type FakeDiscord, startFakeDiscord } from "../fakes/discord/fake.ts";
import type { JsonRecord } from "../fakes/discord/json.ts";
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
}

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A store in memory, as small as the adapter needs. */
export function memoryStore(): Store {
  const values = new Map<string, Json>();
  return {
    get: async (key) => values.get(key),
    set: async (key, value) => void values.set(key, value),
    claim: async (key) => !values.has(key) && Boolean(values.set(key, true)),
    delete: async (key) => void values.delete(key),
    close: async () => undefined,
  };
}

/** A real discord.js client on a fake Discord, closed after the test; the fake must have found no problem by then. */
export async function createBench(options: BenchOptions = {}): Promise<Bench> {
  const fake = options.fake ?? (await startFakeDiscord());
  const bench = { asked: [], suggested: [], fatal: [], log: [] } as Pick<
    Bench,
    "asked" | "suggested" | "fatal" | "log"
  >;
  const context: AdapterContext = {
    ...engineOver(surveyRecords),
    ask(question, askOptions) {
      bench.asked.push({ question, options: askOptions });
      options.ask?.(question);
      const locale = askOptions?.locale ?? "en";
      return { message: message({ locale, text: `[${locale}] ${question}` }) } as Reply;
    },
    suggest(typed, suggestOptions) {
      bench.suggested.push({ typed, options: suggestOptions });
      return options.choices ?? [{ type: "dataset", id: "vg", name: "Visual Genome", label: "Visual Genome · 108K" }];
    },
    store: options.store ?? memoryStore(),
    log: createLog("debug", [], (line) => void bench.log.push(line)),
    fatal: (error) => void bench.fatal.push(error),
  };
  const config = { token: options.token ?? fake.token, apiBase: options.apiBase ?? fake.apiBase };
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

/** Waits until `find` finds something; fails after ten seconds. */
export async function until<T>(what: string, find: () => T | undefined | false): Promise<T> {
  const deadline = Date.now() + 10_000;
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

/** The reply to this message. */
export async function replied(bench: Bench, message: JsonRecord) {
  const id = bench.fake.say(message);
  return until("a reply", () => bench.fake.messages.find(({ body }) => body.nonce === id));
}

/** Something that is surely handled after everything sent before. */
export async function settle(bench: Bench): Promise<void> {
  await answered(bench, slash("dataset", "query", "last"));
}
