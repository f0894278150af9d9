import type { Locale } from "../../src/index.ts";

/** What the terminal says itself; all else is in the message. */
export interface Words {
  /** Headings of a list's first two columns. */
  readonly name: string;
  readonly kind: string;
  readonly score: string;
  /** The first line of a chat. */
  readonly greeting: string;
  /** Said in place of an answer that went wrong. */
  readonly failed: string;
  /** What can be typed besides a question, each with what it does. */
  readonly commands: readonly (readonly [typed: string, does: string])[];
}

const words: Readonly<Record<Locale, Words>> = {
  en: {
    name: "Name",
    kind: "Kind",
    score: "score",
    greeting: "Ask which data to use, or which data a model was trained on. /help shows how, /quit ends.",
    failed: "That answer went wrong, which is the bot's mistake. Try another question.",
    commands: [
      ["1, 2, …", "ask the suggestion with that number"],
      ["Tab", "complete the name of a dataset or a model"],
      ["↑ ↓", "questions asked before"],
      ["/help", "this help"],
      ["/quit", "end (so do Ctrl-C and Ctrl-D)"],
    ],
  },
  ko: {
    name: "이름",
    kind: "종류",
    score: "점수",
    greeting: "어떤 데이터를 쓸지, 모델이 어떤 데이터로 학습했는지 물어보세요. 도움말은 /help, 종료는 /quit.",
    failed: "봇의 잘못으로 답을 만들지 못했어요. 다른 질문을 해 보세요.",
    commands: [
      ["1, 2, …", "그 번호의 추천 질문을 묻기"],
      ["Tab", "데이터셋이나 모델 이름 자동 완성"],
      ["↑ ↓", "앞서 물었던 질문"],
      ["/help", "이 도움말"],
      ["/quit", "종료 (Ctrl-C, Ctrl-D도 같음)"],
    ],
  },
};

/** The terminal's own words in a language. */
export function wordsFor(locale: Locale): Words {
  return words[locale];
}

/** The language of a terminal before anything is asked: Korean where `LC_ALL`, `LC_MESSAGES` or `LANG` (the first that is set) says so. */
export function localeOf(env: Readonly<Record<string, string | undefined>>): Locale {
  const named = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return /^ko(?![a-z])/i.test(named) ? "ko" : "en";
}
