import { describe, expect, it } from "vitest";
import { engineOver } from "../support.ts";

const { ask, suggest } = engineOver();
const mentions = (question: string) => ask(question).query.mentions.map(({ id }) => id);

describe("typos in names", () => {
  it.each<[string, string]>([
    ["KVAQ", "kvqa-skt"],
    ["KVAQ 데이터셋 뭐임", "kvqa-skt"],
    ["비쥬얼 게놈 사용 모델", "visual-genome"],
    ["Mutonx/Vript 링크", "vript"],
    ["link to cerebbras/slimpajama-627b", "slimpajama"],
    ["license of Feedack Collection", "feedback-collection"],
    ["OS-Copillot/OS-Atlas-data", "os-atlas-data"],
    ["dolly 15k", "databricks-dolly-15k"],
  ])("%s is %s", (question, id) => {
    expect(mentions(question)[0]).toBe(id);
  });

  it.each([
    "LLaVA-1.7",
    "what data did LLaVA 1.7 use",
    "training data of GPT-4",
    "GPT-4 뭘로 학습했어",
    "what data did private-vlm use",
    "book me a flight",
    "is there a korean version of SWAG",
    "Kosmos-7은 어떤 데이터로 사전학습했나요",
    "vLLM 추론 속도 빠르게 하는 법",
    "ㅁㄴㅇㄹㅁㄴㅇㄹ",
    "who won the world cup in 2022",
  ])("%s is nobody's", (question) => {
    const { answer, message, query } = ask(question);
    expect(query.mentions).toEqual([]);
    expect(answer).toMatchObject({ total: 0, hits: [] });
    expect(message.text).toMatch(
      /^(I found nothing|I know no|I have no|No dataset)|찾지 못했어요|등록되어 있지 않아요|없어요/,
    );
    expect(message.cards).toEqual([]);
  });

  it("what was read is said", () => {
    expect(ask("KVAQ").message.text).toContain("Showing KVQA (SKT) for “KVAQ”.");
  });
});

describe("typos in filters, and words for data", () => {
  it.each<[string, object]>([
    ["rewrad data", { kind: ["preference"] }],
    ["evaluation datasets in korean", { kind: ["benchmark"], language: ["ko"] }],
    ["피드백 데이터셋", { kind: ["preference"] }],
    ["튜닝 대이터 데이터셋 추천해줘", { kind: ["instruction"] }],
    ["배트남어 선호도 데이터", { language: ["vi"], kind: ["preference"] }],
    ["Mcrosoft Public License korean", { license: ["ms-pl"], language: ["ko"] }],
    ["synthetic koren preference", { annotation: ["synthetic"], language: ["ko"], kind: ["preference"] }],
    ["korean benchmark w/o images", { language: ["ko"], kind: ["benchmark"], modality: ["!image"] }],
    ["중국어나 일본어 이미지", { language: ["zh|ja"], modality: ["image"] }],
    ["neither korean nor english preference", { language: ["!ko", "!en"], kind: ["preference"] }],
    ["Korean VQA that is not from AI Hub", { language: ["ko"], kind: ["image-answer"], host: ["!aihub"] }],
    ["video captions over a million", { kind: ["video-caption"], size: { min: 1_000_001 } }],
    ["만개에서 십만개 사이 한국어", { language: ["ko"], size: { min: 10_000, max: 100_000 } }],
    ["sft after 2022", { kind: ["instruction"], year: { min: 2023 } }],
    ["1만 이상 2023년 이후", { size: { min: 10_000 }, year: { min: 2023 } }],
    ["at least 10K since 2023", { size: { min: 10_000 }, year: { min: 2023 } }],
  ])("%s", (question, filters) => {
    expect(ask(question).query.filters).toEqual(filters);
  });

  it("a number in a name is no year", () => {
    expect(ask("flan 2021").query).toMatchObject({ filters: {}, mentions: [{ id: "flan-2021" }] });
  });
});

describe("the keyboard in the other language", () => {
  it.each<[string, object]>([
    ["gksrnrdj tjsgh epdlxj", { language: ["ko"], kind: ["preference"] }],
    ["gksrnrdjfh ehls 선호 데이터", { language: ["ko"], kind: ["preference"] }],
  ])("%s", (question, filters) => {
    expect(ask(question)).toMatchObject({ query: { locale: "ko", filters }, answer: { kind: "datasets" } });
  });

  it("Hangul for Latin", () => {
    expect(mentions("ㅣㅣㅁㅍㅁ-1.5 학습 데이터")).toEqual(["llava-1.5"]);
  });

  it.each(["ㅅㄱㅈㅂ", "tlrkrwjdqh", "시각정ㅂ"])("completes %s", (typed) => {
    expect(suggest(typed)[0]?.name).toMatch(/^시각정보/);
  });
});

