import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { AdapterError } from "../../adapters/adapter.ts";
import { deployCommands } from "../../adapters/discord/deploy.ts";
import { createHealth } from "../../adapters/discord/health.ts";
import { createRate } from "../../adapters/discord/rate.ts";
import { freePort } from "../bot.ts";
import { message as say, slash, typing } from "../fakes/discord/events.ts";
import { startFakeDiscord } from "../fakes/discord/fake.ts";
import { world } from "../fakes/discord/ids.ts";
import { answered, createBench, replied, settle, started, until } from "./harness.ts";
import { inspectDiscord } from "./inspect.ts";

describe("ten answers in thirty seconds", () => {
  it("are a person's; the next one is asked to wait, others are not", async () => {
    const bench = await started();
    const seen = [];
    for (let index = 0; index < 12; index += 1) {
      seen.push(
        (await answered(bench, slash("dataset", "query", "x", { locale: index === 11 ? "ko" : "en-US" }))).text,
      );
    }
    expect(seen.slice(0, 10).join()).not.toContain("a lot at once");
    expect(seen[10]).toContain("a lot at once");
    expect(seen[11]).toContain("한꺼번에");
    expect((await answered(bench, slash("dataset", "query", "x", { by: world.other }))).text).toContain("[en] x");
    expect((await answered(bench, typing("dataset", "query", "v"))).type).toBe(8);
  });

  it("in messages: one kind word, then silence", async () => {
    const bench = await started();
    for (let index = 0; index < 10; index += 1) await replied(bench, say("x", "dm"));
    expect(inspectDiscord((await replied(bench, say("천천히", "dm"))).body).text).toContain("한꺼번에");
    bench.fake.say(say("x", "dm"));
    await answered(bench, slash("dataset", "query", "last", { by: world.other }));
    expect(bench.fake.messages).toHaveLength(11);
  });

  it("begin anew when the window is over, and nobody is remembered for ever", () => {
    let now = 0;
    const rate = createRate(() => now);
    const take = (times: number) => Array.from({ length: times }, () => rate.take("1")).join(" ");
    expect(take(12)).toBe(`${"ok ".repeat(10)}first over`);
    now = 29_999;
    expect(rate.take("1")).toBe("over");
    now = 30_000;
    expect(take(11)).toBe(`${"ok ".repeat(10)}first`);
  });
});

describe("two shards", () => {
  /** Servers whose events come by the first and by the second of two shards. */
  const guilds = [0n, 1n].map((shard) => {
    const high = BigInt(world.guild) >> 22n;
    return String((high + ((shard + 2n - (high % 2n)) % 2n)) << 22n);
  });

  it("are opened where Discord advises so, each answers its servers, and the first the direct messages", async () => {
    const bench = await started({ fakeOptions: { shards: 2 } });
    expect(bench.fake.gateway.shards.toSorted()).toEqual([
      [0, 2],
      [1, 2],
    ]);
    for (const guild of guilds) await answered(bench, slash("dataset", "query", "x", { guild }));
    await answered(bench, slash("dataset", "query", "x", { place: "dm" }));
    for (const guild_id of guilds) await replied(bench, say(`<@${world.bot}> x`, "channel", { guild_id }));
    expect(bench.adapter.health()).toMatchObject({ ok: true, shards: 2 });
  });

  it("come back after a cut, and one that is refused for good ends the bot once", async () => {
    const bench = await started({ fakeOptions: { shards: 2 } });
    bench.fake.gateway.disconnect(1006);
    for (const guild of guilds) await answered(bench, slash("dataset", "query", "x", { guild }));
    expect(bench.fake.gateway.logins.filter(({ op }) => op === "resume").length).toBeGreaterThan(0);
    bench.fake.revokeToken();
    await until("the end", () => bench.fatal[0]);
    await bench.adapter.stop();
    expect(bench.fatal).toHaveLength(1);
  });
});

