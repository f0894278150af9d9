import { describe, expect, it, vi } from "vitest";
import { createHealth } from "../../adapters/slack/health.ts";
import { eventCallback, mention } from "../fakes/slack/payloads.ts";
import { type Harness, prepareHarness, startHarness, withHarness } from "./harness.ts";

vi.setConfig({ testTimeout: 30_000 });
const patience = { timeout: 20_000, interval: 20 };

async function ask({ adapter }: Harness): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`http://127.0.0.1:${adapter.address()?.port}/healthz`);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe.each(["socket", "http"] as const)("/healthz over %s", (transport) => {
  it("is well once Slack reaches the bot, and tells when Slack last did and what it knows", async () => {
    await withHarness(startHarness(transport, { port: 0 }), async (slack) => {
      await slack.event(eventCallback(mention("hello")));
      await slack.slack.waitForPosts(1);
      const { status, body } = await ask(slack);
      expect(status).toBe(200);
      expect(body).toMatchObject({ ok: true, state: "connected", transport, lastEventSeconds: expect.any(Number) });
      expect(body.registry).toMatchObject({ datasets: expect.any(Number), models: expect.any(Number) });
    });
  });

  it("is not while it stops", async () => {
    let release = () => {};
    const claimed = new Promise<boolean>((resolve) => {
      release = () => resolve(true);
    });
    await withHarness(startHarness(transport, { port: 0, store: { claim: () => claimed } }), async (slack) => {
      await slack.event(eventCallback(mention("slow")));
      const stopped = slack.adapter.stop();
      expect(await ask(slack)).toMatchObject({ status: 503, body: { ok: false, state: "stopping" } });
      release();
      await stopped;
    });
  });

  it("is not once the token is good no more", async () => {
    await withHarness(startHarness(transport, { port: 0 }), async (slack) => {
      await slack.event(eventCallback({ type: "app_uninstalled" }));
      await slack.slack.waitFor("the end", () => slack.fatal.length === 1);
      expect(await ask(slack)).toMatchObject({ status: 503, body: { state: "lost" } });
    });
  });
});

it("is not while the socket is down, and is again afterwards", async () => {
  await withHarness(startHarness("socket", { port: 0 }), async (slack) => {
    slack.slack.faults.add("apps.connections.open", { status: 500 });
    slack.slack.sockets.cut();
    await vi.waitFor(async () => expect((await slack.adapter.health()).ok).toBe(false), patience);
    expect(await ask(slack)).toMatchObject({ status: 503, body: { state: "disconnected" } });
    await vi.waitFor(async () => expect((await slack.adapter.health()).ok).toBe(true), patience);
    expect((await ask(slack)).status).toBe(200);
  });
});

it("says so on Socket Mode where its port is taken", async () => {
  await withHarness(startHarness("http"), async ({ adapter }) => {
    const port = adapter.address()?.port ?? 0;
    await withHarness(prepareHarness("socket", { port }), async (second) => {
      await expect(second.adapter.start()).rejects.toThrow(/^\[slack\] .*EADDRINUSE.*PORT/u);
    });
  });
});

describe("the keeper", () => {
  const about = { datasets: 3, models: 0, updated: null };

  it("is never well before it starts, without a registry, or after the end", async () => {
    const keeper = createHealth("http", async () => about);
    expect(await keeper.report()).toMatchObject({ ok: false, state: "starting", lastEventSeconds: null });
    keeper.set("connected");
    expect((await keeper.report()).ok).toBe(true);
    keeper.set("lost");
    keeper.set("connected");
    expect(await keeper.report()).toMatchObject({ ok: false, state: "lost" });
    const empty = createHealth("http", async () => ({ ...about, datasets: 0 }));
    empty.set("connected");
    expect((await empty.report()).ok).toBe(false);
    const lost = createHealth("http", () => Promise.reject(new Error("lost")));
    lost.set("connected");
    expect(await lost.report()).toMatchObject({ ok: false, state: "connected", registry: null });
  });

  it("counts the seconds since Slack was heard", async () => {
    const clock = { now: 1000 };
    const keeper = createHealth(
      "socket",
      async () => about,
      () => clock.now,
    );
    keeper.heard();
    clock.now += 90_400;
    expect((await keeper.report()).lastEventSeconds).toBe(90);
  });
});
