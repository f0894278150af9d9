import { describe, expect, it } from "vitest";
import { checkPayload } from "../../adapters/slack/check.ts";
import { createSlackPreview } from "../../adapters/slack/preview.ts";
import { askView, type View } from "../../adapters/slack/view.ts";
import { words } from "../../adapters/slack/words.ts";
import { engineOver, surveyRecords } from "../support.ts";
import { readBlocks } from "./inspect.ts";
import { everything } from "./messages.ts";

const engine = engineOver(surveyRecords);

interface Button {
  readonly action_id: string;
  readonly value: string;
  readonly text: { readonly text: string };
}

async function preview(view: View, audience: "one" | "channel" = "one") {
  const slack = createSlackPreview(engine);
  const message =
    view.kind === "ask"
      ? engine.ask(view.question, { after: view.after, skip: view.skip, limit: 10, locale: view.locale }).message
      : engine.show(view.refs, view.locale);
  const payload = await slack.render({ view, message, audience });
  const buttons = payload.blocks.flatMap((block) => (block.type === "actions" ? (block.elements as Button[]) : []));
  const press = (label: string) => {
    const found = buttons.find(({ text }) => text.text.startsWith(label));
    return found ? slack.press({ id: found.action_id, value: found.value, locale: view.locale }) : undefined;
  };
  return { slack, payload, press };
}

describe("Slack without Slack", () => {
  it("does what the buttons do", async () => {
    const view = askView("english", "en");
    const { press, payload } = await preview(view);
    expect(readBlocks(payload.blocks).text).toContain(words.en.share);
    expect(await press("11–20")).toEqual({
      kind: "view",
      view: { ...view, skip: 10 },
      audience: "one",
      replaces: true,
    });
    expect(await press(words.en.share)).toEqual({ kind: "view", view, audience: "channel", replaces: false });
    expect(await press(words.en.filter)).toEqual({ kind: "said", text: words.en.formElsewhere });
    expect(await press(words.en.compare)).toMatchObject({ kind: "view", audience: "one", replaces: false });
  });

  it("remembers a question that is too long for a button", async () => {
    const view = askView(`preference ${"한국어 ".repeat(200)}`, "ko");
    expect(await (await preview(view)).press(words.ko.share)).toMatchObject({ view });
  });

  it("shows the channel no Share, and knows no button of another version", async () => {
    const { slack, payload } = await preview(askView("preference", "en"), "channel");
    expect(readBlocks(payload.blocks).text).not.toContain(words.en.share);
    expect(await slack.press({ id: "ask:0", value: '{"v":1,"q":"x","l":"en"}', locale: "en" })).toBeNull();
    expect(await slack.press({ id: "more", value: null, locale: "en" })).toBeNull();
  });

  it("takes its own payloads, and tells what is wrong with others", async () => {
    for (const question of [
      "english",
      "VLFeedback",
      "model LLaVA-1.5",
      "compare VLFeedback RLHF-V",
      "help",
      "qwertyuiop",
    ]) {
      expect(checkPayload((await preview(askView(question, "en"))).payload)).toEqual([]);
    }
    const slack = createSlackPreview(engine);
    const worst = await slack.render({
      view: askView("x", "en"),
      message: everything("&<".repeat(3000)),
      audience: "one",
    });
    expect(slack.check(worst)).toEqual([]);
    const divider = { type: "divider" };
    for (const bad of [
      null,
      { text: "x" },
      { text: "x", blocks: Array.from({ length: 51 }, () => divider) },
      { text: "x", blocks: [{ type: "section", text: { type: "plain_text", text: "x".repeat(3001) } }] },
      { text: "x", blocks: [{ type: "actions", elements: [{ action_id: "a", value: "x".repeat(2001) }] }] },
      { text: "x".repeat(4001), blocks: [divider] },
    ]) {
      expect(checkPayload(bad)).not.toEqual([]);
    }
  });
});
