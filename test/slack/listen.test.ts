import { App } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import { listen } from "../../adapters/slack/listen.ts";
import { slackManifest } from "../../adapters/slack/manifest.ts";
import type { SlackParts } from "../../adapters/slack/parts.ts";
import {
  blockSuggestion,
  buttonPress,
  channelMessage,
  directMessage,
  eventCallback,
  homeOpened,
  linkShared,
  mention,
  messageShortcut,
  slashCommand,
  viewSubmission,
} from "../fakes/slack/payloads.ts";

type Json = Record<string, unknown>;

/** Hands a body to Bolt as a transport does; true where one of our listeners went to work on it. */
async function isHeard(body: Json): Promise<boolean> {
  let heard = false;
  const note = () => {
    heard = true;
  };
  const receiver = { init() {}, start: async () => {}, stop: async () => {} };
  const authorize = async () => ({ botToken: "xoxb-fake", botId: "BBOT", botUserId: "UBOT" });
  const app = new App({ receiver, authorize, convoStore: false });
  // What they work with is enough to know that they work: nothing here may reach for a network.
  app.error(async () => note());
  const parts = new Proxy({}, { get: note, has: () => true });
  listen(app, parts as SlackParts, note);
  await app.processEvent({
    body,
    ack: async () => {
      // Events are acknowledged by Bolt, whoever listens.
      if (body.type !== "event_callback") note();
    },
  });
  return heard;
}

const url = "http://127.0.0.1/response/1";
const shortcut = messageShortcut({ text: "VLFeedback" }, url);
const form = viewSubmission("", {});

describe("what is listened for", () => {
  const subscribed: Record<string, Json> = {
    app_mention: mention("vqa"),
    "message.im": directMessage("vqa"),
    "message.channels": channelMessage("more", { thread_ts: "1.000100" }),
    "message.groups": channelMessage("more", { thread_ts: "1.000100", channel: "G1", channel_type: "group" }),
    "message.mpim": channelMessage("more", { thread_ts: "1.000100", channel: "G2", channel_type: "mpim" }),
    link_shared: linkShared(["https://huggingface.co/datasets/a/b"]),
    app_home_opened: homeOpened("home"),
    tokens_revoked: { type: "tokens_revoked", tokens: { bot: ["U1"] } },
    app_uninstalled: { type: "app_uninstalled" },
  };

  it("is every event that the manifest subscribes to", () => {
    expect(Object.keys(subscribed).sort()).toEqual([...slackManifest().settings.event_subscriptions.bot_events].sort());
  });

  it.each(Object.entries(subscribed))("hears %s", async (_, fields) => {
    expect(await isHeard(eventCallback(fields))).toBe(true);
  });

  const others: [string, Json, boolean][] = [
    ["the command", slashCommand("vqa", url), true],
    ["another app's command", { ...slashCommand("vqa", url), command: "/other" }, false],
    ["a press", buttonPress({ value: "", responseUrl: url }), true],
    [
      "a press on a button of a version that nobody remembers",
      buttonPress({ value: "", actionId: "x", responseUrl: url }),
      true,
    ],
    ["a press on nothing", { ...buttonPress({ value: "", responseUrl: url }), actions: [] }, false],
    ["typing into a select", blockSuggestion("kind", "pre"), true],
    ["the message shortcut", shortcut, true],
    ["another message shortcut", { ...shortcut, callback_id: "other" }, false],
    ["a global shortcut of that name", { ...shortcut, type: "shortcut" }, false],
    ["the filter form", form, true],
    ["the filter form, closed", { ...form, type: "view_closed" }, false],
    ["another form", { ...form, view: { ...(form.view as Json), callback_id: "other" } }, false],
    ["an event that nobody subscribed to", eventCallback({ ...mention("vqa"), type: "reaction_added" }), false],
    ["an event named like what every object has", eventCallback({ ...mention("vqa"), type: "constructor" }), false],
    ["what it said itself", eventCallback(mention("vqa", { user: "UBOT" })), false],
  ];
  it.each(others)("%s", async (_, body, heard) => {
    expect(await isHeard(body)).toBe(heard);
  });
});
