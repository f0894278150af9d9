import { describe, expect, it } from "vitest";
import { drawDiscordMarkdown } from "../../adapters/web/discord-markdown.ts";
import { drawDiscord } from "../../adapters/web/draw-discord.ts";
import { seenText } from "./harness.ts";

const draw = (text: string) => drawDiscordMarkdown(text).toString();

describe("Discord's markdown", () => {
  it.each([
    [
      "**bold** and *it* and _it_ and __u__ and ~~s~~",
      "<strong>bold</strong> and <em>it</em> and <em>it</em> and <u>u</u> and <s>s</s>",
    ],
    ["***both***", "<strong><em>both</em></strong>"],
    ["`a **b**`", "<code>a **b**</code>"],
    ["### [Name](https://a.example/x?y=1&z=2)", 'href="https://a.example/x?y=1&amp;z=2"'],
    ["-# small **print**", "<small>small <strong>print</strong></small>"],
    ["> said", '<span class="quote">said</span>'],
    ["- one\n- two", '<span class="bullet">two</span>'],
    ["[a \\] b](<https://a.example/>)", ">a \\] b</a>"],
    ["[a\\_b](https://a.example/)", ">a\\_b</a>"],
    ["[snake_case](https://a.example/) and_more", ">snake_case</a> and_more"],
    ["a_b_ c", "a<em>b</em> c"],
    ["<https://a.example/b>", ">https://a.example/b</a>"],
    ["```json\n{ **x** }\n```", "<pre><code>{ **x** }</code></pre>"],
    ["**한국어**는", "<strong>한국어</strong>는"],
    ["||hidden||", '<span class="spoiler">hidden</span>'],
    ["<@123> @everyone", '<span class="mention">&lt;@123&gt;</span> <span class="mention">@everyone</span>'],
  ])("%s", (text, markup) => {
    expect(draw(text)).toContain(markup);
  });

  it.each([
    ["\\*not bold\\*", "*not bold*"],
    ["snake_case_name", "snake_case_name"],
    ["2 * 3 * 4", "2 * 3 * 4"],
    ["[x](javascript:alert(1))", "[x](javascript:alert(1))"],
    ["\\@everyone \\<@1\\>", "@everyone <@1>"],
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
  ])("%s stays text", (text, seen) => {
    const markup = draw(text);
    expect(seenText(markup)).toBe(seen);
    expect(markup).not.toMatch(/<(a|em|strong|script)\b|class="mention"/);
  });

  it("reads long hostile text in no time that matters", () => {
    for (const text of ["*".repeat(4_000), "[".repeat(4_000), "_a".repeat(2_000), `**${"a ".repeat(2_000)}`]) {
      expect(seenText(draw(text)).length).toBeGreaterThan(0);
    }
  });
});

describe("Discord's components", () => {
  const container = (...components: unknown[]) => ({ flags: 32_768, components: [{ type: 17, components }] });

  it("draws text, lines, sections with their button, and controls with their own ids", () => {
    const { drawn, complete } = drawDiscord(
      container(
        { type: 10, content: "**Hello**" },
        { type: 14 },
        {
          type: 9,
          components: [{ type: 10, content: "card" }],
          accessory: { type: 2, style: 5, label: "github.com", url: "https://github.com/x" },
        },
        {
          type: 1,
          components: [
            { type: 2, style: 4, label: "Remove", custom_id: "d2:drop:1" },
            { type: 2, style: 2, label: "Shared", custom_id: "d2:share", disabled: true },
          ],
        },
        {
          type: 1,
          components: [
            {
              type: 3,
              custom_id: "d2:pick:en",
              placeholder: "Details",
              options: [{ label: "A", value: "dataset:a", description: "kind" }],
            },
          ],
        },
      ),
    );
    expect(complete).toBe(true);
    const markup = drawn.toString();
    expect(markup).toContain("<strong>Hello</strong>");
    expect(markup).toContain('<hr class="spacing-1">');
    expect(markup).toContain('href="https://github.com/x"');
    expect(markup).toContain('class="drawn-button danger" data-press="d2:drop:1"');
    expect(markup).toContain('data-press="d2:share" disabled');
    expect(markup).toContain('<select class="drawn-select" data-press="d2:pick:en" aria-label="Details">');
    expect(markup).toContain('<option value="dataset:a">A (kind)</option>');
  });

  it.each([
    ["a kind that it does not know", container({ type: 12, items: [] }, { type: 10, content: "rest" }), "rest"],
    ["a broken component", container({ content: "no type" }, { type: 10, content: "rest" }), "rest"],
    ["no payload at all", null, ""],
    ["a payload of another shape", { components: "x" }, ""],
  ])("says so of %s, and draws the rest", (_, payload, seen) => {
    const { drawn, complete } = drawDiscord(payload);
    expect(complete).toBe(false);
    expect(seenText(drawn.toString())).toBe(seen);
  });

  it("draws a form: its title, each label with its hint, and what is chosen", () => {
    const select = (options: object[]) => ({ type: 3, custom_id: "language", placeholder: "Any", options });
    const options = [
      { label: "Korean · 228", value: "ko", default: true },
      { label: "English · 471", value: "en" },
    ];
    const label = { type: 18, label: "Language", description: "All of these.", component: select(options) };
    const { drawn, complete } = drawDiscord({ custom_id: "x", title: "Filter datasets", components: [label] });
    expect(complete).toBe(true);
    expect(drawn.toString()).toContain("<strong>Language</strong><small>All of these.</small>");
    expect(drawn.toString()).toContain('aria-label="Korean · 228"');
    expect(seenText(drawn.toString())).toMatch(/^Filter datasets/);
  });

  it("a link button leads to http(s) only", () => {
    const { drawn } = drawDiscord(
      container({ type: 1, components: [{ type: 2, style: 5, label: "x", url: "javascript:alert(1)" }] }),
    );
    expect(drawn.toString()).not.toContain("href");
  });
});
