import { describe, expect, it } from "vitest";
import type { Query } from "../../src/index.ts";
import { engineOver, surveyRecords } from "../support.ts";

const { ask } = engineOver(surveyRecords);

type Expected = Partial<Pick<Query, "intent" | "filters" | "text" | "unresolved" | "locale">> & { mentions?: string[] };

function understood(question: string, expected: Expected): Expected {
  const { query } = ask(question);
  const mentions = query.mentions.map(({ type, id, exact }) => `${type}:${id}${exact ? "" : "~"}`);
  const all = { ...query, mentions };
  return Object.fromEntries(Object.entries(all).filter(([key]) => key in expected));
}

describe("filters", () => {
  it.each<[string, Query["filters"]]>([
    ["preference korean", { kind: ["preference"], language: ["ko"] }],
    ["Korean DPO data", { kind: ["preference"], language: ["ko"] }],
    ["한국어 선호도 데이터 추천해줘", { kind: ["preference"], language: ["ko"] }],
    ["한국어 DPO용 데이터셋을 찾고 있어", { kind: ["preference"], language: ["ko"] }],
    ["선호도데이터", { kind: ["preference"] }],
    ["human annotated", { annotation: ["human"] }],
    ["human-annotated preference", { annotation: ["human"], kind: ["preference"] }],
    ["사람이 직접 라벨링한 선호 데이터", { annotation: ["human"], kind: ["preference"] }],
    ["video", { modality: ["video"] }],
    ["비디오 데이터 있어?", { modality: ["video"] }],
    ["동영상으로 된 거", { modality: ["video"] }],
    ["한국어 VQA", { language: ["ko"], kind: ["image-answer"] }],
    ["VQA datasets", { kind: ["image-answer"] }],
    ["image captions in Korean", { kind: ["image-caption"], language: ["ko"] }],
    ["그라운딩 데이터셋 목록", { kind: ["grounded-caption"] }],
    [
      "synthetic preference data for hallucination",
      { annotation: ["synthetic"], kind: ["preference"], task: ["hallucination"] },
    ],
    ["visual instruction", { modality: ["image"], kind: ["instruction"] }],
    ["German", { language: ["de"] }],
    ["prefernce koraen", { kind: ["preference"], language: ["ko"] }],
    ["vidoe preference", { modality: ["video"], kind: ["preference"] }],
    ["멀티모달 지시 데이터", { modality: ["multimodal"], kind: ["instruction"] }],
  ])("%s", (question, filters) => {
    expect(understood(question, { intent: "find", filters, text: "" })).toEqual({ intent: "find", filters, text: "" });
  });

  it.each(["is it any good to have", "to be or not to be", "no, so, as it is"])(
    "language codes that are English words are no languages: %s",
    (question) => {
      expect(ask(question).query.filters).toEqual({});
    },
  );
});

describe("a name is a name", () => {
  it.each<[string, string[]]>([
    ["KVQA가 뭐야", ["dataset:kvqa-skt"]],
    ["what is VLFeedback?", ["dataset:vlfeedback"]],
    ["vl feedback", ["dataset:vlfeedback"]],
    ["KVAQ", ["dataset:kvqa-skt~"]],
    ["LLaVA-Instuct-150K", ["dataset:llava-instruct-150k~"]],
    ["visual genom", ["dataset:visual-genome~"]],
    ["visual genome", ["dataset:visual-genome"]],
    ["zzliang/GRIT", ["dataset:grit-kosmos-2"]],
    ["https://huggingface.co/datasets/MMInstruction/VLFeedback", ["dataset:vlfeedback"]],
    ["VQA", ["dataset:vqa-v2.0"]],
    ["VQA가 뭐야", ["dataset:vqa-v2.0"]],
    ["VQA v2", ["dataset:vqa-v2.0"]],
    ["비주얼 게놈은 뭐야", ["dataset:visual-genome"]],
    ["Silkie", ["dataset:vlfeedback", "model:silkie"]],
    ["POVID 링크", ["dataset:povid-preference-data", "model:povid"]],
  ])("%s", (question, mentions) => {
    expect(understood(question, { intent: "describe", mentions })).toEqual({ intent: "describe", mentions });
  });

  it.each(["LLaVA-1.7", "LLaVA 1.7", "what data did LLaVA-1.7 use", "GPT-4", "KoLLaVA-Instruct-580K"])(
    "a near name is another name: %s",
    (question) => {
      const { query, answer } = ask(question);
      expect(query.mentions).toEqual([]);
      expect(query.unresolved).toHaveLength(1);
      expect(answer).toMatchObject({ kind: "none", total: 0, hits: [] });
    },
  );
});

describe("a model's data", () => {
  it.each<[string, string]>([
    ["what data did LLaVA-1.5 use", "model:llava-1.5"],
    ["what was LLaVA 1.5 trained on?", "model:llava-1.5"],
    ["LLaVA-1.5는 어떤 데이터로 학습했어?", "model:llava-1.5"],
    ["LLaVA15 training data", "model:llava-1.5"],
    ["라바 1.5 학습 데이터", "model:llava-1.5"],
    ["KoLLaVA 뭘로 학습했어", "model:kollava"],
    ["model RLHF-V", "model:rlhf-v"],
    ["what data did RLHF-V use", "model:rlhf-v"],
    ["Ferret", "model:ferret"],
    ["InstructBILP 학습 데이터", "model:instructblip~"],
  ])("%s", (question, mention) => {
    const { query } = ask(question);
    expect(query.intent).toBe("model-data");
    expect(query.mentions.slice(0, 1).map(({ type, id, exact }) => `${type}:${id}${exact ? "" : "~"}`)).toEqual([
      mention,
    ]);
  });

  it("a name that is a dataset's and a model's is the model's when the question is about training", () => {
    expect(ask("RLHF-V").answer.kind).toBe("dataset");
    expect(ask("RLHF-V 학습 데이터").answer.kind).toBe("model");
  });
});

describe("help", () => {
  it.each(["", "   ", "help", "도움말", "hello", "안녕하세요", "😀😀", "<>", "\u202e", "?!"])("%j", (question) => {
    expect(ask(question).answer.kind).toBe("help");
  });
  it("a greeting before a question is no call for help", () => {
    expect(ask("hi, korean datasets please").query).toMatchObject({ intent: "find", filters: { language: ["ko"] } });
  });
});
