import type { Locale } from "../../src/index.ts";

/** The sentences of this adapter alone; what the bot answers comes from the engine. */
export interface DiscordWords {
  /** A button of an older or newer version. */
  readonly oldButton: string;
  /** A button whose question is kept no more. */
  readonly forgotten: string;
  /** What was kept of the person is deleted. */
  readonly forgot: string;
  /** The bot's role was mentioned, which does not let the bot read the message. */
  readonly roleMentioned: string;
  /** A command that this version does not have. */
  readonly oldCommand: string;
  /** Something went wrong on our side; `reference` finds it in the log. */
  failed(reference: string): string;
  /** Too many questions at once. */
  readonly tooFast: string;
  /** Above a public answer: who asked, and what. */
  asked(name: string, question: string): string;
  /** Above a public copy of what was no question. */
  shared(name: string): string;
  /** How many datasets were found, beside what was understood. */
  counted(count: number): string;
  /** Buttons: the form, and to be forgotten. */
  readonly filter: string;
  readonly forget: string;
  /** The filter form. */
  readonly formTitle: string;
  readonly formAny: string;
  readonly formAll: string;
  readonly formSize: string;
  readonly share: string;
  readonly isShared: string;
  readonly remove: string;
  readonly details: string;
  readonly similar: string;
  readonly compare: string;
  /** On a button below one link's card. */
  readonly detail: string;
  /** Sharing where the bot may not write. */
  readonly cannotShare: string;
  /** Somebody else's answer was to be removed. */
  readonly notYours: string;
  readonly moderatorsOnly: string;
  readonly turnLinksOff: string;
  readonly turnLinksOn: string;
  readonly linksAreOff: string;
  readonly linksAreOn: string;
  /** More than the cards shown. */
  moreFound(count: number): string;
  /** How the bot is used, a line each. */
  readonly help: string;
}

