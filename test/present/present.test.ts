import { describe, expect, it } from "vitest";
import { facets } from "../../src/index.ts";
import { en } from "../../src/present/locales/en.ts";
import { ko } from "../../src/present/locales/ko.ts";
import { engineOver, records, surveyRecords } from "../support.ts";

const { ask, suggest } = engineOver(surveyRecords);
const field = (question: string, key: string) => ask(question).message.cards[0]?.fields.find((one) => one.key === key);

describe("English question, English answer; Korean question, Korean answer", () => {
  it.each([
    ["preference korean", "en", "No dataset is all of this at once: preference, Korean.", "preference · Korean"],
    [
      "한국어 선호 데이터",
      "ko",
      "다음을 모두 만족하는 데이터셋은 없어요: 선호 데이터, 한국어.",
      "선호 데이터 · 한국어",
    ],
    ["human annotated preference", "en", "2 datasets match.", "preference · human-annotated"],
    ["사람이 라벨링한 선호 데이터", "ko", "조건에 맞는 데이터셋 2개를 찾았어요.", "선호 데이터 · 사람이 라벨링"],
    ["KVAQ", "en", "Showing KVQA (SKT) for “KVAQ”.", null],
    ["what data did GPT-9 use", "en", "I know no dataset or model called “GPT-9”.", null],
    ["what data did Claude use", "en", "I know no dataset or model called “Claude”.", null],
  ] as const)("%s", (question, locale, text, understood) => {
    const { message } = ask(question);
    expect(message.locale).toBe(locale);
    expect(message.text).toContain(text);
    expect(message.understood).toBe(understood);
  });

  it("the language can be given instead", () => {
    expect(ask("video", { locale: "ko" }).message.text).toContain("데이터셋 2개");
  });

  it("both locales say the same things", () => {
    expect(Object.keys(ko).sort()).toEqual(Object.keys(en).sort());
  });
});

describe("particles follow the sound", () => {
  it.each([
    [["한국어"], "‘한국어’를 뺀"],
    [["이미지 캡션"], "‘이미지 캡션’을 뺀"],
    [["VLM"], "‘VLM’을 뺀"],
    [["DPO"], "‘DPO’를 뺀"],
    [["3D"], "‘3D’를 뺀"],
  ])("%j: %s", (dropped, expected) => {
    expect(ko.nearest(dropped, 3, 3)).toContain(expected);
  });
});

describe("cards", () => {
  it.each([
    ["VLFeedback", "license", "its page names none"],
    ["RLHF-V-Dataset", "license", "CC BY-NC 4.0 (non-commercial)"],
    ["KVQA가 뭐야", "license", "Korean VQA 라이선스(자체) (비상업)"],
    ["BPO data", "size", "not verified (the survey says 188K)"],
    ["KoCC12M", "size", "12M pairs"],
    ["한국어 CC12M 설명", "size", "1200만 쌍"],
    ["KoLLaVA-Instruct-150K", "lineage", "LLaVA-Instruct-150K"],
  ])("%s: %s is %s", (question, key, value) => {
    expect(field(question, key)?.value[0]?.text).toBe(value);
  });

  it("a claimed user is marked, a confirmed one is not", () => {
    const users = field("KoLLaVA-Instruct-150K", "usedBy")?.value.map(({ text }) => text);
    expect(users).toContain("KoLLaVA");
    expect(users).toContain("KoLLaVA-KoVicuna-7B (claimed)");
  });

  it("the language that was asked for is seen, in a set of eighty", () => {
    const card = ask("Korean", { limit: 50 }).message.cards.find(({ id }) => id === "m3it-80");
    expect(card?.fields.find(({ key }) => key === "languages")?.value[0]?.text).toBe("Korean");
  });

  it("each hit says why", () => {
    const { cards } = ask("human preference for hallucination").message;
    expect(cards[0]?.why).toMatch(/^Why: .*preference.*human-annotated.*hallucination/);
  });
});

describe("suggestions", () => {
  it("are questions: each is understood, and none is help", () => {
    const asked = [
      "preference korean",
      "VLFeedback",
      "what data did LLaVA-1.5 use",
      "video",
      "LLaVA-1.7",
      "도움말",
      "선호",
    ];
    for (const { question } of asked.flatMap((one) => ask(one).message.suggestions)) {
      expect(["datasets", "dataset", "model", "similar"], question).toContain(ask(question).answer.kind);
    }
  });

  it("a label of the vocabulary, asked, is understood as its value", () => {
    for (const locale of ["en", "ko"] as const) {
      for (const facet of facets) {
        const values = records.vocabularies.find((one) => one.facet === facet)?.values ?? [];
        for (const { label, value, allOf } of values) {
          // A tool that is a model with a record is that model.
          const { filters, mentions, unresolved } = ask(
            `${label[locale]} ${locale === "ko" ? "데이터셋" : "datasets"}`,
          ).query;
          if (facet === "tool" && mentions.length + unresolved.length > 0) continue;
          // A word that two facets share belongs to the first of them ("DPO" is a kind).
          if (!Object.keys(filters).some((other) => facets.indexOf(other as never) < facets.indexOf(facet))) {
            expect(filters, label[locale]).toMatchObject({ [facet]: allOf ?? [value] });
          }
        }
      }
    }
  });
});

describe("completion", () => {
  it.each([
    ["kvq", "kvqa-skt"],
    ["KVQA", "kvqa-skt"],
    ["visual g", "visual-genome"],
    ["비주얼", "visual-genome"],
    ["비주어", "visual-genome"],
    ["코랍", "kollava-instruct-150k"],
    ["genome", "visual-genome"],
  ])("%s → %s", (typed, id) => {
    expect(suggest(typed, { type: "dataset" })[0]?.id).toBe(id);
  });
  it("gives the best known ones for nothing typed, and only what was asked for", () => {
    expect(suggest("", { type: "dataset", limit: 3 })).toHaveLength(3);
    expect(suggest("", { type: "dataset" })[0]?.id).toBe("llava-instruct-150k");
    expect(suggest("", { type: "model" }).every(({ type }) => type === "model")).toBe(true);
    expect(suggest("llava", { limit: 2 })).toHaveLength(2);
  });
  it("labels tell neighbours apart", () => {
    expect(suggest("vlfeedback")[0]?.label).toBe("VLFeedback · preference · 80K instructions");
    expect(suggest("vlfeedback", { locale: "ko" })[0]?.label).toBe("VLFeedback · 선호 데이터 · 인스트럭션 8만 개");
  });
});

describe("whatever comes", () => {
  it("10,000 characters are read up to a point", () => {
    expect(ask("korean ".repeat(2000)).query.filters).toEqual({ language: ["ko"] });
    for (const letter of ["가", "a"]) {
      const { answer, message } = ask(letter.repeat(10_000));
      expect(answer).toMatchObject({ total: 0, hits: [] });
      // What it can do may follow in full; what was typed is quoted in part.
      expect(message.text.length).toBeLessThan(600);
      expect(message.text).not.toContain(letter.repeat(150));
    }
  });
});
