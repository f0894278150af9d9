import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadWith, problemsAdded, writeRecord } from "../../registry/record-file.ts";
import { makeModel, sound, usePlace } from "./places.ts";

const place = usePlace();

describe("a record's file", () => {
  it("is never written over, even by one that nobody knew of", () => {
    const file = place.file("datasets/a.json", "by hand");
    expect(() => writeRecord(place.path, "dataset", sound({ id: "a" }))).toThrow(
      /a\.json exists and is not written over/,
    );
    expect(readFileSync(file, "utf8")).toBe("by hand");
  });

  it("stands in the folder of its type, which is made", () => {
    expect(writeRecord(place.path, "model", makeModel("m", []))).toBe(join(place.path, "models/m.json"));
    expect(place.files()).toEqual(["models", "models/m.json"]);
  });
});

describe("the registry that a record is added to", () => {
  it("is its places and the folder that is written, though that may be empty yet", () => {
    const ours = place.registry([sound({ id: "a" })]);
    expect(loadWith([ours], join(place.path, "team")).datasets.map(({ id }) => id)).toEqual(["a"]);
    place.file("team/datasets/b.json", JSON.stringify(sound({ id: "b" })));
    expect(loadWith([ours], join(place.path, "team")).datasets.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("is told of the problems that are new, and of no old ones", () => {
    const ours = place.registry([sound({ id: "a", kind: "nonsense" })]);
    const added = { datasets: [sound({ id: "b", derivedFrom: ["nowhere"] })], models: [makeModel("m", ["a", "b"])] };
    expect(problemsAdded(loadWith([ours], ours), added).map(({ id, field }) => [id, field])).toEqual([
      ["b", "derivedFrom"],
    ]);
  });
});
