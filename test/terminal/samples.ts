import type { Card, Field, FieldKey, Inline, Message } from "../../src/index.ts";

function field(key: FieldKey, label: string, value: readonly (string | Inline)[], note?: string): Field {
  const parts = value.map((part) => (typeof part === "string" ? { text: part } : part));
  return note === undefined ? { key, label, value: parts } : { key, label, value: parts, note };
}

const hub = "https://huggingface.co/datasets/";

const enCards: readonly Card[] = [
  {
    type: "dataset",
    id: "vlfeedback",
    title: { text: "VLFeedback", url: `${hub}MMInstruction/VLFeedback` },
    subtitle: "Preference · AI-annotated",
    note: "80K instructions, each with the answers of 12 models, ranked by GPT-4V for helpfulness, visual faithfulness and ethics.",
    fields: [
      field("size", "Size", ["80K instructions"]),
      field("languages", "Languages", ["English"]),
      field("modalities", "Modalities", ["image", "text"]),
      field("usedBy", "Used by", [{ text: "Silkie", url: "https://vlf-silkie.github.io/" }]),
      field("license", "Licence", ["not verified"]),
    ],
    why: "matches preference; Korean was dropped",
  },
  {
    type: "dataset",
    id: "rlhf-v",
    title: { text: "RLHF-V-Dataset", url: `${hub}openbmb/RLHF-V-Dataset` },
    subtitle: "Preference · human-annotated",
    note: null,
    fields: [
      field("size", "Size", ["5.7K comparisons"]),
      field("languages", "Languages", ["English"]),
      field("modalities", "Modalities", ["image", "text"]),
      field("usedBy", "Used by", ["RLHF-V", "Muffin", "OmniLMM"]),
      field("license", "Licence", ["cc-by-nc-4.0"]),
    ],
    why: "matches preference",
  },
  {
    type: "dataset",
    id: "llava-rlhf-preference",
    title: { text: "LLaVA-Human-Preference-10K", url: `${hub}zhiqings/LLaVA-Human-Preference-10K` },
    subtitle: "Preference · human-annotated",
    note: "Pairs of answers, the less hallucinated one preferred.",
    fields: [
      field("size", "Size", ["10K comparisons"]),
      field("languages", "Languages", ["English", "Chinese", "Japanese", "Korean", "German"]),
      field("modalities", "Modalities", ["image", "text"]),
      field("usedBy", "Used by", ["LLaVA-RLHF"]),
      field("license", "Licence", ["not verified"]),
    ],
    why: "matches preference",
  },
];

/** A list in English, with a filter dropped. */
export const enList: Message = {
  kind: "datasets",
  page: null,
  locale: "en",
  understood: "Korean · preference",
  text: "No dataset is both Korean and preference.\nNearest, without Korean: 3 datasets.",
  cards: enCards,
  suggestions: [
    { label: "All Korean datasets", question: "korean datasets" },
    { label: "Human-annotated preference", question: "human annotated preference" },
    { label: "What data did Silkie use?", question: "What data did Silkie use?" },
  ],
  suggestionsLabel: "Try",
};

const koCards: readonly Card[] = [
  {
    type: "dataset",
    id: "m3it",
    title: { text: "M3IT", url: `${hub}MMInstruction/M3IT` },
    subtitle: "인스트럭션 · 사람과 AI가 주석",
    note: "40개 과제의 데이터셋을 사람이 쓴 지시문 400개로 다시 쓴 것으로, 일부는 80개 언어로 번역되어 있습니다.",
    fields: [
      field("size", "크기", ["240만 건"]),
      field("languages", "언어", ["영어", "중국어", "한국어", "일본어", "그 밖 76개"]),
      field("modalities", "모달리티", ["이미지", "텍스트", "비디오"]),
      field("usedBy", "사용한 모델", ["Ying-VLM", "Video-LLaMA"]),
      field("license", "라이선스", ["확인되지 않음"]),
    ],
    why: "언어가 한국어",
  },
  {
    type: "dataset",
    id: "koalpaca",
    title: { text: "KoAlpaca 한국어 지시 데이터", url: `${hub}beomi/KoAlpaca-v1.1a` },
    subtitle: "인스트럭션 · AI 주석",
    note: null,
    fields: [
      field("size", "크기", ["2.1만 건"]),
      field("languages", "언어", ["한국어"]),
      field("modalities", "모달리티", ["텍스트"]),
      field("usedBy", "사용한 모델", ["KoAlpaca"]),
      field("license", "라이선스", ["apache-2.0"]),
    ],
    why: "언어가 한국어",
  },
];

