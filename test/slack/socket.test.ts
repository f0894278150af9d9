import { describe, expect, it, vi } from "vitest";
import { startHarness, stillAnswers, withHarness } from "./harness.ts";

// The machine may be busy; what is under test has limits of its own.
vi.setConfig({ testTimeout: 30_000 });

describe.concurrent("Socket Mode's connection", () => {
  it("comes back at once when Slack asks for a new one", async () => {
    await withHarness(startHarness("socket"), async (slack) => {
      slack.slack.sockets.frame(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
      const { sockets } = slack.slack;
      await slack.slack.waitFor("a second connection", () => sockets.opened() === 2);
      await stillAnswers(slack);
    });
  });

  it("outlives an outage at that moment", async () => {
    await withHarness(startHarness("socket"), async (slack) => {
      slack.slack.faults.add("apps.connections.open", { status: 500 }, { error: "internal_error" });
      slack.slack.sockets.frame(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
      const { sockets } = slack.slack;
      await slack.slack.waitFor("a second connection", () => sockets.opened() === 2);
      await stillAnswers(slack);
      expect(slack.fatal).toEqual([]);
    });
  });

  it("is opened again after one refusal of the app token, which may be a mistake", async () => {
    await withHarness(startHarness("socket"), async (slack) => {
      slack.slack.faults.add("apps.connections.open", { error: "invalid_auth" });
      slack.slack.sockets.frame(JSON.stringify({ type: "disconnect", reason: "link_disabled" }));
      await slack.slack.waitFor("a second connection", () => slack.slack.sockets.opened() === 2);
      await stillAnswers(slack);
      expect(slack.fatal).toEqual([]);
    });
  });

  it("that is closed again and again is opened ever more slowly", async () => {
    await withHarness(startHarness("socket"), async (slack) => {
      const { sockets } = slack.slack;
      const until = Date.now() + 5_000;
      let closed = 0;
      while (Date.now() < until) {
        if (sockets.opened() > closed) {
          closed = sockets.opened();
          sockets.cut();
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      expect(sockets.opened()).toBeGreaterThan(2);
      expect(sockets.opened()).toBeLessThan(8);
      expect(slack.logged.filter((line) => line.includes("slack.reconnected")).length).toBeLessThan(8);
    });
  });

  it("ends for good when Slack refuses the app token twice", async () => {
    await withHarness(startHarness("socket"), async (slack) => {
      slack.slack.faults.add("apps.connections.open", { error: "invalid_auth" }, { error: "invalid_auth" });
      slack.slack.sockets.frame(JSON.stringify({ type: "disconnect", reason: "link_disabled" }));
      await slack.slack.waitFor("the end", () => slack.fatal.length === 1);
      expect(slack.fatal[0]?.message).toMatch(/^\[slack\] .*SLACK_APP_TOKEN/u);
    });
  });

  const odd: [string, string][] = [
    ["what is not JSON", "hello?"],
    ["null", "null"],
    [
      "an event without an event",
      JSON.stringify({ type: "events_api", envelope_id: "X", payload: { type: "app_rate_limited" } }),
    ],
    ["an event that is null", JSON.stringify({ type: "events_api", envelope_id: "X", payload: { event: null } })],
    ["an envelope without a payload", JSON.stringify({ type: "slash_commands", envelope_id: "X" })],
    ["a type that nobody knows", JSON.stringify({ type: "novelty", envelope_id: "X", payload: {} })],
  ];
  it("outlives odd frames", async () => {
    await withHarness(startHarness("socket"), async (slack) => {
      for (const [, frame] of odd) slack.slack.sockets.frame(frame);
      await stillAnswers(slack);
      expect(slack.logged.filter((line) => line.includes("slack.frame"))).toHaveLength(3);
    });
  });
});
