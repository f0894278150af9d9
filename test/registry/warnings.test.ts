import { describe, expect, it } from "vitest";
import { loadRegistry } from "../../registry/load.ts";
import { findWarnings } from "../../registry/warnings.ts";
import type { Dataset } from "../../src/index.ts";
import { makeModel, sound } from "./places.ts";

const { vocabularies } = loadRegistry();

/** What is warned of a dataset among others, as `field: problem`. */
function warned(dataset: Dataset, ...others: readonly Dataset[]) {
  return findWarnings({ datasets: [dataset, ...others], models: [makeModel("Reef", [])], vocabularies })
    .filter(({ id }) => id === dataset.id)
    .map(({ field, problem, remedy }) => `${field}: ${problem}; ${remedy}`);
}

const note = (en: string) => ({ en, ko: "바다거북." });

describe("a warning", () => {
  it.each<[string, Dataset, RegExp]>([
    [
      "an alias that is another's name without its version",
      sound({ id: "a", name: "Tides", aliases: ["Shells"] }),
      /^aliases: "Shells" is also what the dataset shells-2/,
    ],
    [
      "an alias that is a model's name",
      sound({ id: "a", name: "Coral data", aliases: ["Reef"] }),
      /^aliases: "Reef" is also what the model Reef/,
    ],
    [
      "a free licence over a parent that is not",
      sound({ id: "a", license: "mit", derivedFrom: ["shells-2"] }),
      /^license: mit over shells-2, which is cc-by-nc-4.0; read its own page/,
    ],
    [
      "a language list shorter than its note says",
      sound({ id: "a", languages: ["en"], note: note("Whale songs in 12 languages.") }),
      /^languages: 1 languages where its note says 12/,
    ],
    [
      "a name that has a record",
      sound({ id: "a", derivedFrom: [{ external: "shells 2" }] }),
      /^derivedFrom: "shells 2" has a record; write "shells-2"/,
    ],
    [
      "a visual task of text alone",
      sound({ id: "a", modalities: ["text"], tasks: ["grounding"] }),
      /^tasks: grounding of a set of text alone/,
    ],
    [
      "an address that is none",
      sound({ id: "a", sources: [{ url: "https://example.org/a (git log)", fields: [] }] }),
      /^sources\.0\.url: .* holds a space; write %20/,
    ],
  ])("is given for %s, with what to do", (_, dataset, expected) => {
    const shells = sound({ id: "shells-2", name: "Shells 2", license: "cc-by-nc-4.0" });
    expect(warned(dataset, shells)).toEqual([expect.stringMatching(expected)]);
  });

  it.each([
    ["says that its list goes on", sound({ id: "a", languagesComplete: false, note: note("In 12 languages.") })],
    ["counts programming languages", sound({ id: "a", note: note("Code in 12 programming languages.") })],
    [
      "says what its makers forbid",
      sound({
        id: "a",
        license: "mit",
        derivedFrom: ["b"],
        restrictions: [{ restriction: "research-only", source: "https://example.org" }],
      }),
    ],
  ])("is not given for a record that %s", (_, dataset) => {
    expect(warned(dataset, sound({ id: "b", name: "B", license: "cc-by-nc-4.0" }))).toEqual([]);
  });
});
