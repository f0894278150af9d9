import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limits } from "../../adapters/slack/limits.ts";
import { renderAnswer, renderSlack } from "../../adapters/slack/render.ts";
import { askView } from "../../adapters/slack/view.ts";
import type { Message } from "../../src/index.ts";
import { inspectSlack } from "./inspect.ts";
import { card, everything, message } from "./messages.ts";

const shown = (given: Message) => inspectSlack(renderSlack(given));
const controlsOf = ({ locale, text }: Message) => ({
  view: { ...askView(text, locale, [text, text]), skip: 10 },
  isPrivate: true,
});

describe("what people and registries may write", () => {
  const hostile: [string, string, string?][] = [
    ["<!channel>", "<!channel>"],
    ["@everyone", "@everyone"],
    ["<@U1>", "<@U1>"],
    ["a link of their own", "<https://evil.example|innocent>"],
    ["entities", "&lt;!here&gt; &amp;amp;"],
    ["backticks", "```rm -rf``` `x`"],
    ["a script", "<script>alert(1)</script>"],
    ["control characters", "a\u0000b\u001bc", "abc"],
    ["markup of mrkdwn", "*bold* _italic_ ~gone~ :tada: > quote"],
    ["a name with underscores", "_under_score_"],
    ["half a character", "a\uD83Db", "a\uFFFDb"],
    ["an emoji of many parts", "👩‍👩‍👧‍👦 family"],
    ["a mark that turns the writing", "abc\u202Edef", "abc\u202Edef\u202C"],
    ["marks already closed", "abc\u2067def\u2069", "abc\u2067def\u2069"],
  ];
  it.each(hostile)("%s is shown and does nothing", (_, text, expected = text) => {
    for (const given of [
      message({ text }),
      message({ understood: text }),
      message({ cards: [card({ title: { text } })] }),
      message({ cards: [card({ title: { text, url: "https://ok.example/" } })] }),
      message({ cards: [card({ subtitle: text, note: text, why: text })] }),
      message({ cards: [card({ fields: [{ key: "usedBy", label: text, value: [{ text }] }] })] }),
      message({ suggestionsLabel: text, suggestions: [{ label: text, question: text }] }),
    ]) {
      const { text: visible, problems } = shown(given);
      expect(problems).toEqual([]);
      expect(visible).toContain(expected);
      expect(JSON.stringify(renderAnswer(given).forms)).not.toContain('"mrkdwn"');
    }
  });

  const urls: [string, string[]][] = [
    ["javascript:alert(1)", []],
    ["data:text/html,x", []],
    ["not a url", []],
    ["https://ok.example/a?b=1&c=2", ["https://ok.example/a?b=1&c=2"]],
    ["https://ok.example/a|b>c<d", ["https://ok.example/a|b%3Ec%3Cd"]],
    [`https://ok.example/${"a".repeat(3000)}`, []],
  ];
  it.each(urls)("%s becomes the links %j", (url, links) => {
    const result = shown(message({ suggestions: [], cards: [card({ title: { text: "Name", url }, fields: [] })] }));
    expect(result).toMatchObject({ links, problems: [] });
    expect(result.text).toContain("Name");
  });

  it("10,000 characters are cut with an ellipsis, between characters", () => {
    const { text, problems } = shown(message({ text: "&".repeat(10_000), cards: [] }));
    expect(problems).toEqual([]);
    expect(text).toMatch(/^preference\n&{2999}…/);
    expect(shown(message({ text: "👍".repeat(10_000), cards: [] })).text).toMatch(/^preference\n(?:👍){1499}…/u);
  });
});

