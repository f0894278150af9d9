import type { KnownBlock } from "@slack/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { words } from "../../adapters/slack/words.ts";
import {
  buttonPress,
  channelMessage,
  elsewherePress,
  eventCallback,
  mention,
  slashCommand,
} from "../fakes/slack/payloads.ts";
import { records } from "../support.ts";
import { type Harness, pressValue, startHarness, withHarness } from "./harness.ts";
import { readBlocks } from "./inspect.ts";

interface Button {
  readonly action_id: string;
  readonly value: string;
  readonly text: { readonly text: string };
}

/** The buttons of a message, by what is written on them. */
function buttonsOf(blocks: unknown): Map<string, Button> {
  const elements = (blocks as KnownBlock[]).flatMap((block) => (block.type === "actions" ? block.elements : []));
  return new Map((elements as Button[]).map((one) => [one.text.text, one]));
}

const pages = new Set(records.datasets.flatMap(({ url }) => (url === null ? [] : [new URL(url).href])));

describe.each(["socket", "http"] as const)("buttons over %s", (transport) => {
  let slack: Harness;
  beforeEach(async () => {
    slack = await startHarness(transport, { engine: true });
  });
  afterEach(async () => {
    expect(await slack.end()).toEqual([]);
  });

  const last = () => slack.slack.posts().at(-1)?.args ?? {};
  const ask = (text: string) => slack.command(slashCommand(text, slack.slack.responseUrl("command")));

  /** Presses the button whose label begins so, below a message that only its presser sees; resolves with what came of it. */
  async function press(blocks: unknown, label: string, options: { ephemeral?: boolean; thread?: string } = {}) {
    const found = [...buttonsOf(blocks)].find(([text]) => text.startsWith(label))?.[1];
    expect(found, [...buttonsOf(blocks).keys()].join(" | ")).toBeDefined();
    const before = slack.slack.posts().length;
    await slack.press(
      buttonPress({
        value: found?.value ?? "",
        actionId: found?.action_id ?? "",
        label: found?.text.text ?? "",
        responseUrl: slack.slack.responseUrl(),
        ephemeral: true,
        ...options,
      }),
    );
    await slack.slack.waitForPosts(before + 1);
    return last();
  }

  it("turn the pages of the message they stand below, and back", async () => {
    const first = await ask("english");
    // A licence's page is linked where there is room; the datasets are the same.
    const names = (given: { blocks?: unknown }) =>
      readBlocks(given.blocks)
        .links.filter((link) => pages.has(new URL(link).href))
        .join();
    const second = await press(first.blocks, "11–20");
    expect(second).toMatchObject({ replace_original: true });
    expect(names(second)).not.toBe(names(first));
    const back = await press(second.blocks, "◀ 1–10");
    expect(names(back)).toBe(names(first));
    expect([...buttonsOf(first.blocks).keys()].some((label) => label.startsWith("◀"))).toBe(false);
  });

  it("turn the pages of a public answer as well, which stays without Share", async () => {
    await slack.event(eventCallback(mention("english")));
    const [post] = await slack.slack.waitForPosts(1);
    const turned = await press(post?.args.blocks, "11–20", { ephemeral: false });
    expect(turned).toMatchObject({ replace_original: true });
    for (const blocks of [post?.args.blocks, turned.blocks]) {
      expect([...buttonsOf(blocks).keys()]).not.toContain(words.en.share);
    }
  });

  it.each([
    ["VLFeedback", words.en.similar, /Most like VLFeedback/u],
    ["VLFeedback가 뭐야", words.ko.similar, /VLFeedback/u],
    ["preference korean", words.en.compare, /differ|same/u],
  ])("below %j: %s", async (question, label, expected) => {
    const answer = await press((await ask(question)).blocks, label);
    expect(answer).toMatchObject({ response_type: "ephemeral", replace_original: false });
    expect(readBlocks(answer.blocks).text).toMatch(expected);
  });

  it.each([
    ["preference", words.en.share, "someone asked: preference"],
    ["한국어 데이터셋", words.ko.share, "someone 님의 질문: 한국어 데이터셋"],
  ])("share %j with the channel, say who asked, and take the private answer away", async (question, label, byline) => {
    const answer = await ask(question);
    const seen = readBlocks(answer.blocks).text.split("\n");
    await press(answer.blocks, label);
    await slack.slack.waitForPosts(2);
    const [shared, gone] = slack.slack.posts();
    expect(shared?.method).toBe("chat.postMessage");
    expect(shared?.args.channel).toBe("C1");
    expect(readBlocks(shared?.args.blocks).text.split("\n").slice(0, 2)).toEqual([byline, seen[0]]);
    expect([...buttonsOf(shared?.args.blocks).keys()]).not.toContain(label);
    expect(gone).toMatchObject({ method: "response_url", args: { delete_original: true } });
  });

  it("share into the thread that the private answer was given in, and it can be gone on from there", async () => {
    const thread = "1700000001.000100";
    const answer = await press((await ask("preference")).blocks, words.en.share, { thread });
    expect(answer.thread_ts ?? slack.slack.posts()[0]?.args.thread_ts).toBe(thread);
    await slack.slack.waitForPosts(2);
    const before = slack.slack.posts().length;
    await slack.event(eventCallback(channelMessage("only Korean ones", { thread_ts: thread })));
    await slack.slack.waitForPosts(before + 1);
    expect(readBlocks(last().blocks).text).toContain("Korean");
  });

  it.each(["not_in_channel", "channel_not_found"])("share by response_url where Slack says %s", async (error) => {
    slack.slack.faults.add("chat.postMessage", { error });
    await press((await ask("preference")).blocks, words.en.share);
    await slack.slack.waitForPosts(3);
    expect(slack.slack.posts()[1]).toMatchObject({
      method: "response_url",
      args: { response_type: "in_channel", replace_original: false },
    });
    expect(slack.slack.posts()[2]?.args.delete_original).toBe(true);
  });

  it("answer for the presser alone below a card of somebody's link", async () => {
    const details = { action_id: "ask:details", value: pressValue("what is VLFeedback"), text: { text: "Details" } };
    await slack.press(elsewherePress("unfurl", details, slack.slack.responseUrl()));
    const [post] = await slack.slack.waitForPosts(1);
    expect(post).toMatchObject({
      method: "response_url",
      args: { response_type: "ephemeral", replace_original: false },
    });
  });

  it("answer in the direct messages when pressed on the home, where that can be gone on from", async () => {
    const example = { action_id: "ask:0", value: pressValue("preference"), text: { text: "preference" } };
    await slack.press(elsewherePress("home", example, ""));
    const [post] = await slack.slack.waitForPosts(1);
    expect(post).toMatchObject({ method: "chat.postMessage", args: { channel: "U1" } });
    await slack.event(eventCallback(channelMessage("only Korean ones", { channel: "D1", channel_type: "im" })));
    await slack.slack.waitForPosts(2);
    expect(readBlocks(last().blocks).text).toMatch(/preference · Korean/u);
  });

  it("of a question too long for a button still ask it", async () => {
    const words2000 = `preference ${"한국어 ".repeat(240)}`;
    const answer = await ask(words2000);
    const share = buttonsOf(answer.blocks).get(words.ko.share);
    expect(share?.value.length).toBeLessThan(100);
    await press(answer.blocks, words.ko.share);
    expect(readBlocks(slack.slack.posts()[0]?.args.blocks).text).toContain("someone 님의 질문: preference 한국어");
  });

  it.each(["cards:0", "ask", "page:x:y", ""])(
    "with the name %j, which no version knows, are answered kindly",
    async (id) => {
      const given = { value: "v", label: "Show more", actionId: id || " ", responseUrl: slack.slack.responseUrl() };
      await slack.press(buttonPress(given));
      await slack.slack.waitForPosts(1);
      expect(last()).toMatchObject({ response_type: "ephemeral", replace_original: false, text: words.en.oldButton });
    },
  );
});

