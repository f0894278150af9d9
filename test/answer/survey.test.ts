import { describe, expect, it } from "vitest";
import { buildRegistry, type Dataset } from "../../src/index.ts";
import { engineOver, records, surveyRecords } from "../support.ts";

const { ask } = engineOver(surveyRecords);
const registry = buildRegistry(records);
const rows = surveyRecords.datasets.map((dataset): [string, Dataset] => [dataset.survey?.name ?? "", dataset]);

const page = (url: string) => url.replace(/[?#].*$/, "").replace(/\/$/, "");

describe("the survey: 27 rows", () => {
  it("are all here", () => {
    expect(rows).toHaveLength(27);
  });

  it.each(rows)("%s is found by the survey's name, first", (name, dataset) => {
    const { answer } = ask(name);
    expect(answer.kind).toBe("dataset");
    expect(answer.hits[0]?.dataset.id).toBe(dataset.id);
  });

  it.each(rows)("%s: its link is the record's, or a source, or corrected", (_, dataset) => {
    const said = page(dataset.survey?.url ?? "");
    const known = [dataset.url ?? "", ...dataset.sources.map(({ url }) => url)].map((url) =>
      page(url).replace("/blob/HEAD/", "/blob/main/"),
    );
    const sameDataset = /dataSetSn=\d+/.exec(dataset.url ?? "")?.[0];
    const present = known.includes(said) || (sameDataset && dataset.survey?.url.includes(sameDataset));
    expect(Boolean(present) || corrected(dataset, "url")).toBe(true);
  });

  it.each(rows)("%s: its count is the record's, or corrected, or shown as not verified", (_, dataset) => {
    const said = dataset.survey?.count ?? "";
    const written = dataset.size.map(({ asWritten }) => asWritten.toLowerCase());
    const counts = dataset.size
      .map(({ count }) => count ?? 0)
      .map((count) => new Intl.NumberFormat("en", { notation: "compact" }).format(count));
    const present = written.includes(said.toLowerCase()) || counts.includes(said);
    const shown = ask(dataset.name).message.cards[0]?.fields.find(({ key }) => key === "size");
    const unverified = [...(shown?.value.map(({ text }) => text) ?? []), shown?.note ?? ""].join(" ").includes(said);
    expect(present || unverified || corrected(dataset, "size")).toBe(true);
  });

  it.each(rows)("%s: its models are users by their own records, or corrected", (_, dataset) => {
    const users = registry.usersOf(dataset.id).flatMap(({ model }) => registry.namesOf(model));
    const key = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");
    for (const model of dataset.survey?.models ?? []) {
      expect(users.map(key).includes(key(model)) || corrected(dataset, "usedBy"), model).toBe(true);
    }
  });

  it.each(rows)("%s: its section and category fit the record, or are corrected", (_, dataset) => {
    const { section = "", category = "" } = dataset.survey ?? {};
    const kinds: Record<string, string[]> = {
      Instruction: ["instruction"],
      "Image-caption-grounded pair": ["grounded-caption"],
      "Image-caption pair": ["image-caption"],
      "Image-answer pair": ["image-answer"],
    };
    const annotations: Record<string, string> = {
      "Human Annotated": "human",
      "AI annotated": "ai",
      "Synthetic modified": "synthetic",
    };
    if (section.startsWith("Preference")) {
      expect(dataset.kind).toBe("preference");
      expect(dataset.annotation).toBe(annotations[category]);
      return;
    }
    expect(dataset.languages).toContain(section.includes("Korean") ? "ko" : "en");
    expect(kinds[category]?.includes(dataset.kind ?? "") || corrected(dataset, "kind"), category).toBe(true);
  });

  it("shows the correction when someone asks for the dataset itself, and the right value everywhere", () => {
    const [card] = ask("RLHF-V").message.cards;
    expect(card?.fields.find(({ key }) => key === "size")?.value[0]?.text).toBe("5,730 pairs");
    const notes = card?.fields.filter(({ key }) => key === "correction").map(({ note }) => note);
    expect(notes).toContain("count: the survey says “5.73”");
    const brief = ask("human preference", { limit: 10 }).message.cards.find(({ id }) => id === "rlhf-v-dataset");
    expect(brief?.fields.some(({ key }) => key === "correction")).toBe(false);
    expect(brief?.fields.find(({ key }) => key === "size")?.value[0]?.text).toBe("5,730 pairs");
  });
});

function corrected(dataset: Dataset, field: string): boolean {
  return (dataset.corrections ?? []).some((one) => one.field === field && one.source.startsWith("https://"));
}
