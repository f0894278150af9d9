import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { limits } from "../../adapters/terminal/limits.ts";
import type { Card, Message } from "../../src/index.ts";
import { enCard, enList, koList, koModel, samples } from "./samples.ts";
import { plain, render, rich, seen, widths } from "./shown.ts";

const esc = "\u001B";
const sgr = (codes: string) => new RegExp(`${esc}\\[(?:${codes})m`, "g");
const count = (line: string, pattern: RegExp) => (line.match(pattern) ?? []).length;
const controls = /[^\P{Cc}\n]/u;

/** The message with one card changed. */
function withCard(message: Message, changes: Partial<Card>): Message {
  const [first, ...rest] = message.cards;
  if (!first) throw new Error("a sample has a card");
  return { ...message, cards: [{ ...first, ...changes }, ...rest] };
}

const all = Object.entries(samples);
const each = all.flatMap(([name, message]) => widths.map((width) => [name, width, message] as const));

describe("every message at every width", () => {
  it.each(each)("%s fits %i columns: only an address on its own line runs on", (_, width, message) => {
    for (const options of [plain, rich]) {
      const lines = render(message, { ...options, width }).split("\n");
      const long = lines.filter((line) => stringWidth(line) > width && !/^[\s•]*https?:\/\/\S+$/.test(line));
      expect(long).toStrictEqual([]);
      expect(lines.filter((line) => line !== line.trimEnd())).toStrictEqual([]);
    }
  });

  it.each(each)("%s at %i columns shows all that its cards hold", (_, width, message) => {
    // Where a line was broken there is a space too many or none at all; neither is what this looks at.
    const shown = seen(render(message, { ...rich, width })).replaceAll(" ", "");
    const expected = message.cards.flatMap((card) => [
      ...card.title.text.split(" "),
      card.why ?? "",
      ...card.subtitle.split(" "),
      ...card.fields.flatMap((field) => [
        ...field.label.split(" "),
        ...field.value.flatMap((part) => part.text.split(" ")),
      ]),
      ...(message.cards.length === 1 ? [card.note ?? "", ...card.fields.map((field) => field.note ?? "")] : []),
    ]);
    expect(expected.filter((words) => !shown.includes(words.replaceAll(" ", "")))).toStrictEqual([]);
    expect(shown).toContain(message.text.replace(/\s/g, ""));
    expect(shown).toContain((message.understood ?? "").replaceAll(" ", ""));
  });

  it.each(each)("%s at %i columns is plain where colours and links are off", (_, width, message) => {
    expect(render(message, { width })).not.toMatch(controls);
  });
});

describe("colours and links", () => {
  it("say the same with them and without", () => {
    for (const [, message] of all) {
      const color = { ...plain, color: true };
      expect(seen(render(message, color))).toBe(seen(render(message)));
    }
  });

  it.each(all)("%s closes on each line what it opens there", (_, message) => {
    for (const line of render(message, rich).split("\n")) {
      expect(line.split("\u001B]8;;http").length).toBe(line.split("\u001B]8;;\u0007").length);
      expect(count(line, sgr("1|2"))).toBe(count(line, sgr("22")));
      expect(count(line, sgr("3[0-8]"))).toBe(count(line, sgr("39")));
    }
  });

  it("a title is a link, and its address needs no line", () => {
    const text = render(enList, rich);
    const url = "https://huggingface.co/datasets/MMInstruction/VLFeedback";
    expect(text).toContain(`\u001B]8;;${url}\u0007VLFeedback\u001B]8;;\u0007`);
    expect(seen(text)).not.toContain(url);
  });

  it("without links the address of every title has a line of its own, whole at any width", () => {
    for (const width of widths) {
      for (const message of [enList, koList, enCard, koModel]) {
        const lines = render(message, { width })
          .split("\n")
          .map((line) => line.trim());
        for (const card of message.cards) expect(lines).toContain(card.title.url);
      }
    }
  });

  it("an address that is no web address is neither a link nor shown", () => {
    const message = withCard(enCard, { title: { text: "Name", url: "javascript:alert(1)" } });
    for (const options of [plain, rich]) expect(render(message, options)).not.toContain("javascript");
    expect(seen(render(message, rich))).toContain("Name");
  });
});

