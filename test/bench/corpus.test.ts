import { describe, expect, it } from "vitest";
import { loadQuestions } from "../../bench/questions.ts";
import { madeQuestions, realQuestions } from "../../bench/speed/ask-set.ts";
import { generateRecords } from "../../bench/speed/corpus.ts";
import { documentsOf } from "../../bench/speed/documents.ts";
import { isFirstRight } from "../../bench/speed/right.ts";
import { buildRegistry, findProblems } from "../../src/index.ts";
import { datasetSchema, modelSchema } from "../../src/records/schema.ts";
import { records } from "../support.ts";

const made = generateRecords(records, 1000, 7);
const registry = buildRegistry(made);
const questions = madeQuestions(loadQuestions(), buildRegistry(records), registry, 7);

describe("made records", () => {
  it("are the same for the same seed, and others for another", () => {
    expect(generateRecords(records, 1000, 7)).toEqual(made);
    expect(generateRecords(records, 1000, 8).datasets).not.toEqual(made.datasets);
  });

  it("are as many as asked for, and fit the schemas", () => {
    expect(made.datasets).toHaveLength(1000);
    expect(made.models).toHaveLength(100);
    for (const dataset of made.datasets) expect(datasetSchema.safeParse(dataset).error).toBeUndefined();
    for (const model of made.models) expect(modelSchema.safeParse(model).error).toBeUndefined();
  });

  it("pass the registry's checks: no name twice, no reference to nothing, a source for each fact", () => {
    expect(findProblems(made)).toEqual([]);
  });

  it("have notes about as long as the real ones", () => {
    const mean = (texts: readonly string[]) =>
      texts.reduce((sum, text) => sum + text.split(" ").length, 0) / texts.length;
    const notesOf = ({ datasets }: typeof made) => datasets.flatMap(({ note }) => note?.en ?? []);
    const ratio = mean(notesOf(made)) / mean(notesOf(records));
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.25);
  });
});

describe("questions about made records", () => {
  it("are the same for the same seed", () => {
    expect(madeQuestions(loadQuestions(), buildRegistry(records), registry, 7)).toEqual(questions);
  });

  it("have each class in about the share that the real ones have", () => {
    const shareOf = (asked: typeof questions, name: string) =>
      asked.filter((one) => one.class === name).length / asked.length;
    const real = realQuestions(loadQuestions(), buildRegistry(records), 7);
    for (const name of ["filter", "name", "text"]) {
      expect(Math.abs(shareOf(questions, name) - shareOf(real, name)), name).toBeLessThan(0.12);
    }
  });

  it("expect records that are there", () => {
    for (const { question, expect: expected } of questions) {
      if ("dataset" in expected) expect(registry.dataset(expected.dataset), question).toBeDefined();
      if ("model" in expected) expect(registry.model(expected.model), question).toBeDefined();
      if ("usersOf" in expected) expect(registry.usersOf(expected.usersOf), question).not.toEqual([]);
      if ("anyFirst" in expected) expect(expected.anyFirst, question).not.toEqual([]);
    }
  });

  it("ask for a text in words that stand in the note of what is right", () => {
    const texts = questions.filter((one) => one.class === "text");
    expect(texts.length).toBeGreaterThan(20);
    for (const { question, expect: expected } of texts) {
      const [id = ""] = "anyFirst" in expected ? expected.anyFirst : [];
      const note = registry.dataset(id)?.note;
      const text = `${note?.en} ${note?.ko}`.toLowerCase();
      for (const word of question.split(" ")) expect(text).toContain(word);
    }
  });
});

describe("documents", () => {
  it("hold what a plain search can find a record by", () => {
    const [document] = documentsOf(records).filter(({ id }) => id === "dataset:vlfeedback");
    expect(document).toMatchObject({ name: "VLFeedback", title: expect.stringContaining("Silkie") });
    expect(document?.labels.toLowerCase()).toContain("preference");
    expect(document?.labels).toContain("선호");
  });
});

describe("the first answer", () => {
  const real = buildRegistry(records);
  const first = { dataset: null, model: null, nothing: false };
  const cases = [
    [{ dataset: "coco" }, { ...first, dataset: "coco" }, true],
    [{ dataset: "coco" }, { ...first, model: "coco" }, false],
    [{ model: "llava" }, { ...first, model: "llava" }, true],
    [{ none: true }, { ...first, nothing: true }, true],
    [{ none: true }, { ...first, dataset: "coco" }, false],
    [{ where: { kind: ["preference"] } }, { ...first, dataset: "vlfeedback" }, true],
    [{ where: { kind: ["benchmark"] } }, { ...first, dataset: "vlfeedback" }, false],
    [{ help: true }, { ...first, nothing: true }, null],
    [{ count: {} }, { ...first, dataset: "coco" }, null],
  ] as const;
  it.each(cases)("%j with %j is right: %j", (expected, shown, right) => {
    expect(isFirstRight(JSON.parse(JSON.stringify(expected)), shown, real)).toBe(right);
  });

  it("of a ranking is the one with the largest key", () => {
    const largest = { where: { kind: ["preference"] }, sort: "size-desc" } as const;
    const expected = JSON.parse(JSON.stringify(largest));
    const right = real.datasets.filter(({ id }) => isFirstRight(expected, { ...first, dataset: id }, real));
    expect(right.length).toBeGreaterThan(0);
    expect(new Set(right.map(({ size }) => size[0]?.count)).size).toBe(1);
  });
});
