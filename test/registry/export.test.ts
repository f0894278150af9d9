import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exportCsv } from "../../registry/export/csv.ts";
import { exportJsonl } from "../../registry/export/jsonl.ts";
import { licenseUrl } from "../../registry/export/license-url.ts";
import { exportRecords } from "../../registry/export/write.ts";
import { loadRegistry } from "../../registry/load.ts";
import { buildRegistry, createEngine, type Dataset, type RegistryRecords } from "../../src/index.ts";
import { records } from "../support.ts";
import { makeModel, sound, usePlace } from "./places.ts";

const place = usePlace();

const rich = sound({
  id: "turtle-prefs",
  name: "Turtle Prefs",
  aliases: ["거북 선호"],
  kind: "preference",
  annotation: "human",
  languages: ["en", "ko"],
  modalities: ["image", "text"],
  tasks: ["vqa"],
  size: [
    { count: 63135, unit: "rows", asWritten: "61,135 + 2,000", part: null },
    { count: 2000, unit: "rows", asWritten: "2K", part: "test" },
  ],
  paper: { title: 'On Turtles, and "Divers"', url: "https://arxiv.org/abs/2305.18290" },
  license: "cc-by-4.0",
  year: 2024,
  derivedFrom: ["plain", { external: "Shells" }],
  claimedUsers: ["TurtleGPT"],
  note: { en: "Pairs of answers,\nranked by divers.", ko: "잠수부가 순위를 매긴 답변 쌍." },
});
const plain = sound({ id: "plain" });
const some = (datasets: readonly Dataset[]): RegistryRecords => ({
  datasets,
  models: [makeModel("Turtle-VLM", ["turtle-prefs"])],
  vocabularies: records.vocabularies,
});

describe("JSON Lines", () => {
  it("are one record a line, whole", () => {
    const lines = exportJsonl(some([rich, plain]), true).split("\n");
    expect(lines.map((line) => (line === "" ? null : JSON.parse(line)))).toEqual([
      rich,
      plain,
      makeModel("Turtle-VLM", ["turtle-prefs"]),
      null,
    ]);
  });

  it.each([
    "preference korean",
    "Turtle Prefs",
    "거북 선호",
    "turtle prefs paper",
    "datasets from 2024",
    "turttle prefs",
    "less than 100k rows",
  ])("read back to the same answer: %s", (question) => {
    const file = place.file("out.jsonl", exportJsonl(some([rich, plain]), false));
    const read = loadRegistry([file]);
    const answer = (from: RegistryRecords) => createEngine(buildRegistry(from)).ask(question, { locale: "en" }).message;
    expect(answer(read)).toEqual(answer({ ...some([rich, plain]), models: [] }));
  });
});

