import type { Locale } from "../../src/index.ts";

/** The sentences of this adapter alone; what the bot answers comes from the engine. */
export interface DiscordWords {
  /** A button of an older or newer version. */
  readonly oldButton: string;
  /** A command that this version does not have. */
  readonly oldCommand: string;
  /** Something went wrong on our side; `reference` finds it in the log. */
  failed(reference: string): string;
}

/** By language. */
export const words: Readonly<Record<Locale, DiscordWords>> = {
  en: {
    oldButton: "This button is from another version of the bot. Please ask again with /dataset or /model.",
    oldCommand: "This version of the bot does not have that command. Please use /dataset or /model.",
    failed: (reference) => `Something went wrong on our side, not yours. Please try again. (${reference})`,
  },
  ko: {
    oldButton: "봇의 다른 버전에서 만든 버튼입니다. /데이터셋 또는 /모델 명령으로 다시 물어봐 주세요.",
    oldCommand: "지금 버전의 봇에는 없는 명령입니다. /데이터셋 또는 /모델 명령을 써 주세요.",
    failed: (reference) => `봇에서 문제가 생겼습니다. 잠시 뒤에 다시 시도해 주세요. (${reference})`,
  },
};
