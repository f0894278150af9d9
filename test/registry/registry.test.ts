import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { generatedFiles } from "../../registry/generate.ts";
import { checkRegistry, loadRegistry } from "../../registry/load.ts";
import { ownRegistry } from "../../registry/place.ts";
import { problemText, RegistryError } from "../../registry/problem.ts";
import { buildRegistry, createEngine } from "../../src/index.ts";
import { records, surveyRecords } from "../support.ts";
import { makeModel } from "./places.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "whichdata-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

type Json = Record<string, unknown>;

/** A registry of its own to break: the vocabularies, the survey's datasets, and a model that uses two of them. */
function copyRegistry(): string {
  const copy = join(folder, "registry");
  cpSync(join(ownRegistry(), "vocabulary"), join(copy, "vocabulary"), { recursive: true });
  mkdirSync(join(copy, "datasets"));
  mkdirSync(join(copy, "models"));
  const ids = new Set(surveyRecords.datasets.map(({ id }) => id));
  const known = (reference: unknown) => typeof reference !== "string" || ids.has(reference);
  for (const dataset of surveyRecords.datasets) {
    const record = { ...dataset, derivedFrom: dataset.derivedFrom.filter(known) };
    writeFileSync(join(copy, "datasets", `${dataset.id}.json`), JSON.stringify(record, null, 2));
  }
  edit(
    join(ownRegistry(), "models/ferret.json"),
    ({ stages, ...record }) => {
      const used = (stages as { datasets: unknown[] }[]).map((stage) => ({
        ...stage,
        datasets: stage.datasets.filter(known),
      }));
      return { ...record, stages: used };
    },
    join(copy, "models/ferret.json"),
  );
  return copy;
}

function edit(file: string, change: (record: Json) => Json, into = file): void {
  writeFileSync(into, JSON.stringify(change(JSON.parse(readFileSync(file, "utf8"))), null, 2));
}

describe("the registry", () => {
  it("has no problem", () => {
    expect(checkRegistry().problems.map(problemText)).toEqual([]);
  });

  it.each([...generatedFiles(records)])(
    "%s is current (run `npm run whichdata -- registry generate`)",
    (name, text) => {
      expect(readFileSync(join(ownRegistry(), name), "utf8")).toBe(text);
    },
  );
});

