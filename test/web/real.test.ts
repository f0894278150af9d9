import { describe, expect, it } from "vitest";
import { limits as discordLimits } from "../../adapters/discord/limits.ts";
import { renderDiscord } from "../../adapters/discord/render.ts";
import { contractMessages } from "../../adapters/gallery.ts";
import { discordPlatform, slackPlatform } from "../../adapters/platforms.ts";
import { limits as slackLimits } from "../../adapters/slack/limits.ts";
import { renderSlack } from "../../adapters/slack/render.ts";
import { discordProblems } from "../../adapters/web/check-discord.ts";
import { slackProblems } from "../../adapters/web/check-slack.ts";
import { drawDiscord } from "../../adapters/web/draw-discord.ts";
import { drawSlack } from "../../adapters/web/draw-slack.ts";
import { takeTurn } from "../../adapters/web/turn.ts";
import { contextOver, seenText, wholeEngine } from "./harness.ts";

const { chat } = contextOver(wholeEngine);
const platforms = [slackPlatform(chat), discordPlatform(chat)] as const;
const messages = contractMessages(wholeEngine);
const markupRisk =
  /<(?!\/?(?:a|article|b|bdi|blockquote|br|button|code|div|em|h[1-6]|hr|i|li|ol|option|p|pre|s|select|small|span|strong|table|tbody|td|th|thead|tr|u|ul|svg|path|circle|rect)\b)/;

describe("the adapters' own payloads", () => {
  it.each(messages)("of $name are drawn whole on both platforms, would be taken, and are inert", ({ message }) => {
    for (const [payload, draw, problems] of [
      [renderSlack(message), drawSlack, slackProblems(renderSlack(message), slackLimits)],
      [renderDiscord(message), drawDiscord, discordProblems(renderDiscord(message), discordLimits)],
    ] as const) {
      const { drawn, complete } = draw(payload);
      expect([complete, problems]).toEqual([true, []]);
      const first = message.cards[0]?.title.text;
      if (first !== undefined && first.length < 60) expect(seenText(drawn.toString())).toContain(first);
      expect(drawn.toString()).not.toMatch(markupRisk);
      expect(drawn.toString()).not.toMatch(/slack_broadcast|class="mention"|javascript:/);
    }
  });

  it.each(platforms)("of $name have controls, each of which leads to an answer in that language", async (platform) => {
    for (const [question, locale] of [
      ["preference korean", "en"],
      ["한국어 데이터셋", "ko"],
    ] as const) {
      const { seen, platform: shown } = await takeTurn(
        { kind: "ask", question, after: [], skip: 0 },
        wholeEngine,
        [platform],
        platform.name,
      );
      const markup = shown?.drawing.drawn.toString() ?? "";
      const buttons = [...markup.matchAll(/<button[^>]*data-press="([^"]*)"(?: data-value="([^"]*)")?/g)];
      const selects = [...markup.matchAll(/<select[^>]*data-press="([^"]*)"[\s\S]*?<option value="([^"]+)"/g)];
      const read = (text: string | undefined) => (text === undefined ? null : seenText(text));
      expect(buttons.length).toBeGreaterThan(3);
      const results = await Promise.all(
        [...buttons, ...selects].map(([, id, value]) =>
          platform.press({ id: read(id) ?? "", value: read(value), locale: seen.message.locale }),
        ),
      );
      expect(results).not.toContain(null);
      const views = results.flatMap((result) => (result?.kind === "view" ? [result] : []));
      expect(views.filter(({ replaces }) => replaces)).toHaveLength(1);
      expect(views.filter(({ audience }) => audience === "channel")).toHaveLength(1);
      for (const { view, audience } of views) {
        const turn = await takeTurn(view, wholeEngine, [platform], platform.name, audience);
        expect(turn.seen.message.locale).toBe(locale);
        expect(turn.platform?.problems).toEqual([]);
        expect(seenText(turn.platform?.drawing.drawn.toString() ?? "")).not.toBe("");
      }
    }
  });

  it.each(platforms)("of $name are not asked by what is none of theirs", async ({ press }) => {
    for (const id of ["", "x", "d1:ask:en:0:x", "ask", "ask:0:1", "__proto__", "drop", "x".repeat(2_000)]) {
      const result = await press({ id, value: "{}", locale: "en" });
      expect(result === null || result.kind === "said").toBe(true);
    }
  });
});

describe("the verdict", () => {
  const section = (text: string) => ({ type: "section", text: { type: "plain_text", text } });
  const button = (text: string, id = "a") => ({ type: "button", text: { type: "plain_text", text }, action_id: id });
  it.each([
    ["nothing", null, "this is no payload of blocks"],
    ["no fallback", { blocks: [section("x")] }, "text: missing beside the blocks"],
    [
      "too many blocks",
      { text: "x", blocks: Array.from({ length: 51 }, () => section("x")) },
      "blocks: 51, at most 50",
    ],
    [
      "a long section",
      { text: "x", blocks: [section("x".repeat(3_001))] },
      "blocks[0] (section): text: 3001, at most 3000",
    ],
    ["an empty section", { text: "x", blocks: [section(" ")] }, "blocks[0] (section): empty text"],
    [
      "too much in all",
      { text: "x", blocks: Array.from({ length: 5 }, () => section("x".repeat(2_900))) },
      "blocks as JSON: ",
    ],
    [
      "a long label",
      { text: "x", blocks: [{ type: "actions", elements: [button("x".repeat(76))] }] },
      "label of a button: 76, at most 75",
    ],
    [
      "an id twice",
      { text: "x", blocks: [{ type: "actions", elements: [button("x"), button("y")] }] },
      "the same action_id twice",
    ],
  ])("of Slack on %s", (_, payload, problem) => {
    expect(slackProblems(payload, slackLimits).join("\n")).toContain(problem);
  });

  const container = (...components: unknown[]) => ({ flags: 32_768, components: [{ type: 17, components }] });
  const press = (label: string, id: string) => ({ type: 2, style: 2, label, custom_id: id });
  it.each([
    ["nothing", null, "this is no payload of components"],
    ["no flag", { components: [{ type: 10, content: "x" }] }, "flags: "],
    [
      "too many components",
      container(...Array.from({ length: 40 }, () => ({ type: 10, content: "x" }))),
      "components: 41, at most 40",
    ],
    ["too long a text", container({ type: 10, content: "x".repeat(3_601) }), "text: 3601, at most 3600"],
    ["too many bytes", container({ type: 10, content: "가".repeat(3_001) }), "text in bytes: 9003, at most 9000"],
    ["an id twice", container({ type: 1, components: [press("a", "i"), press("b", "i")] }), "the same custom_id twice"],
    ["a long id", container({ type: 1, components: [press("a", "i".repeat(101))] }), "custom_id: 101, at most 100"],
    [
      "a full row",
      container({ type: 1, components: [1, 2, 3, 4, 5, 6].map((n) => press("a", `${n}`)) }),
      "buttons in a row: 6, at most 5",
    ],
    [
      "an accessory",
      container({ type: 9, components: [], accessory: { type: 2, style: 5, label: "x".repeat(81), url: "https://x" } }),
      "label of a button: 81, at most 80",
    ],
    ["an empty text", container({ type: 10, content: " " }), "a text without words"],
    ["no type", container({ content: "x" }), "a component without a type"],
  ])("of Discord on %s", (_, payload, problem) => {
    expect(discordProblems(payload, discordLimits).join("\n")).toContain(problem);
  });
});
