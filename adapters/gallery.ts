import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Card, Engine, Message } from "../src/index.ts";

/** A message that every platform must show, by the name of its file. */
export interface ContractMessage {
  readonly name: string;
  readonly message: Message;
}

const questions = {
  "datasets-en": "preference human annotated",
  "datasets-ko": "한국어 데이터셋",
  "dataset-en": "RLHF-V",
  "dataset-ko": "KVQA가 뭐야",
  "dataset-typo": "KVAQ",
  "model-en": "what data did LLaVA-1.5 use",
  "model-ko": "LLaVA-1.5는 어떤 데이터로 학습했어?",
  "model-family": "LLaVA training data",
  "users-en": "which models used COCO",
  "users-ko": "ShareGPT4V 쓰는 모델",
  "lineage-en": "what is derived from LLaVA-Instruct-150K",
  "lineage-ko": "KoCC12M의 원본은?",
  "comparison-en": "compare UltraFeedback and HH-RLHF",
  "comparison-ko": "LLaVA-1.5랑 LLaVA-NeXT 차이",
  "similar-en": "datasets like GRIT",
  "similar-ko": "UltraFeedback 대신",
  "count-ko": "한국어 선호 데이터 몇 개 있어",
  "none-en": "preference korean human annotated video",
  "none-name": "what data did GPT-9 use",
  "none-ko": "날씨 어때",
  "help-en": "help",
  "help-ko": "도움말",
};

const hostile = "<!channel> @everyone <@U1> `x` *b* _i_ ~s~ [a](http://x) </cmd:1> \u202e&amp; -# > ";

function longCard(text: string, index: number): Card {
  const url = `https://example.org/${"a".repeat(400)}/${index}`;
  const value = Array.from({ length: 12 }, (_, part) => ({ text: text.repeat(8), url: `${url}/${part}` }));
  const keys = ["size", "languages", "license", "modalities", "usedBy", "correction", "lineage", "sources"] as const;
  return {
    type: "dataset",
    id: `worst-${index}`,
    title: { text: text.repeat(10), url },
    subtitle: text.repeat(10),
    note: text.repeat(60),
    fields: keys.map((key) => ({ key, label: text.repeat(2), value, note: text.repeat(20) })),
    why: text.repeat(20),
  };
}

function longMessage(text: string, locale: Message["locale"]): Message {
  return {
    kind: "datasets",
    locale,
    page: { first: 1, last: 10, total: 10 },
    understood: text.repeat(40),
    text: text.repeat(200),
    cards: Array.from({ length: 10 }, (_, index) => longCard(text, index)),
    suggestions: Array.from({ length: 4 }, (_, index) => ({
      label: `${index} ${text.repeat(10)}`,
      question: `${index} ${text.repeat(30)}`,
    })),
    suggestionsLabel: text,
  };
}

/**
 * The messages of the renderers' contract: each kind of answer in both languages, and the worst that can come
 * (the longest of everything, in Hangul, in signs that must be escaped, and hostile).
 */
export function contractMessages({ ask, show }: Pick<Engine, "ask" | "show">): readonly ContractMessage[] {
  const asked = Object.entries(questions).map(([name, question]) => ({
    name,
    message: ask(question, { limit: 10 }).message,
  }));
  const found = [
    { type: "dataset", id: "vlfeedback" },
    { type: "model", id: "llava-1.5" },
  ] as const;
  return [
    ...asked,
    { name: "found-en", message: show(found, "en") },
    { name: "found-ko", message: show(found.slice(0, 1), "ko") },
    { name: "worst-hangul", message: longMessage("한국어 데이터셋 쀍", "ko") },
    { name: "worst-escapes", message: longMessage("&<>*_`~|\\", "en") },
    { name: "worst-hostile", message: longMessage(hostile, "en") },
    { name: "worst-emoji", message: longMessage("👩‍👩‍👧‍👦🇰🇷", "en") },
  ];
}

/**
 * Writes each contract message, and each form, as `<out>/<platform>/<name>.json`; returns how many files.
 * @param forms what a platform opens beside its messages, by the name of its file.
 */
export function writeGallery(
  out: string,
  engine: Pick<Engine, "ask" | "show">,
  renderers: Readonly<Record<string, (message: Message) => unknown>>,
  forms: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {},
): number {
  let files = 0;
  for (const [platform, render] of Object.entries(renderers)) {
    mkdirSync(join(out, platform), { recursive: true });
    const messages = contractMessages(engine).map(({ name, message }) => [name, render(message)] as const);
    for (const [name, payload] of [...messages, ...Object.entries(forms[platform] ?? {})]) {
      writeFileSync(join(out, platform, `${name}.json`), `${JSON.stringify(payload, null, 2)}\n`);
      files++;
    }
  }
  return files;
}
