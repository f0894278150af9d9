import { describe, expect, it, vi } from "vitest";
import { refusal } from "../../adapters/slack/errors.ts";
import { slackManifest } from "../../adapters/slack/manifest.ts";
import { readText } from "../../adapters/slack/message-text.ts";
import { ResponseUrlError } from "../../adapters/slack/response-url.ts";
import {
  buttonPress,
  channelMessage,
  eventCallback,
  linkShared,
  mention,
  slashCommand,
} from "../fakes/slack/payloads.ts";
import { pressValue, startHarness, withHarness } from "./harness.ts";
import { readBlocks } from "./inspect.ts";

vi.setConfig({ testTimeout: 30_000 });
const types = (blocks: unknown) => (blocks as { type: string }[]).map(({ type }) => type);

describe("languages", () => {
  it.each([{ error: "user_not_visible" }, { status: 429, retryAfterSeconds: 1 }, { error: "ratelimited" }])(
    "%j for one person says nothing of the next",
    async (fault) => {
      await withHarness(startHarness("http"), async ({ slack, event }) => {
        slack.localeOf.set("U2", "ko-KR");
        slack.faults.add("users.info", fault);
        await event(eventCallback(mention("preference", { user: "U1" })));
        await slack.waitForPosts(1);
        if (!("error" in fault) || fault.error === "ratelimited")
          await new Promise((resolve) => setTimeout(resolve, 1100));
        await event(eventCallback(mention("preference", { user: "U2" })));
        const posts = await slack.waitForPosts(2);
        expect(posts.map(({ args }) => String(args.text).slice(0, 4))).toEqual(["[en]", "[ko]"]);
      });
    },
  );

  it("of a public answer: the asker's own, then the workspace's", async () => {
    await withHarness(startHarness("http"), async ({ slack, event, command }) => {
      const say = (text: string, user = "U1") =>
        command({ ...slashCommand(text, slack.responseUrl("command")), user_id: user });
      expect((await say("lang team ko")).text).toMatch(/[가-힣]/u);
      await say("lang en", "U2");
      for (const user of ["U1", "U2"]) await event(eventCallback(mention("preference", { user })));
      await slack.waitForPosts(2);
      expect((await say("preference", "U3")).text).toContain("[en]");
      await say("언어 팀 자동");
      await event(eventCallback(mention("preference", { user: "U4" })));
      const posts = await slack.waitForPosts(3);
      const said = posts.map(({ args }) => String(args.text).slice(0, 4));
      expect(said.slice(0, 2).sort()).toEqual(["[en]", "[ko]"]);
      expect(said[2]).toBe("[en]");
    });
  });
});

describe("what cannot be shown is shown another way", () => {
  it.each([
    ["invalid_blocks", { error: "invalid_blocks" }],
    ["a status", { status: 400 }],
  ])("by a response_url that answers with %s", async (_, fault) => {
    await withHarness(startHarness("http", { engine: true }), async ({ slack, press }) => {
      slack.faults.add("response_url", fault, fault, fault);
      const responseUrl = slack.responseUrl();
      await press(buttonPress({ value: pressValue("english"), actionId: "page:after", responseUrl }));
      const posts = await slack.waitForPosts(4);
      expect(types(posts[0]?.args.blocks)).toContain("data_table");
      expect(types(posts[1]?.args.blocks)).toContain("table");
      expect(types(posts[2]?.args.blocks)).not.toContain("table");
      expect(posts[3]?.args).toMatchObject({ mrkdwn: false, text: expect.stringMatching(/datasets? match/u) });
    });
  });

  it("for one person alone, as by a form", async () => {
    const error = new ResponseUrlError(200, "invalid_blocks", null);
    expect(refusal(error)).toBe("invalid_blocks");
    expect(refusal(new ResponseUrlError(500, "<html>a proxy's page, xoxb-secret</html>", null))).toBe("unreadable");
  });
});

describe("a share", () => {
  it("is posted once, however often its button is clicked, and can be tried again where it failed", async () => {
    await withHarness(startHarness("http"), async ({ slack, press }) => {
      const given = {
        value: pressValue("vqa"),
        actionId: "share:here",
        ephemeral: true,
        responseUrl: slack.responseUrl(),
      };
      const click = buttonPress(given);
      slack.faults.add("chat.postMessage", { error: "missing_scope" });
      await press(click);
      await slack.waitForPosts(2);
      await Promise.all([press(click), press(click), press(click)]);
      await slack.waitFor("the share", () => slack.posts().some(({ args }) => args.delete_original === true));
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(slack.posts().filter(({ method }) => method === "chat.postMessage")).toHaveLength(2);
      expect(slack.taken().filter(({ method }) => method === "chat.postMessage")).toHaveLength(1);
    });
  });
});

