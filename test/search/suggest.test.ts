import MiniSearch from "minisearch";
import { afterEach, describe, expect, it, vi } from "vitest";
import { loadRegistry } from "../../registry/load.ts";
import { buildRegistry, compile, createEngine } from "../../src/index.ts";

const registry = buildRegistry(loadRegistry());
const engine = createEngine(registry, compile(registry));
const offered = (typed: string) => engine.suggest(typed, { limit: 5 }).map(({ id }) => id);

describe("while somebody types", () => {
  it.each<{ why: string; typed: string; first: string }>([
    { why: "a name goes on from what was typed", typed: "databricks-do", first: "databricks-dolly-15k" },
    { why: "what stands inside a name is found", typed: "feedback-bin", first: "ultrafeedback-binarized" },
    { why: "two letters changed places", typed: "UltraFeedbakc", first: "ultrafeedback" },
    { why: "a letter is missing", typed: "VLFeedbak", first: "vlfeedback" },
    { why: "the words stand in another order", typed: "15k dolly databricks", first: "databricks-dolly-15k" },
    {
      why: "a typo in one of several words in another order",
      typed: "150k instuct llava",
      first: "llava-instruct-150k",
    },
  ])("$why: $typed", ({ typed, first }) => {
    expect(offered(typed)[0]).toBe(first);
  });

  it("what goes on from what was typed comes before what is only near it, each once", () => {
    const all = engine.suggest("dolly", { limit: 25 }).map(({ type, id }) => `${type} ${id}`);
    expect(new Set(all).size).toBe(all.length);
    const begins = engine.suggest("dolly", { limit: 25 }).map(({ name }) => /dolly/i.test(name));
    expect(begins.lastIndexOf(true)).toBeLessThan(begins.includes(false) ? begins.indexOf(false) : begins.length);
  });

  it("a type is a promise, also for what is only near", () => {
    const types = engine.suggest("LLaVA-Instrutc", { type: "dataset" }).map(({ type }) => type);
    expect(new Set(types)).toEqual(new Set(["dataset"]));
  });
});

describe("full text", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });
  it.each([
    { question: "videos of people cooking with step captions", searched: true },
    { question: "preference korean", searched: false },
    { question: "what data did LLaVA-1.5 use", searched: false },
  ])("$question goes through MiniSearch: $searched", ({ question, searched }) => {
    const search = vi.spyOn(MiniSearch.prototype, "search");
    engine.ask(question);
    expect(search.mock.calls.length > 0).toBe(searched);
  });
});
