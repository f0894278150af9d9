import { describe, expect, it } from "vitest";
import { readMessage } from "../../adapters/slack/read-message.ts";
import { channelMessage, directMessage, eventCallback, mention, nextTs } from "../fakes/slack/payloads.ts";
import { bot } from "../fakes/slack/server.ts";
import { startHarness, withHarness } from "./harness.ts";

type Json = Record<string, unknown>;
const called = `<@${bot.user}> preference`;

/** An edit, as Slack tells of it. */
function edited(text: string, before: string, extra: Json = {}): Json {
  const { ts } = channelMessage("");
  const message = { type: "message", user: "U1", ts, text, edited: { user: "U1", ts }, ...extra };
  const previous = { type: "message", user: "U1", ts, text: before };
  return channelMessage("", {
    subtype: "message_changed",
    hidden: true,
    message,
    previous_message: previous,
    user: undefined,
  });
}

const thread = "1700000000.000100";
const heard: [string, Json, "mention" | "direct" | "thread" | null][] = [
  ["a mention", mention("preference"), "mention"],
  ["a mention that only comes as a message", channelMessage(called), "mention"],
  ["a mention with a file", channelMessage(called, { subtype: "file_share", files: [{ id: "F1" }] }), "mention"],
  ["a mention with its label", channelMessage("<@UBOT|whichdata> preference"), "mention"],
  ["a mention from another workspace", channelMessage(called, { user_team: "T2", source_team: "T2" }), "mention"],
  ["a mention beside others", channelMessage(`<@U2> ${called}`), "mention"],
  ["a mention added by an edit", edited(called, "preference"), "mention"],
  [
    "an edited mention, as Slack tells of a mention that an edit added",
    mention("x", { edited: { user: "U1", ts: nextTs() } }),
    "mention",
  ],
  ["a mention by Workflow Builder", mention("x", { user: undefined, bot_id: "B9", subtype: "bot_message" }), "mention"],
  [
    "the same, as a message",
    channelMessage(called, { user: undefined, bot_id: "B9", subtype: "bot_message" }),
    "mention",
  ],
  [
    "a reply that also goes to the channel",
    channelMessage("more", { subtype: "thread_broadcast", thread_ts: thread }),
    "thread",
  ],
  ["the same with a mention", channelMessage(called, { subtype: "thread_broadcast", thread_ts: thread }), "mention"],
  ["the same in direct messages", directMessage("more", { subtype: "thread_broadcast", thread_ts: thread }), "direct"],
  ["a reply in a group conversation", channelMessage("more", { channel_type: "mpim", thread_ts: thread }), "thread"],
  ["a mention in direct messages", directMessage(called), "direct"],
  ["an edit of what mentioned it already", edited(`${called} korean`, called), null],
  ["a card that Slack put below its links", edited(called, called, { edited: undefined }), null],
  ["an edit of its own answer", edited(called, "x", { user: bot.user }), null],
  ["another bot's edit", edited(called, "x", { bot_id: "B2", subtype: "bot_message" }), null],
  [
    "another bot in a thread",
    channelMessage(called, { bot_id: "B2", subtype: "bot_message", thread_ts: thread }),
    null,
  ],
  ["a deletion", channelMessage("", { subtype: "message_deleted", user: undefined }), null],
  ["somebody joins", channelMessage("<@U1> has joined", { subtype: "channel_join" }), null],
  ["what people say to each other", channelMessage("preference"), null],
  ["a reply to somebody else", channelMessage("<@U2> more?", { thread_ts: thread }), null],
  ["nothing", {}, null],
];

describe("what is said to the bot", () => {
  it.each(heard)("%s", (_, event, to) => {
    expect(readMessage(event, bot.user)?.to ?? null).toBe(to);
  });

  it("is answered once, in whatever forms it comes, and where it was written", async () => {
    await withHarness(startHarness("http"), async ({ slack, event }) => {
      const answered = heard.filter(([, , to]) => to === "mention");
      for (const [, one] of answered) {
        await event(eventCallback(one));
        if (one.type === "message" && one.subtype === undefined)
          await event(eventCallback({ ...one, type: "app_mention" }));
      }
      await slack.waitForPosts(answered.length);
      await event(eventCallback(directMessage("the last", { channel: "D9" })));
      await slack.waitFor("the last", () => slack.posts().some(({ args }) => args.channel === "D9"));
      expect(slack.posts()).toHaveLength(answered.length + 1);
      for (const { args } of slack.posts()) if (args.channel !== "D9") expect(args.thread_ts).toBeDefined();
    });
  });
});