it("“more” goes on from the page that was turned to", async () => {
  await withHarness(startHarness("http", { engine: true }), async ({ slack, event, press }) => {
    const asked = mention("english");
    await event(eventCallback(asked));
    await slack.waitForPosts(1);
    const value = pressValue("english", "en", [], 10);
    const thread = String(asked.ts);
    await press(buttonPress({ value, actionId: "page:after", thread, responseUrl: slack.responseUrl() }));
    await slack.waitForPosts(2);
    await event(eventCallback(channelMessage("more", { thread_ts: thread })));
    const posts = await slack.waitForPosts(3);
    const rows = posts.map(({ args }) => readBlocks(args.blocks).text);
    expect(rows[2]).toMatch(/21/u);
    expect(rows[2]).not.toBe(rows[1]);
  });
});

describe("“Find datasets here” reads", () => {
  const cell = (text: string) => ({ type: "raw_text", text });
  const messages: [string, Record<string, unknown>][] = [
    [
      "blocks beside a text",
      { text: "A report", blocks: [{ type: "section", text: { type: "mrkdwn", text: "VLFeedback" } }] },
    ],
    [
      "an attachment's blocks",
      { text: "x", attachments: [{ blocks: [{ type: "header", text: { type: "plain_text", text: "VLFeedback" } }] }] },
    ],
    ["an attachment's fields", { text: "x", attachments: [{ fields: [{ title: "Data", value: "VLFeedback" }] }] }],
    ["what stands above an attachment", { text: "x", attachments: [{ pretext: "VLFeedback" }] }],
    [
      "a shared message",
      {
        text: "x",
        attachments: [
          {
            message_blocks: [
              { message: { blocks: [{ type: "rich_text", elements: [{ type: "text", text: "VLFeedback" }] }] } },
            ],
          },
        ],
      },
    ],
    ["a pasted table", { text: "", blocks: [{ type: "table", rows: [[cell("Data")], [cell("VLFeedback")]] }] }],
  ];
  it.each(messages)("%s", (_, message) => {
    expect(readText(message)).toContain("VLFeedback");
  });
});

describe("links", () => {
  it("to hf.co get the same card", async () => {
    await withHarness(startHarness("http", { engine: true }), async ({ slack, event }) => {
      await event(eventCallback(linkShared(["https://hf.co/datasets/MMInstruction/VLFeedback"])));
      await slack.waitFor("the card", () => slack.calls.some(({ method }) => method === "chat.unfurl"));
      const [call] = slack.calls.filter(({ method }) => method === "chat.unfurl");
      expect(Object.keys(call?.args.unfurls as object)).toEqual(["https://hf.co/datasets/MMInstruction/VLFeedback"]);
    });
  });

  it("whose card failed get it at the next link", async () => {
    await withHarness(startHarness("http", { engine: true }), async ({ slack, event }) => {
      slack.faults.add("chat.unfurl", { error: "internal_error" });
      const unfurls = () => slack.calls.filter(({ method }) => method === "chat.unfurl").length;
      for (const count of [1, 2]) {
        await event(eventCallback(linkShared(["https://huggingface.co/datasets/MMInstruction/VLFeedback"])));
        await slack.waitFor("a card", () => unfurls() === count);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    });
  });
});

it("what nobody handles gets its 404 at once", async () => {
  await withHarness(startHarness("http"), async (slack) => {
    const began = performance.now();
    const fields = { ...slashCommand("x", slack.slack.responseUrl()), command: "/other" };
    expect((await slack.sender().command(fields)).status).toBe(404);
    expect(performance.now() - began).toBeLessThan(2_500);
  });
});

describe("the manifest's address", () => {
  it.each([
    ["https://h", "https://h/slack/events"],
    ["https://h/", "https://h/slack/events"],
    ["https://h/slack/events", "https://h/slack/events"],
    ["https://h/slack/events/", "https://h/slack/events"],
    ["https://h/bots/whichdata", "https://h/bots/whichdata/slack/events"],
  ])("%s is %s", (http, url) => {
    expect(slackManifest({ http }).settings.event_subscriptions).toMatchObject({ request_url: url });
  });

  it.each(["https://h/?a=1", "https://h/#a", "https://me:pw@h/", "http://h", "h"])("%s is none", (http) => {
    expect(() => slackManifest({ http })).toThrow("[slack] --http");
  });

  it("of what is kept stands in its description", () => {
    const { long_description: long } = slackManifest({ privacy: "https://h/privacy" }).display_information;
    expect(long).toContain("https://h/privacy");
    expect(long).toContain("/dataset forget");
    expect(long.length).toBeGreaterThanOrEqual(174);
    expect(() => slackManifest({ privacy: "javascript:x" })).toThrow("[slack] --privacy");
  });
});
