import { describe, expect, it, vi } from "vitest";
import { writeButtonValue } from "../../adapters/slack/button.ts";
import { words } from "../../adapters/slack/words.ts";
import { buttonPress, eventCallback, mention, slashCommand } from "../fakes/slack/payloads.ts";
import { type Harness, startHarness, stillAnswers, withHarness } from "./harness.ts";

const broken = () => {
  throw new Error("my secret plan");
};
const value = writeButtonValue({ label: "x", question: "who used it" }, "ko") ?? "";
// The machine may be busy; what is under test has limits of its own. Most of this file is waiting, so it waits together.
vi.setConfig({ testTimeout: 30_000, maxConcurrency: 20 });
const methods = (harness: Harness) => harness.slack.posts().map(({ method }) => method);

describe.concurrent("when Slack fails", () => {
  it("a rate limit is waited for, and the answer comes once", async () => {
    await withHarness(startHarness("http"), async (slack) => {
      slack.slack.faults.add("chat.postMessage", { status: 429, retryAfterSeconds: 1 });
      await slack.event(eventCallback(mention("patience")));
      await slack.slack.waitForPosts(2);
      await stillAnswers(slack);
      expect(methods(slack)).toHaveLength(3);
    });
  });

  it("an outage is tried once more", async () => {
    await withHarness(startHarness("http"), async (slack) => {
      slack.slack.faults.add("chat.postMessage", { status: 503 });
      await slack.event(eventCallback(mention("patience")));
      await slack.slack.waitForPosts(2);
      expect(methods(slack)).toEqual(["chat.postMessage", "chat.postMessage"]);
    });
  });

  it("a longer outage is told to the asker, where that much works", async () => {
    await withHarness(startHarness("http"), async (slack) => {
      slack.slack.faults.add("chat.postMessage", { status: 500 }, { status: 500 });
      await slack.event(eventCallback(mention("한국어 데이터")));
      const posts = await slack.slack.waitForPosts(3);
      expect(posts.at(-1)).toMatchObject({
        method: "chat.postEphemeral",
        args: { channel: "C1", user: "U1", text: words.ko.failed },
      });
      await stillAnswers(slack);
    });
  });

  it("a call that never ends is given up, and not made again, as it may have posted", async () => {
    await withHarness(startHarness("http"), async (slack) => {
      slack.slack.faults.add("chat.postMessage", { hang: true });
      await slack.event(eventCallback(mention("hello")));
      const posts = await slack.slack.waitForPosts(2);
      expect(posts.map(({ method }) => method)).toEqual(["chat.postMessage", "chat.postEphemeral"]);
      await stillAnswers(slack);
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

  it("a channel that it is not in costs it nothing", async () => {
    await withHarness(startHarness("socket"), async (slack) => {
      slack.slack.faults.add("chat.postMessage", { error: "not_in_channel" });
      slack.slack.faults.add("chat.postEphemeral", { error: "not_in_channel" });
      await slack.event(eventCallback(mention("hello")));
      await slack.slack.waitForPosts(2);
      await stillAnswers(slack);
      expect(slack.logged.filter((line) => line.includes("slack.failed"))).toHaveLength(1);
    });
  });

  it.each(["socket", "http"] as const)("an expired response_url costs it nothing (%s)", async (transport) => {
    await withHarness(startHarness(transport), async (slack) => {
      const press = buttonPress({ value, responseUrl: slack.slack.responseUrl(true), ephemeral: true });
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

  it.each(["token_revoked", "account_inactive", "invalid_auth"])("%s while running ends it, once", async (error) => {
    await withHarness(startHarness("socket"), async (slack) => {
      slack.slack.faults.add("chat.postMessage", { error }, { error });
      await slack.event(eventCallback(mention("one")));
      await slack.event(eventCallback(mention("two")));
      await slack.slack.waitForPosts(4);
      expect(slack.fatal.map(({ message, exitCode }) => [message, exitCode])).toEqual([
        [expect.stringMatching(/^\[slack\] .*SLACK_BOT_TOKEN.*OAuth & Permissions/u), 78],
      ]);
    });
  });
});

describe.concurrent("when something of ours fails", () => {
  it.each(["socket", "http"] as const)("each asker is told in their language (%s)", async (transport) => {
    await withHarness(startHarness(transport, { ask: broken }), async (slack) => {
      const ack = await slack.command(slashCommand("한국어", slack.slack.responseUrl()));
      expect(ack).toEqual({ response_type: "ephemeral", text: words.ko.failed });
      await slack.event(eventCallback(mention("preference")));
      await slack.slack.waitForPosts(1);
      await slack.press(buttonPress({ value, responseUrl: slack.slack.responseUrl() }));
      const posts = await slack.slack.waitForPosts(2);
      expect(posts.map(({ method, args }) => [method, args.text])).toEqual([
        ["chat.postEphemeral", words.en.failed],
        ["response_url", words.ko.failed],
      ]);
      expect(slack.logged.filter((line) => line.includes("slack.failed"))).toHaveLength(3);
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