describe("newer blocks", () => {
  const tables = (blocks: unknown) =>
    (blocks as KnownBlock[]).flatMap(({ type }) => (type === "table" || type === "data_table" ? [type] : []));

  it("give way where Slack refuses them, and are not tried again", async () => {
    await withHarness(startHarness("http", { engine: true }), async (slack) => {
      slack.slack.faults.add("chat.postMessage", { error: "invalid_blocks" }, { error: "invalid_blocks" });
      await slack.event(eventCallback(mention("english")));
      await slack.slack.waitForPosts(3);
      await slack.event(eventCallback(mention("korean")));
      const posts = await slack.slack.waitForPosts(4);
      expect(posts.map(({ args }) => tables(args.blocks))).toEqual([["data_table"], ["table"], [], []]);
      expect(slack.logged.join("\n")).toContain("slack.newer-blocks-refused");
    });
  });

  it("stay where one message alone was refused", async () => {
    await withHarness(startHarness("http", { engine: true }), async (slack) => {
      const refused = { error: "invalid_blocks" };
      slack.slack.faults.add("chat.postMessage", refused, refused, refused);
      await slack.event(eventCallback(mention("english")));
      await slack.slack.waitForPosts(4);
      const plain = slack.slack.posts().at(-1);
      expect(plain?.args).toMatchObject({ mrkdwn: "false" });
      expect(plain?.args).not.toHaveProperty("blocks");
      expect(slack.logged.join("\n")).not.toContain("slack.newer-blocks-refused");
    });
  });

  it("stand in an acknowledgement only once Slack has taken them, as nobody hears of a refusal there", async () => {
    await withHarness(startHarness("http", { engine: true }), async (slack) => {
      const ask = () => slack.command(slashCommand("english", slack.slack.responseUrl("command")));
      expect(tables((await ask()).blocks)).toEqual([]);
      // What a message may hold says nothing of what a response_url, or an acknowledgement, may.
      await slack.event(eventCallback(mention("english")));
      await slack.event(eventCallback(mention("korean")));
      await slack.slack.waitForPosts(2);
      expect(tables((await ask()).blocks)).toEqual([]);
      for (const shown of [3, 4]) {
        const responseUrl = slack.slack.responseUrl();
        await slack.press(buttonPress({ value: pressValue("english"), actionId: "page:after", responseUrl }));
        await slack.slack.waitForPosts(shown);
      }
      expect(tables((await ask()).blocks)).toEqual(["data_table"]);
    });
  });
});
