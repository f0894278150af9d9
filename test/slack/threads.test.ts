import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buttonPress, channelMessage, directMessage, eventCallback, mention, nextTs } from "../fakes/slack/payloads.ts";
import { bot } from "../fakes/slack/server.ts";
import { type Harness, pressValue, startHarness, withHarness } from "./harness.ts";
import { readBlocks } from "./inspect.ts";

describe.each(["socket", "http"] as const)("a thread over %s", (transport) => {
  let slack: Harness;
  beforeEach(async () => {
    slack = await startHarness(transport, { engine: true });
  });
  afterEach(async () => {
    expect(await slack.end()).toEqual([]);
  });

  const texts = () => slack.slack.posts().map(({ args }) => readBlocks(args.blocks).text);

  /** Asks in a channel, and resolves with the thread of the answer once it can be gone on in. */
  async function asked(question: string): Promise<string> {
    const event = mention(question);
    await slack.event(eventCallback(event));
    await slack.slack.waitForPosts(1);
    await settled();
    return String(event.ts);
  }

  /** Resolves once what was sent before has been dealt with: messages are looked at in order, and this one is answered. */
  async function settled(): Promise<void> {
    const before = slack.slack.posts().length;
    await slack.event(eventCallback(directMessage("help", { channel: "D9" })));
    await slack.slack.waitFor("the sentinel's answer", () =>
      slack.slack
        .posts()
        .slice(before)
        .some(({ args }) => args.channel === "D9"),
    );
  }

  const answers = () => slack.slack.posts().filter(({ args }) => args.channel === "C1");

  it.each([
    ["preference", "only human annotated ones", /human-annotated/u],
    ["선호 데이터", "한국어만", /한국어/u],
    ["english", "more", /11.*20|next/su],
    ["preference", "the second one", /Size/u],
  ])("on %j goes on with %j, without a mention", async (first, second, expected) => {
    const thread = await asked(first);
    await slack.event(eventCallback(channelMessage(second, { thread_ts: thread })));
    await slack.slack.waitFor("the follow-up's answer", () => answers().length === 2);
    const answer = answers()[1];
    expect(answer?.args.thread_ts).toBe(thread);
    expect(readBlocks(answer?.args.blocks).text).toMatch(expected);
    expect(readBlocks(answer?.args.blocks).text).not.toBe(texts()[0]);
  });

  it("goes on from a follow-up as well", async () => {
    const thread = await asked("preference");
    for (const [index, text] of ["only Korean ones", "only human annotated ones"].entries()) {
      await slack.event(eventCallback(channelMessage(text, { thread_ts: thread })));
      await slack.slack.waitFor(text, () => answers().length === index + 2);
    }
    const last = readBlocks(answers()[2]?.args.blocks).text;
    expect(last).toMatch(/preference · human-annotated · Korean|human-annotated.*Korean|Korean.*human-annotated/su);
  });

  it("is left to the people in it, where they talk to each other", async () => {
    const thread = await asked("preference");
    const talk = [
      "thanks, that helps",
      "shall we meet at three?",
      "그거 좋네요",
      "VLFeedback is what I used last year",
      "<@U3> only Korean ones?",
      "<!here> more?",
    ];
    for (const text of talk) await slack.event(eventCallback(channelMessage(text, { thread_ts: thread, user: "U7" })));
    await settled();
    expect(answers()).toHaveLength(1);
    // Nobody is asked about who only talks: the one call is for the one who asked.
    expect(slack.slack.calls.filter(({ method }) => method === "users.info")).toHaveLength(1);
  });

  it("where the bot never answered is none of its business", async () => {
    await slack.event(eventCallback(channelMessage("only Korean ones", { thread_ts: nextTs() })));
    await slack.event(eventCallback(channelMessage("only Korean ones")));
    await settled();
    expect(answers()).toEqual([]);
  });

  it("gets one answer for a mention in it, which Slack also sends as a message", async () => {
    const thread = await asked("preference");
    const again = mention("only Korean ones", { thread_ts: thread });
    const asMessage = { ...again, type: "message", channel_type: "channel" };
    for (const event of [asMessage, again, asMessage, again]) await slack.event(eventCallback(event));
    await settled();
    expect(answers()).toHaveLength(2);
    expect(readBlocks(answers()[1]?.args.blocks).text).toContain("Korean");
  });

  it("gets one answer for a follow-up that is delivered again and again", async () => {
    const thread = await asked("preference");
    const event = channelMessage("only Korean ones", { thread_ts: thread });
    await Promise.all([1, 2, 3, 4].map(() => slack.event(eventCallback(event))));
    await settled();
    expect(answers()).toHaveLength(2);
  });

  it("does not listen to its own answers, their edits, or other bots", async () => {
    const thread = await asked("preference");
    const own = { thread_ts: thread, user: bot.user, bot_id: bot.bot };
    await slack.event(eventCallback(channelMessage("only Korean ones", own)));
    await slack.event(eventCallback(channelMessage("only Korean ones", { thread_ts: thread, bot_id: "B2" })));
    const edit = { subtype: "message_changed", message: { user: "U1", text: "only Korean ones", thread_ts: thread } };
    await slack.event(eventCallback(channelMessage("", edit)));
    await settled();
    expect(answers()).toHaveLength(1);
  });

  it("goes on from a suggestion that was pressed in it", async () => {
    const press = buttonPress({ value: pressValue("human annotated video"), responseUrl: slack.slack.responseUrl() });
    await slack.press(press);
    await slack.slack.waitForPosts(1);
    await settled();
    const thread = String((press.message as { ts: string }).ts);
    await slack.event(eventCallback(channelMessage("only English ones", { thread_ts: thread })));
    await slack.slack.waitFor("the follow-up's answer", () => answers().length === 2);
    expect(readBlocks(answers()[1]?.args.blocks).text).toMatch(/English/u);
  });

  it("of direct messages goes on in its own thread, and the conversation beside it in its own", async () => {
    const thread = nextTs();
    const say = (text: string, extra = {}) =>
      slack.event(eventCallback(directMessage(text, { channel: "D5", ...extra })));
    await say("video", { thread_ts: thread });
    await say("한국어 선호 데이터");
    await say("only Korean ones", { thread_ts: thread });
    await say("더");
    await slack.slack.waitForPosts(4);
    const of = (place: string | undefined) =>
      slack.slack.posts().flatMap(({ args }) => (args.thread_ts === place ? [readBlocks(args.blocks).text] : []));
    expect(of(thread)[1]).toMatch(/video.*Korean|Korean.*video/su);
    expect(of(undefined)[1]).toMatch(/선호.*한국어|한국어.*선호/su);
  });
});

it("a store that cannot be read leaves threads alone, and still answers who asks", async () => {
  const store = { get: () => Promise.reject(new Error("disk")), set: () => Promise.reject(new Error("disk")) };
  await withHarness(startHarness("http", { store }), async (slack) => {
    await slack.event(eventCallback(channelMessage("only Korean ones", { thread_ts: nextTs() })));
    await slack.event(eventCallback(mention("preference korean")));
    const posts = await slack.slack.waitForPosts(1);
    expect(posts[0]?.args.text).toContain("[en] preference korean");
    expect(slack.asked).toHaveLength(1);
    expect(slack.logged.join("\n")).toContain("slack.store");
  });
});
