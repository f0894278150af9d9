import { describe, expect, it } from "vitest";
import { withJosa } from "../../src/language/josa.ts";
import { ko } from "../../src/present/locales/ko.ts";
import { records } from "../support.ts";

describe("the topic particle after a record's name", () => {
  it.each([
    ["KoAlpaca v1.1", "은"],
    ["UltraFeedback", "은"],
    ["LLaVA", "는"],
    ["LLaVA-1.5", "는"],
    ["KVQA (SKT)", "는"],
    ["HAE-RAE Bench", "는"],
    ["InternLM-XComposer2", "는"],
    ["WizardLM", "은"],
    ["Qwen2-VL", "은"],
    ["Qwen2.5-VL", "은"],
    ["Llama 3", "은"],
    ["EXAONE", "은"],
    ["SOLAR", "는"],
    ["HyperCLOVA X", "는"],
    ["DeepSeek", "는"],
    ["GPT-4V", "는"],
    ["Gemini", "는"],
    ["COYO-700M", "은"],
    ["LAION-400M", "은"],
    ["LAION-5B", "는"],
    ["LLaVA-Instruct-150K", "는"],
    ["LLaVA-v1.5-mix665k", "는"],
    ["GRIT", "은"],
    ["WIT", "은"],
    ["CLIP", "은"],
    ["COCO", "는"],
    ["COCO Captions", "는"],
    ["Visual Genome", "은"],
    ["ImageNet", "은"],
    ["AudioSet", "은"],
    ["ScreenSpot", "은"],
    ["FineWeb", "은"],
    ["FineWeb-Edu", "는"],
    ["The Pile", "은"],
    ["The Stack", "은"],
    ["The Cauldron", "은"],
    ["WildChat", "은"],
    ["ShareGPT", "는"],
    ["Infinity-Instruct", "는"],
    ["SmolTalk", "는"],
    ["OpenOrca", "는"],
    ["Nectar", "는"],
    ["StarCoder", "는"],
    ["CLEVR", "는"],
    ["SQuAD", "는"],
    ["KorQuAD", "는"],
    ["MMLU", "는"],
    ["GSM8K", "는"],
    ["MATH", "는"],
    ["HumanEval", "은"],
    ["MBPP", "는"],
    ["BFCL", "은"],
    ["OCR", "은"],
    ["MINT-1T", "는"],
    ["DataComp", "는"],
    ["WebVid", "는"],
    ["GigaSpeech", "는"],
    ["Aya Dataset", "은"],
    ["MADLAD-400", "은"],
    ["Pick-a-Pic", "은"],
    ["RefCOCO+", "는"],
    ["Tülu", "는"],
    ["AI2D", "는"],
    ["국립국어원 모두의 말뭉치", "는"],
    ["한국어 위키 인스트럭션", "은"],
    ["라바 1.5", "는"],
  ])("%s%s", (name, particle) => {
    expect(withJosa(name, "은/는")).toBe(name + particle);
  });
});

describe("a particle", () => {
  it.each([
    ["데이터셋", "을/를", "데이터셋을"],
    ["‘LLaVA’", "은/는", "‘LLaVA’는"],
    ["‘클로드’", "이라/라", "‘클로드’라"],
    ["‘Qwen2.5-VL’", "이라/라", "‘Qwen2.5-VL’이라"],
    ["HAE-RAE Bench", "으로/로", "HAE-RAE Bench로"],
    ["KoAlpaca v1.1", "으로/로", "KoAlpaca v1.1로"],
    ["KoAlpaca v1.1", "와/과", "KoAlpaca v1.1과"],
    ["Visual Genome", "으로/로", "Visual Genome으로"],
    ["The Pile", "으로/로", "The Pile로"],
    ["Llama 3", "으로/로", "Llama 3으로"],
    ["MADLAD-400", "으로/로", "MADLAD-400으로"],
    ["한글", "으로/로", "한글로"],
    ["MIT", "이에요/예요", "MIT예요"],
    ["50%", "이/가", "50%가"],
    ["数据", "을/를", "数据를"],
    ["", "을/를", "를"],
    ["?!", "이/가", "?!가"],
    ["(SKT)", "은/는", "(SKT)는"],
  ] as const)("%s, %s", (text, particle, expected) => {
    expect(withJosa(text, particle)).toBe(expected);
  });

  it("follows every name of the registry in one of its two forms", () => {
    for (const { name } of [...records.datasets, ...records.models])
      expect(["은", "는"]).toContain(withJosa(name, "은/는").slice(name.length));
  });
});

describe("a sentence about a name", () => {
  it.each([
    [ko.readAs("해례 벤치", "HAE-RAE Bench"), "‘해례 벤치’를 HAE-RAE Bench로 읽었어요."],
    [ko.noSuchName("Qwen9-VL"), "‘Qwen9-VL’이라는 데이터셋이나 모델은 등록되어 있지 않아요."],
    [ko.noSuchModel("클로드"), "‘클로드’라는 모델은 등록되어 있지 않아 학습 데이터를 알려 드릴 수 없어요."],
    [ko.askSimilar("KoAlpaca v1.1"), "KoAlpaca v1.1과 비슷한 데이터셋"],
    [ko.askSimilar("LLaVA-Instruct-150K"), "LLaVA-Instruct-150K와 비슷한 데이터셋"],
    [ko.askChildren("Visual Genome"), "Visual Genome으로 만든 데이터셋"],
    [ko.alternative(["GUI", "에이전트"], 2), "대신 ‘GUI’와 ‘에이전트’를 빼면 데이터셋 2개가 있어요."],
    [ko.alternative(["한국어", "3D", "VLM"], 2), "대신 ‘한국어’, ‘3D’, ‘VLM’을 빼면 데이터셋 2개가 있어요."],
    [ko.compared(["A", "B"], ["라벨", "규모"]), "A, B: 라벨, 규모가 달라요."],
    [ko.alsoFilter("선호 데이터"), "이름으로 읽었어요. ‘선호 데이터’로 물으면 그에 맞는 것을 모두 보여 드려요."],
  ])("%#: %s", (said, expected) => {
    expect(said).toBe(expected);
  });
});
