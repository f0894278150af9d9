import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readButtonValue } from "../../adapters/slack/button.ts";
import { limits } from "../../adapters/slack/limits.ts";
import { renderSlack } from "../../adapters/slack/render.ts";
import type { Message } from "../../src/index.ts";
import { inspectSlack } from "./inspect.ts";
import { card, everything, message } from "./messages.ts";

const shown = (given: Message) => inspectSlack(renderSlack(given));
const buttons = (given: Message) =>
  renderSlack(given).blocks.flatMap((block) => (block.type === "actions" ? block.elements : []));

describe("a card in Slack", () => {
  it("shows its name as a link, on a line of its own, and all that is known, in order", () => {
    const { text, links, problems } = shown(message());
    expect(problems).toEqual([]);
    expect(text.split("\n")).toEqual([
      "preference",
      "One dataset holds preference data.",
      "VLFeedback",
      "preference data, labelled by AI",
      "GPT-4V judged the answers of 12 models.",
      "Size",
      "80K comparisons",
      "Languages",
      "English",
      "Used by",
      "Silkie",
      "Licence",
      "not verified",
      "kind: preference",
      "Try",
      "Who used it?",
    ]);
    expect(links).toEqual([
      "https://huggingface.co/datasets/MMInstruction/VLFeedback",
      "https://vlf-silkie.github.io/",
    ]);
  });

  it("is the same each time, and leaves out what is not there", () => {
    const bare = message({ understood: null, suggestions: [], cards: [card({ note: null, why: null, fields: [] })] });
    expect(renderSlack(bare)).toEqual(renderSlack(bare));
    expect(shown(bare).text).toBe("One dataset holds preference data.\nVLFeedback\npreference data, labelled by AI");
  });

  it("gives long values the whole width, after the short ones", () => {
    const stages = [1, 2].map((n) => ({
      key: "stage" as const,
      label: `Stage ${n}`,
      value: Array.from({ length: 9 }, (_, at) => ({ text: `dataset number ${n}.${at}` })),
    }));
    const payload = renderSlack(message({ cards: [card({ type: "model", fields: [...stages, ...card().fields] })] }));
    const { text, problems } = inspectSlack(payload);
    expect(problems).toEqual([]);
    expect(payload.blocks.flatMap((block) => (block.type === "section" ? [block.fields?.length ?? 0] : []))).toEqual([
      0, 4, 0,
    ]);
    expect(text).toContain("Stage 1\ndataset number 1.0, dataset number 1.1");
    expect(text.indexOf("Stage 1")).toBeLessThan(text.indexOf("Stage 2"));
  });

  it("shows more than ten short fields, none lost", () => {
    const fields = Array.from({ length: 14 }, (_, n) => ({
      key: "size" as const,
      label: `L${n}`,
      value: [{ text: `v${n}` }],
    }));
    const { text, problems } = shown(message({ cards: [card({ fields })] }));
    expect(problems).toEqual([]);
    for (const { label, value } of fields) expect(text).toContain(`${label}\n${value[0]?.text}`);
  });

  it("shows a field's note beneath it", () => {
    const fields = [
      { key: "correction" as const, label: "Correction", value: [{ text: "80K" }], note: "The survey said 8K." },
    ];
    expect(shown(message({ cards: [card({ fields })] })).text).toContain("Correction\n80K\nThe survey said 8K.");
  });

  it("says the same to notifications and screen readers", () => {
    const { text } = renderSlack(message({ text: "Fast & <sure>" }));
    expect(text).toContain("Fast &amp; &lt;sure&gt;");
    expect(text).toContain("Licence: not verified");
  });

  it("shows Korean as it is, no particle right behind a bold name", () => {
    const korean = message({
      locale: "ko",
      text: "선호 데이터셋이 하나 있습니다.",
      cards: [card({ title: { text: "한국어 데이터셋", url: "https://aihub.or.kr/" } })],
    });
    const payload = renderSlack(korean);
    expect(inspectSlack(payload).problems).toEqual([]);
    expect(JSON.stringify(payload.blocks)).toContain("*<https://aihub.or.kr/|한국어 데이터셋>*\\n");
  });
});

describe("suggestions", () => {
  it("carry the question and the language, under names that differ", () => {
    const asked = [1, 2, 3].map((n) => ({ label: `Label ${n}`, question: `question <${n}>` }));
    const row = buttons(message({ locale: "ko", suggestions: asked }));
    expect(row.map((button) => ("action_id" in button ? button.action_id : ""))).toEqual(["ask:0", "ask:1", "ask:2"]);
    expect(row.map((button) => ("value" in button ? readButtonValue(button.value) : null))).toEqual(
      asked.map(({ question }) => ({ question, locale: "ko" })),
    );
  });

  it("are left out where the question cannot be carried whole, as half a question asks something else", () => {
    const suggestions = [
      { label: "Too long", question: "x".repeat(2000) },
      { label: "Fine", question: "fine" },
    ];
    expect(shown(message({ suggestions })).text).not.toContain("Too long");
    expect(shown(message({ suggestions })).text).toContain("Fine");
  });

  it("have labels that fit", () => {
    const [button] = buttons(message({ suggestions: [{ label: "한".repeat(100), question: "q" }] }));
    expect(button !== undefined && "text" in button && button.text?.text).toBe(`${"한".repeat(74)}…`);
  });
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
    }
  });

  const urls: [string, string[]][] = [
    ["javascript:alert(1)", []],
    ["data:text/html,x", []],
    ["not a url", []],
    ["https://ok.example/a?b=1&c=2", ["https://ok.example/a?b=1&c=2"]],
    ["https://ok.example/a|b>c<d", ["https://ok.example/a%7Cb%3Ec%3Cd"]],
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
    expect(text).toMatch(/^preference\n&{500,599}…/);
    expect(shown(message({ text: "👍".repeat(10_000), cards: [] })).text).toMatch(/^preference\n(?:👍)+…/u);
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
    const payload = renderSlack(everything(text));
    expect(inspectSlack(payload).problems).toEqual([]);
    expect(JSON.stringify(payload.blocks).length).toBeLessThanOrEqual(limits.total);
    const named = payload.blocks.filter(({ type }) => type === "divider");
    expect(named).toHaveLength(10);
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
      value: [{ text: "v".repeat(80) }],
    }));
    const cards = Array.from({ length: 10 }, (_, n) => card({ fields, note: `note ${n}`, why: `why ${n}` }));
    const parts = shown(message({ cards })).text.split("VLFeedback").slice(1);
    const counts = parts.map((part) => fields.filter(({ label }) => part.includes(`${label}\n`)).length);
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
    expect(text).toMatch(/Used by\nmodel-0, model-1, .*model-\d+, …\n/);
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
        expect(shown({ ...given, text: `.${given.text}` }).problems).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 30_000);
});