/** By language. */
export const words: Readonly<Record<Locale, DiscordWords>> = {
  en: {
    oldButton: "This button is from another version of the bot. Please ask again with /dataset or /model.",
    forgotten: "The question behind this button is no longer kept. Please ask again with /dataset or /model.",
    forgot:
      "Done. What was kept of you is deleted: your conversations with me, what you looked at, and long questions behind buttons.",
    roleMentioned:
      "You mentioned my role, and Discord does not show me what you wrote. Please pick me, the bot, from the list instead, or use /dataset.",
    oldCommand: "This version of the bot does not have that command. Please use /dataset or /model.",
    failed: (reference) => `Something went wrong on our side, not yours. Please try again. (${reference})`,
    tooFast: "That was a lot at once. Please try again in half a minute.",
    asked: (name, question) => `${name} asked: ${question}`,
    shared: (name) => `${name} shared this`,
    counted: (count) => `${count} ${count === 1 ? "dataset" : "datasets"}`,
    filter: "Filter",
    forget: "Forget me",
    formTitle: "Filter datasets",
    formAny: "Any",
    formAll: "Datasets that have all of these.",
    formSize: "Size",
    share: "Share",
    isShared: "Shared",
    remove: "Remove",
    details: "Details of one of these",
    similar: "Similar",
    compare: "Compare",
    detail: "Details",
    cannotShare: "I may not write in this channel, so nothing was shared.",
    notYours: "Only the person who asked, or a moderator, can remove this.",
    moderatorsOnly: "Only a moderator (Manage Messages) can change that for a channel.",
    turnLinksOff: "No link cards here",
    turnLinksOn: "Link cards here",
    linksAreOff: "Links to datasets get no cards in this channel any more. /dataset-help turns them on again.",
    linksAreOn: "Links to datasets that I can read in this channel get a small card again.",
    moreFound: (count) => `${count} more are not shown.`,
    help: [
      "/dataset finds data, or looks one up by name; kind, language and license narrow it down.",
      "/model tells which data a model was trained on, /compare sets two datasets side by side.",
      "On a message: Apps → Find datasets here.",
      "Mention me, or reply to me, to go on from an answer: “only Korean ones”, “more”, “its licence?”.",
      "Answers to commands are for your eyes alone until you share them.",
      "Questions stand in no log. A conversation is kept for a week, so that you can go on from it; PRIVACY.md of whichdata tells all that is kept. “Forget me”, or /dataset with “forget”, deletes what is kept of you.",
    ].join("\n"),
  },
  ko: {
    oldButton: "봇의 다른 버전에서 만든 버튼입니다. /데이터셋 또는 /모델 명령으로 다시 물어봐 주세요.",
    forgotten: "이 버튼의 질문은 보관 기간이 지났습니다. /데이터셋 또는 /모델 명령으로 다시 물어봐 주세요.",
    forgot: "지웠어요. 저와 나눈 대화, 최근에 본 이름, 버튼에 담아 둔 긴 질문까지 보관하던 것을 모두 지웠습니다.",
    roleMentioned:
      "제 역할을 멘션하셨는데, 그러면 Discord가 글을 보여 주지 않아요. 목록에서 역할 대신 봇을 골라 멘션하거나 /데이터셋 명령을 써 주세요.",
    oldCommand: "지금 버전의 봇에는 없는 명령입니다. /데이터셋 또는 /모델 명령을 써 주세요.",
    failed: (reference) => `봇에서 문제가 생겼습니다. 잠시 뒤에 다시 시도해 주세요. (${reference})`,
    tooFast: "한꺼번에 너무 많이 물어보셨어요. 30초쯤 뒤에 다시 시도해 주세요.",
    asked: (name, question) => `${name} 님의 질문: ${question}`,
    shared: (name) => `${name} 님이 공유했어요`,
    counted: (count) => `${count}개`,
    filter: "조건 고르기",
    forget: "내 기록 지우기",
    formTitle: "데이터 조건 고르기",
    formAny: "전체",
    formAll: "고른 것을 모두 갖춘 데이터셋을 찾아요.",
    formSize: "규모",
    share: "공유",
    isShared: "공유했어요",
    remove: "지우기",
    details: "하나를 골라 자세히 보기",
    similar: "비슷한 데이터",
    compare: "비교",
    detail: "자세히",
    cannotShare: "이 채널에는 글을 쓸 수 없어서 공유하지 못했어요.",
    notYours: "물어본 분이나 관리자만 지울 수 있어요.",
    moderatorsOnly: "채널 설정은 메시지 관리 권한이 있는 관리자만 바꿀 수 있어요.",
    turnLinksOff: "여기서는 링크 카드 끄기",
    turnLinksOn: "여기서 링크 카드 켜기",
    linksAreOff: "이제 이 채널에서는 데이터셋 링크에 카드를 달지 않아요. /데이터셋-도움말에서 다시 켤 수 있어요.",
    linksAreOn: "이제 이 채널에서 읽을 수 있는 데이터셋 링크에 다시 작은 카드를 달게요.",
    moreFound: (count) => `${count}개가 더 있지만 여기에는 싣지 않았어요.`,
    help: [
      "/데이터셋: 데이터를 찾거나 이름으로 찾아봅니다. 종류, 언어, 라이선스로 좁힐 수 있어요.",
      "/모델: 모델이 어떤 데이터로 학습했는지 알려드려요. /비교: 데이터셋 둘을 나란히 놓고 봅니다.",
      "메시지 위에서: 앱 → 이 메시지의 데이터 찾기.",
      "저를 멘션하거나 제 답에 답장하면 이어서 물어볼 수 있어요: “한국어만”, “더”, “라이선스는?”.",
      "명령의 답은 공유하기 전까지 물어본 분에게만 보여요.",
      "질문은 로그에 남기지 않아요. 이어서 물어볼 수 있도록 대화를 일주일 동안만 보관하고, 보관하는 것은 whichdata의 PRIVACY.md에 모두 적어 두었어요. ‘내 기록 지우기’를 누르거나 /데이터셋에 “기록 지우기”라고 쓰면 바로 지워요.",
    ].join("\n"),
  },
};
