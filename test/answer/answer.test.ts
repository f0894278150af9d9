import { describe, expect, it } from "vitest";
import { type Answer, conditionName } from "../../src/index.ts";
import { engineOver, makeDataset, records, surveyRecords } from "../support.ts";

const survey = engineOver(surveyRecords);

function ids(answer: Answer): string[] {
  return answer.hits.map(({ dataset }) => dataset.id);
}

describe("a filter is a promise", () => {
  it.each([
    "preference",
    "한국어 데이터셋",
    "video",
    "human annotated preference",
    "synthetic",
    "image captions",
    "text only",
    "multimodal",
    "Korean image captions",
  ])("every dataset of the answer satisfies the filters, and none that does is missing: %s", (question) => {
    const { answer, query } = survey.ask(question, { limit: 50 });
    const { kind, language, annotation } = query.filters;
    const expected = surveyRecords.datasets.filter(
      (dataset) =>
        (!kind || kind.includes(dataset.kind ?? "")) &&
        (!language || language.every((code) => dataset.languages.includes(code))) &&
        (!annotation || annotation.includes(dataset.annotation ?? "")) &&
        (query.filters.modality ?? []).every((modality) => {
          if (modality === "multimodal") return dataset.modalities.some((one) => one !== "text");
          if (modality === "text-only") return dataset.modalities.every((one) => one === "text");
          return dataset.modalities.includes(modality);
        }),
    );
    if (expected.length === 0) return expect(answer).toMatchObject({ kind: "none", total: 0 });
    expect(answer).toMatchObject({ kind: "datasets", relaxed: [], total: expected.length });
    expect(ids(answer).sort()).toEqual(expected.map(({ id }) => id).sort());
  });

  it("what nobody labelled satisfies no annotation", () => {
    const unlabelled = surveyRecords.datasets.filter((dataset) => dataset.annotation === null).map(({ id }) => id);
    expect(unlabelled.length).toBeGreaterThan(0);
    for (const question of ["human", "synthetic", "ai annotated", "mixed"]) {
      expect(ids(survey.ask(question, { limit: 50 }).answer)).not.toEqual(expect.arrayContaining(unlabelled));
    }
  });
});

describe("nothing satisfies everything", () => {
  it("preference korean: says so, drops the language, and shows preference sets alone", () => {
    const { answer } = survey.ask("preference korean", { limit: 50 });
    const korean = { op: "is", facet: "language", value: "ko" };
    expect(answer).toMatchObject({ kind: "none", relaxed: [korean], total: 0, nearestTotal: 9 });
    expect(answer.hits.every(({ dataset }) => dataset.kind === "preference")).toBe(true);
    expect(answer.hits.every(({ reasons }) => reasons.includes("not:language:ko"))).toBe(true);
    const preference = { op: "is", facet: "kind", value: "preference" };
    expect(answer).toMatchObject({ alternatives: [{ dropped: [preference], total: 5 }] });
  });

  it.each([
    ["human annotated video", ["annotation"]],
    ["German preference", ["language"]],
    ["human annotated korean video preference", ["annotation", "language"]],
  ])("%s drops %j, the fewest that help", (question, dropped) => {
    const { answer } = survey.ask(question);
    expect(answer).toMatchObject({ kind: "none", total: 0 });
    expect(answer.kind === "none" && answer.relaxed.map(conditionName)).toEqual(dropped);
  });

  it("when no single filter has anything there is nothing to show", () => {
    expect(survey.ask("Zulu").answer).toMatchObject({ kind: "none", total: 0, relaxed: [], hits: [] });
  });

  it.each(["날씨 어때", "who is the president", "<!channel> @everyone", "`rm -rf`", "qwertyuiop"])(
    "%s: shows nothing and says so",
    (question) => {
      const { answer, message } = survey.ask(question);
      expect(answer).toMatchObject({ total: 0, hits: [] });
      expect(message.text).toMatch(/^(I found nothing|I know no|No dataset)|찾지 못했어요/);
      expect(message.cards).toEqual([]);
    },
  );
});

describe("a model's answer comes from its own record", () => {
  it("LLaVA-1.5, stage by stage", () => {
    const { answer } = survey.ask("what data did LLaVA-1.5 use");
    expect(answer).toMatchObject({ kind: "model", model: { id: "llava-1.5" } });
    expect(ids(answer)).toEqual(["llava-instruct-150k", "vqa-v2.0", "ok-vqa", "visual-genome"]);
    expect(answer.hits[0]?.reasons).toEqual(["stage:instruction-tuning"]);
  });

  it("datasets that only claim the model come after, marked so", () => {
    const claims = makeDataset({ id: "claims", claimedUsers: ["Ferret"] });
    const { ask } = engineOver({ ...surveyRecords, datasets: [claims, ...surveyRecords.datasets] });
    const { answer } = ask("what data did Ferret use", { limit: 50 });
    expect(answer.hits.at(-1)).toMatchObject({ dataset: { id: "claims" }, reasons: ["claims:ferret"] });
    expect(answer.hits[0]?.reasons[0]).toMatch(/^stage:/);
  });
});

describe("order", () => {
  const { ask } = engineOver({
    ...records,
    datasets: [
      makeDataset({ id: "plain", note: { en: "Nothing of note.", ko: "특별할 것 없음." } }),
      makeDataset({ id: "child", derivedFrom: ["parent"], note: { en: "About turtles.", ko: "거북이." } }),
      makeDataset({ id: "parent", note: { en: "About birds.", ko: "새." } }),
      makeDataset({ id: "newer", year: 2024, note: { en: "About turtles and birds.", ko: "거북이와 새." } }),
    ],
    models: [],
  });

  it("evidence first, then the newer one, then the name", () => {
    expect(ids(ask("instruction").answer)).toEqual(["parent", "newer", "child", "plain"]);
  });
  it("a dataset whose text holds the words stands before better known ones", () => {
    expect(ids(ask("instruction about turtles").answer).slice(0, 2).sort()).toEqual(["child", "newer"]);
  });
  it("words that carry nothing do not move it", () => {
    expect(ids(ask("show me some instruction datasets please").answer)).toEqual(ids(ask("instruction").answer));
    expect(ids(ask("혹시 지시 데이터셋 있으면 좀 보여줘").answer)).toEqual(ids(ask("지시").answer));
  });
  it("only free text: the datasets that hold it, and no others", () => {
    expect(ids(ask("birds").answer).sort()).toEqual(["newer", "parent"]);
    expect(ids(ask("새").answer).sort()).toEqual(["newer", "parent"]);
    expect(ids(ask("거북이").answer).sort()).toEqual(["child", "newer"]);
  });
});

describe("limits", () => {
  it.each([
    [undefined, 5],
    [1, 1],
    [10, 10],
    [0, 1],
    [-3, 1],
    [Number.NaN, 5],
    [1000, 27],
  ])("limit %j shows %d of 27, and the total stays right", (limit, shown) => {
    const { answer } = survey.ask("datasets", limit === undefined ? {} : { limit });
    expect(answer.hits).toHaveLength(shown);
    expect(answer.total).toBe(27);
  });
});