describe("health", () => {
  it("is served on a port: 503 until it runs, 200 then, 503 when the token is gone; nothing else is told", async () => {
    const healthPort = await freePort();
    const bench = await createBench({ healthPort });
    const look = async (path = "/healthz", method = "GET") => {
      const response = await fetch(`http://127.0.0.1:${healthPort}${path}`, { method });
      return { status: response.status, body: await response.json() };
    };
    bench.fake.fail({ match: /gateway\/bot$/, times: 1, delayMs: 300 });
    const starting = bench.adapter.start();
    await until("the log-in", () => bench.fake.requests[0]);
    expect(await look()).toMatchObject({ status: 503, body: { ok: false, state: "starting", quietSeconds: null } });
    await starting;
    expect(await look("/healthz?full=1")).toMatchObject({
      status: 200,
      body: { ok: true, state: "running", shards: 1 },
    });
    expect((await look("/")).status).toBe(404);
    expect((await look("/healthz", "POST")).status).toBe(404);
    bench.fake.revokeToken();
    await until("the end", () => bench.fatal[0]);
    expect(await look()).toMatchObject({ status: 503, body: { ok: false, state: "lost" } });
    await bench.adapter.stop();
    await expect(look()).rejects.toThrow();
  });

  it("is served on this machine's own address alone", async () => {
    const healthPort = await freePort();
    await (await createBench({ healthPort })).adapter.start();
    const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    const outside = others.find(({ family, internal }) => family === "IPv4" && !internal)?.address ?? "127.0.0.2";
    await expect(fetch(`http://${outside}:${healthPort}/healthz`)).rejects.toThrow();
  });

  it("that finds Discord silent for minutes ends the bot, for a supervisor to start it again", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "Date"] });
    try {
      const bench = await started();
      vi.setSystemTime(Date.now() + 6 * 60_000);
      vi.advanceTimersByTime(30_000);
      expect(bench.fatal).toMatchObject([
        { exitCode: 1, message: expect.stringMatching(/said nothing for \d+ seconds/) },
      ]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("on a port that is taken is a mistake that names it", async () => {
    const first = await createBench({ healthPort: await freePort() });
    await first.adapter.start();
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const address = taken.address();
    const healthPort = typeof address === "object" && address ? address.port : 0;
    const second = await createBench({ healthPort });
    const error = await second.adapter.start().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AdapterError);
    expect(String(error)).toMatch(new RegExp(`port ${healthPort} \\(EADDRINUSE\\)`));
    await new Promise((resolve) => taken.close(resolve));
  });

  it("goes by what was heard, not by what discord.js says", () => {
    let now = 1_000_000;
    const health = createHealth(() => now);
    expect(health.report()).toEqual({ ok: false, state: "starting", shards: 0, quietSeconds: null });
    health.heard(0);
    health.heard(1);
    health.set("running");
    now += 100_000;
    health.heard(0);
    // A heartbeat that was never sent has the time -1.
    health.heard(1, -1);
    expect(health.report()).toEqual({ ok: true, state: "running", shards: 2, quietSeconds: 100 });
    now += 30_000;
    expect(health.report()).toMatchObject({ ok: false, state: "silent" });
    health.heard(1);
    expect(health.report().ok).toBe(true);
    health.set("lost");
    health.set("stopped");
    expect(health.report()).toMatchObject({ ok: false, state: "lost" });
  });

  it("counts heartbeats: a server where nothing happens is no silence", async () => {
    const bench = await started({ fakeOptions: { heartbeatMs: 50 } });
    const before = bench.adapter.health().quietSeconds;
    expect(before).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    expect(bench.adapter.health().quietSeconds).toBe(0);
  });
});

describe("what is deployed", () => {
  const warned = (log: readonly string[]) => log.find((line) => line.includes("discord.commands-differ"));

  it("and differs is warned of, with what and with the remedy; nothing is written", async () => {
    const bench = await createBench();
    bench.fake.commands.set("global", [{ name: "old", description: "Old", type: 1 }]);
    await bench.adapter.start();
    const line = await until("the warning", () => warned(bench.log));
    expect(JSON.parse(line)).toMatchObject({
      level: "warn",
      missing: "/dataset, /model, /compare, /dataset-help, Find datasets here",
      unknown: "/old",
      remedy: "run: whichdata discord deploy",
    });
    expect(bench.fake.requests.every(({ method }) => method === "GET")).toBe(true);
  });

  it("and is the same is not spoken of", async () => {
    const fake = await startFakeDiscord();
    await deployCommands({ token: fake.token, apiBase: fake.apiBase, write: () => undefined });
    const bench = await started({ fake });
    const asked = () => fake.requests.filter(({ path, method }) => method === "GET" && path.endsWith("/commands"));
    await until("the look", () => asked().length === 2);
    await settle(bench);
    await bench.adapter.stop();
    expect(bench.log.join("")).not.toMatch(/commands-differ|endpoint/);
    await fake.close();
  });

  it("to one server alone is no difference", async () => {
    const fake = await startFakeDiscord();
    await deployCommands({ token: fake.token, apiBase: fake.apiBase, guildId: world.guild, write: () => undefined });
    const bench = await started({ fake });
    await until("the look", () => bench.log.some((line) => line.includes("discord.commands-in-one-server")));
    await bench.adapter.stop();
    expect(warned(bench.log)).toBeUndefined();
    await fake.close();
  });

  it("to an address that takes the commands away is warned of", async () => {
    const bench = await createBench();
    bench.fake.interactionsEndpointUrl = "https://example.org/interactions";
    await bench.adapter.start();
    await until("the warning", () => bench.log.some((line) => line.includes("discord.endpoint-url-set")));
  });

  it("and cannot be looked at stops nothing", async () => {
    const bench = await createBench();
    bench.fake.fail({ match: /@me$/, times: 9, response: { status: 403, body: { code: 0, message: "no" } } });
    await bench.adapter.start();
    await until("a line", () => bench.log.some((line) => line.includes("discord.commands-unchecked")));
    await settle(bench);
  });
});

describe("the token", () => {
  it("is in no dump of the adapter, and in no error of a start that failed", async () => {
    const bench = await started();
    expect(inspect(bench.adapter, { depth: 20, showHidden: true })).not.toContain(bench.fake.token);
    expect(inspect(process.env)).not.toContain(bench.fake.token);
    for (const match of [/gateway\/bot$/, /x/]) {
      const other = await createBench({ token: "wrong.secretword.token" });
      other.fake.fail({ match, times: 9, response: { status: 403, body: { code: 50_001, message: "no" } } });
      const error = await other.adapter.start().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(AdapterError);
      expect(inspect(error, { depth: 20, showHidden: true })).not.toContain("secretword");
    }
  });
});

describe("the connection", () => {
  it("that Discord no longer answers is opened anew", async () => {
    const bench = await started({ fakeOptions: { heartbeatMs: 200 } });
    bench.fake.goDeaf(true);
    await until("the end of it", () => bench.fake.gateway.left.length > 0);
    bench.fake.goDeaf(false);
    await answered(bench, slash("dataset", "query", "x"));
  });

  it("whose session is lost is made anew, and what comes then is answered", async () => {
    const bench = await started();
    bench.fake.gateway.forget();
    bench.fake.gateway.disconnect(1006);
    await until("a new log-in", () => bench.fake.gateway.logins.filter(({ op }) => op === "identify").length === 2);
    await answered(bench, slash("dataset", "query", "x"));
  });
});
