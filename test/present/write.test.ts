import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Filters, locales, writeAbout } from "../../src/index.ts";
import { engineOver, records } from "../support.ts";

const engine = engineOver();

describe("filters written as a question", () => {
  it.each(locales)("%s: every value that a form offers is read back as itself", (locale) => {
    const wrong = engine.choices(locale).flatMap(({ facet, values }) =>
      values.flatMap(({ value }) => {
        const filters = { [facet]: [value] };
        const question = engine.writeFilters(filters, locale);
        const read = engine.ask(question).query.filters;
        return JSON.stringify(read) === JSON.stringify(filters) ? [] : [`${question}: ${JSON.stringify(read)}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("whatever filters a form holds are read back", () => {
    const facets = engine.choices("en").filter(({ values }) => values.length > 0);
    const oneOf = facets.map(({ facet, values }) =>
      fc.record({ facet: fc.constant(facet), value: fc.constantFrom(...values.map(({ value }) => value)) }),
    );
    const size = fc.constantFrom({ min: 10_000 }, { max: 50_000 }, { min: 1000, max: 100_000 });
    const year = fc.constantFrom({ min: 2023 }, { max: 2024 }, { min: 2024, max: 2024 });
    const form = fc.record({
      values: fc.uniqueArray(fc.oneof(...oneOf), { minLength: 1, maxLength: 4, selector: ({ facet }) => facet }),
      ranges: fc.record({ size, year }, { requiredKeys: [] }),
      locale: fc.constantFrom(...locales),
    });
    fc.assert(
      fc.property(form, ({ values, ranges, locale }) => {
        const filters: Filters = {
          ...Object.fromEntries(values.map(({ facet, value }) => [facet, [value]])),
          ...ranges,
        };
        expect(engine.ask(engine.writeFilters(filters, locale)).query.filters).toEqual(filters);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["license:mit kind:preference", { license: ["mit"], kind: ["preference"] }],
    ["task:ocr", { task: ["ocr"] }],
    ["언어:한국어 선호", { kind: ["preference"], language: ["ko"] }],
    ["language:!en preference", { kind: ["preference"], language: ["!en"] }],
    ["license:mit|apache-2.0", { license: ["mit|apache-2.0"] }],
    ["license:nonsense", {}],
  ])("spelt out: %s", (question, filters) => {
    expect(engine.ask(question).query.filters).toEqual(filters);
  });
});

describe("questions about a record", () => {
  const names = records.datasets.map(({ name }) => name);
  it.each(locales)(
    "%s: are read back, whatever the name",
    (locale) => {
      const intents = ["describe", "users", "parents", "children", "similar"] as const;
      const wrong = names.flatMap((name) =>
        intents.flatMap((intent) => {
          const { query } = engine.ask(writeAbout(intent, [name], locale));
          const right =
            query.intent === intent &&
            query.mentions.some((one) =>
              records.datasets.some((dataset) => dataset.id === one.id && dataset.name === name),
            );
          return right ? [] : [`${intent} ${name}: ${query.intent} ${query.mentions.map(({ id }) => id).join()}`];
        }),
      );
      expect(wrong).toEqual([]);
    },
    240_000,
  );

  it.each(locales)("%s: what a model was trained on, whatever its name", (locale) => {
    const wrong = records.models.filter(({ id, name }) => {
      const { answer } = engine.ask(writeAbout("model-data", [name], locale));
      return answer.kind !== "model" || answer.model.id !== id;
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it.each(locales)("%s: compared", (locale) => {
    const { answer } = engine.ask(writeAbout("compare", ["UltraFeedback", "HH-RLHF", "VLFeedback"], locale));
    expect(answer).toMatchObject({ kind: "comparison", total: 3, models: [] });
  });
});