describe("one broken record", () => {
  const cases: [string, string, (record: Json) => Json, RegExp][] = [
    [
      "a misspelt key",
      "datasets/clevr",
      ({ license, ...rest }) => ({ ...rest, licence: license }),
      /clevr\.json(?::\d+)?: licence: .*spelling/,
    ],
    ["a missing key", "datasets/clevr", ({ url: _, ...rest }) => rest, /clevr\.json(?::\d+)?: url: .*; add it/],
    [
      "a duplicate alias",
      "datasets/clevr",
      (record) => ({ ...record, aliases: ["kvqa"] }),
      /kvqa-skt.*take it from one of the two|"kvqa" is already a name of/i,
    ],
    [
      "an alias that repeats the name",
      "datasets/clevr",
      (record) => ({ ...record, aliases: ["clevr"] }),
      /clevr\.json(?::\d+)?: aliases: .*twice/,
    ],
    [
      "an unresolved derivedFrom",
      "datasets/clevr",
      (record) => ({ ...record, derivedFrom: ["nowhere"] }),
      /clevr\.json(?::\d+)?: derivedFrom: no dataset has the id "nowhere"; .*external/,
    ],
    [
      "a fact without a source",
      "datasets/clevr",
      (record) => ({ ...record, sources: [{ url: "https://example.org", fields: ["url"] }] }),
      /clevr\.json(?::\d+)?: license: no source covers it; add "license"/,
    ],
    [
      "no source at all",
      "datasets/clevr",
      (record) => ({ ...record, sources: [] }),
      /clevr\.json(?::\d+)?: sources: must name at least one source/,
    ],
    [
      "a bad URL",
      "datasets/clevr",
      (record) => ({ ...record, url: "javascript:alert(1)" }),
      /clevr\.json(?::\d+)?: url: must be an http\(s\) URL/,
    ],
    [
      "a language code that is none",
      "datasets/clevr",
      (record) => ({ ...record, languages: ["xx"] }),
      /clevr\.json(?::\d+)?: languages: "xx" is no language code; use a value of vocabulary\/language\.json/,
    ],
    [
      "a kind that is none",
      "datasets/clevr",
      (record) => ({ ...record, kind: "preferences" }),
      /clevr\.json(?::\d+)?: kind: "preferences" is no kind/,
    ],
    [
      "an id that is not the file's name",
      "datasets/clevr",
      (record) => ({ ...record, id: "clever" }),
      /clevr\.json(?::\d+)?: id: .*name the file clever\.json/,
    ],
    [
      "a number where a word belongs",
      "datasets/clevr",
      (record) => ({ ...record, name: 7 }),
      /clevr\.json(?::\d+)?: name: .*write a string/,
    ],
    [
      "a model's dataset that is nowhere",
      "models/ferret",
      (record) => ({ ...record, stages: [{ stage: "pretrain", datasets: ["nowhere"], note: null }] }),
      /ferret\.json(?::\d+)?: stages\.0: no dataset has the id "nowhere"/,
    ],
    [
      "a stage that is none",
      "models/ferret",
      (record) => ({ ...record, stages: [{ stage: "warming", datasets: [], note: null }] }),
      /ferret\.json(?::\d+)?: stages\.0: "warming" is no stage/,
    ],
    ["a model without a name", "models/ferret", ({ name: _, ...rest }) => rest, /ferret\.json(?::\d+)?: name: /],
  ];
  it.each(cases)("%s is told with its file, field and remedy", (_, file, change, expected) => {
    const copy = copyRegistry();
    edit(join(copy, `${file}.json`), change);
    const told = checkRegistry([copy]).problems.map(problemText);
    expect(told.join("\n")).toMatch(expected);
    expect(told.every((line) => line.includes(".json"))).toBe(true);
  });

  it("names the line of a field", () => {
    const copy = copyRegistry();
    edit(join(copy, "datasets/clevr.json"), ({ id, name, ...rest }) => ({ id, name: 7, nmae: name, ...rest }));
    const told = checkRegistry([copy]).problems.map(problemText).join("\n");
    expect(told).toMatch(/clevr\.json:3: name: /);
    expect(told).toMatch(/clevr\.json:4: nmae: /);
  });

  it("every problem of every file at once", () => {
    const copy = copyRegistry();
    edit(join(copy, "datasets/clevr.json"), (record) => ({ ...record, url: "nope", nmae: "x", year: "2017" }));
    edit(join(copy, "models/ferret.json"), (record) => ({ ...record, stages: "none" }));
    writeFileSync(join(copy, "datasets/broken.json"), '{\n  "id": "broken",\n  oops\n}');
    const told = checkRegistry([copy]).problems.map(problemText).join("\n");
    expect(told).toMatch(/clevr\.json(?::\d+)?: url:/);
    expect(told).toMatch(/clevr\.json(?::\d+)?: nmae:/);
    expect(told).toMatch(/clevr\.json(?::\d+)?: year:/);
    expect(told).toMatch(/ferret\.json(?::\d+)?: stages:/);
    expect(told).toMatch(/broken\.json:3: is not JSON .*mend the syntax there/);
  });
});

