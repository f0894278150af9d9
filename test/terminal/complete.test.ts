import { describe, expect, it } from "vitest";
import { complete } from "../../adapters/terminal/complete.ts";
import type { Choice } from "../../src/index.ts";
import { suggest } from "./engine.ts";

const named =
  (...names: readonly string[]) =>
  (): readonly Choice[] =>
    names.map((name) => ({ type: "dataset", id: name, name, label: name }));

describe("complete, over the registry", () => {
  it.each([
    ["vlf", "VLFeedback", "vlf"],
    ["what is VLFe", "VLFeedback", "VLFe"],
    ["what data did llava-1", "LLaVA-1.5", "llava-1"],
    ["설명해줘 visual gen", "Visual Genome", "visual gen"],
  ])("%j goes on as %j", (line, name, typed) => {
    const [names, replaced] = complete(line, suggest);
    expect(names).toContain(name);
    expect(replaced).toBe(typed);
  });

  it("offers the best known names for an empty line", () => {
    expect(complete("", suggest)[0].length).toBeGreaterThan(5);
  });

  it.each(["zzzz", "what is ", "VLFeedback zzzz"])("has nothing for %j", (line) => {
    expect(complete(line, suggest)).toStrictEqual([[], line]);
  });
});

it.each([
  ["/", ["/help", "/quit"]],
  ["/q", ["/quit"]],
  ["/x", []],
])("complete knows the commands: %j", (line, commands) => {
  expect(complete(line, named("never"))).toStrictEqual([commands, line]);
});

describe("complete, with names that readline could trip over", () => {
  it("never offers what would take back what was typed", () => {
    expect(complete("llava", named("LLaVA-1.5", "LLAVA-x", "LLaVA-Instruct"))[0]).toStrictEqual([
      "LLaVA-1.5",
      "LLaVA-Instruct",
    ]);
  });
  it("leaves out names that do not go on from what was typed, and those that a terminal would obey", () => {
    expect(complete("vlf", named("Silkie", "VLF\u001B[2J", "VLFeedback"))[0]).toStrictEqual(["VLFeedback"]);
  });
});
