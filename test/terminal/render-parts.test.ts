import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { limits } from "../../adapters/terminal/limits.ts";
import type { Card, Message } from "../../src/index.ts";
import { enHelp, enList, koList, koModel } from "./samples.ts";
import { render, rich, seen, widths } from "./shown.ts";

const esc = "\u001B";
const bell = "\u0007";
const sgr = (codes: string) => new RegExp(`${esc}\\[(?:${codes})m`, "g");
const controls = /[^\P{Cc}\n]/u;
const bidi = /[\u202A-\u202E\u2066-\u2069]/;

describe("a model", () => {
  it("looks like this", () => {
    expect(render(koModel)).toMatchInlineSnapshot(`
      "모델 LLaVA-1.5
      LLaVA-1.5는 2단계에 걸쳐 데이터셋 6개로 학습했습니다.

      LLaVA-1.5
        모델 · LLaVA team · 2023
        https://github.com/haotian-liu/LLaVA

        사전 학습
          • LLaVA-Pretrain  https://huggingface.co/datasets/liuhaotian/LLaVA-Pretrain
          프로젝터만 학습합니다.

        인스트럭션 튜닝
          • LLaVA-Instruct-150K
            https://huggingface.co/datasets/liuhaotian/LLaVA-Instruct-150K
          • ShareGPT
          • VQAv2
            https://visualqa.org
          • GQA
            https://cs.stanford.edu/people/dorarad/gqa/
          • 비주얼 게놈

        기반 모델  Vicuna-13B-v1.5 + CLIP ViT-L/14 336px
        논문       arXiv 2310.03744
                   https://arxiv.org/abs/2310.03744
        출처       https://github.com/haotian-liu/LLaVA/blob/HEAD/docs/MODEL_ZOO.md"
    `);
  });

  it("has its stages in order, each dataset on a line under its stage", () => {
    const lines = render(koModel, rich)
      .split("\n")
      .map(seen)
      .map((line) => line.trim());
    const order = [
      "사전 학습",
      "• LLaVA-Pretrain",
      "인스트럭션 튜닝",
      "• LLaVA-Instruct-150K",
      "• ShareGPT",
      "• VQAv2",
      "• GQA",
      "• 비주얼 게놈",
    ];
    expect(lines.filter((line) => order.includes(line))).toStrictEqual(order);
  });
});

describe("suggestions", () => {
  it("are questions to copy where numbers mean nothing", () => {
    expect(render(enHelp)).toMatch(/\nTry: "preference korean" · "What data did LLaVA-1.5 use\?"$/);
  });

  it("have numbers in a chat, and say what will be asked where the label does not", () => {
    const text = render(enList, { numbered: true });
    expect(text).toContain("\n  1  All Korean datasets — korean datasets\n");
    expect(text).toMatch(/\n {2}3 {2}What data did Silkie use\?$/);
  });
});

it("explains a place with the score and the reasons, where it was asked to", () => {
  const explain = new Map([["rlhf-v", { score: 0.123456, reasons: ["kind:preference", "not:language:ko"] }]]);
  for (const width of widths.slice(0, 4)) {
    const text = render(enList, { width, explain });
    expect(text).toContain("\n  score 0.123 · kind:preference, not:language:ko\n");
    expect(text.indexOf("score")).toBeGreaterThan(text.indexOf("RLHF-V-Dataset"));
  }
  expect(render(enList)).not.toContain("score");
  expect(render(koList, { explain: new Map([["m3it", { score: 2, reasons: [] }]]) })).toContain("  점수 2\n");
});

describe("what nobody should have put into a message", () => {
  const nasty =
    "\u001B[2J\u001B]8;;https://evil.example\u0007x\u001B]8;;\u0007\u009B31m\u202Eabc\u202C\r\b\u0007\u0000";
  const inline = { text: nasty, url: "https://example.com/\u001B]8;;" };
  const hostileCard: Card = {
    type: "dataset",
    id: nasty,
    title: inline,
    subtitle: nasty,
    note: nasty,
    fields: [
      { key: "size", label: nasty, value: [inline, inline], note: nasty },
      { key: "stage", label: nasty, value: [inline, { text: nasty, url: "javascript:x" }], note: nasty },
      { key: "sources", label: nasty, value: [inline], note: nasty },
    ],
    why: nasty,
  };
  const hostile: Message = {
    kind: "datasets",
    page: null,
    locale: "en",
    understood: nasty,
    text: nasty,
    cards: [hostileCard, hostileCard, { ...hostileCard, type: "model" }],
    suggestions: [{ label: nasty, question: `${nasty}?` }],
    suggestionsLabel: nasty,
  };
  const explain = new Map([[nasty, { score: 1, reasons: [nasty] }]]);

  it.each(widths)("reaches no terminal at %i columns", (width) => {
    for (const numbered of [true, false]) {
      const shown = render(hostile, { width, numbered, explain });
      expect(shown).not.toMatch(controls);
      expect(shown).not.toMatch(bidi);
      // Only what the renderer itself writes: colours, and links to where the message points.
      const rest = render(hostile, { width, color: true, links: true, numbered, explain })
        .replace(sgr("\\d+"), "")
        .replaceAll(`${esc}]8;;https://example.com/%1B]8;;${bell}`, "")
        .replaceAll(`${esc}]8;;${bell}`, "");
      expect(rest).not.toMatch(controls);
      expect(rest).not.toMatch(bidi);
      expect(rest).not.toContain("evil");
    }
  });

  it.each([
    ["10,000 letters", "x".repeat(10_000)],
    ["10,000 syllables", "가".repeat(10_000)],
    ["2,500 words", "데이터 ".repeat(2_500)],
    ["500 emoji of five code points", "👩‍👩‍👧".repeat(500)],
    ["nothing", ""],
    ["spaces", "   "],
  ])("%s everywhere still fits", { timeout: 60_000 }, (_, text) => {
    const card: Card = {
      type: "dataset",
      id: "x",
      title: { text, url: "https://example.com" },
      subtitle: text,
      note: text,
      fields: [{ key: "size", label: text, value: [{ text }, { text }], note: text }],
      why: text,
    };
    const message: Message = {
      ...hostile,
      understood: text,
      text,
      cards: [card, card],
      suggestions: [{ label: text, question: text }],
    };
    for (const cards of [[card, card], [{ ...card, type: "model" as const }]]) {
      const lines = render({ ...message, suggestionsLabel: "Try", cards }, { width: 60 }).split("\n");
      expect(lines.filter((line) => stringWidth(line) > 60)).toStrictEqual([]);
    }
  });

  it.each([0, 1, -5, Number.NaN, Number.POSITIVE_INFINITY, 1e9, 79.5])(
    "a width of %d is brought to one that works",
    (width) => {
      const lines = render(enHelp, { width }).split("\n");
      expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(limits.maxWidth);
      expect(seen(lines.join("\n"))).toContain("Ask which data to use");
    },
  );

  it("a message is not changed by being rendered", () => {
    const before = structuredClone(enList);
    render(enList, rich);
    expect(enList).toStrictEqual(before);
  });
});
