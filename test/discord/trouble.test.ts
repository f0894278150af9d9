import { describe, expect, it } from "vitest";
import { slash } from "../fakes/discord/events.ts";
import { startFakeDiscord } from "../fakes/discord/fake.ts";
import { answered, type Bench, createBench, settle, started, until } from "./harness.ts";

describe("trouble", () => {
  it("drops what is older than three seconds, and says so in the log", async () => {
    const bench = await started();
    bench.fake.interact(slash("dataset", "query", "secretword", { ageMs: 3_500 }));
    await settle(bench);
    expect(bench.asked.map(({ question }) => question)).toEqual(["last"]);
    expect(bench.log.join("")).toContain("discord.interaction-late");
  });

  it("measures age by Discord's clock: a machine that is a minute fast still answers", async () => {
    const bench = await createBench();
    bench.fake.shiftClock(-60_000);
    await bench.adapter.start();
    bench.fake.interact(slash("dataset", "query", "old to us", { ageMs: 60_000 }));
    await until("the question", () => bench.asked.length > 0);
    expect(bench.log.join("")).not.toContain("discord.interaction-late");
  });

  it.each([
    ["10062, too late", { status: 404, body: { code: 10_062, message: "Unknown interaction" } }, "10062"],
    ["40060, answered by another", { status: 400, body: { code: 40_060, message: "Already acknowledged" } }, "40060"],
    ["403", { status: 403, body: { code: 50_001, message: "Missing Access" } }, "50001"],
  ])("logs %s by its code, and lives on", async (_what, response, code) => {
    const bench = await started();
    bench.fake.fail({ match: /callback$/, times: 1, response });
    bench.fake.interact(slash("dataset", "query", "secretword"));
    await until("a log line", () => bench.log.some((line) => line.includes(code)));
    await settle(bench);
    expect(bench.fake.requests.filter(({ path }) => path.endsWith("/callback"))).toHaveLength(2);
  });

  it("sends nothing more when the answer was taken and the connection cut", async () => {
    const bench = await started();
    bench.fake.fail({ match: /callback$/, times: 1 });
    await answered(bench, slash("dataset", "query", "x"));
    await settle(bench);
    expect(bench.fake.answers).toHaveLength(2);
    expect(bench.fake.requests.filter(({ path }) => path.includes("/webhooks/"))).toEqual([]);
  });

  it("answers after a 502, which discord.js tries again", async () => {
    const bench = await started();
    bench.fake.fail({ match: /callback$/, times: 2, response: { status: 502, body: {} } });
    await answered(bench, slash("dataset", "query", "x"));
  });

  it.each([
    ["asked to reconnect", (bench: Bench) => bench.fake.gateway.send(7)],
    ["cut off", (bench: Bench) => bench.fake.gateway.disconnect(1006)],
  ])("answers what came while it was %s", async (_what, cut) => {
    const bench = await started();
    cut(bench);
    await until("the connection's end", () => bench.fake.gateway.left.length > 0);
    await answered(bench, slash("dataset", "query", "meanwhile"));
    expect(bench.fake.gateway.logins.at(-1)?.op).toBe("resume");
  });

  it("two processes give an interaction one answer", async () => {
    const fake = await startFakeDiscord();
    const [one, two] = [await started({ fake }), await started({ fake })];
    await answered(one, slash("dataset", "query", "x"));
    await until("the other's refusal", () => [...one.log, ...two.log].some((line) => line.includes("40060")));
    expect(fake.answers).toHaveLength(1);
    await Promise.all([one.adapter.stop(), two.adapter.stop()]);
    await fake.close();
  });
});
