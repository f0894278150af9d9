import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limits } from "../../adapters/slack/limits.ts";
import { renderAnswer, renderSlack } from "../../adapters/slack/render.ts";
import { askView, readView } from "../../adapters/slack/view.ts";
import { createMemoryStore } from "../../adapters/store/memory.ts";
import type { Message } from "../../src/index.ts";
import { inspectSlack, readBlocks } from "./inspect.ts";
import { card, everything, message } from "./messages.ts";

const shown = (given: Message) => inspectSlack(renderSlack(given));
const controlsOf = ({ locale, text }: Message) => ({
  view: { ...askView(text, locale, [text, text]), skip: 10 },
  isPrivate: true,
});
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
      "Size  80K comparisons",
      "Languages  English",
      "Used by  Silkie",
      "Licence  not verified",
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

  it("shows a model's stages in their order, each dataset linked", () => {
    const stages = [1, 2].map((n) => ({
      key: "stage" as const,
      label: `Stage ${n}`,
      value: [1, 2, 3].map((at) => ({ text: `data ${n}.${at}`, url: `https://a.example/${n}.${at}` })),
    }));
    const { text, links, problems } = shown(message({ cards: [card({ type: "model", fields: stages })] }));
    expect(problems).toEqual([]);
    expect(text).toContain("Stage 1  data 1.1, data 1.2, data 1.3\nStage 2  data 2.1, data 2.2, data 2.3");
    expect(links).toEqual(expect.arrayContaining(stages.flatMap(({ value }) => value.map(({ url }) => url))));
  });

  it("shows two to five one below the other, each with its facts on one small line", () => {
    const cards = ["A", "B"].map((name) => card({ id: name, title: { text: name } }));
    expect(
      shown(message({ cards, suggestions: [] }))
        .text.split("\n")
        .slice(2),
    ).toEqual(
      ["A", "B"].flatMap((name) => [
        `${name}  ·  preference data, labelled by AI`,
        "GPT-4V judged the answers of 12 models.",
        "Size: 80K comparisons  ·  Languages: English  ·  Used by: Silkie  ·  Licence: not verified",
        "kind: preference",
      ]),
    );
  });

  it("shows a field's note beneath it", () => {
    const fields = [
      { key: "correction" as const, label: "Correction", value: [{ text: "80K" }], note: "The survey said 8K." },
    ];
    expect(shown(message({ cards: [card({ fields })] })).text).toContain("Correction  80K\n    The survey said 8K.");
  });

  it("says the same to notifications and screen readers", () => {
    const { text } = renderSlack(message({ text: "Fast & <sure>" }));
    expect(text).toContain("Fast &amp; &lt;sure&gt;");
    expect(text).toContain("Licence: not verified");
  });

  it("shows Korean as it is, bold by style and not by asterisks", () => {
    const korean = message({
      locale: "ko",
      text: "선호 데이터셋이 하나 있습니다.",
      cards: [card({ title: { text: "한국어 데이터셋", url: "https://aihub.or.kr/" } })],
    });
    const { text, problems } = shown(korean);
    expect(problems).toEqual([]);
    expect(text).toContain("\n한국어 데이터셋\n");
    expect(text).not.toContain("*");
  });
});

describe("a table", () => {
  const cards = Array.from({ length: 7 }, (_, n) =>
    card({ id: `d${n}`, title: { text: `Dataset ${n}`, url: `https://a.example/${n}` }, subtitle: `kind ${n}` }),
  );
  const tables = (blocks: readonly { type: string }[] | null) => (blocks ?? []).filter(({ type }) => type === "table");
  const rows = (given: Message) => {
    const [table] = renderAnswer(given).blocks.flatMap((block) => (block.type === "table" ? [block] : []));
    return (table?.rows ?? []).map((row) => row.map((cell) => readBlocks([cell]).text));
  };

  it("holds a list of more than five, and the same stands card by card for a Slack without tables", () => {
    const { blocks, classic, text } = renderAnswer(message({ cards }));
    expect(tables(blocks)).toHaveLength(1);
    expect(tables(classic)).toEqual([]);
    for (const payload of [
      { text, blocks },
      { text, blocks: classic ?? [] },
    ]) {
      const seen = inspectSlack(payload);
      expect(seen.problems).toEqual([]);
      for (const { title, subtitle } of cards) {
        expect(seen.text).toContain(title.text);
        expect(seen.text).toContain(subtitle);
        expect(seen.links).toContain(title.url);
      }
    }
  });

  it("has the facts for columns, and a dash where there is none", () => {
    const [first] = cards;
    const given = message({ cards: [{ ...(first ?? card()), fields: [], subtitle: "" }, ...cards.slice(1)] });
    expect(rows(given).slice(0, 3)).toEqual([
      ["Name", "Kind", "Size", "Languages", "Licence"],
      ["Dataset 0", "–", "–", "–", "–"],
      ["Dataset 1", "kind 1", "80K comparisons", "English", "not verified"],
    ]);
  });

  it("sets a comparison side by side, those facts first that differ", () => {
    const given = message({ kind: "comparison", cards: cards.slice(0, 2), locale: "ko" });
    expect(rows(given)).toEqual([
      ["이름", "Dataset 0", "Dataset 1"],
      ["Size", "80K comparisons", "80K comparisons"],
      ["Languages", "English", "English"],
      ["Used by", "Silkie", "Silkie"],
      ["Licence", "not verified", "not verified"],
      ["설명", "GPT-4V judged the answers of 12 models.", "GPT-4V judged the answers of 12 models."],
    ]);
  });

  it("is none for five, for models, and for what no table holds", () => {
    const long = card({ fields: Array.from({ length: 120 }, () => card().fields).flat() });
    expect(tables(renderAnswer(message({ cards: cards.slice(0, 5) })).blocks)).toEqual([]);
    expect(tables(renderAnswer(message({ cards: [card({ type: "model" }), ...cards] })).blocks)).toEqual([]);
    expect(tables(renderAnswer(message({ kind: "comparison", cards: [long, long] })).blocks)).toEqual([]);
  });
});

describe("suggestions", () => {
  it("carry the question and the language, under names that differ", async () => {
    const asked = [1, 2, 3].map((n) => ({ label: `Label ${n}`, question: `question <${n}>` }));
    const row = buttons(message({ locale: "ko", suggestions: asked }));
    expect(row.map((button) => ("action_id" in button ? button.action_id : ""))).toEqual(["ask:0", "ask:1", "ask:2"]);
    const views = row.map((button) => readView("value" in button ? button.value : null, createMemoryStore()));
    expect(await Promise.all(views)).toEqual(
      asked.map(({ question }) => ({ kind: "ask", question, locale: "ko", after: [], skip: 0 })),
    );
  });

  it("are kept by key where the question is too long for a button", () => {
    const suggestions = [
      { label: "Long", question: "x".repeat(900) },
      { label: "Short", question: "short" },
    ];
    const { kept } = renderAnswer(message({ suggestions }));
    expect(kept.map(({ value }) => JSON.parse(value).q)).toEqual(["x".repeat(900)]);
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
      expect(JSON.stringify(renderAnswer(given).blocks)).not.toContain('"mrkdwn"');
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
      expect(inspectSlack({ text: answer.text, blocks: answer.blocks }).problems).toEqual([]);
      const blocks = answer.classic ?? answer.blocks;
      expect(inspectSlack({ text: answer.text, blocks }).problems).toEqual([]);
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
        for (const blocks of [answer.blocks, answer.classic ?? answer.blocks]) {
          expect(inspectSlack({ text: answer.text, blocks }).problems).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  }, 30_000);
});
