import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkRegistry } from "../../registry/load.ts";
import { problemText } from "../../registry/problem.ts";
import { carefulInfo, carefulReadme } from "../fakes/hub/cards.ts";
import type { FakeDataset } from "../fakes/hub/server.ts";
import { careful, useAdd } from "./adding.ts";
import { usePlace } from "./places.ts";

const place = usePlace();
const { add, start } = useAdd(place);

describe("a dataset with a careful card", () => {
  it("becomes a record that the check accepts, each fact with its source", async () => {
    const { into, written, record, message } = await add({ "diver/Turtle_Prefs": careful }, "diver/Turtle_Prefs");
    expect(message).toBe("");
    expect(written).toEqual(["ours/datasets/turtle-prefs.json"]);
    expect(checkRegistry([into]).problems.map(problemText)).toEqual([]);
    const text = readFileSync(`${into}/datasets/turtle-prefs.json`, "utf8");
    expect(text).toBe(`${JSON.stringify(record, null, 2)}\n`);
    expect(JSON.parse(text)).toEqual({
      id: "turtle-prefs",
      name: "Turtle Prefs",
      aliases: [],
      kind: "preference",
      annotation: "human",
      languages: ["en", "ko"],
      modalities: ["text", "image"],
      tasks: expect.arrayContaining(["vqa"]),
      size: [
        { count: 63135, unit: "rows", asWritten: "61,135 + 2,000", part: null },
        { count: 61135, unit: "rows", asWritten: "61,135", part: "train" },
        { count: 2000, unit: "rows", asWritten: "2,000", part: "test" },
      ],
      url: "https://huggingface.co/datasets/diver/Turtle_Prefs",
      hfId: "diver/Turtle_Prefs",
      paper: { title: null, url: "https://arxiv.org/abs/2305.18290" },
      license: "cc-by-4.0",
      year: 2024,
      derivedFrom: [{ external: "squad" }, { external: "HuggingFaceH4/ultrafeedback_binarized" }],
      claimedUsers: [],
      note: null,
      sources: [
        {
          url: "https://huggingface.co/datasets/diver/Turtle_Prefs",
          fields: expect.arrayContaining(["size", "license", "paper", "url", "hfId", "derivedFrom"]),
        },
        { url: expect.any(String), fields: ["kind"], basis: expect.any(String) },
        { url: expect.any(String), fields: ["annotation"], basis: "annotations_creators: crowdsourced" },
        { url: expect.any(String), fields: ["year"], basis: "when its repository was made on the Hub" },
      ],
    });
  });

  it("can be given an id, and says what is still empty", async () => {
    const bare: FakeDataset = { info: { cardData: { license: "mit" } }, readme: "---\nlicense: mit\n---\n# Bare\n" };
    const { said, written, record } = await add({ "diver/bare": bare }, "diver/bare", { id: "diver-bare" });
    expect(written).toEqual(["ours/datasets/diver-bare.json"]);
    expect(record).toMatchObject({
      kind: "other",
      license: "mit",
      name: "bare",
      note: null,
      annotation: null,
      size: [],
    });
    expect(said).toMatch(/wrote .*diver-bare\.json/);
    expect(said).toMatch(/still empty: annotation, languages, modalities, tasks, size, paper, note/);
  });

  it("names a record as parent where there is one", async () => {
    const child: FakeDataset = { info: { cardData: { source_datasets: ["diver/known", "original"] } } };
    const { record } = await add({ "diver/child": child }, "diver/child");
    expect(record?.derivedFrom).toEqual(["known"]);
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>, RegExp]>([
    [
      "a licence that the vocabulary lacks",
      { license: "shark-1.0" },
      { license: null },
      /license: shark-1\.0 left out/,
    ],
    [
      "several licences",
      { license: ["mit", "apache-2.0"] },
      { license: null },
      /license: several \(mit, apache-2\.0\)/,
    ],
    ["a licence nobody knows", { license: "unknown" }, { license: null }, /^(?!.*license:)/s],
    ["a language by its region", { language: "zh-CN" }, { languages: ["zh"] }, /wrote/],
    ["a language that is none", { language: ["tlh-x"] }, { languages: [] }, /language: tlh-x left out/],
    [
      "a task category of many tasks",
      { task_categories: ["image-to-text"] },
      { kind: "image-caption", tasks: [] },
      /task: image-to-text/,
    ],
    [
      "a band for a size",
      { size_categories: "1K<n<10K" },
      { size: [{ count: null, unit: "samples", asWritten: "1K<n<10K", part: null }] },
      /wrote/,
    ],
    ["a number for a tag", { tags: [2024, "sft"] }, { kind: "instruction" }, /wrote/],
    ["tags that contradict each other", { tags: ["sft", "dpo"] }, { kind: "other" }, /wrote/],
    ["machines that annotated", { annotations_creators: ["machine-generated"] }, { annotation: "ai" }, /wrote/],
  ])("takes only what is sure of %s", async (_, cardData, expected, told) => {
    const { record, said, message } = await add({ "diver/one": { info: { cardData } } }, "diver/one");
    expect(message).toBe("");
    expect(record).toMatchObject(expected);
    expect(said).toMatch(told);
  });

  it.each([
    ["the moment that all old repositories carry", "2022-03-02T23:29:22.000Z", [], null],
    ["that moment, and one paper", "2022-03-02T23:29:22.000Z", ["arxiv:1606.05250"], 2016],
    ["a moment of its own, and a paper", "2023-07-01T00:00:00.000Z", ["arxiv:1606.05250"], 2023],
    ["that moment, and two papers", "2022-03-02T23:29:22.000Z", ["arxiv:1606.05250", "arxiv:1806.03822"], null],
  ])("takes its year from %s", async (_, createdAt, tags, year) => {
    const { record } = await add({ "diver/one": { info: { createdAt, tags } } }, "diver/one");
    expect(record?.year).toBe(year);
    expect(record?.paper).toEqual(tags.length === 1 ? { title: null, url: "https://arxiv.org/abs/1606.05250" } : null);
  });
});

describe("what is agreed to", () => {
  it("a renamed dataset is added under its name of today", async () => {
    const { record, said } = await add(
      { "diver/old": { fault: { kind: "renamed", to: "diver/new" } }, "diver/new": careful },
      "diver/old",
      { renamed: true },
    );
    expect(record).toMatchObject({ id: "new", hfId: "diver/new" });
    expect(said).toContain("diver/old is called diver/new today");
  });

  it("a gated dataset is recorded as such, though its card's text is kept back", async () => {
    const { record, said } = await add(
      { "diver/x": { info: { ...carefulInfo, gated: "manual" }, readme: carefulReadme } },
      "diver/x",
      { gated: true },
    );
    expect(record).toMatchObject({ gated: true, license: "cc-by-4.0" });
    expect(said).toContain("asks for a login");
  });

  it("another spelling of the same id is no new name", async () => {
    const { record } = await add(
      { "Diver/X": { fault: { kind: "renamed", to: "diver/x" } }, "diver/x": careful },
      "Diver/X",
    );
    expect(record?.hfId).toBe("diver/x");
  });
});

describe("the token", () => {
  it("goes to the Hub, and to nobody that the Hub sends on to", async () => {
    const storage = await start({ "diver/x": careful });
    const readmeAt = `${storage.url}/api/resolve-cache/datasets/diver/x/README.md`;
    const locked = {
      "diver/x": { ...careful, token: "hf_owner", readmeAt: readmeAt.replace("127.0.0.1", "localhost") },
    };
    const { hub, message } = await add(locked, "diver/x", { hub: { token: "hf_owner" } });
    expect(message).toBe("");
    expect(hub.requests.every(({ authorization }) => authorization === "Bearer hf_owner")).toBe(true);
    expect(storage.requests.length).toBeGreaterThan(0);
    expect(storage.requests.filter(({ authorization }) => authorization !== undefined)).toEqual([]);
  });
});
