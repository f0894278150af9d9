import { describe, expect, it } from "vitest";
import { renderAnswer, renderSlack } from "../../adapters/slack/render.ts";
import { readView } from "../../adapters/slack/view.ts";
import { createMemoryStore } from "../../adapters/store/memory.ts";
import type { Message } from "../../src/index.ts";
import { inspectSlack, readBlocks } from "./inspect.ts";
import { card, message } from "./messages.ts";

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
  const typesOf = (given: Message) =>
    renderAnswer(given).forms.map((form) => form.map(({ type }) => type).filter((type) => type.includes("table")));
  const rows = (given: Message, form = 0) => {
    const [table] = (renderAnswer(given).forms[form] ?? []).flatMap((block) =>
      block.type === "table" || block.type === "data_table" ? [block] : [],
    );
    return (table?.rows ?? []).map((row) => row.map((cell) => readBlocks([cell]).text));
  };

  it("holds a list of more than five, to be sorted, and the same as it stands and card by card for a Slack without", () => {
    const { forms, text } = renderAnswer(message({ cards }));
    expect(typesOf(message({ cards }))).toEqual([["data_table"], ["table"], []]);
    for (const blocks of forms) {
      const seen = inspectSlack({ text, blocks });
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
    expect(rows(given)).toEqual(rows(given, 1));
    expect(rows(given).slice(0, 3)).toEqual([
      ["Name", "Kind", "Size", "Languages", "Licence"],
      ["Dataset 0", "–", "–", "–", "–"],
      ["Dataset 1", "kind 1", "80K comparisons", "English", "not verified"],
    ]);
  });

  it("is sorted by how large a dataset is, whatever its size is written as", () => {
    const sizes = [
      "80K pairs",
      "5,730 pairs, 1,400 more",
      "58.1만 건",
      "1.2M",
      "not verified",
      "3 kinds",
      "18.3B tokens",
    ];
    const sized = sizes.map((text, n) =>
      card({ id: `s${n}`, title: { text: `S${n}` }, fields: [{ key: "size", label: "Size", value: [{ text }] }] }),
    );
    const [table] = (renderAnswer(message({ cards: sized })).forms[0] ?? []).flatMap((block) =>
      block.type === "data_table" ? [block] : [],
    );
    const values = table?.rows.slice(1).map((row) => row.map((cell) => ("value" in cell ? cell.value : null)).at(-1));
    expect(values).toEqual([80_000, 5730, 581_000, 1_200_000, null, 3, 18.3e9]);
    expect(
      rows(message({ cards: sized }))
        .slice(1)
        .map((row) => row.at(-1)),
    ).toEqual(sizes);
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
    expect(typesOf(message({ cards: cards.slice(0, 5) }))).toEqual([[]]);
    expect(typesOf(message({ cards: [card({ type: "model" }), ...cards] }))).toEqual([[]]);
    expect(typesOf(message({ kind: "comparison", cards: [long, long] }))).toEqual([[]]);
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
