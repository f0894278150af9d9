import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadQuestions } from "../../bench/questions.ts";
import { locales, plainText } from "../../src/index.ts";
import { engineOver, surveyRecords } from "../support.ts";

const { ask } = engineOver();
// Ten thousand questions take a minute over all records.
const survey = engineOver(surveyRecords);
const questions = loadQuestions();

const words =
  "preference|한국어|LLaVA-1.5|not|말고|used by|쓴 모델|→|datasets: |모델: |<!channel>|@everyone|`|\u202e|😀|데이터를|1.|+|-|more|그 중에|10만 개|(|“|]";
const string = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.array(fc.constantFrom(...words.split("|")), { maxLength: 12 }).map((all) => all.join(" ")),
  fc.constantFrom(...questions.map(({ question }) => question)),
);
const options = fc.record(
  {
    after: fc.array(string, { maxLength: 2 }),
    limit: fc.oneof(fc.integer(), fc.constant(Number.NaN)),
    skip: fc.oneof(fc.integer(), fc.constant(Number.NaN)),
    locale: fc.constantFrom(...locales),
  },
  { requiredKeys: [] },
);

describe("any string", () => {
  it("is answered within limits: something to read, valid links, no more than was asked for", () => {
    fc.assert(
      fc.property(string, (question) => {
        const { answer, message } = survey.ask(question);
        expect(message.text).not.toBe("");
        expect(answer.hits.length).toBeLessThanOrEqual(5);
        expect(answer.total).toBeGreaterThanOrEqual(answer.kind === "none" ? 0 : answer.hits.length);
        expect(plainText(message).length).toBeLessThan(20_000);
        for (const card of message.cards) expect(card.title.url ?? "https:").toMatch(/^https?:/);
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);

  it("is answered after any others, on any page, in either language", () => {
    fc.assert(
      fc.property(string, options, (question, given) => {
        const { message, answer } = ask(question, given);
        expect(message.text).not.toBe("");
        expect(answer.hits.length).toBeLessThanOrEqual(1000);
        if (given.locale) expect(message.locale).toBe(given.locale);
      }),
      { numRuns: 1_000 },
    );
  }, 120_000);
});

describe("what was understood of a question", () => {
  it.each(locales)(
    "%s: written out and asked, asks for the same",
    (locale) => {
      const wrong = questions.flatMap(({ question, after = [] }) => {
        const { expression, answer } = ask(question, { after, locale });
        // Where nothing was asked for nothing is written out.
        if (answer.kind === "help") return [];
        const again = ask(expression, { locale }).expression;
        return again === expression ? [] : [`${question}: ${expression} → ${again}`];
      });
      expect(wrong).toEqual([]);
    },
    120_000,
  );
});