describe("a list of datasets", () => {
  const columnOf = (line: string | undefined, words: string): number => {
    const at = line?.indexOf(words) ?? -1;
    return at < 0 ? -1 : stringWidth(line?.slice(0, at) ?? "");
  };

  it.each([
    ["English", 100, ["Name", "Kind", "Size", "Languages"], enList],
    ["English", 80, ["Name", "Kind", "Size", "Languages"], enList],
    ["Korean", 60, ["이름", "종류", "크기"], koList],
    ["Korean", 100, ["이름", "종류", "크기", "언어"], koList],
    ["Korean", 80, ["이름", "종류", "크기"], koList],
  ] as const)("in %s is a table at %s columns, its cells under their headings", (_, width, headings, message) => {
    const lines = render(message, { width }).split("\n");
    const top = lines.findIndex((line) => line.startsWith(headings[0]));
    const [first] = message.cards;
    const row = lines.find((line) => line.startsWith(`${first?.title.text} `));
    const size = first?.fields.find((field) => field.key === "size")?.value[0]?.text.split(" ")[0] ?? "";
    for (const heading of headings) expect(columnOf(lines[top], heading)).toBeGreaterThanOrEqual(0);
    expect(columnOf(row, first?.subtitle.split(" ")[0] ?? "")).toBe(columnOf(lines[top], headings[1]));
    expect(columnOf(row, size)).toBe(columnOf(lines[top], headings[2]));
    expect(lines[top + 1]).toMatch(/^─+$/);
  });

  it.each([59, 40])("stands one under the other at %i columns", (width) => {
    const lines = render(enList, { width }).split("\n");
    expect(lines).toContain("VLFeedback");
    expect(lines).toContain("  Preference · AI-annotated");
    expect(lines.join("\n")).not.toMatch(/Name|─/);
  });

  it("looks like this", () => {
    expect(render(enList)).toMatchInlineSnapshot(`
      "Korean · preference
      No dataset is both Korean and preference.
      Nearest, without Korean: 3 datasets.

      Name                        Kind                  Size            Languages
      ────────────────────────────────────────────────────────────────────────────────
      VLFeedback                  Preference ·          80K             English
                                  AI-annotated          instructions
        Modalities: image, text · Used by: Silkie · Licence: not verified
        80K instructions, each with the answers of 12 models, ranked by GPT-4V for
        helpfulness, visual faithfulness and ethics.
        matches preference; Korean was dropped
        https://huggingface.co/datasets/MMInstruction/VLFeedback

      RLHF-V-Dataset              Preference ·          5.7K            English
                                  human-annotated       comparisons
        Modalities: image, text · Used by: RLHF-V, Muffin, OmniLMM
        Licence: cc-by-nc-4.0
        matches preference
        https://huggingface.co/datasets/openbmb/RLHF-V-Dataset

      LLaVA-Human-Preference-10K  Preference ·          10K             English,
                                  human-annotated       comparisons     Chinese,
                                                                        Japanese,
                                                                        Korean, German
        Modalities: image, text · Used by: LLaVA-RLHF · Licence: not verified
        Pairs of answers, the less hallucinated one preferred.
        matches preference
        https://huggingface.co/datasets/zhiqings/LLaVA-Human-Preference-10K

      Try: "korean datasets" · "human annotated preference"
           "What data did Silkie use?""
    `);
  });

  it("says with an ellipsis where a note goes on, and what is left out of a long value", () => {
    const users = Array.from({ length: 60 }, (_, index) => ({ text: `Model-${index}` }));
    const usedBy = { key: "usedBy", label: "Used by", value: users } as const;
    const text = render(withCard(enList, { note: "word ".repeat(200), fields: [usedBy] }));
    expect(text).toMatch(/word …\n/);
    expect(text).toMatch(/Model-\d+, …/);
    expect(text.split("\n").filter((line) => line.includes("word")).length).toBe(limits.listLines);
  });

  it("keeps a name whole however long it is", () => {
    const name = Array.from({ length: 40 }, (_, index) => `part${index}`).join(" ");
    for (const width of widths) {
      const text = render(withCard(enList, { title: { text: name } }), { width });
      for (const part of name.split(" ")) expect(text).toContain(part);
    }
  });
});

describe("one card", () => {
  it("looks like this", () => {
    expect(render(enCard)).toMatchInlineSnapshot(`
      "LLaVA-Instruct-150K is an instruction dataset.

      LLaVA-Instruct-150K
        Instruction · AI-annotated
        https://huggingface.co/datasets/liuhaotian/LLaVA-Instruct-150K

        GPT-4 wrote conversations, detailed descriptions and complex reasoning from
        COCO captions and boxes; it never saw an image.

        Size        150K samples, 58K conversations, 23K detailed description, 77K
                    complex reasoning
        Languages   English
        Modalities  image, text
        Used by     LLaVA, LLaVA-1.5, MiniGPT-v2, Valley, Muffin, LISA, InstructBLIP,
                    X-InstructBLIP, Shikra, Ferret
        Licence     cc-by-4.0
        Year        2023
        Paper       Visual Instruction Tuning
                    https://arxiv.org/abs/2304.08485
        Made from   COCO
        Corrected   size: 157,712 samples
                    https://github.com/haotian-liu/LLaVA
                    The survey said 150.
        Sources     https://huggingface.co/datasets/liuhaotian/LLaVA-Instruct-150K
                    https://arxiv.org/abs/2304.08485

      Try: "What data did LLaVA-1.5 use?""
    `);
  });

  it("shows a long note and a long value to the end", () => {
    const note = Array.from({ length: 300 }, (_, index) => `w${index}`).join(" ");
    const usedBy = { key: "usedBy", label: "Used by", value: [{ text: note.replaceAll("w", "u") }] } as const;
    const text = render(withCard(enCard, { note, fields: [usedBy] }));
    expect(text).toContain("w299");
    expect(text).toContain("u299");
    expect(text).not.toContain("…");
  });
});
