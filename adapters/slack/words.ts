import type { Locale } from "../../src/index.ts";

interface Words {
  /** Something of ours broke, or Slack would not take the answer. */
  readonly failed: string;
  /** A button of an older version was pressed. */
  readonly oldButton: string;
}

/** The few sentences that only Slack needs; everything else that the bot says comes with the message. */
export const words: Readonly<Record<Locale, Words>> = {
  en: {
    failed: "Sorry, I could not answer that. Please ask once more in a moment.",
    oldButton: "This button is from an older version of me. Please type the question instead.",
  },
  ko: {
    failed: "죄송합니다. 지금은 답하지 못했습니다. 잠시 뒤에 다시 물어봐 주세요.",
    oldButton: "예전 버전의 버튼이라 쓸 수 없습니다. 질문을 직접 입력해 주세요.",
  },
};
