import { describe, expect, it } from "vitest";
import { drawSlack } from "../../adapters/web/draw-slack.ts";
import { seenText } from "./harness.ts";

const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text, verbatim: true } });
const draw = (...blocks: unknown[]) => drawSlack({ text: "fallback", blocks });
const markupOf = (text: string) => draw(section(text)).drawn.toString();

describe("mrkdwn as Slack shows it", () => {
  it.each([
    ["*bold* _it_ ~s~ `code`", /<strong>.*bold.*<\/strong>.*<em>.*it.*<\/em>.*<s>.*s.*<\/s>.*<code[^>]*>code<\/code>/s],
    [
      "*<https://a.example/x?y=1&amp;z=2|Name &amp; more>*",
      /<strong><a href="https:\/\/a\.example\/x\?y=1&amp;z=2"[^>]*>.*Name &amp; more/s,
    ],
    ["<!channel>", /slack_broadcast/],
    ["*규모*\n8만", /<strong>.*규모.*<\/strong>/s],
  ])("%s", (text, markup) => {
    expect(markupOf(text)).toMatch(markup);
  });

  it.each([
    ["&lt;!channel&gt; &lt;@U1&gt;", "<!channel> <@U1>"],
    ["@everyone @here", "@everyone @here"],
    ["&lt;https://a.example|x&gt;", "<https://a.example|x>"],
    ["&lt;javascript:alert(1)|x&gt;", "<javascript:alert(1)|x>"],
    ["https://bare.example/x", "https://bare.example/x"],
    ["&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"],
    [
      "# head [l](https://a.example) ![i](https://a.example/i.png) $x$ ==y==",
      "# head [l](https://a.example) ![i](https://a.example/i.png) $x$ ==y==",
    ],
    ["| a | b |\n|--|--|\n| 1 | 2 |", "| a | b | |--|--| | 1 | 2 |"],
    ["1. a\n2. b", "1. a 2. b"],
    ["&amp;lt;b&amp;gt;", "&lt;b&gt;"],
    ["a\uE000b", "a\uFFFDb"],
  ])("%s does nothing, and shows every sign", (text, seen) => {
    const markup = markupOf(text);
    expect(seenText(markup)).toBe(seen);
    expect(markup).not.toMatch(/<(a|img|script|table)\b|slack_broadcast|slack_user/);
  });

  it("a link leads to http(s) only", () => {
    expect(markupOf("<javascript:alert(1)|x>")).not.toMatch(/href|javascript/);
    expect(markupOf("<data:text/html,x|y>")).not.toMatch(/href/);
  });
});

describe("blocks", () => {
  it("keep their controls' ids and values", () => {
    const { drawn, complete } = draw(
      {
        ...section("card"),
        accessory: {
          type: "button",
          text: { type: "plain_text", text: "More" },
          action_id: "more:0",
          value: '{"v":1}',
        },
      },
      {
        type: "actions",
        elements: [
          {
            type: "button",
            text: { type: "plain_text", text: "Go", emoji: false },
            action_id: "ask:0",
            value: "q",
            style: "primary",
          },
          {
            type: "static_select",
            action_id: "pick",
            placeholder: { type: "plain_text", text: "Choose" },
            options: [{ text: { type: "plain_text", text: "A" }, value: "a" }],
          },
          { type: "overflow", action_id: "over", options: [{ text: { type: "plain_text", text: "B" }, value: "b" }] },
          { type: "button", text: { type: "plain_text", text: "Open" }, action_id: "open", url: "https://a.example/" },
        ],
      },
    );
    expect(complete).toBe(true);
    expect(drawn.toString()).toContain('data-press="more:0" data-value="{&quot;v&quot;:1}"');
    expect(drawn.toString()).toContain('class="drawn-button primary" data-press="ask:0" data-value="q"');
    expect(drawn.toString()).toContain('<select class="drawn-select" data-press="pick" aria-label="Choose">');
    expect(drawn.toString()).toContain('data-press="over"');
    expect(drawn.toString()).toContain('href="https://a.example/"');
  });

  it("of text, tables and headers are drawn as text, whatever it is", () => {
    const hostile = '<img src=x onerror="alert(1)"> *b* :smile: [x](javascript:1)';
    const { drawn, complete } = draw(
      { type: "header", text: { type: "plain_text", text: hostile, emoji: false } },
      { type: "table", rows: [[{ type: "raw_text", text: hostile }]] },
      { type: "context", elements: [{ type: "plain_text", text: hostile, emoji: false }] },
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "text", text: hostile },
              { type: "link", url: "javascript:alert(1)", text: "evil" },
            ],
          },
        ],
      },
    );
    expect(complete).toBe(true);
    expect(seenText(drawn.toString()).split(hostile)).toHaveLength(5);
    expect(drawn.toString()).not.toMatch(/<img|href|<strong/);
  });

  it("ask no other host for a picture, and carry no styles, scripts or ids of their own", () => {
    const { drawn } = draw(
      {
        type: "context",
        elements: [{ type: "image", image_url: "https://other.example/a.png", alt_text: "a picture" }],
      },
      {
        ...section("x"),
        accessory: { type: "image", image_url: "https://other.example/a.png", alt_text: "a picture" },
      },
      { type: "divider" },
    );
    expect(drawn.toString()).not.toMatch(/other\.example| style=| id=|<link/);
    expect(seenText(drawn.toString())).toContain("a picture");
  });

  it.each([
    ["a block that it does not know", { blocks: [{ type: "hologram" }, section("rest")] }, "rest"],
    [
      "an image block",
      { blocks: [{ type: "image", image_url: "https://x.example/a.png", alt_text: "a" }, section("rest")] },
      "rest",
    ],
    ["no payload", undefined, ""],
  ])("say so of %s, and the rest is drawn", (_, payload, seen) => {
    const { drawn, complete } = drawSlack(payload);
    expect(complete).toBe(false);
    expect(seenText(drawn.toString())).toBe(seen);
  });

  it("that the library cannot draw do not break the page", () => {
    for (const broken of [
      { type: "section" },
      { type: "context", elements: "x" },
      { type: "table", rows: [null] },
      { type: "rich_text" },
    ]) {
      expect(seenText(draw(broken, section("rest")).drawn.toString())).toContain("rest");
    }
  });
});
