import { describe, expect, it } from "vitest";
import { cardSchema } from "../../registry/hub/card.ts";
import { hubIdOf } from "../../registry/hub/id.ts";
import { isKorean } from "../../registry/hub/inferred.ts";
import { evidentKind } from "../../registry/hub/kind.ts";
import { sizesOf } from "../../registry/hub/size.ts";
import { firstParagraph } from "../../registry/hub/text.ts";
import { createLookup } from "../../registry/lookup.ts";

describe("the id of a dataset", () => {
  it.each([
    ["diver/turtles", "diver/turtles"],
    ["  diver/turtles ", "diver/turtles"],
    ["squad", "squad"],
    ["datasets/diver/turtles", "diver/turtles"],
    ["https://huggingface.co/datasets/diver/turtles", "diver/turtles"],
    ["https://huggingface.co/datasets/diver/turtles/", "diver/turtles"],
    ["https://huggingface.co/datasets/diver/turtles/viewer/default/train?p=2#row", "diver/turtles"],
    ["https://huggingface.co/datasets/squad/tree/main", "squad"],
    ["http://hf.co/datasets/diver/turtles", "diver/turtles"],
    ["huggingface.co/datasets/diver/turtles", "diver/turtles"],
    ["http://127.0.0.1:8080/datasets/diver/turtles", "diver/turtles"],
  ])("%s", (text, id) => {
    expect(hubIdOf(text, "http://127.0.0.1:8080")).toBe(id);
  });

  it.each([
    ["", /is no dataset's id/],
    ["a b", /is no dataset's id/],
    ["diver/turtles/more", /is no dataset's id/],
    ["diver/..", /is no dataset's id/],
    ["../secrets", /is no dataset's id/],
    ["diver/turtles?x=1", /is no dataset's id/],
    ["https://huggingface.co/datasets", /is no dataset's id/],
    ["https://huggingface.co/diver/model", /no dataset's page, perhaps a model's or a Space's/],
    ["https://huggingface.co/spaces/diver/x", /no dataset's page/],
    ["https://github.com/diver/turtles", /not on the Hugging Face Hub/],
    ["https://huggingface.co.example.org/datasets/diver/turtles", /not on the Hugging Face Hub/],
    ["https://huggingface.co@example.org/datasets/diver/turtles", /not on the Hugging Face Hub/],
    ["javascript:alert(1)", /not on the Hugging Face Hub/],
    ["file:///datasets/diver/turtles", /not on the Hugging Face Hub/],
    [`x${"y".repeat(500)}\u001b[31m/ü`, /^\[registry\] "xy{79}" is no dataset's id/],
  ])("%j is none", (text, expected) => {
    expect(() => hubIdOf(text, "http://127.0.0.1:8080")).toThrow(expected);
  });
});

describe("the first paragraph of a card", () => {
  const prose = "Turtles is a set of questions on sea turtles, answered by divers.";
  it.each([
    ["stands after headings", `# Turtles\n\n## Summary\n\n${prose}\n\nMore.`, prose],
    ["stands under its heading", `## Summary\n${prose}`, prose],
    ["stands after the metadata", `---\nlicense: mit\n---\n${prose}`, prose],
    [
      "is none of the Hub's template",
      `This dataset card aims to be a base template for new datasets.\n\n${prose}`,
      prose,
    ],
    [
      "is no list of links",
      `**Paper:** https://arxiv.org/abs/2305.18290 and more words\n\n- one thing of many\n\n${prose}`,
      prose,
    ],
    ["is no table", `| a | b |\n| - | - |\n| ${prose} | x |\n\n${prose}`, prose],
    ["is no code", `\`\`\`py\nfrom datasets import load_dataset as load it\n\`\`\`\n\n${prose}`, prose],
    ["is no comment", `<!-- Provide a quick summary of the dataset here, please. -->\n\n${prose}`, prose],
    [
      "loses pictures, links and signs",
      `![t](t.png) **Turtles** is a [set](https://x.org) of \`questions\` on <b>sea</b> turtles.`,
      "Turtles is a set of questions on sea turtles.",
    ],
    [
      "keeps names with underscores",
      "The columns prompt_id and chosen_text hold what people wrote.",
      "The columns prompt_id and chosen_text hold what people wrote.",
    ],
  ])("%s", (_, markdown, expected) => {
    expect(firstParagraph(markdown)).toBe(expected);
  });

  it.each([
    "",
    "# Only a heading",
    "[More Information Needed] about this dataset card here",
    "---\nlicense: mit\n---",
    "word",
  ])("is none in %j", (markdown) => {
    expect(firstParagraph(markdown)).toBeNull();
  });

  it("is cut after a sentence, or else after a word", () => {
    const sentences = firstParagraph(`${prose} `.repeat(20));
    expect(sentences).toMatch(/divers\.$/);
    expect(sentences?.length).toBeLessThanOrEqual(300);
    const words = firstParagraph("거북이 🐢 ".repeat(200));
    expect(words).toMatch(/(거북이|🐢)…$/u);
    expect(Array.from(words ?? "").length).toBeLessThanOrEqual(300);
  });

  it.each(["<!--", "[", "![a](", "<", "_ ", "[a](", "```\n", "\n \t"])(
    "is looked for in a hostile card of %j",
    (piece) => {
      expect(firstParagraph(`${piece.repeat(30_000)}\n\n`)?.length ?? 0).toBeLessThanOrEqual(300);
    },
  );
});

describe("the kind that is evident", () => {
  it.each([
    [["dpo"], [], "turtles", "preference"],
    [["RLHF", "human-feedback"], ["text-generation"], "turtles", "preference"],
    [[], [], "turtles-dpo-v2", "preference"],
    [["instruction-finetuning"], ["text-generation"], "turtles", "instruction"],
    [["Instruction Tuning"], [], "turtles", "instruction"],
    [["benchmark"], ["visual-question-answering"], "turtles", "benchmark"],
    [[], ["visual-question-answering"], "turtles", "image-answer"],
    [[], ["document-question-answering"], "turtles", "ocr-doc"],
    [["sft", "dpo"], [], "turtles", null],
    [[], ["visual-question-answering", "image-to-text"], "turtles", null],
    [[], ["text-generation"], "turtles", null],
    [["region:us"], [], "adoption", null],
  ])("tags %j, tasks %j, name %s: %s", (tags, tasks, name, kind) => {
    expect(evidentKind(tags, tasks, name)).toBe(kind);
  });
});

describe("the sizes of a card", () => {
  const units = { rows: "rows", samples: "samples" };
  const sizes = (card: unknown) => sizesOf(cardSchema.parse(card), units);
  const config = (name: string, count: number) => ({
    config_name: name,
    splits: [{ name: "train", num_examples: count }],
  });

  it.each<[string, unknown, unknown]>([
    ["nothing", {}, []],
    ["features and no splits", { dataset_info: { features: [] } }, []],
    ["one split", { dataset_info: config("all", 1200) }, [{ count: 1200, asWritten: "1,200", part: null }]],
    [
      "several configurations",
      { dataset_info: [config("ko", 10), config("en", 20)] },
      [
        { count: 10, part: "configuration ko" },
        { count: 20, part: "configuration en" },
      ],
    ],
    [
      "a default among others",
      { dataset_info: [config("extra", 10), config("default", 20)] },
      [
        { count: 20, part: null },
        { count: 10, part: "configuration extra" },
      ],
    ],
    ["too many configurations", { dataset_info: Array.from({ length: 60 }, (_, index) => config(`s${index}`, 5)) }, []],
    [
      "an empty split",
      { dataset_info: config("all", 0), size_categories: ["n<1K"] },
      [{ count: null, asWritten: "n<1K", part: null }],
    ],
    ["two bands", { size_categories: ["n<1K", "1K<n<10K"] }, []],
  ])("%s", (_, card, expected) => {
    expect(sizes(card)).toMatchObject(expected as object[]);
    expect(sizes(card)).toHaveLength((expected as object[]).length);
  });
});

describe("a text in Korean", () => {
  it.each([
    ["한국어 선호 데이터셋", true],
    ["KULLM-v2로 만든 한국어 instruction 데이터입니다", true],
    ["A Korean (한국어) dataset of questions and answers", false],
    ["", false],
  ])("%s: %s", (text, expected) => {
    expect(isKorean(text)).toBe(expected);
  });
});

describe("the vocabulary's lookup", () => {
  const value = (name: string, hub?: string, words: string[] = []) => ({
    value: name,
    label: { en: `the ${name}`, ko: `그 ${name}` },
    words: { en: words, ko: [] },
    ...(hub === undefined ? {} : { hub }),
  });
  const lookup = createLookup([
    {
      facet: "task",
      label: { en: "task", ko: "과제" },
      values: [
        value("vqa", "visual-question-answering", ["Visual QA"]),
        value("ocr", "image-to-text"),
        value("captioning", "image-to-text"),
        { ...value("any", "anything"), anyOf: ["vqa"] },
      ],
    },
  ]);
  it.each([
    ["VQA", "vqa"],
    ["visual qa", "vqa"],
    ["visual_question_answering", "vqa"],
    ["그 OCR", "ocr"],
    ["image-to-text", undefined],
    ["any", undefined],
    ["anything", undefined],
    ["", undefined],
    ["---", undefined],
  ])("%j is %s", (spelling, expected) => {
    expect(lookup("task", spelling)).toBe(expected);
  });
});
