import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { edited, press, message as say, slash } from "../fakes/discord/events.ts";
import { world } from "../fakes/discord/ids.ts";
import type { JsonRecord } from "../fakes/discord/json.ts";
import { type Bench, type BenchOptions, createBench, memoryStore, replied, until } from "./harness.ts";
import { controlId, inspectDiscord } from "./inspect.ts";

interface Row {
  readonly fault: string;
  readonly sees: string;
  readonly says: string;
}

/** The table of the adapter's own page. */
const readme = readFileSync(new URL("../../adapters/discord/README.md", import.meta.url), "utf8");
const rows: readonly Row[] = (readme.split(/^## /m).find((part) => part.startsWith("What can go wrong")) ?? "")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (What happens|-+) /.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, fault = "", sees = "", says = ""]) => ({ fault, sees, says }));

const quoted = (cell: string) => [...cell.matchAll(/“([^”]+)”/g)].map(([, text = ""]) => text);
const coded = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = ""]) => text);

/** What a fault does to a bot: how the bot is made, and what happens to it. */
interface Fault {
  readonly options?: BenchOptions;
  /** Before it starts. */
  readonly prepare?: (bench: Bench) => void;
  /** What is asked; its id, where something is. */
  readonly act?: (bench: Bench) => Promise<string | undefined> | string | undefined;
}

const mention = `<@${world.bot}>`;
const ask = (extra: JsonRecord = {}) => ({ ...slash("dataset", "query", "secretword"), ...extra });
const refused = (status: number, code: number) => ({ status, body: { code, message: "refused" } });
const fails = (match: RegExp, status: number, code: number, times = 1): Pick<Fault, "prepare"> => ({
  prepare: (bench) => bench.fake.fail({ match, times, response: refused(status, code) }),
});
const callback = /callback$/;
const channelPost = /^POST .*\/channels\/\d+\/messages$/;
const asks: Pick<Fault, "act"> = { act: (bench) => bench.fake.interact(ask()) };
const says: Pick<Fault, "act"> = { act: (bench) => bench.fake.say(say(`${mention} secretword`)) };
const broken = (error = new Error("secretword")) => ({
  ask: () => {
    throw error;
  },
});
const never = () => Promise.reject(new Error("secretword"));
const key = "A".repeat(22);