describe("models", () => {
  it.each<[string, string, string | null]>([
    ["instruction tuning data of LLaVA-NeXT", "llava-next", "instruction-tuning"],
    ["honeybee 인스트럭션 데이터", "honeybee", "instruction-tuning"],
    ["reward data of UltraRM", "ultrarm", "reward-model"],
    ["튤루 3는 선호 단계에서 뭘로 학습했어?", "tulu-3", "preference"],
    ["LLaVA-OneVision mid-training", "llava-onevision", "mid-training"],
    ["mPLUG-Owl2 말고 mPLUG-Owl은 뭘로 학습했어", "mplug-owl", null],
  ])("%s", (question, model, stage) => {
    const { answer, query } = ask(question);
    expect(answer.kind === "model" && answer.model.id).toBe(model);
    expect(query.stage).toBe(stage);
  });

  it("a family is offered: the lab's own versions before what others made of it", () => {
    const { answer } = ask("LLaVA training data");
    const family = answer.kind === "model" ? answer.family.map(({ id }) => id) : [];
    expect(family.slice(0, 2).sort()).toEqual(["llava-1.5", "llava-next"]);
    expect(family).not.toContain("llavar");
  });

  it("a family without a model of that very name is asked back", () => {
    const { answer, message } = ask("MiniCPM-V training data");
    expect(answer).toMatchObject({ kind: "none", family: true });
    expect(message.text).toMatch(/family of models\. Which one: MiniCPM/);
    expect(message.suggestions.length).toBeGreaterThan(1);
  });

  it("are set side by side", () => {
    const { answer, message } = ask("compare LLaVA-1.5 and LLaVA-NeXT");
    expect(answer).toMatchObject({ kind: "comparison", models: [{ id: "llava-1.5" }, { id: "llava-next" }] });
    expect(message.cards.map(({ type }) => type)).toEqual(["model", "model"]);
    expect(message.text).toContain("All of them used LLaVA-Pretrain (LCS-558K)");
  });

  it.each([
    "models tuned on LLaVA-Instruct-150K",
    "which VLMs used coyo-700m in training",
    "mmc4 users",
    "울트라챗 200k로 튜닝한 모델은?",
    "어떤 모델들이 RefCOCO로 학습했나요?",
    "docvqa 누가 씀",
  ])("%s: who used it", (question) => {
    expect(ask(question).answer.kind).toBe("users");
  });
});

describe("words that could be filters", () => {
  it("are looked for in the texts where no dataset is all of that, and it is said", () => {
    const { answer, message, query } = ask("videos of people cooking with step captions");
    expect(answer.hits[0]?.dataset.id).toBe("youcook2");
    expect(query.filters).toEqual({ modality: ["video"], kind: ["image-caption"] });
    expect(answer.query.filters).toEqual({ modality: ["video"] });
    expect(message.text).toContain("so I looked for the words");
  });

  it("who made the labels is said first where it is asked, and said to be unknown", () => {
    const known = ask("VLFeedback는 누가 라벨링했어?").message;
    expect(known.cards[0]?.fields[0]).toMatchObject({ key: "annotation" });
    const unknown = ask("who labelled CC3M").message;
    expect(unknown.cards[0]?.fields[0]).toMatchObject({ key: "annotation", value: [{ text: "not verified" }] });
  });
});

describe("a conversation", () => {
  it("goes on to a stage of the model", () => {
    const { answer, query, followed } = ask("only the pretraining stage", { after: ["what was Idefics2 trained on"] });
    expect(answer).toMatchObject({ kind: "model", model: { id: "idefics2" } });
    expect(query.stage).toBe("pretrain");
    expect(followed).toBe(true);
  });

  it("says whether a question goes on from another", () => {
    expect(ask("only Korean ones", { after: ["preference data"] }).followed).toBe(true);
    expect(ask("what is VLFeedback", { after: ["preference data"] }).followed).toBe(false);
    expect(ask("preference data").followed).toBe(false);
  });

  it("pages: where the list stands", () => {
    const second = ask("preference data", { skip: 5 }).message;
    expect(second.page).toMatchObject({ first: 6, last: 10 });
    expect(ask("more", { after: ["preference data"] }).message.page).toEqual(second.page);
    expect(ask("VLFeedback").message.page).toBeNull();
  });
});

describe("models side by side", () => {
  it("have the same rows in the order of training, and a dash where one has no such stage", () => {
    const { cards } = ask("compare Zephyr-7B-beta and LLaVA-NeXT").message;
    const rows = cards.map(({ fields }) => fields.map(({ label }) => label));
    expect(rows[0]).toEqual(rows[1]);
    expect(rows[0]?.slice(0, 3)).toEqual(["pretraining", "instruction tuning", "preference alignment"]);
    expect(cards[0]?.fields[0]?.value).toEqual([{ text: "–" }]);
  });
});
