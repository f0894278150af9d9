import { describe, expect, it } from "vitest";
import { toJson, toJsonLine } from "../adapters/json.ts";
import { plainText } from "../src/index.ts";
import { ask } from "./terminal/engine.ts";

describe("toJson", () => {
  it.each(["preference korean", "what data did LLaVA-1.5 use", "VLFeedback", "한국어 데이터셋", "", "zzzz qqqq"])(
    "has the same keys for every kind of answer: %j",
    (question) => {
      const json = toJson(ask(question), question);
      expect(Object.keys(json)).toStrictEqual([
        "question",
        "locale",
        "kind",
        "understood",
        "unknown",
        "relaxed",
        "total",
        "verdict",
        "results",
        "model",
        "models",
        "text",
      ]);
      expect(Object.keys(json.understood)).toStrictEqual(["intent", "filters", "text", "expression"]);
      for (const result of json.results)
        expect(Object.keys(result)).toStrictEqual(["id", "name", "url", "score", "reasons"]);
    },
  );

  it("tells a filter that was dropped", () => {
    const reply = ask("preference korean", { limit: 2 });
    const json = toJson(reply, "preference korean");
    expect(json).toMatchObject({
      question: "preference korean",
      locale: "en",
      kind: "none",
      understood: { intent: "find", filters: { kind: ["preference"], language: ["ko"] }, text: "" },
      unknown: [],
      verdict: null,
      relaxed: ["language"],
      total: 0,
      model: null,
      models: [],
      text: plainText(reply.message),
    });
    expect(json.results).toHaveLength(2);
    for (const result of json.results) expect(result.reasons).toContain("kind:preference");
  });

  it("tells a model's datasets stage by stage, by id or by name", () => {
    const reply = ask("LLaVA-1.5는 어떤 데이터로 학습했어?");
    const { model, locale, kind } = toJson(reply);
    expect({ locale, kind, id: model?.id }).toStrictEqual({ locale: "ko", kind: "model", id: "llava-1.5" });
    if (reply.answer.kind !== "model") throw new Error("not a model's answer");
    expect(model?.stages.map(({ stage }) => stage)).toStrictEqual(reply.answer.model.stages.map(({ stage }) => stage));
    expect(model?.stages.flatMap(({ datasets }) => datasets)).toContain("llava-instruct-150k");
    expect(model?.stages.flatMap(({ datasets }) => datasets)).toContain("ShareGPT");
  });

  it.each([
    ["who used LLaVA-Instruct-150K", "users"],
    ["LLaVA-1.5 vs Silkie", "comparison"],
  ])("names the models where they are the answer: %s", (question, kind) => {
    const { models, ...json } = toJson(ask(question));
    expect(json.kind).toBe(kind);
    expect(models).toContainEqual({ id: "llava-1.5", name: "LLaVA-1.5", url: expect.stringContaining("https://") });
  });

  it.each([
    ["what data did LLaVA-1.7 use", ["LLaVA-1.7"]],
    ["what data did Frobnicator use", ["Frobnicator"]],
    ["VLFeedback", []],
  ])("tells names that nothing here is called: %s", (question, unknown) => {
    expect(toJson(ask(question)).unknown).toStrictEqual(unknown);
  });

  it("writes out what was understood", () => {
    const reply = ask("human annotated preference");
    const { expression } = toJson(reply).understood;
    expect(expression).toBe("datasets: preference · human-annotated");
    expect(toJson(ask(expression)).understood.expression).toBe(expression);
  });

  it("keeps the question as it was given", () => {
    const question = `  ${"very ".repeat(5_000)}long\t`;
    expect(toJson(ask(question), question).question).toBe(question);
  });
});

it("toJsonLine is one line for every reader, harmless on a terminal, and the same value", () => {
  const question = 'a\nb\r\u2028\u2029\u0085\u009B31m\u001B[2J\u202E"\\ 한국어 \uD83D';
  const json = toJson(ask(question), question);
  const line = toJsonLine(json);
  expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u);
  expect(line).toContain("한국어");
  expect(JSON.parse(line)).toStrictEqual(json);
});