const faults: Readonly<Record<string, Fault>> = {
  "the token is wrong": { options: { token: "wrong.bot.token" } },
  "the token is revoked while the bot runs": { act: (bench) => void bench.fake.revokeToken() },
  "an intent was not granted": { options: { messageContent: true } },
  "no log-ins are left today": {
    prepare(bench) {
      const session_start_limit = { total: 1_000, remaining: 0, reset_after: 1_000, max_concurrency: 1 };
      const body = { url: "ws://127.0.0.1:9", shards: 1, session_start_limit };
      bench.fake.fail({ match: /gateway\/bot$/, times: 9, response: { status: 200, body } });
    },
  },
  "Discord is out of reach at the start": { options: { apiBase: "http://127.0.0.1:9/api" } },
  "the connection is cut": {
    act(bench) {
      bench.fake.gateway.disconnect(1006);
      return bench.fake.interact(ask());
    },
  },
  "Discord asks to reconnect": {
    async act(bench) {
      bench.fake.gateway.send(7);
      await until("the connection's end", () => bench.fake.gateway.left.length > 0);
      return bench.fake.interact(ask());
    },
  },
  "one server is unavailable at the start": asks,
  "an interaction comes later than 3 s": {
    act: (bench) => bench.fake.interact(slash("dataset", "query", "secretword", { ageMs: 3_500 })),
  },
  "Discord finds the answer too late": { ...fails(callback, 404, 10_062), ...asks },
  "another process answered first": {
    async act(bench) {
      const twice = ask();
      bench.fake.interact(twice);
      return bench.fake.interact(twice);
    },
  },
  "the connection breaks before the answer arrives": {
    prepare: (bench) => bench.fake.fail({ match: callback, times: 1, reset: true }),
    ...asks,
  },
  "the answer arrives and its receipt is lost": {
    prepare: (bench) => bench.fake.fail({ match: callback, times: 1 }),
    ...asks,
  },
  "an answer hangs until it is too late": {
    prepare: (bench) => bench.fake.fail({ match: callback, times: 1, delayMs: 2_500 }),
    act: (bench) => bench.fake.interact(slash("dataset", "query", "secretword", { ageMs: 1_900 })),
  },
  "Discord limits an answer and does not say how long": { ...fails(callback, 429, 0), ...asks },
  "Discord refuses a card": { ...fails(callback, 400, 50_035), ...asks },
  "Discord refuses the text, too": { ...fails(callback, 400, 50_035, 2), ...asks },
  "Discord answers with 502": { ...fails(callback, 502, 0, 2), ...asks },
  "the store is slow": {
    options: {
      store: {
        ...memoryStore(),
        get: (name) =>
          new Promise((resolve) => {
            const view = { kind: "show", refs: [], locale: "en" };
            setTimeout(() => resolve(name.startsWith("discord:view:") ? { v: 2, view } : undefined), 1_700);
          }),
      },
    },
    async act(bench) {
      const id = bench.fake.interact(press(`d2:ask:#${key}`));
      const waiting = () => bench.fake.shown.find(({ interactionId, body }) => interactionId === id && body === null);
      await until("thinking…", waiting);
      await until("the answer", () => waiting() === undefined);
      return id;
    },
  },
  "the store fails": {
    options: { store: { ...memoryStore(), get: never, set: never, claim: never } },
    ...says,
  },
  "the question behind a button is kept no more": { act: (bench) => bench.fake.interact(press(`d2:ask:#${key}`)) },
  "a button is another version's": { act: (bench) => bench.fake.interact(press("d1:ask:en:x")) },
  "a command is another version's": { act: (bench) => bench.fake.interact(slash("old", "x", "y")) },
  "an interaction has no data": { act: (bench) => bench.fake.interact(ask({ data: undefined })) },
  "an interaction is of a kind that is not known": { act: (bench) => bench.fake.interact(ask({ type: 99 })) },
  "the engine fails at a command": { options: broken(), ...asks },
  "the engine fails at a message": { options: broken(), ...says },
  "somebody asks too fast": {
    async act(bench) {
      for (let index = 0; index < 10; index += 1) bench.fake.interact(ask());
      return bench.fake.interact(ask());
    },
  },
  "the token of an announced answer has expired": {
    options: {
      store: { ...memoryStore(), get: () => new Promise((resolve) => setTimeout(() => resolve(undefined), 1_900)) },
    },
    async act(bench) {
      const id = bench.fake.interact(press(`d2:ask:#${key}`));
      await until("thinking…", () => bench.fake.shown.some(({ interactionId }) => interactionId === id));
      bench.fake.tokensExpired = true;
      return id;
    },
  },
  "a card is shared where the bot may not write after all": {
    ...fails(channelPost, 403, 50_013),
    async act(bench) {
      const id = bench.fake.interact(ask());
      const card = await until("the card", () => bench.fake.shown.find(({ interactionId }) => interactionId === id));
      return bench.fake.interact(press(controlId(card.body, "Share"), {}, card));
    },
  },
  "a form's question is kept no more": { act: (bench) => bench.fake.interact(press(`d2:filter:-:#${key}`)) },
  "an event is not as it should be": {
    act: (bench) => {
      bench.fake.interact(ask({ locale: 7 }));
      return undefined;
    },
  },
  "only the bot's role is mentioned, without the intent": {
    act: (bench) => bench.fake.say(say(`<@&${world.botRole}> secretword`)),
  },
  "the connection breaks under a reply": {
    prepare: (bench) => bench.fake.fail({ match: channelPost, times: 1, reset: true }),
    ...says,
  },
  "the bot may not write in a channel": { ...fails(channelPost, 403, 50_013), ...says },
  "a thread is archived or locked": {
    ...fails(channelPost, 400, 50_083),
    act: (bench) => bench.fake.say(say(`${mention} secretword`, "thread")),
  },
  "Discord limits the bot": {
    prepare(bench) {
      const body = { retry_after: 0.05, global: false, message: "slow" };
      const headers = { "retry-after": "0.05" };
      bench.fake.fail({ match: channelPost, times: 1, response: { status: 429, headers, body } });
    },
    ...says,
  },
  "a message is delivered twice": {
    act(bench) {
      const twice = say(`${mention} secretword`);
      bench.fake.say(twice);
      return bench.fake.say(twice);
    },
  },
  "an edit of an old reply is refused": {
    ...fails(/^PATCH .*\/channels\//, 400, 30_046),
    act: async (bench) => {
      const asked = say(`${mention} secretword`);
      await replied(bench, asked);
      bench.fake.edit(edited(asked, `${mention} secretword again`));
      return String(asked.id);
    },
  },
  "our reply was removed before its message was edited": {
    act: async (bench) => {
      const asked = say(`${mention} secretword`);
      await replied(bench, asked);
      for (const one of bench.fake.shown) one.deleted = true;
      bench.fake.edit(edited(asked, `${mention} secretword again`));
      return String(asked.id);
    },
  },
  "commands were not deployed": {},
  "an Interactions Endpoint URL is set": {
    prepare(bench) {
      bench.fake.interactionsEndpointUrl = "https://example.org/interactions";
    },
  },
};

/** All that is visible of what was asked, as texts; "thinking…" where an answer was announced and none came. */
function visible(bench: Bench, id: string | undefined): string[] {
  const posted = new Set(bench.fake.messages.filter(({ body }) => body.nonce === id).map((one) => one.id));
  return bench.fake.shown
    .filter(({ deleted, interactionId, id: own }) => !deleted && (interactionId === id || posted.has(own)))
    .map(({ body }) => (body === null ? "thinking…" : inspectDiscord(body).text));
}

describe("what can go wrong", () => {
  it("is all in the table, and nothing else is", () => {
    expect(rows.map(({ fault }) => fault)).toEqual(Object.keys(faults));
  });

  it.each(rows.map((row) => [row.fault, row] as const))("%s", async (name, { sees, says: expected }) => {
    const fault = faults[name] ?? {};
    const bench = await createBench(fault.options);
    fault.prepare?.(bench);
    const error = await bench.adapter.start().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    const id = error === undefined ? await fault.act?.(bench) : undefined;
    const told = () => [String(error), ...bench.fatal.map(String), ...bench.log].join("\n");
    for (const words of coded(expected)) await until(words, () => told().includes(words));
    const code = /exit code (\d+)/.exec(expected)?.[1];
    if (code !== undefined) expect((error ?? bench.fatal[0]) as object).toMatchObject({ exitCode: Number(code) });

    const quotes = quoted(sees).filter((words) => words !== "thinking…" || sees === "“thinking…”");
    const nothing = sees.startsWith("nothing") || sees === "the old commands";
    if (!nothing) await until("something to see", () => visible(bench, id).length > 0);
    if (error === undefined && bench.fatal.length === 0 && !fault.options?.ask && !fault.options?.store) {
      await until("a sign of life", () => bench.log.length > 0);
      if (!bench.fake.tokensExpired) await settleElsewhere(bench);
    }
    await bench.adapter.stop();
    const seen = visible(bench, id);
    if (nothing) expect(seen).toEqual([]);
    else expect(seen).toHaveLength(1);
    // An apology is visible too, and is no answer.
    if (/^(the|that) answer|reply/.test(sees) && !nothing) expect(seen.join("\n")).toContain("[en] secretword");
    for (const words of quotes) expect(seen.join("\n")).toContain(words);
    expect(told()).not.toContain("secretword");
  });
});

/** Somebody else is answered all the same. */
async function settleElsewhere(bench: Bench): Promise<void> {
  const id = bench.fake.interact(slash("dataset", "query", "last", { by: world.other }));
  await until("life", () => bench.fake.answers.some(({ interactionId }) => interactionId === id));
}