describe("the longest message", () => {
  const worst: [string, string][] = [
    ["Hangul", "한글".repeat(5000)],
    ["what escaping makes longest", "&<>".repeat(3400)],
    ["what JSON makes longest", '"\\'.repeat(5000)],
    ["line feeds", "a\n".repeat(5000)],
    ["emoji", "👩‍👩‍👧‍👦".repeat(2000)],
    ["one character", "x"],
  ];
  it.each(worst)("of %s stays within Slack's limits and keeps every name", (_, text) => {
    for (const cards of [1, 5, 10]) {
      const given = everything(text, undefined, cards);
      const answer = renderAnswer(given, { byline: text, footnote: text, controls: controlsOf(given) });
      for (const blocks of answer.forms) expect(inspectSlack({ text: answer.text, blocks }).problems).toEqual([]);
      const blocks = answer.forms.at(-1) ?? [];
      expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(limits.total);
      expect(blocks.filter(({ type }) => type === "divider")).toHaveLength(cards);
      expect(blocks.filter(({ type }) => type === "actions").length).toBeGreaterThan(0);
    }
  });

  it("names the cards past the tenth, and says so where even names do not fit", () => {
    const cards = Array.from({ length: 50 }, (_, n) =>
      card({ title: { text: `Dataset ${n}`, url: "https://a.example/" } }),
    );
    const { text, problems } = shown(message({ cards }));
    expect(problems).toEqual([]);
    for (const { title } of cards) expect(text).toContain(title.text);
    const longer = shown(
      message({ cards: cards.map((one) => card({ ...one, title: { text: `${one.title.text} ${"x".repeat(200)}` } })) }),
    );
    expect(longer.problems).toEqual([]);
    expect(longer.text).toContain(", …");
  });

  it("gives up late cards' last fields first, then notes, and marks each card that it cut", () => {
    const fields = Array.from({ length: 10 }, (_, n) => ({
      key: "size" as const,
      label: `L${n}`,
      value: [{ text: "v".repeat(270) }],
    }));
    const cards = Array.from({ length: 5 }, (_, n) => card({ fields, note: `note ${n}`, why: `why ${n}` }));
    const parts = shown(message({ cards })).text.split("VLFeedback").slice(1);
    const counts = parts.map((part) => fields.filter(({ label }) => part.includes(`${label}: `)).length);
    expect(counts[0]).toBe(10);
    expect(counts.at(-1)).toBe(3);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    for (const [index, part] of parts.entries()) {
      expect(part).toContain(`note ${index}`);
      expect(part.includes("…")).toBe((counts[index] ?? 0) < 10);
    }
  });

  it("ends a cut list with an ellipsis, after a whole item", () => {
    const value = Array.from({ length: 300 }, (_, n) => ({ text: `model-${n}` }));
    const { text } = shown(message({ cards: [card({ fields: [{ key: "usedBy", label: "Used by", value }] })] }));
    expect(text).toMatch(/Used by {2}model-0, model-1, .*model-\d+, …\n/);
  });

  it("holds for whatever a message may be", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.constantFrom("", " ", "&<>", "<!channel>", '"'.repeat(900), "한".repeat(3000), "\u202E", "\uD83D", "*", "a|b"),
    );
    const url = fc.constantFrom(
      undefined,
      "https://a.example/?a&b|c",
      "javascript:1",
      `https://b.example/${"u".repeat(900)}`,
    );
    const inline = fc
      .record({ text, url })
      .map((part) => (part.url === undefined ? { text: part.text } : { text: part.text, url: part.url }));
    const field = fc.record({
      key: fc.constant("size" as const),
      label: text,
      value: fc.array(inline, { maxLength: 8 }),
    });
    const oneCard = fc.record({
      type: fc.constantFrom("dataset" as const, "model" as const),
      id: fc.constant("some-id"),
      title: inline,
      subtitle: text,
      note: fc.option(text),
      fields: fc.array(field, { maxLength: 20 }),
      why: fc.option(text),
    });
    const anyMessage = fc.record({
      kind: fc.constantFrom("datasets" as const, "comparison" as const, "model" as const, "none" as const),
      page: fc.constantFrom(null, { first: 1, last: 5, total: 12 }),
      locale: fc.constantFrom("en" as const, "ko" as const),
      understood: fc.option(text),
      text: fc.oneof({ arbitrary: text, weight: 1 }, { arbitrary: fc.constant("Something."), weight: 2 }),
      cards: fc.array(oneCard, { maxLength: 15 }),
      suggestions: fc.array(fc.record({ label: text, question: text }), { maxLength: 8 }),
      suggestionsLabel: text,
    });
    fc.assert(
      fc.property(anyMessage, (given) => {
        const answer = renderAnswer({ ...given, text: `.${given.text}` }, { controls: controlsOf(given) });
        for (const blocks of answer.forms) {
          expect(inspectSlack({ text: answer.text, blocks }).problems).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  }, 30_000);
});
