import { describe, expect, it, vi } from "vitest";
import { words } from "../../adapters/slack/words.ts";
import { buttonPress, eventCallback, mention, slashCommand } from "../fakes/slack/payloads.ts";
import { type Harness, pressValue, startHarness, stillAnswers, withHarness } from "./harness.ts";

const broken = () => {
  throw new Error("my secret plan");
};
const value = pressValue("who used it", "ko");
// The machine may be busy; what is under test has limits of its own. Most of this file is waiting, so it waits together.
vi.setConfig({ testTimeout: 30_000, maxConcurrency: 20 });
const failures = ({ logged }: Harness) => logged.filter((line) => line.includes("slack.failed"));

describe.concurrent("when Slack fails", () => {
  it("a rate limit keeps one answer waiting, and no other", async () => {
    await withHarness(startHarness("http"), async (slack) => {
      slack.slack.faults.add("chat.postMessage", { status: 429, retryAfterSeconds: 3 });
      await slack.event(eventCallback(mention("patience")));
      await slack.slack.waitForPosts(1);
      await stillAnswers(slack);
      await slack.slack.waitForPosts(3);
      expect(slack.slack.posts().map(({ args }) => args.channel)).toEqual(["C1", "D7", "C1"]);
    });
  });

  it.each(["invalid_blocks", "msg_blocks_too_long"])("%s still brings the answer, as text", async (error) => {
    await withHarness(startHarness("http"), async (slack) => {
      slack.slack.faults.add("chat.postMessage", { error });
      await slack.event(eventCallback(mention("preference")));
      const [, second] = await slack.slack.waitForPosts(2);
      expect(second?.args.text).toContain("[en] preference");
      expect(second?.args).not.toHaveProperty("blocks");
    });
  });

  it("a channel that it is not in, and may not whisper in, costs it nothing", async () => {
    await withHarness(startHarness("socket"), async (slack) => {
      slack.slack.faults.add("chat.postMessage", { error: "not_in_channel" });
      slack.slack.faults.add("chat.postEphemeral", { error: "not_in_channel" });
      await slack.event(eventCallback(mention("hello")));
      await slack.slack.waitForPosts(2);
      await stillAnswers(slack);
      await slack.slack.waitFor("the log", () => failures(slack).length > 0);
      expect(failures(slack)).toHaveLength(1);
    });
  });

  it.each(["socket", "http"] as const)("an expired response_url costs it nothing (%s)", async (transport) => {
    await withHarness(startHarness(transport), async (slack) => {
      const press = buttonPress({ value, responseUrl: slack.slack.responseUrl("expired"), ephemeral: true });
      await slack.press(press);
      await slack.slack.waitForPosts(2);
      await stillAnswers(slack);
      expect(slack.logged.join("\n")).toContain('"status":404');
    });
  });

  it("a response_url that never answers is given up", async () => {
    await withHarness(startHarness("http"), async (slack) => {
      slack.slack.faults.add("response_url", { hang: true });
      await slack.press(buttonPress({ value, responseUrl: slack.slack.responseUrl(), ephemeral: true }));
      const posts = await slack.slack.waitForPosts(2);
      expect(posts[1]?.args.text).toBe(words.ko.failed);
    });
  });

  it.each(["account_inactive", "invalid_auth"])("%s while running ends it, once", async (error) => {
    await withHarness(startHarness("socket"), async (slack) => {
      slack.slack.faults.add("chat.postMessage", { error }, { error }, { error }, { error });
      slack.slack.faults.add("auth.test", { error }, { error });
      await slack.event(eventCallback(mention("one")));
      await slack.event(eventCallback(mention("two")));
      await slack.slack.waitForPosts(6);
      await slack.slack.waitFor("the end", () => slack.fatal.length > 0);
      expect(slack.fatal.map(({ message, exitCode }) => [message, exitCode])).toEqual([
        [expect.stringMatching(/^\[slack\] .*SLACK_BOT_TOKEN.*OAuth & Permissions/u), 78],
      ]);
    });
  });
});

describe.concurrent("when something of ours fails", () => {
  it.each(["socket", "http"] as const)("each asker is told in their language (%s)", async (transport) => {
    await withHarness(startHarness(transport, { ask: broken }), async (slack) => {
      const ack = await slack.command(slashCommand("한국어", slack.slack.responseUrl("command")));
      expect(ack).toEqual({ response_type: "ephemeral", text: words.ko.failed });
      await slack.event(eventCallback(mention("preference")));
      await slack.slack.waitForPosts(1);
      await slack.press(buttonPress({ value, responseUrl: slack.slack.responseUrl() }));
      const posts = await slack.slack.waitForPosts(2);
      expect(posts.map(({ method, args }) => [method, args.text])).toEqual([
        ["chat.postEphemeral", words.en.failed],
        ["response_url", words.ko.failed],
      ]);
      // The last sentence is said before the log is written.
      await slack.slack.waitFor("the log", () => failures(slack).length === 3);
      expect(slack.logged.join("\n")).not.toContain("secret plan");
    });
  });

  it("a store that fails makes it answer all the same", async () => {
    await withHarness(
      startHarness("http", { store: { claim: () => Promise.reject(new Error("disk full")) } }),
      async (slack) => {
        await slack.event(eventCallback(mention("hello")));
        const posts = await slack.slack.waitForPosts(1);
        expect(posts[0]?.args.text).toContain("[en] hello");
      },
    );
  });
});

describe.concurrent("what never ends", () => {
  it("waits 5 s at most for what does not end", async () => {
    await withHarness(startHarness("http", { store: { claim: () => new Promise(() => {}) } }), async (slack) => {
      await slack.event(eventCallback(mention("stuck")));
      await slack.adapter.stop();
      expect(slack.logged.join("\n")).toContain("slack.undrained");
    });
  });

  it("a command that nobody handles gets 404 over HTTP, and no answer to wait for", async () => {
    await withHarness(startHarness("http"), async (slack) => {
      const fields = { ...slashCommand("x", slack.slack.responseUrl()), command: "/other" };
      expect((await slack.sender().command(fields)).status).toBe(404);
    });
  });
});
