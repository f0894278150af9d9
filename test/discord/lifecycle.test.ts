import { describe, expect, it } from "vitest";
import { AdapterError } from "../../adapters/adapter.ts";
import { message as say, slash } from "../fakes/discord/events.ts";
import { world } from "../fakes/discord/ids.ts";
import { type BenchOptions, createBench, until } from "./harness.ts";

async function failure(options: BenchOptions, prepare?: (bench: Awaited<ReturnType<typeof createBench>>) => void) {
  const bench = await createBench(options);
  prepare?.(bench);
  const error = await bench.adapter.start().then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AdapterError);
  return { error: error as AdapterError, bench };
}

describe("a start that cannot be", () => {
  it.each([
    ["a wrong token", { token: "wrong.bot.token" }, 78, /does not accept DISCORD_TOKEN.*Bot → Reset Token/],
    ["no token", { token: "" }, 78, /DISCORD_TOKEN is empty.*discord\.com\/developers/],
    ["a token with blanks in it", { token: "fake bot token" }, 78, /DISCORD_TOKEN is not a token/],
    [
      "an address with a version",
      { apiBase: "https://discord.com/api/v10" },
      78,
      /DISCORD_API_BASE ends with a version/,
    ],
    ["an address without /api", { apiBase: "https://discord.com" }, 78, /ends with \/api/],
    ["a plain http address elsewhere", { apiBase: "http://discord.com/api" }, 78, /must be an https address/],
    ["an address that is none", { apiBase: "discord" }, 78, /DISCORD_API_BASE must be/],
    ["an address where nobody is", { apiBase: "http://127.0.0.1:9/api" }, 1, /could not be reached/],
  ])("%s", async (_what, options, exitCode, sentence) => {
    const { error, bench } = await failure(options);
    expect(error.message).toMatch(/^\[discord\] /);
    expect(error.message).toMatch(sentence);
    expect(error.exitCode).toBe(exitCode);
    expect(error.message).not.toMatch(/bot.token/);
    expect(bench.fatal).toEqual([]);
  });

  it.each([
    [4004, /does not accept DISCORD_TOKEN/],
    [4013, /refused the bot's intents/],
    [4014, /refused the bot's intents.*GuildMessages/],
  ])("the gateway closes with %d", async (code, sentence) => {
    const { error, bench } = await failure({}, ({ fake }) => fake.refuseIdentify(code));
    expect(error.message).toMatch(sentence);
    expect(error.exitCode).toBe(78);
    expect(bench.fatal).toEqual([]);
  });

  it("no log-ins are left today", async () => {
    const session_start_limit = { total: 1_000, remaining: 0, reset_after: 1_000, max_concurrency: 1 };
    const response = { status: 200, body: { url: "ws://127.0.0.1:9", shards: 1, session_start_limit } };
    const { error } = await failure({}, ({ fake }) => fake.fail({ match: /gateway\/bot$/, times: 9, response }));
    expect(error.message).toMatch(/no more log-ins today/);
  });
});

describe("a start that can", () => {
  it("takes a trailing slash and the word Bot", async () => {
    const first = await createBench();
    const bench = await createBench({
      fake: first.fake,
      apiBase: `${first.fake.apiBase}/`,
      token: `Bot ${first.fake.token}\n`,
    });
    await bench.adapter.start();
    expect(bench.fake.gateway.logins).toHaveLength(1);
    await bench.adapter.stop();
  });

  it("is one start, however often it is asked for", async () => {
    const bench = await createBench();
    await Promise.all([bench.adapter.start(), bench.adapter.start()]);
    expect(bench.fake.gateway.logins).toHaveLength(1);
  });
});

describe("the token is revoked while it runs", () => {
  it("tells once, in a sentence that names the remedy", async () => {
    const bench = await createBench();
    await bench.adapter.start();
    bench.fake.revokeToken();
    const error = await until("the end", () => bench.fatal[0]);
    expect(error.message).toMatch(/no longer accepts DISCORD_TOKEN.*revoked/);
    expect(error.exitCode).toBe(78);
    bench.fake.gateway.disconnect(4004);
    await bench.adapter.stop();
    expect(bench.fatal).toHaveLength(1);
  });
});

describe("stop", () => {
  it("lets the answer under way go out, takes nothing new, and leaves", async () => {
    const bench = await createBench();
    await bench.adapter.start();
    const response = { status: 204 };
    bench.fake.fail({ match: /callback$/, times: 1, delayMs: 300, response });
    bench.fake.interact(slash("dataset", "query", "before"));
    await until("the question", () => bench.asked[0]);
    let ended = false;
    bench.fake.say(say(`<@${world.bot}> before too`));
    await until("the second question", () => bench.asked[1]);
    const stopping = bench.adapter.stop().then(() => {
      ended = true;
    });
    expect(bench.adapter.stop()).toBe(bench.adapter.stop());
    bench.fake.interact(slash("dataset", "query", "after"));
    expect(ended).toBe(false);
    await stopping;
    expect(bench.asked.map(({ question }) => question)).toEqual(["before", "before too"]);
    expect(bench.fake.messages).toHaveLength(1);
    expect(bench.log.join("")).not.toContain("unanswered");
    await until("the connection's end", () => bench.fake.gateway.left.includes(1000));
    expect(bench.fatal).toEqual([]);
  });

  it("before any start is nothing", async () => {
    const bench = await createBench();
    await bench.adapter.stop();
    expect(bench.fake.requests).toEqual([]);
  });

  it("in the middle of a start leaves no connection behind", async () => {
    const bench = await createBench();
    bench.fake.fail({ match: /gateway\/bot$/, times: 1, delayMs: 200 });
    const starting = bench.adapter.start().catch(() => undefined);
    await until("the first request", () => bench.fake.requests[0]);
    await bench.adapter.stop();
    await starting;
    await until("the connection's end", () => bench.fake.gateway.left.length > 0);
  });
});
