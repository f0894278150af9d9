import { describe, expect, it } from "vitest";
import { engineOver, records } from "../support.ts";

const { ask } = engineOver();
const byId = new Map(records.datasets.map((dataset) => [dataset.id, dataset]));

describe("sizes, years, licences, places, “not” and “or”", () => {
  it.each<[string, object]>([
    ["video DPO data over 10k", { modality: ["video"], kind: ["preference"], size: { min: 10_001 } }],
    ["10만 개 이상 한국어 지시 데이터", { language: ["ko"], kind: ["instruction"], size: { min: 100_000 } }],
    ["한국어 DPO 1만~10만", { language: ["ko"], kind: ["preference"], size: { min: 10_000, max: 100_000 } }],
    ["preference since 2024", { kind: ["preference"], year: { min: 2024 } }],
    ["2023년 이전 선호 데이터", { kind: ["preference"], year: { max: 2022 } }],
    ["apache or mit preference", { license: ["apache-2.0|mit"], kind: ["preference"] }],
    ["상업적으로 쓸 수 있는 한국어 지시 데이터", { license: ["commercial"], language: ["ko"], kind: ["instruction"] }],
    ["not english preference", { language: ["!en"], kind: ["preference"] }],
    ["image but no video instruction", { modality: ["image", "!video"], kind: ["instruction"] }],
    ["human annotated, not synthetic", { annotation: ["human", "!synthetic"] }],
    ["AI Hub 말고 한국어 VQA", { host: ["!aihub"], language: ["ko"], kind: ["image-answer"] }],
    ["over 1M tokens korean", { language: ["ko"], size: { min: 1_000_001, unit: "tokens" } }],
  ])("%s", (question, filters) => {
    expect(ask(question).query.filters).toEqual(filters);
  });

  it("a number of samples never matches hours, tokens, tasks, bytes, or a share of a collection", () => {
    const items = new Set(
      records.vocabularies
        .flatMap(({ facet, values }) => (facet === "unit" ? values.filter(({ item }) => item) : []))
        .map(({ value }) => value),
    );
    const { answer } = ask("datasets with at least 1000 samples", { limit: 50 });
    expect(answer.total).toBeGreaterThan(100);
    for (const { dataset } of answer.hits) {
      const [headline] = byId.get(dataset.id)?.size ?? [];
      expect(items.has(headline?.unit ?? ""), dataset.id).toBe(true);
      expect(headline?.within, dataset.id).toBeUndefined();
      expect(headline?.count ?? 0).toBeGreaterThanOrEqual(1000);
    }
    for (const unit of ["hours", "tokens", "tasks", "bytes", "datasets", "languages"])
      expect(items.has(unit)).toBe(false);
  });

  it("what nobody knows is counted apart", () => {
    const { answer, message } = ask("commercial Korean preference");
    expect(answer).toMatchObject({
      kind: "datasets",
      unknown: expect.arrayContaining([
        { condition: { op: "is", facet: "license", value: "commercial" }, count: expect.any(Number) },
      ]),
    });
    expect(message.text).toMatch(/\d+ more fit the rest, but nobody verified: licence/);
    expect(answer.hits.every(({ dataset }) => dataset.license !== null)).toBe(true);
  });
});

describe("what is asked of a record", () => {
  it.each<[string, string, string[]]>([
    ["which models used COCO", "users", ["coco"]],
    ["KoCC12M의 원본은?", "lineage", ["cc12m"]],
    ["where does KoCC12M come from", "lineage", ["cc12m"]],
    ["KVQA는 뭘로 만들었어", "lineage", ["vizwiz"]],
    ["HelpSteer vs HelpSteer2", "comparison", ["helpsteer", "helpsteer2"]],
    ["HelpSteer랑 HelpSteer2 차이", "comparison", ["helpsteer", "helpsteer2"]],
    ["license of VLFeedback", "dataset", ["vlfeedback"]],
    ["arxiv 2312.10665", "dataset", ["vlfeedback"]],
    ["pretraining data of LLaVA-1.5", "model", ["llava-pretrain-lcs-558k"]],
  ])("%s", (question, kind, ids) => {
    const { answer } = ask(question);
    expect(answer.kind).toBe(kind);
    expect(answer.hits.map(({ dataset }) => dataset.id)).toEqual(ids);
  });

  it("the asked field comes first", () => {
    expect(ask("license of VLFeedback").message.text).toContain("VLFeedback, licence: its page names none.");
    const verdict = ask("KULLM v2 상업적으로 써도 돼?").message;
    expect(verdict.text).toMatch(/^확인이 필요해요\. KULLM v2 자체는 Apache 2\.0/);
    expect(verdict.cards[0]?.title.text).toBe("KULLM v2");
  });

  it("what is made from a dataset are the datasets that name it", () => {
    const { answer } = ask("datasets derived from COCO", { limit: 50 });
    expect(answer.kind).toBe("lineage");
    expect(answer.total).toBe(records.datasets.filter(({ derivedFrom }) => derivedFrom.includes("coco")).length);
  });

  it("alike is never the dataset itself, and says in what", () => {
    const { answer } = ask("UltraFeedback 대신", { limit: 50 });
    expect(answer.hits.map(({ dataset }) => dataset.id)).not.toContain("ultrafeedback");
    expect(answer.hits[0]?.reasons).toContain("kind:preference");
  });

  it("the largest stand first, the unknown last", () => {
    const counts = ask("largest image caption dataset", { limit: 50 }).answer.hits.map(
      ({ dataset }) => dataset.size[0]?.count ?? 0,
    );
    expect(counts.slice(0, 5)).toEqual([...counts.slice(0, 5)].sort((one, other) => other - one));
  });
});

describe("a conversation", () => {
  const last = (questions: string[]) => ask(questions.at(-1) ?? "", { after: questions.slice(0, -1) }).answer;
  it.each<[string[], object]>([
    [["preference data", "only Korean ones"], { kind: ["preference"], language: ["ko"] }],
    [
      ["선호 데이터", "한국어만", "상업용 가능한 거"],
      { kind: ["preference"], language: ["ko"], license: ["commercial"] },
    ],
    [["한국어 데이터셋", "그 중에 비디오는?"], { language: ["ko"], modality: ["video"] }],
    [["image preference data", "math datasets"], { task: ["math"] }],
  ])("%j", (questions, filters) => {
    expect(last(questions).query.filters).toEqual(filters);
  });

  it("“more” turns the page, and “the second one” picks from the list", () => {
    const first = ask("preference korean").answer.hits.map(({ dataset }) => dataset.id);
    const second = last(["preference korean", "more"]).hits.map(({ dataset }) => dataset.id);
    expect(second).toHaveLength(5);
    expect(second.some((id) => first.includes(id))).toBe(false);
    expect(last(["preference korean", "the second one"]).hits[0]?.dataset.id).toBe(first[1]);
    expect(last(["preference korean", "두 번째 거"]).hits[0]?.dataset.id).toBe(first[1]);
  });

  it("asks of another one what was asked before", () => {
    expect(last(["what data did LLaVA-1.5 use", "and LLaVA-NeXT?"])).toMatchObject({
      kind: "model",
      model: { id: "llava-next" },
    });
    expect(last(["what is VLFeedback", "who used it?"])).toMatchObject({ kind: "users" });
  });
});
