import type { Locale } from "../src/index.ts";

/** What a slot of a template is filled with. */
export type Slot =
  | "kind"
  | "annotation"
  | "language"
  | "modality"
  | "task"
  | "license"
  | "size"
  | "year"
  | "dataset"
  | "model";

/**
 * A question with slots: `{kind}`, and in Korean `{kind:을/를}`, where the particle that follows a consonant stands first.
 * Two slots of a kind are `{dataset}` and `{dataset2}`.
 */
export interface Template {
  readonly id: string;
  readonly locale: Locale;
  readonly text: string;
}

function templates(locale: Locale, texts: readonly string[]): readonly Template[] {
  return texts.map((text, index) => ({ id: `${locale}-${String(index + 1).padStart(2, "0")}`, locale, text }));
}

/** The shapes of questions that the generator fills. */
export const allTemplates: readonly Template[] = [
  ...templates("en", [
    "{kind} {language}",
    "{language} {kind} datasets",
    "show me {kind} data in {language}",
    "{kind} data, {annotation}",
    "any {annotation} {language} {kind} dataset?",
    "looking for {modality} datasets for {task}",
    "{language} data for {task} pls",
    "{kind} dataset {size}",
    "{task} datasets {size}, {license}",
    "is there {language} data for {task} {year}",
    "{kind} {year}",
    "{license} {language} {kind}",
    "{dataset}",
    "what is {dataset}",
    "link to {dataset}",
    "license of {dataset}?",
    "what data did {model} use",
    "which datasets was {model} trained on?",
    "training data of {model}",
    "compare {dataset} and {dataset2}",
    "which models used {dataset}",
    "datasets like {dataset}",
  ]),
  ...templates("ko", [
    "{language} {kind}",
    "{language} {kind} 데이터셋 추천해줘",
    "{kind:이/가} 있는 {language} 데이터 있어?",
    "{language:으로/로} 된 {kind} 데이터 좀 찾아주세요",
    "{annotation} {kind} 데이터셋",
    "{language} {task} 데이터 있나요",
    "{modality} {task} 데이터셋 목록",
    "{kind} 데이터 {size}",
    "{size} {language} {task} 데이터",
    "{year} {kind} 데이터셋 뭐 있어",
    "{license} {language} {kind}",
    "{dataset:이/가} 뭐야",
    "{dataset} 링크",
    "{dataset} 라이선스 알려줘",
    "{dataset:은/는} 어디서 받아?",
    "{model:은/는} 어떤 데이터로 학습했어?",
    "{model} 학습 데이터",
    "{model} 뭘로 학습함",
    "{dataset:이랑/랑} {dataset2} 차이",
    "{dataset} 쓰는 모델",
    "{dataset:과/와} 비슷한 데이터셋",
  ]),
];

/** A bound as people write it, and what it means in whole numbers: "over 10k" begins at 10,001. */
export interface Bound {
  readonly text: string;
  readonly holds: string;
}

/** Bounds on the number of samples, or on the year, by language. */
export const bounds: Readonly<Record<"size" | "year", Readonly<Record<Locale, readonly Bound[]>>>> = {
  size: {
    en: [
      { text: "over 10k", holds: "minSize:10001" },
      { text: "at least 150k", holds: "minSize:150000" },
      { text: "with more than 1.2M samples", holds: "minSize:1200001" },
      { text: "under 5,000 samples", holds: "maxSize:4999" },
      { text: "up to 50K", holds: "maxSize:50000" },
      { text: ">= 100000 rows", holds: "minSize:100000" },
    ],
    ko: [
      { text: "10만 개 이상", holds: "minSize:100000" },
      { text: "1만건 이상", holds: "minSize:10000" },
      { text: "100만 개 넘는", holds: "minSize:1000001" },
      { text: "5천 개 이하", holds: "maxSize:5000" },
      { text: "1만개 미만", holds: "maxSize:9999" },
      { text: "50k 이상", holds: "minSize:50000" },
    ],
  },
  year: {
    en: [
      { text: "since 2024", holds: "minYear:2024" },
      { text: "after 2022", holds: "minYear:2023" },
      { text: "before 2022", holds: "maxYear:2021" },
    ],
    ko: [
      { text: "2024년 이후", holds: "minYear:2024" },
      { text: "2023년부터", holds: "minYear:2023" },
      { text: "2022년까지", holds: "maxYear:2022" },
    ],
  },
};
