import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderDiscord } from "../../adapters/discord/render.ts";
import { componentsOf, displaysOf } from "../fakes/discord/rules.ts";
import { engineOver } from "../support.ts";
import { inspectDiscord } from "./inspect.ts";
import { card, fullMessage, message } from "./samples.ts";

const engine = engineOver();
const long = { hangul: "한국어 데이터".repeat(1_500), latin: "data_set ".repeat(1_200), emoji: "👩‍🔬".repeat(2_000) };

function weigh(payload: unknown) {
  const components = componentsOf((payload as { components: unknown }).components);
  const texts = displaysOf((payload as { components: unknown }).components);
  return {
    components: components.length,
    chars: texts.reduce((sum, text) => sum + text.length, 0),
    bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 12, 0),
  };
}

describe("a card", () => {
  const seen = inspectDiscord(renderDiscord(message()));

  it("is a payload that Discord takes", () => expect(seen.problems).toEqual([]));

  it.each([
    ["how the question was read", "Korean · preference"],
    ["the sentences", "One dataset fits."],
    ["the name", "VLFeedback"],
    ["what kind it is", "preference · labelled by a model"],
    ["the note", "Pairs of answers, ranked."],
    ["how many", "Size: 80K"],
    ["languages", "Languages: English"],
    ["who used it", "Used by: Silkie, Another"],
    ["the licence", "Licence: not verified"],
    ["why it is there", "It is a preference dataset."],
    ["the suggestion", "Video data"],
  ])("shows %s", (_what, text) => expect(seen.text).toContain(text));

  it("links its name and the models", () => {
    expect(seen.links).toEqual([
      "https://huggingface.co/datasets/MMInstruction/VLFeedback",
      "https://arxiv.org/abs/2312.10665",
    ]);
  });

  it("has a button that opens it and a button that asks on", () => {
    const buttons = componentsOf(renderDiscord(message()).components).filter(({ type }) => type === 2);
    expect(buttons).toEqual([
      expect.objectContaining({ style: 5, url: "https://huggingface.co/datasets/MMInstruction/VLFeedback" }),
      expect.objectContaining({ style: 2, label: "Video data", custom_id: "d2:ask:en:0:video instruction" }),
    ]);
  });

  it("without an address has no button, and its name all the same", () => {
    const bare = inspectDiscord(
      renderDiscord(message({ cards: [card({ title: { text: "VLFeedback" }, fields: [] })] })),
    );
    expect(bare).toMatchObject({ links: [], problems: [] });
    expect(bare.text).toContain("VLFeedback");
  });
});