describe("loading", () => {
  it("a file that is no record stops it, with every problem in the message", () => {
    const copy = copyRegistry();
    writeFileSync(join(copy, "datasets/broken.json"), "{");
    expect(() => loadRegistry([copy])).toThrow(RegistryError);
    expect(() => loadRegistry([copy])).toThrow(/^\[registry\] 1 problem:\n.*broken\.json:1: is not JSON/);
  });

  it.each([
    ["a path that does not exist", "nowhere", /no such file or folder; give the path of a folder/],
    ["a folder that is no registry", ".", /holds neither datasets\/ nor models\//],
  ])("%s is told with the remedy", (_, path, expected) => {
    expect(() => loadRegistry([join(folder, path)])).toThrow(expected);
  });

  it("a later folder wins by id and can add to ours", () => {
    const overlay = join(folder, "ours");
    mkdirSync(join(overlay, "models"), { recursive: true });
    const model = { ...makeModel("secret-vlm", ["vlfeedback"]), name: "Secret-VLM" };
    writeFileSync(join(overlay, "models/secret-vlm.json"), JSON.stringify(model));
    expect(checkRegistry([ownRegistry(), overlay]).problems).toEqual([]);
    const { ask } = createEngine(buildRegistry(loadRegistry([ownRegistry(), overlay])));
    expect(ask("what data did Secret-VLM use").answer).toMatchObject({
      kind: "model",
      hits: [{ dataset: { id: "vlfeedback" } }],
    });
  });
});

describe("a JSONL catalogue", () => {
  const load = (lines: string) => {
    const file = join(folder, "catalogue.jsonl");
    writeFileSync(file, lines);
    return createEngine(buildRegistry(loadRegistry([file])));
  };

  it("needs only id, name and url, and is asked in the same words", () => {
    const { ask } = load(
      [
        '\ufeff{"id": 7, "name": "Turtle Tracks", "url": "https://example.org/7", "note": "Where sea turtles swim.", "strange": 1}',
        '{"id": "b", "name": "Bird Songs", "url": "https://example.org/b", "paper": {"title": "On Larks", "url": "https://example.org/p"}, "languages": ["ko"]}',
        "",
      ].join("\r\n"),
    );
    expect(ask("where do turtles swim").answer).toMatchObject({ kind: "datasets", hits: [{ dataset: { id: "7" } }] });
    expect(ask("larks").answer).toMatchObject({ total: 1, hits: [{ dataset: { id: "b" } }] });
    expect(ask("Turtel Tracks").answer).toMatchObject({ kind: "dataset", hits: [{ dataset: { id: "7" } }] });
    expect(ask("한국어").answer).toMatchObject({ total: 1, hits: [{ dataset: { id: "b" } }] });
  });

  it.each([
    ["as a text", '"Where sea turtles swim."'],
    ["in English alone", '{"en": "Where sea turtles swim."}'],
    ["in English, with nothing in Korean", '{"en": "Where sea turtles swim.", "ko": null}'],
    ["in Korean alone", '{"ko": "turtles가 헤엄치는 곳"}'],
  ])("may have a note %s", (_, note) => {
    const { ask } = load(`{"id": "7", "name": "Tracks", "url": "https://example.org/7", "note": ${note}}`);
    expect(ask("turtles").answer).toMatchObject({ kind: "datasets", hits: [{ dataset: { id: "7" } }] });
    for (const locale of ["en", "ko"] as const)
      expect(ask("Tracks", { locale }).message.cards[0]?.note).toMatch(/turtles/);
  });

  it("may have an empty note, which is none", () => {
    const { ask } = load('{"id": "7", "name": "Tracks", "url": "https://example.org/7", "note": {"ko": " "}}');
    expect(ask("Tracks").message.cards[0]?.note).toBeNull();
  });

  it.each([
    [
      "a line that is no JSON",
      '{"id": "a", "name": "A", "url": "https://example.org"}\n{oops',
      /catalogue\.jsonl:2: is not JSON/,
    ],
    ["a line without a name", '{"id": "a", "url": "https://example.org"}', /catalogue\.jsonl:1: name: .*add it/],
    [
      "an id twice",
      '{"id":"a","name":"A","url":"https://x.org"}\n{"id":"a","name":"B","url":"https://x.org"}',
      /:2: id: "a" stands here twice/,
    ],
    ["a javascript: address", '{"id":"a","name":"A","url":"javascript:alert(1)"}', /:1: url: must be an http/],
  ])("%s is told with its line", (_, lines, expected) => {
    expect(() => load(lines)).toThrow(expected);
  });
});
