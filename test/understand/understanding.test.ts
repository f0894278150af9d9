import { describe, expect, it } from "vitest";
import { measureQuestions } from "../../bench/measure.ts";
import { loadQuestions } from "../../bench/questions.ts";
import { buildRegistry, createEngine } from "../../src/index.ts";
import { records } from "../support.ts";

const registry = buildRegistry(records);
const results = measureQuestions(loadQuestions(), createEngine(registry), registry, []);

function failing(intent: string, isRight: (result: (typeof results)[number]) => boolean): readonly string[] {
  return results
    .filter(({ question }) => question.intent === intent)
    .filter((result) => !isRight(result))
    .map(({ question, understood }) => `${question.question} → ${understood}`);
}

describe("the questions of test/questions", () => {
  it("contradict nothing in the registry", () => {
    expect(results.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it.each(["miss", "help"])("%s: each is told apart from what the bot knows", (intent) => {
    expect(failing(intent, ({ verdict }) => verdict.exact)).toEqual([]);
  });

  it.each(["filter", "count", "follow-up", "users", "lineage", "compare"])(
    "%s: what is asked for, all of it",
    (intent) => {
      const wrong = failing(intent, ({ verdict }) => verdict.exact);
      // "한영" stands for two languages at once, which no word of a vocabulary can.
      expect(wrong.filter((one) => !one.startsWith("한영 둘다"))).toEqual([]);
    },
  );

  it("filters let nothing through that does not satisfy them", () => {
    const loose = results.filter(({ verdict }) => verdict.precision !== null && verdict.precision < 1);
    expect(loose.map(({ question }) => question.id)).toEqual([]);
  });

  it.each(["dataset", "model", "similar", "rank"])("%s: the right one first", (intent) => {
    expect(failing(intent, ({ verdict }) => verdict.exact)).toEqual([]);
  });

  it("free text: nine of ten first", () => {
    const wrong = failing("text", ({ verdict }) => verdict.exact);
    const all = results.filter(({ question }) => question.intent === "text").length;
    expect(wrong.length / all).toBeLessThan(0.12);
  });

  it("are answered in their own language", () => {
    const other = results.filter(({ sameLanguage }) => !sameLanguage).map(({ question }) => question.question);
    // A Korean may ask in Latin letters alone.
    expect(other.filter((question) => /[가-힣]/.test(question))).toEqual([]);
  });
});
