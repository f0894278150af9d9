import { describe, expect, it } from "vitest";
import { buildRegistry } from "../../src/index.ts";
import { engineOver, makeDataset, records } from "../support.ts";

const registry = buildRegistry(records);
const hangul = /[가-힣]/;

/** Everything that a record says in a sentence, with where it stands. */
const notes = [
  ...records.datasets.map(({ id, note }) => ({ at: `datasets/${id} note`, note })),
  ...records.models.flatMap(({ id, note, stages }) => [
    { at: `models/${id} note`, note: note ?? null },
    ...stages.map((stage, index) => ({ at: `models/${id} stages.${index}.note`, note: stage.note })),
  ]),
];

describe("Korean throughout the registry", () => {
  it("every note is written in Korean", () => {
    expect(notes.filter(({ note }) => note && !hangul.test(note.ko ?? "")).map(({ at }) => at)).toEqual([]);
  });

  it("every part of a size is in vocabulary/part.json, which has its Korean", () => {
    const parts = records.datasets.flatMap(({ id, size }) => size.map(({ part }) => ({ id, part })));
    expect(parts.filter(({ part }) => part !== null && !registry.value("part", part))).toEqual([]);
  });
});

describe("a part of a size", () => {
  const size = [{ count: 1000, unit: "questions", asWritten: "1000", part: "train questions" }];
  const shown = (part: string, locale: "en" | "ko") => {
    const engine = engineOver({
      ...records,
      datasets: [makeDataset({ id: "q", size: size.map((one) => ({ ...one, part })) })],
      models: [],
    });
    const { fields } = engine.ask("q", { locale }).message.cards[0] ?? { fields: [] };
    return fields.find(({ key }) => key === "size")?.value.map(({ text }) => text);
  };
  it.each([
    ["train questions", "en", "1,000 questions (train questions)"],
    ["train questions", "ko", "질문 1,000개 (학습 질문)"],
    ["a part of our own", "ko", "질문 1,000개 (a part of our own)"],
  ] as const)("%s in %s", (part, locale, text) => {
    expect(shown(part, locale)).toEqual([text]);
  });
});
