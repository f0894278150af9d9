import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeSnapshot } from "../../registry/compile.ts";
import { loadRegistry } from "../../registry/load.ts";
import { readSnapshot, snapshotFiles } from "../../registry/snapshot.ts";
import { buildRegistry, createEngine, plainText } from "../../src/index.ts";
import { makeModel, sound, usePlace } from "./places.ts";

const place = usePlace();
const records = () =>
  place.registry(
    [
      sound({ id: "turtles", name: "Turtle Tracks", aliases: ["거북이 자취"], languages: ["ko"], year: 2023 }),
      sound({ id: "larks", name: "Lark Songs", note: { en: "Songs of larks.", ko: "종달새 노래." } }),
    ],
    [makeModel("lark-1", ["larks"])],
  );
const kept = () => join(place.path, "snapshots");

const questions = [
  "거북이",
  "songs",
  "what data did lark-1 use",
  "turtel tracks",
  "korean",
  "2023",
  "비슷한 거 Lark Songs",
];

/** What a reader sees of an engine: its answers, its completions. */
function seen(engine: ReturnType<typeof createEngine>) {
  return {
    answers: questions.map((question) => plainText(engine.ask(question).message)),
    offers: ["", "lar", "ㄱㅂㅇ", "자취"].map((typed) => engine.suggest(typed)),
    links: engine.find("https://example.org/source Lark-1"),
  };
}

describe("a snapshot", () => {
  it.each(["a folder", "a catalogue"])("of %s is the registry itself, read sooner", (what) => {
    const path =
      what === "a folder"
        ? records()
        : place.file("all.jsonl", '{"id":"t","name":"Turtle Tracks","url":"https://example.org/t","note":"Songs."}\n');
    writeSnapshot([path], kept());
    const snapshot = readSnapshot([path], kept());
    const loaded = loadRegistry([path]);
    expect(JSON.parse(JSON.stringify(snapshot?.records))).toEqual(JSON.parse(JSON.stringify(loaded)));
    const compiled = snapshot && createEngine(buildRegistry(snapshot.records), snapshot.compiled);
    expect(compiled && seen(compiled)).toEqual(seen(createEngine(buildRegistry(loaded))));
  });

  it("of one registry is not another's", () => {
    const path = records();
    writeSnapshot([path], kept());
    expect(readSnapshot([path, place.file("more.jsonl", "")], kept())).toBeUndefined();
    expect(readSnapshot([path], join(place.path, "elsewhere"))).toBeUndefined();
  });

  it("goes on being used where its registry was copied, and is marked anew, once", () => {
    const path = records();
    writeSnapshot([path], kept());
    // A checkout, a container's COPY, an archive: the same files, written later.
    for (const name of ["turtles", "larks"]) utimesSync(join(path, `datasets/${name}.json`), 1, 1);
    const { mark } = snapshotFiles([path], kept());
    const before = readFileSync(mark, "utf8");
    expect(readSnapshot([path], kept())?.records.datasets).toHaveLength(2);
    const after = readFileSync(mark, "utf8");
    expect(after).not.toBe(before);
    expect(readSnapshot([path], kept())).toBeDefined();
    expect(readFileSync(mark, "utf8")).toBe(after);
  });

  it.skipIf(process.getuid?.() === 0)("goes on being used where it cannot be marked anew", () => {
    const path = records();
    writeSnapshot([path], kept());
    chmodSync(snapshotFiles([path], kept()).mark, 0o444);
    utimesSync(join(path, "datasets/larks.json"), 1, 1);
    expect(readSnapshot([path], kept())).toBeDefined();
  });

  it("is found at another path only by its places' names", () => {
    const path = records();
    writeSnapshot([path], kept());
    cpSync(path, join(place.path, "elsewhere"), { recursive: true });
    expect(readSnapshot([join(place.path, "elsewhere")], kept())).toBeUndefined();
  });

  it.each<readonly [string, (path: string) => void]>([
    ["a record is changed", (path) => writeFileSync(join(path, "datasets/larks.json"), "{}")],
    [
      "a record is as long as before, and another",
      (path) => {
        const file = join(path, "datasets/larks.json");
        writeFileSync(file, readFileSync(file, "utf8").replace("Songs of larks", "Tales of larks"));
        utimesSync(file, 1, 1);
      },
    ],
    ["a record goes", (path) => rmSync(join(path, "datasets/larks.json"))],
    ["a record comes", (path) => writeFileSync(join(path, "models/new.json"), "{}")],
    [
      "a word comes",
      (path) => {
        mkdirSync(join(path, "vocabulary"), { recursive: true });
        writeFileSync(join(path, "vocabulary/place.json"), "{}");
      },
    ],
    ["its records are cut off", (path) => truncateSync(snapshotFiles([path], kept()).records, 100)],
    ["its compiled part is cut off", (path) => truncateSync(snapshotFiles([path], kept()).first, 100)],
    ["its compiled part is another program's", (path) => writeFileSync(snapshotFiles([path], kept()).first, "no")],
    ["its mark is cut off", (path) => truncateSync(snapshotFiles([path], kept()).mark, 10)],
    ["its texts are gone", (path) => rmSync(snapshotFiles([path], kept()).texts)],
  ])("is no more used once %s", (_, change) => {
    const path = records();
    writeSnapshot([path], kept());
    expect(readSnapshot([path], kept())).toBeDefined();
    change(path);
    expect(readSnapshot([path], kept())).toBeUndefined();
  });
});
