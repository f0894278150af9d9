import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { registryStats } from "../../registry/stats.ts";
import { statsText } from "../../registry/stats-text.ts";
import { makeDataset, records } from "../support.ts";
import { makeModel, sound } from "./places.ts";

const source = (fields: string[], basis?: string) => ({
  url: "https://example.org",
  fields,
  ...(basis === undefined ? {} : { basis }),
});

const datasets = [
  sound({ id: "a", kind: "preference", languages: ["ko", "en"], license: "mit", year: 2024 }),
  makeDataset({
    id: "b",
    kind: "preference",
    languages: ["ko"],
    license: "mit",
    sources: [source(["license"], "guessed")],
  }),
  makeDataset({
    id: "c",
    kind: null,
    languages: [],
    license: "other",
    note: { en: "x", ko: "x" },
    sources: [source(["license"], "guessed"), source(["license"])],
  }),
];
const models = [makeModel("m", ["a", "b"]), makeModel("n", ["a", { external: "Shells" }])];
const stats = registryStats({ datasets, models, vocabularies: records.vocabularies });

describe("the numbers of a registry", () => {
  it("count records, stages and pairs", () => {
    expect(stats).toMatchObject({ datasets: 3, models: 2, stages: 2, pairs: 4 });
  });

  it.each([
    ["kind", [{ value: "preference", count: 2 }]],
    [
      "language",
      [
        { value: "ko", count: 2 },
        { value: "en", count: 1 },
      ],
    ],
    [
      "licence",
      [
        { value: "mit", count: 2 },
        { value: "other", count: 1 },
      ],
    ],
    ["year", [{ value: "2024", count: 1 }]],
    ["annotation", []],
  ])("count by %s", (facet, counts) => {
    expect(stats.facets.find((one) => one.facet === facet)).toEqual({ facet, counts, more: 0 });
  });

  it("keep to the first twelve languages and twenty tasks, and say how many more there are", () => {
    const many = Array.from({ length: 30 }, (_, index) => `v${String(index).padStart(2, "0")}`);
    const { facets } = registryStats({
      datasets: [sound({ id: "a", languages: many, tasks: many })],
      models: [],
      vocabularies: [],
    });
    const shape = Object.fromEntries(facets.map(({ facet, counts, more }) => [facet, [counts.length, more]]));
    expect(shape).toMatchObject({ language: [12, 18], task: [20, 10] });
  });

  it("say how many facts have a source, and how many only an inference", () => {
    expect(stats.shares).toContainEqual({ field: "license", known: 3, sourced: 3, byBasis: 1 });
    expect(stats.shares).toContainEqual({ field: "url", known: 3, sourced: 1, byBasis: 0 });
    expect(stats.shares).toContainEqual({ field: "size", known: 0, sourced: 0, byBasis: 0 });
  });

  it("say what is missing", () => {
    const gaps = Object.fromEntries(stats.gaps.map(({ value, count }) => [value, count]));
    expect(gaps).toEqual({ license: 0, size: 3, paper: 3, year: 2, annotation: 3, sources: 0, note: 2 });
  });
});

describe("the numbers as text", () => {
  it("stand in columns, each with its name", () => {
    const text = statsText(stats);
    expect(text).toMatch(/^3 datasets, 2 models, 2 stages, 4 stage–dataset pairs\n/);
    expect(text).toMatch(/\nBy licence\n {2}mit +2 {4}other +1\n/);
    expect(text).toMatch(/\n {2}licence +3 +3 +100\.0 % +1\n/);
    expect(text).toMatch(/\n {2}link +3 +1 +33\.3 % +0\n/);
    expect(text).toMatch(/\n {2}size +0 +0 +- +0\n/);
    expect(text).toMatch(/\n {2}no paper +3 +100\.0 %\n/);
    expect(text).not.toContain("By annotation");
  });

  it("never say that all is sourced where one fact is not", () => {
    const shares = [{ field: "license", known: 100_000, sourced: 99_999, byBasis: 0 }];
    expect(statsText({ ...stats, shares })).toMatch(/99\.9 %/);
  });

  it.each([
    ["the registry's own", records],
    [
      "a catalogue's, with long and wide words",
      {
        ...records,
        datasets: [sound({ id: "a", languages: ["한국어".repeat(20), "x".repeat(200), "🐢".repeat(60)] })],
      },
    ],
  ])("fit 80 columns: %s", (_, from) => {
    const lines = statsText(registryStats(from)).split("\n");
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(80);
  });
});
