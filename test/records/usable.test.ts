import { describe, expect, it } from "vitest";
import { commercialUse } from "../../bench/predicate.ts";
import { loadRegistry } from "../../registry/load.ts";
import { buildRegistry, createEngine } from "../../src/index.ts";
import { usableOf } from "../../src/records/usable.ts";

const records = loadRegistry();
const registry = buildRegistry(records);
const engine = createEngine(registry);

function usable(id: string) {
  const dataset = registry.dataset(id);
  if (!dataset) throw new Error(`no dataset ${id}`);
  return usableOf(registry, dataset);
}

describe("commercial use", () => {
  it("is for every dataset what a walk over its facts and its ancestors' gives", () => {
    const wrong = records.datasets.filter(
      (dataset) => usableOf(registry, dataset).commercial !== commercialUse(dataset, registry),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it("says why wherever it is not simply allowed, and only there", () => {
    for (const dataset of records.datasets) {
      const { commercial, because } = usableOf(registry, dataset);
      expect([dataset.id, because.length === 0]).toEqual([dataset.id, commercial === "yes"]);
    }
  });

  it.each(["wavcaps", "scigraphqa", "webvid-10m", "llava-video-178k", "activitynet-qa"])(
    "is not allowed for %s, whatever its Hub tag",
    (id) => {
      expect(usable(id).commercial).toBe("no");
    },
  );

  it("asks to check an open set for its parent's licence, and leads there", () => {
    const { commercial, because } = usable("kullm-v2");
    expect(commercial).toBe("check");
    expect(because).toContainEqual({ type: "license", value: "cc-by-nc-4.0", via: ["alpaca-gpt-4"] });
    const card = engine.ask("KULLM v2 license").message.cards[0];
    const licence = card?.fields.find(({ key }) => key === "license");
    expect(licence?.value[0]?.text).toMatch(/check: Alpaca GPT-4/);
    expect(licence?.note).toContain("Alpaca GPT-4 (CC BY-NC 4.0");
  });

  it("is what the commercial filter asks for", () => {
    const found = new Set(
      engine.ask("image instruction data for commercial use", { limit: 50 }).message.cards.map(({ id }) => id),
    );
    expect(found.size).toBeGreaterThan(5);
    for (const id of found) expect([id, usable(id).commercial]).toEqual([id, "yes"]);
  });
});
