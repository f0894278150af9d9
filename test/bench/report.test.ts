import { describe, expect, it } from "vitest";
import type { Outcome, Standing } from "../../bench/speed/contest.ts";
import { readOptions } from "../../bench/speed/options.ts";
import { writeResults } from "../../bench/speed/report.ts";
import { median, percentile } from "../../bench/speed/statistics.ts";
import { figure, ratio, share, writeTable } from "../../bench/speed/table.ts";

describe("percentiles", () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  it.each([
    [hundred, 0.5, 50],
    [hundred, 0.95, 95],
    [hundred, 0.99, 99],
    [hundred, 1, 100],
    [[7], 0.5, 7],
    [[2, 1], 0.5, 1],
    [[], 0.5, Number.NaN],
  ])("of %j at %d is %d", (values, at, expected) => {
    expect(percentile(values, at)).toBe(expected);
  });

  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[], Number.NaN],
  ])("the middle of %j is %d", (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe("tables", () => {
  it.each([
    [0.01234, "0.0123"],
    [1.234, "1.23"],
    [12.34, "12.3"],
    [123.4, "123"],
    [12345.6, "12,346"],
    [0, "0"],
    [null, "–"],
    [Number.NaN, "–"],
  ])("write %d as %s", (value, text) => {
    expect(figure(value)).toBe(text);
  });

  it("write shares and ratios", () => {
    expect([share(0.5), share(null), ratio(3, 2), ratio(1, 0)]).toEqual(["50.0%", "–", "1.50 ×", "–"]);
  });

  it("stand in columns", () => {
    const table = writeTable(
      ["engine", "ms"],
      [
        ["ours", "1"],
        ["a long name", "23"],
      ],
    );
    expect(table.split("\n")).toEqual([
      "| engine      |  ms |",
      "| ----------- | --: |",
      "| ours        |   1 |",
      "| a long name |  23 |",
    ]);
  });
});

describe("the results", () => {
  const standing = (name: Standing["name"], milliseconds: number[], right: boolean[]): Standing => ({
    name,
    buildMs: 1000,
    loadMs: name === "ours" ? 100 : null,
    bytes: 5e6,
    asked: milliseconds.length,
    milliseconds,
    right,
  });
  const twentyOf = (one: number, other: number) => Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? one : other));
  const question = { question: "coco", after: [], class: "name", expect: { dataset: "coco" } } as const;
  const outcome = (records: number): Outcome => ({
    records,
    datasets: 942,
    models: 274,
    questions: Array.from({ length: 40 }, () => question),
    standings: [
      standing("ours", twentyOf(4, 1), [true, true]),
      standing("minisearch", twentyOf(4, 8), [true, false]),
      standing("minisearch-fuzzy", twentyOf(20, 40), [true, false]),
      standing("sqlite-fts5", [40, 40], [true, false]),
      standing("fuse", [500], [false]),
    ],
    failed: [{ name: "lunr", why: "its process ended" }],
  });
  const http = {
    ours: { perSecond: 900, longestBlockMs: 60 },
    unseen: { perSecond: 400, longestBlockMs: 20 },
    bare: { perSecond: 1000, longestBlockMs: 5 },
  };
  const text = writeResults(
    { outcomes: [outcome(0), outcome(100_000)], start: { askMs: 90, emptyMs: 40, pairs: 3 }, http },
    "A processor",
    "2026-01-02",
  );
  const rowsOf = (start: string) =>
    text
      .split("\n")
      .filter((line) => line.startsWith(`| ${start}`))
      .map((line) => line.split("|").map((cell) => cell.trim()));

  it("say when and where", () => {
    expect(text).toContain("A processor; 2026-01-02");
  });

  it("compare an engine with ours on the questions that it was asked", () => {
    const [fuse = []] = rowsOf("fuse");
    expect(fuse[1]).toBe("fuse (1 of 40 in the time)");
    expect(fuse[5]).toBe("125 ×");
    const [plain = []] = rowsOf("minisearch ");
    expect([plain[2], plain[5], plain[7], plain[8]]).toEqual(["4.00", "4.00 ×", "50.0%", "100.0%"]);
  });

  it("name what did not get through", () => {
    expect(text).toContain("- lunr did not get through: its process ended");
  });

  it("tell what is met and what is not", () => {
    const verdicts = rowsOf("").flatMap((cells) =>
      cells[4] === "yes" || cells[4] === "no" ? [cells.slice(1, 5)] : [],
    );
    const met = (what: string) => verdicts.filter(([name]) => name?.startsWith(what)).map(([, , , is]) => is);
    expect(met("one question, our registry")).toEqual(["yes", "yes", "yes"]);
    expect(met("first answer right")).toEqual(["yes", "yes"]);
    // Ours is ahead of SQLite by far, but of two questions nothing can be told.
    expect(met("one question, 100,000")).toEqual(["no", "no", "yes", "yes"]);
    expect(met("load 100,000")).toEqual(["yes"]);
    expect(met("`whichdata ask")).toEqual(["yes"]);
    expect(met("signed `/dataset` over HTTP: longest block")).toEqual(["no"]);
  });
});

describe("options", () => {
  it("have defaults, shorter ones in haste", () => {
    expect(readOptions([])).toMatchObject({ records: [10_000, 100_000], rounds: 5, questions: 300, quick: false });
    expect(readOptions(["--quick"])).toMatchObject({ records: [10_000], rounds: 2, questions: 100 });
    expect(readOptions(["--records", "500000", "--only", "ours,fuse"])).toMatchObject({
      records: [500_000],
      only: ["ours", "fuse"],
    });
    expect(readOptions(["--help"])).toBeUndefined();
  });

  it.each([
    [["--records", "many"], "--records"],
    [["--rounds", "0"], "--rounds"],
    [["--only", "google"], "--only"],
  ])("refuse %j", (args, named) => {
    expect(() => readOptions(args)).toThrow(named);
  });
});