/** The cells of a CSV text, as a spreadsheet reads them. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, separator, quoted, bare] of csv
    .replace(/^\ufeff/, "")
    .matchAll(/(,|\n|^)(?:"((?:[^"]|"")*)"|([^",\n]*))/g)) {
    if (separator === "\n") rows.push([]);
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? "");
  }
  return rows.filter((row) => row.length > 1);
}

describe("CSV", () => {
  it("has a row for each dataset, with its users from the models", () => {
    const csv = exportCsv(some([rich, plain]));
    expect(csv.startsWith("\ufeffid,name,")).toBe(true);
    const [heading = [], ...rows] = cellsOf(csv);
    const table = rows.map((row) => Object.fromEntries(heading.map((name, index) => [name, row[index]])));
    expect(table).toMatchObject([
      {
        id: "turtle-prefs",
        name: "Turtle Prefs",
        languages: "en; ko",
        count: "63135",
        unit: "rows",
        sizes: "63135 rows; 2000 rows (test)",
        paperTitle: 'On Turtles, and "Divers"',
        derivedFrom: "plain; Shells",
        usedBy: "Turtle-VLM",
        claimedUsers: "TurtleGPT",
        noteEn: "Pairs of answers,\nranked by divers.",
        noteKo: "잠수부가 순위를 매긴 답변 쌍.",
        sources: "https://example.org/source",
      },
      { id: "plain", count: "", license: "", year: "", usedBy: "" },
    ]);
  });

  it.each(["=cmd()", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])(
    "a spreadsheet takes %j for no formula",
    (name) => {
      const [heading = [], row = []] = cellsOf(exportCsv(some([{ ...plain, name }])));
      expect(row[heading.indexOf("name")]?.[0]).toBe("'");
    },
  );

  it.each<[string, Dataset["size"], string, string]>([
    [
      "the count of a part is not the dataset's",
      [{ count: 5, unit: "rows", asWritten: "5", part: "test" }],
      "",
      "5 rows (test)",
    ],
    [
      "a band has no count",
      [{ count: null, unit: "samples", asWritten: "1K<n<10K", part: null }],
      "",
      "1K<n<10K samples",
    ],
  ])("%s", (_, size, count, sizes) => {
    const [heading = [], row = []] = cellsOf(exportCsv(some([{ ...plain, size }])));
    expect([row[heading.indexOf("count")], row[heading.indexOf("sizes")]]).toEqual([count, sizes]);
  });
});

describe("where an export goes", () => {
  const printed: string[] = [];
  const run = (format: "jsonl" | "csv" | "croissant", out: string | null) => {
    printed.length = 0;
    return exportRecords(some([rich, plain]), { format, out, models: false, print: (text) => printed.push(text) });
  };

  it("to standard output, where no file is given", () => {
    expect(run("jsonl", null)).toBe(2);
    expect(printed.join("")).toBe(exportJsonl(some([rich, plain]), false));
  });

  it("to a file, with the folders on its way", () => {
    const out = join(place.path, "a/b.csv");
    run("csv", out);
    expect(readFileSync(out, "utf8")).toBe(exportCsv(some([rich, plain])));
    expect(printed).toEqual([]);
  });

  it("to a folder, a file for each dataset", () => {
    const out = join(place.path, "croissant");
    run("croissant", out);
    expect(place.files()).toEqual(["croissant", "croissant/plain.json", "croissant/turtle-prefs.json"]);
    expect(JSON.parse(readFileSync(join(out, "plain.json"), "utf8"))).toMatchObject({ name: "plain" });
  });

  it("never out of the folder, whatever a catalogue's ids are", () => {
    const out = join(place.path, "deep/croissant");
    const datasets = [sound({ id: "../../escaped" }), sound({ id: "a/b" })];
    exportRecords(some(datasets), { format: "croissant", out, models: false, print: () => {} });
    expect(place.files().filter((file) => file.endsWith(".json"))).toHaveLength(2);
    expect(place.files().every((file) => file.startsWith("deep"))).toBe(true);
    expect(existsSync(join(place.path, "escaped.json"))).toBe(false);
  });

  it.each<["jsonl" | "csv" | "croissant", () => string | null, RegExp]>([
    ["croissant", () => null, /give the folder with --out/],
    ["croissant", () => place.file("file", ""), /is a file, and croissant needs a folder/],
    ["csv", () => place.path, /is a folder; give a file with --out/],
  ])("%s with no place to go is told with the remedy", (format, out, expected) => {
    expect(() => run(format, out())).toThrow(expected);
  });
});

describe("the address of a licence", () => {
  it.each([
    ["cc-by-4.0", "https://creativecommons.org/licenses/by/4.0/"],
    ["cc-by-nc-sa-3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"],
    ["cc-by-nd-4.0", "https://creativecommons.org/licenses/by-nd/4.0/"],
    ["cc0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"],
    ["mit", "https://spdx.org/licenses/MIT.html"],
    ["cc-by-4.0-and-cc-by-nc-4.0", null],
    ["other", null],
    ["aihub-terms", null],
  ])("%s", (license, url) => {
    expect(licenseUrl(license)).toBe(url);
  });
});
