import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { words } from "../../adapters/slack/words.ts";
import { buttonPress, directMessage, eventCallback, mention, nextTs, slashCommand } from "../fakes/slack/payloads.ts";
import { bot } from "../fakes/slack/server.ts";
import { echoed, type Harness, pressValue, startHarness } from "./harness.ts";

// Both transports must do the same, so every test runs on both, against a real Bolt app.
describe.each(["socket", "http"] as const)("over %s", (transport) => {
  let slack: Harness;
  beforeEach(async () => {
    slack = await startHarness(transport);
  }, 20_000);
  afterEach(async () => {
    expect(await slack.end()).toEqual([]);
    expect(slack.fatal).toEqual([]);
  }, 20_000);

  /** Resolves once all that was sent before has been dealt with: an answer to one more message shows it. */
  async function sentinel(): Promise<void> {
    await slack.event(eventCallback(directMessage("sentinel", { channel: "D9" })));
    await slack.slack.waitFor("the sentinel's answer", () =>
      slack.slack.posts().some(({ args }) => args.channel === "D9"),
    );
  }

  it("answers /dataset in the acknowledgement, for the asker alone, with no call of its own", async () => {
    const ack = await slack.command(slashCommand("한국어 preference", slack.slack.responseUrl("command")));
    expect(ack).toEqual({ response_type: "ephemeral", ...echoed("한국어 preference", "ko", true) });
    expect(slack.slack.calls.map(({ method }) => method)).not.toContain("users.info");
    expect(slack.slack.posts()).toEqual([]);
    expect(slack.asked).toEqual([{ question: "한국어 preference", locale: "ko" }]);
  });

  it.each([
    ["", ""],
    ["model LLaVA-1.5", "model LLaVA-1.5"],
    ["english &lt;preference&gt; in <#C1|general>", "english <preference> in #general"],
    ["<!channel> <https://a.example/|here>", "here"],
  ])("/dataset %j asks %j", async (text, question) => {
    await slack.command(slashCommand(text, slack.slack.responseUrl("command")));
    expect(slack.asked).toEqual([{ question, locale: undefined }]);
  });

  it("answers a mention in a channel in a thread on it", async () => {
    const event = mention("preference &amp; korean");
    await slack.event(eventCallback(event));
    const [post] = await slack.slack.waitForPosts(1);
    expect(post?.method).toBe("chat.postMessage");
    expect(post?.args).toMatchObject({
      channel: "C1",
      thread_ts: event.ts,
      ...echoed("preference & korean"),
      unfurl_links: "false",
      unfurl_media: "false",
    });
  });

  it("answers a mention in a thread in that thread", async () => {
    const thread = nextTs();
    await slack.event(eventCallback(mention("한국어 데이터셋", { thread_ts: thread })));
    const [post] = await slack.slack.waitForPosts(1);
    expect(post?.args).toMatchObject({ thread_ts: thread, ...echoed("한국어 데이터셋", "ko") });
  });

  it("answers a mention and nothing else with help", async () => {
    await slack.event(eventCallback(mention("")));
    const [post] = await slack.slack.waitForPosts(1);
    expect(post?.args.text).toContain("[help]");
  });

  it("leaves other people's names in the question", async () => {
    await slack.event(eventCallback(mention("what did <@U2> and <@U3|ann> mean")));
    await slack.slack.waitForPosts(1);
    expect(slack.asked).toEqual([{ question: "what did and @ann mean", locale: undefined }]);
  });

  it("answers a direct message where it was written", async () => {
    const thread = nextTs();
    await slack.event(eventCallback(directMessage("first")));
    await slack.slack.waitForPosts(1);
    await slack.event(eventCallback(directMessage("second", { thread_ts: thread })));
    const [first, second] = await slack.slack.waitForPosts(2);
    expect(first?.args.channel).toBe("D1");
    expect(first?.args).not.toHaveProperty("thread_ts");
    expect(second?.args).toMatchObject({ channel: "D1", thread_ts: thread });
  });

  it("answers a direct message with a file, and one that mentions it by name", async () => {
    const parts = { subtype: "file_share", files: [{ id: "F1" }] };
    await slack.event(eventCallback(directMessage(`<@${bot.user}> korean`, parts)));
    const [post] = await slack.slack.waitForPosts(1);
    expect(post?.args.text).toContain("[en] korean");
  });

  it("answers once, however often and in whichever form a message is delivered", async () => {
    const event = mention("once");
    const sameAsMessage = { ...event, type: "message", channel_type: "channel" };
    const inPrivate = directMessage("once too");
    const deliveries = [event, event, sameAsMessage, inPrivate, { ...inPrivate, type: "app_mention" }, inPrivate];
    await Promise.all(deliveries.map((delivery) => slack.event(eventCallback(delivery))));
    await slack.slack.waitForPosts(2);
    await sentinel();
    expect(slack.slack.posts().map(({ args }) => args.channel)).toEqual(expect.arrayContaining(["C1", "D1", "D9"]));
    expect(slack.slack.posts()).toHaveLength(3);
  });

  const ignored: [string, Record<string, unknown>][] = [
    ["another bot's message", directMessage("x", { bot_id: "B2", subtype: "bot_message" })],
    ["another bot's message without a subtype", directMessage("x", { bot_id: "B2" })],
    ["another bot's mention in a thread", mention("x", { bot_id: "B2", thread_ts: nextTs() })],
    ["its own message", directMessage("x", { user: bot.user })],
    ["its own message, as a bot's", directMessage("x", { user: bot.user, bot_id: bot.bot })],
    [
      "an edit of its own message",
      { ...directMessage(""), subtype: "message_changed", message: { user: bot.user, text: "x", bot_id: bot.bot } },
    ],
    ["an edit", { ...directMessage(""), subtype: "message_changed", message: { user: "U1", text: "x" } }],
    ["a deletion", { ...directMessage(""), subtype: "message_deleted", deleted_ts: nextTs() }],
    ["somebody joining", directMessage("x", { subtype: "channel_join" })],
    ["a message in a channel", directMessage("x", { channel: "C1", channel_type: "channel" })],
    ["a message without a user", directMessage("x", { user: undefined })],
    ["a mention without a channel", mention("x", { channel: undefined })],
    ["an event that nobody asked for", { type: "reaction_added", user: "U1", item: {} }],
  ];
  it("says nothing to what is not a person's question", async () => {
    for (const [, event] of ignored) await slack.event(eventCallback(event));
    await sentinel();
    expect(slack.asked).toEqual([{ question: "sentinel", locale: undefined }]);
    expect(slack.slack.posts()).toHaveLength(1);
  });

  it("answers a mention without a text with help, as Slack sends some", async () => {
    await slack.event(eventCallback(mention("", { text: undefined })));
    const [post] = await slack.slack.waitForPosts(1);
    expect(post?.args.text).toContain("[help]");
  });

  describe("a press on a suggestion", () => {
    const value = pressValue("who used it", "ko");

    it("in a message that only its presser sees is answered for its presser, in the button's language", async () => {
      await slack.press(buttonPress({ value, responseUrl: slack.slack.responseUrl(), ephemeral: true }));
      const [post] = await slack.slack.waitForPosts(1);
      expect(post?.method).toBe("response_url");
      expect(post?.args).toEqual({
        response_type: "ephemeral",
        replace_original: false,
        ...echoed("who used it", "ko", true),
      });
      expect(slack.asked).toEqual([{ question: "who used it", locale: "ko" }]);
    });

    const thread = nextTs();
    it.each([
      ["in a thread", { channel: "C1", thread }, { channel: "C1", thread_ts: thread }],
      ["in a thread of a direct conversation", { channel: "D1", thread }, { channel: "D1", thread_ts: thread }],
      ["in a direct conversation", { channel: "D1" }, { channel: "D1" }],
    ])("%s is answered there", async (_, where, place) => {
      await slack.press(buttonPress({ value, responseUrl: slack.slack.responseUrl(), ...where }));
      const [post] = await slack.slack.waitForPosts(1);
      expect(post?.method).toBe("chat.postMessage");
      expect(post?.args).toMatchObject(place);
      expect(Object.keys(post?.args ?? {}).includes("thread_ts")).toBe("thread_ts" in place);
    });

    it("in a channel is answered in a thread on the message", async () => {
      const press = buttonPress({ value, responseUrl: slack.slack.responseUrl() });
      await slack.press(press);
      const [post] = await slack.slack.waitForPosts(1);
      expect(post?.args.thread_ts).toBe((press.message as { ts: string }).ts);
    });

    it("where the bot may not speak is answered for its presser", async () => {
      slack.slack.faults.add("chat.postMessage", { error: "not_in_channel" });
      await slack.press(buttonPress({ value, responseUrl: slack.slack.responseUrl() }));
      await slack.slack.waitFor("a whisper", () => slack.slack.posts().some((post) => post.method === "response_url"));
      expect(slack.slack.posts().at(-1)?.args).toMatchObject({ response_type: "ephemeral", replace_original: false });
    });

    it.each([
      ["an old version", '{"v":1,"q":"x","l":"en"}', "Show more", words.en.oldButton],
      ["no version at all, in Korean", "x", "더 보기", words.ko.oldButton],
    ])("of %s gets a kind sentence", async (_, old, label, sentence) => {
      await slack.press(buttonPress({ value: old, label, actionId: "ask:7", responseUrl: slack.slack.responseUrl() }));
      const [post] = await slack.slack.waitForPosts(1);
      expect(post?.method).toBe("response_url");
      expect(post?.args).toMatchObject({ response_type: "ephemeral", replace_original: false, text: sentence });
      expect(slack.asked).toEqual([]);
    });
  });

  it("answers in an organisation's installation, which has no team, and once", async () => {
    const event = mention("for everybody");
    const parts = { team_id: null, context_team_id: null, enterprise_id: "E1", is_enterprise_install: true };
    const authorizations = [{ enterprise_id: "E1", team_id: null, user_id: bot.user, is_enterprise_install: true }];
    for (let time = 0; time < 2; time++) await slack.event({ ...eventCallback(event), ...parts, authorizations });
    await sentinel();
    expect(slack.slack.posts().map(({ args }) => args.channel)).toEqual(expect.arrayContaining(["C1", "D9"]));
    expect(slack.slack.posts()).toHaveLength(2);
  });

  it("never writes what people said, or a token, into its log", async () => {
    slack.slack.faults.add("chat.postMessage", { error: "not_in_channel" });
    await slack.event(eventCallback(mention("my secret plan")));
    await slack.slack.waitForPosts(2);
    await slack.slack.waitFor("the log", () => slack.logged.join("\n").includes("not_in_channel"));
    const log = slack.logged.join("\n");
    expect(log).not.toMatch(/secret plan|xoxb|xapp|response\/open|fake-secret/u);
  });
});
