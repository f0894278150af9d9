import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildRegistry, locales } from "../../src/index.ts";
import { allOf, anyOf, type Expression, everything, type Measure, notOf } from "../../src/records/expression.ts";
import { facets, sorts } from "../../src/records/query.ts";
import { notationOf } from "../../src/understand/notation.ts";
import { records } from "../support.ts";

const registry = buildRegistry(records);
const valuesOf = (facet: string) => (registry.vocabularies.get(facet)?.values ?? []).map(({ value }) => value);

/** What people type between quotes, and what the notation itself is made of. */
const typed = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
    fc
      .array(
        fc.constantFrom(
          ..."()[]“”·→;:≥≤–".split(""),
          " · ",
          " or ",
          " 또는 ",
          "; ",
          " [any]",
          "not ",
          " 제외",
          "kvqa",
          "판다",
        ),
        { minLength: 1, maxLength: 6 },
      )
      .map((parts) => parts.join("")),
  )
  .filter((text) => text.trim() !== "");

const is: fc.Arbitrary<Expression> = fc
  .constantFrom(...facets)
  .chain((facet) => fc.constantFrom(...valuesOf(facet)).map((value) => ({ op: "is", facet, value })));
const named = (type: "dataset" | "model"): fc.Arbitrary<Expression> =>
  fc
    .constantFrom(...(type === "dataset" ? registry.datasets : registry.models))
    .map(({ id }) => ({ op: "named", type, id }));
const day = fc
  .record({
    year: fc.integer({ min: 1990, max: 2099 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .map((one) => one.year * 10_000 + one.month * 100 + one.day);
const numberOf: Readonly<Record<Measure, fc.Arbitrary<number>>> = {
  size: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
  year: fc.integer({ min: 1900, max: 2100 }),
  added: day,
  users: fc.nat({ max: 5000 }),
};
const range: fc.Arbitrary<Expression> = fc.constantFrom<Measure>("size", "year", "added", "users").chain((of) =>
  fc
    .record({ min: numberOf[of], max: numberOf[of], unit: fc.constantFrom(...valuesOf("unit")) }, { requiredKeys: [] })
    .filter(({ min, max }) => min !== undefined || max !== undefined)
    .map(({ unit, ...bounds }) => ({
      op: "range" as const,
      of,
      ...bounds,
      ...(of === "size" && unit !== undefined ? { unit } : {}),
    })),
);
const stage = fc.option(fc.constantFrom(...valuesOf("stage")));
const role = fc.option(fc.constantFrom(...valuesOf("role")));
const unknown: fc.Arbitrary<Expression> = typed.map((name) => ({ op: "unknown", name }));

const { datasets, models } = fc.letrec((tie) => {
  const anyDatasets = tie("datasets") as fc.Arbitrary<Expression>;
  const anyModels = tie("models") as fc.Arbitrary<Expression>;
  const logic = (atom: fc.Arbitrary<Expression>, own: fc.Arbitrary<Expression>) =>
    fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      atom,
      fc.array(own, { maxLength: 3 }).map(allOf),
      fc.array(own, { maxLength: 3 }).map(anyOf),
      own.map(notOf),
    );
  const datasetAtom: fc.Arbitrary<Expression> = fc.oneof(
    { depthSize: "small" },
    is,
    named("dataset"),
    range,
    unknown,
    typed.map((words): Expression => ({ op: "text", words })),
    fc.record({ op: fc.constant("made-with" as const), tool: fc.constantFrom(...valuesOf("tool")), role }),
    fc.record({ op: fc.constant("used-by" as const), models: anyModels, stage }),
    fc.record(
      { op: fc.constant("derived-from" as const), datasets: anyDatasets, any: fc.constant(true as const) },
      { requiredKeys: ["op", "datasets"] },
    ),
    fc.record({ op: fc.constant("source-of" as const), datasets: anyDatasets }),
  );
  const modelAtom: fc.Arbitrary<Expression> = fc.oneof(
    { depthSize: "small" },
    named("model"),
    unknown,
    range.filter((one) => one.op === "range" && one.of === "year"),
    typed.map((organization): Expression => ({ op: "by", organization })),
    fc.record({ op: fc.constant("uses" as const), datasets: anyDatasets, stage }),
  );
  return { datasets: logic(datasetAtom, anyDatasets), models: logic(modelAtom, anyModels) };
});

const written = fc.constantFrom("datasets" as const, "models" as const).chain((subject) => {
  const one = subject === "datasets" ? datasets : models;
  return fc.record({
    subject: fc.constant(subject),
    where: one,
    claim: fc.option(one),
    sort: fc.option(fc.constantFrom(...sorts)),
    count: fc.boolean(),
  });
});

describe("an expression", () => {
  it.each(locales)("%s: written out and read back is the same, whatever it says", (locale) => {
    const { write, read } = notationOf(registry, locale);
    fc.assert(
      fc.property(written, (asked) => {
        expect(read(write(asked)), write(asked)).toEqual(asked);
      }),
      { numRuns: 10_000 },
    );
  });

  it.each(locales)("%s: everything and nothing are written, too", (locale) => {
    const { write, read } = notationOf(registry, locale);
    for (const where of [everything, anyOf([]), notOf(everything), notOf(anyOf([]))]) {
      const asked = { subject: "datasets", where, claim: null, sort: null, count: false } as const;
      expect(read(write(asked))).toEqual(asked);
    }
  });

  it.each(locales)("%s: a string that is no expression is none, or one that is written as itself", (locale) => {
    const { write, read } = notationOf(registry, locale);
    const opening = fc.constantFrom("", "datasets: ", "models: ", "데이터셋: ", "모델: ");
    fc.assert(
      fc.property(opening, typed, (start, text) => {
        const first = read(`${start}${text}`);
        if (first) expect(read(write(first))).toEqual(first);
      }),
      { numRuns: 10_000 },
    );
  });
});
