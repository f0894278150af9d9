import { describe, expect, it, vi } from "vitest";
import { createSlackAdapter } from "../../adapters/slack/adapter.ts";
import { eventCallback, mention } from "../fakes/slack/payloads.ts";
import { appToken, botToken } from "../fakes/slack/server.ts";
import { prepareHarness, startHarness, withHarness } from "./harness.ts";

// The machine may be busy; what is under test has limits of its own.
vi.setConfig({ testTimeout: 30_000 });

describe("starting", () => {
  const remedies: [string, Parameters<typeof prepareHarness>, RegExp, number][] = [
    [
      "an unknown bot token",
      ["http", { botToken: "xoxb-other" }],
      /SLACK_BOT_TOKEN \(invalid_auth\).*xoxb-.*OAuth/u,
      78,
    ],
    [
      "a revoked bot token",
      ["socket", { prepare: ({ faults }) => faults.add("auth.test", { error: "token_revoked" }) }],
      /SLACK_BOT_TOKEN \(token_revoked\)/u,
      78,
    ],
    [
      "a closed account",
      ["http", { prepare: ({ faults }) => faults.add("auth.test", { error: "account_inactive" }) }],
      /SLACK_BOT_TOKEN \(account_inactive\)/u,
      78,
    ],
    [
      "an unknown app token",
      ["socket", { appToken: "xapp-other" }],
      /SLACK_APP_TOKEN \(invalid_auth\).*connections:write/u,
      78,
    ],
    ["a bot token for an app token", ["socket", { appToken: botToken }], /SLACK_APP_TOKEN/u, 78],
    ["an app token for a bot token", ["socket", { botToken: appToken }], /SLACK_BOT_TOKEN/u, 78],
    [
      "an outage",
      ["socket", { prepare: ({ faults }) => faults.add("auth.test", { status: 500 }) }],
      /Slack did not answer.*status\.slack\.com/u,
      1,
    ],
    [
      "an outage of Socket Mode",
      ["socket", { prepare: ({ faults }) => faults.add("apps.connections.open", { status: 500 }) }],
      /Slack did not answer/u,
      1,
    ],
  ];
  it.each(remedies)("with %s rejects with what to do, and without the token", async (_, given, sentence, exitCode) => {
    await withHarness(prepareHarness(...given), async (slack) => {
      const error: unknown = await slack.adapter.start().then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error).toMatchObject({ name: "AdapterError", exitCode, message: expect.stringMatching(sentence) });
      expect(String(error)).not.toMatch(/xoxb-other|xapp-other|xoxb-fake|xapp-fake/u);
      expect(String(error)).toMatch(/^AdapterError: \[slack\] /u);
    });
  });

  it.each(["socket", "http"] as const)("takes an API address without its last slash (%s)", async (transport) => {
    await withHarness(prepareHarness(transport, { apiUrlEnd: "" }), async ({ adapter, slack }) => {
      await adapter.start();
      expect(slack.calls[0]?.method).toBe("auth.test");
    });
  });

  it("on a port that is taken says so", async () => {
    await withHarness(startHarness("http"), async (first) => {
      const port = first.adapter.address()?.port ?? 0;
      const config = { botToken, signingSecret: "s", apiUrl: first.slack.apiUrl, port };
      const log = { debug() {}, info() {}, warn() {}, error() {} };
      const second = createSlackAdapter(config, { log } as unknown as Parameters<typeof createSlackAdapter>[1]);
      await expect(second.start()).rejects.toThrow(/^\[slack\] .*EADDRINUSE.*PORT/u);
      await second.stop();
    });
  });
});

describe("stopping", () => {
  it.each(["socket", "http"] as const)("lets what is under way end, and can be asked twice (%s)", async (transport) => {
    let release: (claimed: boolean) => void = () => {};
    const claimed = new Promise<boolean>((resolve) => {
      release = resolve;
    });
    await withHarness(startHarness(transport, { store: { claim: () => claimed } }), async (harness) => {
      const { slack, adapter, logged } = harness;
      await harness.event(eventCallback(mention("slow")));
      const stopped = Promise.all([adapter.stop(), adapter.stop()]);
      release(true);
      await stopped;
      expect(slack.posts()).toHaveLength(1);
      expect(logged.join("\n")).not.toContain("slack.undrained");
      await slack.waitFor("the socket to close", () => slack.sockets.open() === 0);
      expect(adapter.address()).toBeNull();
    });
  });

  it.each(["socket", "http"] as const)("before it ever started is fine (%s)", async (transport) => {
    await withHarness(prepareHarness(transport), ({ adapter }) => adapter.stop());
  });
});