describe("the worst case fits, and keeps every name", () => {
  it.each([
    ["10 cards of 10,000 Hangul", 10, long.hangul],
    ["10 cards of 10,000 characters to escape", 10, "_*`[<".repeat(2_000)],
    ["10 cards of emoji", 10, long.emoji],
    ["10 cards of lines", 10, "# a\n- b\n> c\n".repeat(900)],
    ["5 cards of 10,000 Hangul", 5, long.hangul],
    ["1 card of 10,000 Latin", 1, long.latin],
    ["50 cards of Hangul", 50, long.hangul],
    ["no card, a long sentence", 0, long.hangul],
    ["10 cards of nothing at all", 10, ""],
    ["10 cards of marks that nobody sees", 10, "\u202e\u200f\u0000"],
  ])("%s", (_what, count, text) => {
    const payload = renderDiscord(fullMessage(count, text));
    const weight = weigh(payload);
    expect(inspectDiscord(payload).problems).toEqual([]);
    expect(weight.components).toBeLessThanOrEqual(40);
    expect(weight.chars).toBeLessThanOrEqual(3_600);
    expect(weight.bytes).toBeLessThanOrEqual(9_000);
  });

  it("shows ten names, each cut with an ellipsis, and as many buttons to open them", () => {
    const payload = renderDiscord(fullMessage(10, long.hangul));
    const titles = displaysOf(payload.components).filter((text) => text.startsWith("### "));
    expect(titles).toHaveLength(10);
    for (const title of titles) expect(title.split("\n")[0]).toMatch(/^### .*한국어 데이터.*…/);
    expect(componentsOf(payload.components).filter(({ style }) => style === 5)).toHaveLength(10);
  });

  it("keeps ten names with ten addresses of 512 characters", () => {
    const url = `https://example.org/${"a".repeat(492)}`;
    const seen = inspectDiscord(renderDiscord(fullMessage(10, "이름", url)));
    expect(seen.problems).toEqual([]);
    expect(seen.links).toEqual([url]);
  });

  it("uses the room it has: five ordinary Korean cards lose nothing", () => {
    const note = "비디오와 글을 짝지은 지시문 데이터셋입니다. 사람이 직접 골랐습니다.";
    const cards = Array.from({ length: 5 }, (_, index) => card({ id: `c${index}`, note, why: `이유 ${index}` }));
    const seen = inspectDiscord(renderDiscord(message({ cards, locale: "ko" })));
    expect(seen.text.split("not verified")).toHaveLength(6);
    expect(seen.text).not.toContain("…");
    expect(seen.text).toContain("이유 4");
  });

  it("cuts the last fields first, says so, and cuts no name and no first field", () => {
    const payload = renderDiscord(fullMessage(8, "낱말 ".repeat(20).trim()));
    const [first = "", last = ""] = [displaysOf(payload.components)[1], displaysOf(payload.components)[8]];
    expect(first).toMatch(/\*\*.*:\*\* /);
    expect(last).toMatch(/\*\*.*:\*\* /);
    expect(first.match(/\*\*.*:\*\* /g)?.length).toBeGreaterThanOrEqual(last.match(/\*\*.*:\*\* /g)?.length ?? 0);
    expect(last).toContain("\n-# …");
  });

  it("ends a list that it cuts with an ellipsis, after a whole name", () => {
    const value = Array.from({ length: 400 }, (_, index) => ({ text: `Model-${index}` }));
    const cards = [card({ fields: [{ key: "usedBy", label: "Used by", value }] })];
    const line = inspectDiscord(renderDiscord(message({ cards })))
      .text.split("\n")
      .find((at) => at.startsWith("Used by"));
    expect(line).toMatch(/^Used by: Model-0, Model-1, .*Model-\d+, …$/);
  });

  it("never cuts a character in two, whatever the length", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.constantFrom("👍", "a👍", "🇰🇷", "<👍>"), (times, unit) => {
        const payload = renderDiscord(fullMessage(3, unit.repeat(times)));
        expect(JSON.stringify(payload)).not.toMatch(/\\ud[89a-f]/i);
        expect(JSON.stringify(payload)).not.toContain("\ufffd");
      }),
      { numRuns: 40 },
    );
  });

  it("takes any message at all", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme", maxLength: 300 }));
    fc.assert(
      fc.property(text, fc.webUrl(), fc.integer({ min: 0, max: 12 }), (any, url, count) => {
        expect(inspectDiscord(renderDiscord(fullMessage(count, any, url))).problems).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("hostile text is shown as text", () => {
  it.each([
    "@everyone",
    "@here",
    "<@1>",
    "<@!1>",
    "<@&123456789012345678>",
    "<#123456789012345678>",
    "</dataset:123456789012345678>",
    "<t:1700000000:R>",
    "<:party:123456789012345678>",
    "<a:party:123456789012345678>",
    "<id:customize>",
    ":smile:",
    "`code` and ```block```",
    "-# small",
    "> quote",
    ">>> quote",
    "# heading",
    "### heading",
    "- list",
    "1. list",
    "**bold** __under__ ~~gone~~ ||hidden||",
    "[click](https://evil.example)",
    "https://evil.example/a",
    "\\@everyone \\<@1>",
    "a\\",
  ])("%s", (text) => {
    const payload = renderDiscord(fullMessage(1, text, "https://example.org/a"));
    const seen = inspectDiscord(payload);
    expect(seen.problems).toEqual([]);
    expect(seen.links).toEqual(["https://example.org/a"]);
    expect(seen.text.split("\n").filter((line) => line === text).length).toBeGreaterThanOrEqual(4);
    expect(payload.allowed_mentions).toEqual({ parse: [] });
  });

  it("marks that turn text around, and controls, are taken out", () => {
    const seen = inspectDiscord(renderDiscord(message({ text: "\u202egnp.exe\u0007 \u2066x\u2069" })));
    expect(seen.text).toContain("gnp.exe x");
  });

  it("a name that looks like one address never hides another", () => {
    const fields = [
      { key: "paper", label: "Paper", value: [{ text: "https://a.example", url: "https://b.example" }] },
    ] as const;
    const seen = inspectDiscord(renderDiscord(message({ cards: [card({ title: { text: "N" }, fields })] })));
    expect(seen).toMatchObject({ links: [], problems: [] });
    expect(seen.text).toContain("Paper: https://a.example");
  });

  it("a name that nobody can see is shown as cut, not as a link without words", () => {
    const seen = inspectDiscord(
      renderDiscord(
        message({ cards: [card({ title: { text: "\u200b\u3164", url: "https://b.example" }, fields: [] })] }),
      ),
    );
    expect(seen).toMatchObject({ links: ["https://b.example"], problems: [] });
    expect(seen.text).toContain("…");
  });

  it.each([
    ["javascript:alert(1)"],
    ["data:text/html,x"],
    ["ftp://example.org/a"],
    ["not a url"],
    ["https://known.example@evil.example/"],
    [`https://example.org/${"a".repeat(600)}`],
  ])("an address like %s is no link", (url) => {
    const seen = inspectDiscord(renderDiscord(fullMessage(1, "Name", url)));
    expect(seen).toMatchObject({ links: [], problems: [] });
    expect(seen.text).toContain("Name");
  });

  it.each([
    ["https://example.org/a_(b)", "https://example.org/a_%28b%29"],
    ["https://example.org/한글 a", "https://example.org/%ED%95%9C%EA%B8%80%20a"],
    ["https://example.org/a)[x](https://evil.example", "https://example.org/a%29%5Bx%5D%28https://evil.example"],
    ["https://example.org", "https://example.org"],
  ])("%s is linked without breaking out", (url, link) => {
    const seen = inspectDiscord(renderDiscord(fullMessage(1, "Name", url)));
    expect(seen).toMatchObject({ links: [link], problems: [] });
  });
});

describe("suggestions", () => {
  it("become at most five buttons, each once; one that does not fit an id is kept under a key", () => {
    const suggestions = [
      { label: "long", question: "질문".repeat(60) },
      { label: "a", question: "video" },
      { label: "a again", question: "video" },
      ...["b", "c", "d", "e", "f"].map((label) => ({ label, question: label })),
    ];
    const payload = renderDiscord(message({ suggestions, cards: [] }));
    const ids = componentsOf(payload.components).map(({ custom_id }) => custom_id);
    expect(ids.filter(Boolean)).toEqual([
      expect.stringMatching(/^d2:ask:#[\w-]{22}$/),
      ...["video", "b", "c", "d"].map((question) => `d2:ask:en:0:${question}`),
    ]);
    expect(inspectDiscord(payload).problems).toEqual([]);
  });

  it("that none fits leave no empty row", () => {
    const payload = renderDiscord(message({ suggestions: [{ label: "x", question: "  " }] }));
    expect(componentsOf(payload.components).some(({ type }) => type === 1)).toBe(false);
    expect(inspectDiscord(payload).problems).toEqual([]);
  });
});

describe("the names of datasets, as Discord shows them", () => {
  const shownAs = (name: string) => {
    const titled = card({ title: { text: name, url: "https://a.example/x" } });
    return /^###.*$/m.exec(displaysOf(renderDiscord(message({ cards: [titled] })).components).join("\n"))?.[0];
  };

  it.each([
    ["Ultrafeedback_binarized.ko.hankang", "### [Ultrafeedback_binarized.ko.hankang](https://a.example/x)"],
    ["5.73K pairs: v1.0-a", "### [5.73K pairs: v1.0-a](https://a.example/x)"],
    ["SEAL (V*)", "### SEAL (V\\*)"],
    ["a_b_ c", "### a\\_b\\_ c"],
    ["[KO] set", "### \\[KO\\] set"],
    ["@everyone", "### \\@everyone"],
    [":smile: set", "### \\:smile: set"],
  ])("%s", (name, line) => expect(shownAs(name)).toBe(line));

  it("hold no backslash in a link, in any record", () => {
    const { datasets, models } = engine.registry();
    const refs = [
      ...datasets.map(({ id }) => ({ type: "dataset" as const, id })),
      ...models.map(({ id }) => ({ type: "model" as const, id })),
    ];
    const wrong = refs.filter((ref) =>
      /\[[^\]]*\\[^\]]*\]\(/.test(displaysOf(renderDiscord(engine.show([ref], "ko")).components).join("\n")),
    );
    expect(wrong).toEqual([]);
  });
});
