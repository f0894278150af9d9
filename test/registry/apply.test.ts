import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { applyBatch } from "../../registry/apply.ts";
import { checkRegistry, loadRegistry } from "../../registry/load.ts";
import { problemText } from "../../registry/problem.ts";
import { buildRegistry } from "../../src/index.ts";
import { makeModel, sound, usePlace } from "./places.ts";

const place = usePlace();
const page = "https://example.org/tides";
const lines = (...all: unknown[]) => all.map((one) => JSON.stringify(one)).join("\n");

function setUp() {
  return place.registry([
    sound({ id: "tides", name: "Tides", aliases: ["Ebb and Flow"], license: null }),
    sound({ id: "shells", name: "Shells" }),
  ]);
}

/** Applies lines to a small registry; gives what was said of each, and the record afterwards. */
function apply(folder: string, batch: readonly unknown[], sure: "high" | "medium" = "high") {
  const file = place.file("batch.jsonl", lines(...batch));
  const { lines: applied, written, problems } = applyBatch(file, { folder, sure, dryRun: false });
  return {
    done: applied.map(({ done }) => done),
    kept: applied.flatMap(({ kept }) => kept),
    written: written.length,
    told: problems.map(problemText).join("\n"),
    record: JSON.parse(readFileSync(join(folder, "datasets/tides.json"), "utf8")),
  };
}

describe("a batch", () => {
  it.each([
    [
      "fills what is empty",
      { id: "tides", license: "mit", sources: [{ url: page, fields: ["license"] }] },
      { license: "mit" },
    ],
    [
      "lengthens lists",
      { id: "tides", aliases: ["Tide Tables", "ebb-and-flow"] },
      { aliases: ["Ebb and Flow", "Tide Tables"] },
    ],
    ["takes aliases away", { id: "tides", removeAliases: ["Ebb and Flow"] }, { aliases: [] }],
    [
      "corrects what is as it was",
      { id: "tides", type: "dataset", field: "kind", was: "instruction", is: "benchmark", source: page },
      { kind: "benchmark" },
    ],
    [
      "says that a page names no licence",
      { id: "tides", page, read: "whole card" },
      { noLicense: { source: page, basis: "whole card" } },
    ],
    [
      "says with which tool it was made",
      { id: "tides", tool: "gpt-4", role: "judged", source: page },
      { madeWith: [{ tool: "gpt-4", role: "judged", source: page }] },
    ],
    [
      "says what is forbidden",
      { id: "tides", restriction: "research-only", source: page },
      { restrictions: [{ restriction: "research-only", source: page }] },
    ],
    [
      "says that sources disagree",
      { id: "tides", licence: null, others: [{ licence: "MIT", source: page }] },
      { conflicts: [{ field: "license", says: "mit", source: page }] },
    ],
  ])("%s, and says nothing new when applied again", (_, line, expected) => {
    const folder = setUp();
    const first = apply(folder, [line]);
    expect([first.told, first.written]).toEqual(["", 1]);
    expect(first.record).toMatchObject(expected);
    const again = apply(folder, [line]);
    expect([again.done, again.written, again.record]).toEqual([[[]], 0, first.record]);
  });

  it("keeps what is there, and says so", () => {
    const folder = setUp();
    const { kept, record, written } = apply(folder, [
      { id: "tides", kind: "benchmark" },
      { id: "tides", type: "dataset", field: "kind", was: "ocr-doc", is: "benchmark", source: page },
      { id: "nowhere", year: 2024 },
    ]);
    expect([record.kind, written]).toEqual(["instruction", 0]);
    expect(kept).toEqual([
      'kind stays "instruction", not "benchmark"',
      'kind is "instruction", not "ocr-doc"',
      "there is no such record",
    ]);
  });

  it("leaves what is less than sure until it is asked for", () => {
    const line = {
      id: "tides",
      type: "dataset",
      field: "kind",
      was: "instruction",
      is: "benchmark",
      source: page,
      sure: "medium",
    };
    const folder = setUp();
    expect(apply(folder, [line]).record.kind).toBe("instruction");
    expect(apply(folder, [line], "medium").record.kind).toBe("benchmark");
  });

  it("writes nothing that would not fit, and tells why", () => {
    const { told, record, written } = apply(setUp(), [
      { id: "tides", aliases: ["Shells"] },
      { id: "tides", strange: 1 },
    ]);
    expect([record.aliases, written]).toEqual([["Ebb and Flow"], 0]);
    expect(told).toMatch(/already a name of|"Shells"/);
    expect(told).toMatch(/batch\.jsonl:2: .*no record has this key/);
  });

  it("redirects an id, so that what named it still finds its record", () => {
    const folder = place.registry(
      [sound({ id: "tides", name: "Tides" }), sound({ id: "old-tides", name: "Old Tides" })],
      [makeModel("vlm", ["old-tides"])],
    );
    apply(folder, [{ id: "old-tides", renamedTo: "tides" }]);
    expect(checkRegistry([folder]).problems.map(problemText)).toEqual([]);
    const registry = buildRegistry(loadRegistry([folder]));
    expect(registry.dataset("old-tides")?.id).toBe("tides");
    expect(registry.usersOf("tides").map(({ model }) => model.id)).toEqual(["vlm"]);
  });
});
