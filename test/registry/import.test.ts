import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importRecords } from "../../registry/import.ts";
import { checkRegistry } from "../../registry/load.ts";
import { problemText } from "../../registry/problem.ts";
import { makeModel, sound, usePlace } from "./places.ts";

const place = usePlace();
const known = sound({ id: "known", name: "Known Set", hfId: "diver/known" });

/** Imports into a registry that knows one dataset. */
function run(path: string, dryRun = false) {
  const into = place.registry([known]);
  const before = place.files();
  const { written, existing, problems } = importRecords(path, into, { places: [into], added: "2026-11-27", dryRun });
  return {
    into,
    written: written.map((file) => file.slice(into.length + 1)),
    existing,
    told: problems.map(problemText).join("\n"),
    files: place.files().filter((file) => !before.includes(file)),
  };
}

const lines = (...records: unknown[]) => records.map((record) => JSON.stringify(record)).join("\n");

describe("importing", () => {
  it("writes the new records of a folder, datasets and models, one file each", () => {
    place.file("theirs/datasets/new.json", JSON.stringify(sound({ id: "new" })));
    place.file("theirs/models/vlm.json", JSON.stringify(makeModel("vlm", ["new", "known"])));
    const { into, written, existing, told, files } = run(join(place.path, "theirs"));
    expect([written, existing, told]).toEqual([["datasets/new.json", "models/vlm.json"], [], ""]);
    expect(files).toEqual(["ours/datasets/new.json", "ours/models", "ours/models/vlm.json"]);
    const text = readFileSync(join(into, "datasets/new.json"), "utf8");
    expect(JSON.parse(text)).toEqual({ ...sound({ id: "new" }), added: "2026-11-27" });
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
    expect(text).toMatch(/^\{\n {2}"id": "new",\n {2}"name"/);
    expect(checkRegistry([into]).problems.map(problemText)).toEqual([]);
  });

  it("reads a folder of loose files, and a single file", () => {
    const file = place.file("loose/new.json", JSON.stringify(sound({ id: "new" })));
    expect(run(join(place.path, "loose"), true).written).toEqual(["datasets/new.json"]);
    expect(run(file, true).written).toEqual(["datasets/new.json"]);
  });

  it("writes nothing with --dry-run, and says what it would", () => {
    const file = place.file("new.jsonl", lines(sound({ id: "new" })));
    const { written, files } = run(file, true);
    expect([written, files]).toEqual([["datasets/new.json"], []]);
  });

  it("leaves what exists as it is, by id and by Hub id", () => {
    const file = place.file(
      "new.jsonl",
      lines(sound({ id: "known", name: "Changed" }), sound({ id: "other", hfId: "Diver/Known" }), makeModel("vlm", [])),
    );
    const { into, written, existing } = run(file);
    expect([written, existing]).toEqual([["models/vlm.json"], ["datasets/known", "datasets/known"]]);
    expect(JSON.parse(readFileSync(join(into, "datasets/known.json"), "utf8")).name).toBe("Known Set");
    expect(run(file).existing).toContain("models/vlm");
  });

  it("makes records of ours from a catalogue's lines", () => {
    const file = place.file(
      "theirs.jsonl",
      `\ufeff${lines(
        {
          id: 7,
          name: "Turtle Tracks",
          url: "https://example.org/7",
          kind: "DPO data",
          languages: ["Korean", "en"],
          modalities: ["images"],
          license: "CC BY 4.0",
          year: 2024,
          note: "Where sea turtles swim.",
          strange: 1,
        },
        { id: "Bird Songs", name: "Bird Songs", url: "https://example.org/b", paper: "https://example.org/p" },
      )}\r\n\r\n`,
    );
    const { into, written, told } = run(file);
    expect([written, told]).toEqual([["datasets/7.json", "datasets/bird-songs.json"], ""]);
    expect(JSON.parse(readFileSync(join(into, "datasets/7.json"), "utf8"))).toEqual({
      ...sound({ id: "7" }),
      added: "2026-11-27",
      name: "Turtle Tracks",
      url: "https://example.org/7",
      kind: "preference",
      languages: ["ko", "en"],
      modalities: ["image"],
      license: "cc-by-4.0",
      year: 2024,
      // A note in one language stands for both until somebody writes the other.
      note: { en: "Where sea turtles swim.", ko: "Where sea turtles swim." },
      sources: [{ url: "https://example.org/7", fields: ["license", "year", "url"], basis: "as theirs.jsonl has it" }],
    });
    expect(checkRegistry([into]).problems.map(problemText)).toEqual([]);
  });

  it.each([
    ["Apache-2.0", "apache-2.0"],
    ["The Apache License, Version 2.0", "apache-2.0"],
    ["MIT License", "mit"],
    ["CC-BY-SA 4.0 International", "cc-by-sa-4.0"],
    ["-", null],
    ["N/A", null],
    ["unknown", null],
  ])("reads the licence %s as people write it", (license, value) => {
    const file = place.file("theirs.jsonl", lines({ id: "a", name: "Turtle", url: "https://example.org/a", license }));
    const { into, told } = run(file);
    expect(told).toBe("");
    expect(JSON.parse(readFileSync(join(into, "datasets/a.json"), "utf8")).license).toBe(value);
  });

  it.each([
    [{ name: "Turtle VQA" }, "image-answer", ["vqa"]],
    [{ name: "Turtle DPO mix" }, "preference", []],
    [{ name: "Turtles", note: "Instruction data for OCR of sea charts." }, "instruction", ["ocr"]],
    [{ name: "거북이 선호 데이터" }, "preference", []],
    [{ name: "Turtles" }, "other", []],
  ])("reads the kind and the tasks out of the words: %o", (facts, kind, tasks) => {
    const file = place.file("theirs.jsonl", lines({ id: "a", url: "https://example.org/a", ...facts }));
    const { into, told } = run(file);
    const record = JSON.parse(readFileSync(join(into, "datasets/a.json"), "utf8"));
    expect([told, record.kind, record.tasks]).toEqual(["", kind, expect.arrayContaining(tasks)]);
    if (kind !== "other") {
      expect(record.sources.at(-1)).toMatchObject({ basis: "the words of its name and note in theirs.jsonl" });
    }
  });

  it("tells what it read out of words, and what nothing told", () => {
    const file = place.file(
      "theirs.jsonl",
      lines(
        { id: "a", name: "Turtle VQA", url: "https://example.org/a", note: "Turtles." },
        { id: "유준혁님의 데이터 2", name: "Wholly Strange", url: "https://example.org/b" },
      ),
    );
    const into = place.registry([known]);
    const { remarks, written } = importRecords(file, into, { places: [into], added: "2026-11-27", dryRun: true });
    expect(written.map((path) => path.slice(into.length + 1))).toEqual([
      "datasets/a.json",
      "datasets/yujunhyeongnimui-deiteo-2.json",
    ]);
    expect(remarks).toEqual([
      "kind read out of the name or the note (1): a",
      'nothing tells the kind, so it is "other" (1): yujunhyeongnimui-deiteo-2',
      "note in one language, which stands for both (1): a",
      "no note (1): yujunhyeongnimui-deiteo-2",
    ]);
  });

  it.each<[string, string, RegExp]>([
    ["a line that is no JSON", '{"id": "a"\n', /new\.jsonl:1: is not JSON .*mend the syntax/],
    ["a line without a name", '{"id":"a","url":"https://example.org"}', /:1: name: .*add it/],
    ["an address that is none", '{"id":"a","name":"A","url":"javascript:alert(1)"}', /:1: url: must be an http/],
    [
      "a misspelt key in a record of ours",
      lines({ ...sound({ id: "new" }), licence: "mit" }),
      /:1: licence: no record has this key/,
    ],
    [
      "a fact without a source",
      lines({ ...sound({ id: "new" }), license: "mit", sources: [{ url: "https://example.org", fields: ["url"] }] }),
      /:1: license: no source covers it/,
    ],
    [
      "a licence that the vocabulary lacks",
      '{"id":"a","name":"A","url":"https://example.org","license":"shark-1.0"}',
      /:1: license: "shark-1\.0" is no license/,
    ],
    [
      "a name that is taken",
      lines(sound({ id: "new", name: "known set" })),
      /:1: name: "known set" is already a name of known/,
    ],
    [
      "a model's dataset that is nowhere",
      lines(makeModel("vlm", ["nowhere"])),
      /:1: stages\.0: no dataset has the id "nowhere"/,
    ],
    [
      "a model without stages that can be read",
      lines({ ...makeModel("vlm", []), stages: "none" }),
      /:1: stages: .*write an array/,
    ],
    [
      "an id that cannot be made a file's name",
      lines({ id: "!!", name: "거북", url: "https://example.org" }),
      /:1: id: must be lower-case/,
    ],
  ])("%s is told with its line and not written", (_, text, expected) => {
    const { told, files } = run(place.file("new.jsonl", text));
    expect(told).toMatch(expected);
    expect(files).toEqual([]);
  });

  it("the same id twice is told, and the first one written", () => {
    const { written, told } = run(
      place.file("new.jsonl", lines(sound({ id: "new" }), sound({ id: "new", name: "Other" }))),
    );
    expect(written).toEqual(["datasets/new.json"]);
    expect(told).toMatch(/:2: id: "new" stands here twice/);
  });

  it("what leans on a record that is wrong is not written either", () => {
    const wrong = { ...sound({ id: "wrong" }), kind: "nonsense" };
    const file = place.file("new.jsonl", lines(makeModel("vlm", ["wrong"]), wrong, sound({ id: "right" })));
    const { written, told } = run(file);
    expect(written).toEqual(["datasets/right.json"]);
    expect(told).toMatch(/:2: kind: "nonsense" is no kind/);
    expect(told).toMatch(/:1: stages\.0: no dataset has the id "wrong"/);
  });

  it.each([
    ["a path that does not exist", () => join(place.path, "nowhere"), /\[registry\] there is no .*nowhere/],
    ["a folder without records", () => join(place.file("empty/readme.txt", "x"), ".."), /holds no records/],
  ])("%s is told with the remedy", (_, path, expected) => {
    const at = path();
    expect(() => run(at)).toThrow(expected);
  });
});