/** A list in Korean. */
export const koList: Message = {
  kind: "datasets",
  page: null,
  locale: "ko",
  understood: "한국어",
  text: "한국어 데이터셋은 2개입니다.",
  cards: koCards,
  suggestions: [{ label: "선호 데이터셋", question: "선호 데이터셋" }],
  suggestionsLabel: "더 물어보기",
};

/** One dataset, with a correction and sources. */
export const enCard: Message = {
  kind: "datasets",
  page: null,
  locale: "en",
  understood: null,
  text: "LLaVA-Instruct-150K is an instruction dataset.",
  cards: [
    {
      type: "dataset",
      id: "llava-instruct-150k",
      title: { text: "LLaVA-Instruct-150K", url: `${hub}liuhaotian/LLaVA-Instruct-150K` },
      subtitle: "Instruction · AI-annotated",
      note: "GPT-4 wrote conversations, detailed descriptions and complex reasoning from COCO captions and boxes; it never saw an image.",
      fields: [
        field("size", "Size", [
          "150K samples",
          "58K conversations",
          "23K detailed description",
          "77K complex reasoning",
        ]),
        field("languages", "Languages", ["English"]),
        field("modalities", "Modalities", ["image", "text"]),
        field("usedBy", "Used by", [
          { text: "LLaVA", url: "https://llava-vl.github.io" },
          { text: "LLaVA-1.5", url: "https://llava-vl.github.io" },
          "MiniGPT-v2",
          "Valley",
          "Muffin",
          "LISA",
          "InstructBLIP",
          "X-InstructBLIP",
          "Shikra",
          "Ferret",
        ]),
        field("license", "Licence", ["cc-by-4.0"]),
        field("year", "Year", ["2023"]),
        field("paper", "Paper", [{ text: "Visual Instruction Tuning", url: "https://arxiv.org/abs/2304.08485" }]),
        field("lineage", "Made from", ["COCO"]),
        field(
          "correction",
          "Corrected",
          [{ text: "size: 157,712 samples", url: "https://github.com/haotian-liu/LLaVA" }],
          "The survey said 150.",
        ),
        field("sources", "Sources", [
          { text: "huggingface.co", url: `${hub}liuhaotian/LLaVA-Instruct-150K` },
          { text: "arxiv.org", url: "https://arxiv.org/abs/2304.08485" },
        ]),
      ],
      why: null,
    },
  ],
  suggestions: [{ label: "What data did LLaVA-1.5 use?", question: "What data did LLaVA-1.5 use?" }],
  suggestionsLabel: "Try",
};

/** A model, stage by stage. */
export const koModel: Message = {
  kind: "datasets",
  page: null,
  locale: "ko",
  understood: "모델 LLaVA-1.5",
  text: "LLaVA-1.5는 2단계에 걸쳐 데이터셋 6개로 학습했습니다.",
  cards: [
    {
      type: "model",
      id: "llava-1.5",
      title: { text: "LLaVA-1.5", url: "https://github.com/haotian-liu/LLaVA" },
      subtitle: "모델 · LLaVA team · 2023",
      note: null,
      fields: [
        field(
          "stage",
          "사전 학습",
          [{ text: "LLaVA-Pretrain", url: `${hub}liuhaotian/LLaVA-Pretrain` }],
          "프로젝터만 학습합니다.",
        ),
        field("stage", "인스트럭션 튜닝", [
          { text: "LLaVA-Instruct-150K", url: `${hub}liuhaotian/LLaVA-Instruct-150K` },
          "ShareGPT",
          { text: "VQAv2", url: "https://visualqa.org" },
          { text: "GQA", url: "https://cs.stanford.edu/people/dorarad/gqa/" },
          "비주얼 게놈",
        ]),
        field("base", "기반 모델", ["Vicuna-13B-v1.5 + CLIP ViT-L/14 336px"]),
        field("paper", "논문", [{ text: "arXiv 2310.03744", url: "https://arxiv.org/abs/2310.03744" }]),
        field("sources", "출처", [
          { text: "github.com", url: "https://github.com/haotian-liu/LLaVA/blob/HEAD/docs/MODEL_ZOO.md" },
        ]),
      ],
      why: null,
    },
  ],
  suggestions: [],
  suggestionsLabel: "더 물어보기",
};

/** No cards: what can be asked. */
export const enHelp: Message = {
  kind: "datasets",
  page: null,
  locale: "en",
  understood: null,
  text: "Ask which data to use, or which data a model was trained on.\nFilters go together: preference korean, human annotated video.",
  cards: [],
  suggestions: [
    { label: "preference korean", question: "preference korean" },
    { label: "What data did LLaVA-1.5 use?", question: "What data did LLaVA-1.5 use?" },
  ],
  suggestionsLabel: "Try",
};

export const samples: Readonly<Record<string, Message>> = { enList, koList, enCard, koModel, enHelp };
