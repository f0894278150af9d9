import type { Locale } from "../../src/index.ts";

/** The sentences of this adapter alone; what the bot answers comes from the engine. */
export interface SlackWords {
  /** Something of ours broke, or Slack would not take the answer. */
  readonly failed: string;
  /** A button of another version was pressed, or one whose question is kept no more. */
  readonly oldButton: string;
  /** A form of another version was sent off. */
  readonly oldForm: string;
  /** Slack does not let the bot write there. */
  readonly closedDoor: string;
  /** The app was not given what it needs. */
  readonly missingScope: string;
  /** Forget me: the button, what it asks once more, and that it is done. */
  readonly forget: string;
  readonly forgetSure: string;
  readonly forgotten: string;
  readonly privacy: string;
  /** The workspace's language for what is for all to read. */
  readonly teamLanguageSet: string;
  readonly teamLanguageReset: string;
  readonly share: string;
  readonly filter: string;
  readonly similar: string;
  readonly compare: string;
  /** On a thin card: show all of it. */
  readonly details: string;
  /** Heads of a table's columns and rows. */
  readonly name: string;
  readonly kind: string;
  readonly about: string;
  /** Above a shared answer: who shared it, and what was asked; `question` is null where records were shown. */
  shared(name: string, question: string | null): string;
  /** A message was looked through, and nothing in it is known. */
  readonly nothingHere: string;
  /** More records than the cards shown. */
  moreHere(count: number): string;
  /** Below a command's help: what else the command does, a line each. */
  readonly commands: string;
  readonly languageSet: string;
  readonly languageReset: string;
  readonly languageUnknown: string;
  readonly linksOff: string;
  readonly linksOn: string;
  readonly linksUnknown: string;
  /** The filter form. */
  readonly formTitle: string;
  readonly formSubmit: string;
  readonly formClose: string;
  readonly formText: string;
  readonly formTextHint: string;
  readonly formAny: string;
  readonly formLeast: string;
  readonly formMost: string;
  readonly formSizes: string;
  readonly formNumber: string;
  readonly formAll: string;
  /** Where there is no Slack to open it. */
  readonly formElsewhere: string;
  /** The app's home. */
  knows(datasets: string, models: string, updated: string | null): string;
  readonly tryOne: string;
  readonly language: string;
  readonly languageAuto: string;
  readonly homeHelp: string;
  /** Above the suggested prompts of a conversation. */
  readonly prompts: string;
}

const en: SlackWords = {
  failed: "Sorry, I could not answer that. Please ask once more in a moment.",
  oldButton: "This button is from another version of me, or its question is no longer kept. Please ask again.",
  oldForm: "This form is from another version of me. Please close it and press Filter again.",
  closedDoor:
    "I may not write here. Somebody of this channel can add me (/invite @whichdata); /dataset answers you alone anywhere.",
  missingScope: "I was not given all permissions I need in this workspace. Please tell whoever installed me.",
  forget: "Forget me",
  forgetSure: "I delete your questions, the conversations with me that you took part in, and your language.",
  forgotten: "Done. I keep nothing of you any more. Messages that I posted stay in Slack; you can delete yours there.",
  privacy: "What I keep",
  teamLanguageSet: "In channels I will answer in English where nothing else says which language somebody reads.",
  teamLanguageReset: "In channels I will go by each question and each person's Slack language again.",
  share: "Share to channel",
  filter: "Filter",
  similar: "Similar",
  compare: "Compare",
  details: "Details",
  name: "Name",
  kind: "Kind",
  about: "About",
  shared: (name, question) => (question === null ? `${name} shared this` : `${name} asked: ${question}`),
  nothingHere: "I know no dataset and no model that this message names or links.",
  moreHere: (count) => `${count} more are not shown.`,
  commands: [
    "/dataset preference korean: find data, or look one up by name",
    "/dataset model LLaVA-1.5: what a model was trained on",
    "/dataset compare VLFeedback RLHF-V: two or three side by side",
    "/dataset lang en · ko · auto: the language I answer you in",
    "/dataset lang team ko · en · auto: the language of answers in channels",
    "/dataset unfurl off · on: cards below links to datasets in this channel",
    "/dataset forget: delete all that I keep of you",
    "In a thread, mention me. On a message: More actions → Find datasets here.",
  ].join("\n"),
  languageSet: "I will answer you in English from now on.",
  languageReset: "I will go by your Slack language and your question again.",
  languageUnknown: "I speak en and ko. Try: /dataset lang ko",
  linksOff: "Links to datasets get no card in this channel any more. /dataset unfurl on brings them back.",
  linksOn: "Links to datasets that I know get a small card in this channel again.",
  linksUnknown: "Say on or off: /dataset unfurl off",
  formTitle: "Filter datasets",
  formSubmit: "Show",
  formClose: "Cancel",
  formText: "Words",
  formTextHint: "A topic or part of a description; may be left empty.",
  formAny: "Any",
  formLeast: "At least this many examples",
  formMost: "At most this many examples",
  formSizes: "The smallest size is larger than the largest.",
  formNumber: "A whole number, 1 or more.",
  formAll: "Datasets that have all of these.",
  formElsewhere: "In Slack this opens a form: words, kind, language, modality, licence and size.",
  knows: (datasets, models, updated) =>
    `I know ${datasets} datasets and what ${models} models were trained on${updated === null ? "." : `, as of ${updated}.`}`,
  tryOne: "Try one of these; the answer comes in Messages.",
  language: "Answer me in",
  languageAuto: "the language of Slack or of my question",
  homeHelp: [
    "/dataset answers you alone, and you can share the answer.",
    "Mention me in a channel or a thread, and go on there without a mention: “only Korean ones”, “more”.",
    "On a message: More actions → Find datasets here.",
  ].join("\n"),
  prompts: "Which data should I use, and which data did that model use?",
};

const ko: SlackWords = {
  failed: "죄송합니다. 지금은 답하지 못했습니다. 잠시 뒤에 다시 물어봐 주세요.",
  oldButton: "다른 버전의 버튼이거나 질문의 보관 기간이 지났습니다. 다시 물어봐 주세요.",
  oldForm: "다른 버전에서 연 창이에요. 닫고 조건 고르기를 다시 눌러 주세요.",
  closedDoor:
    "여기에는 제가 글을 쓸 수 없어요. 채널에 계신 분이 /invite @whichdata로 저를 초대해 주세요. /dataset 명령은 어디서나 본인에게만 답해요.",
  missingScope: "이 워크스페이스에서 필요한 권한을 다 받지 못했어요. 앱을 설치한 분께 알려 주세요.",
  forget: "내 기록 지우기",
  forgetSure: "질문과 저와 나눈 대화, 고르신 언어를 모두 지워요.",
  forgotten: "다 지웠어요. 이제 보관하고 있는 기록이 없어요. 제가 올린 메시지는 Slack에 남아 있어요.",
  privacy: "보관하는 정보",
  teamLanguageSet: "채널에서는 따로 정한 언어가 없으면 한국어로 답할게요.",
  teamLanguageReset: "채널에서도 다시 질문과 각자의 Slack 언어에 맞춰 답할게요.",
  share: "채널에 공유",
  filter: "조건 고르기",
  similar: "비슷한 데이터",
  compare: "비교",
  details: "자세히",
  name: "이름",
  kind: "종류",
  about: "설명",
  shared: (name, question) => (question === null ? `${name} 님이 공유했어요` : `${name} 님의 질문: ${question}`),
  nothingHere: "이 글에는 제가 아는 데이터셋이나 모델이 없어요.",
  moreHere: (count) => `${count}개가 더 있지만 여기에는 싣지 않았어요.`,
  commands: [
    "/dataset 한국어 선호: 데이터를 찾거나 이름으로 찾아봐요",
    "/dataset 모델 LLaVA-1.5: 모델이 어떤 데이터로 학습했는지 알려드려요",
    "/dataset 비교 VLFeedback RLHF-V: 두세 개를 나란히 놓고 봐요",
    "/dataset 언어 한국어 · 영어 · 자동: 답하는 언어를 바꿔요",
    "/dataset 언어 팀 한국어 · 영어 · 자동: 채널에서 답하는 언어를 바꿔요",
    "/dataset 링크 끄기 · 켜기: 이 채널의 데이터셋 링크에 다는 카드를 바꿔요",
    "/dataset 지우기: 보관하고 있는 내 기록을 모두 지워요",
    "스레드에서는 저를 멘션해 주세요. 메시지의 추가 작업에서 이 글의 데이터도 찾을 수 있어요.",
  ].join("\n"),
  languageSet: "이제부터 한국어로 답할게요.",
  languageReset: "다시 Slack 언어와 질문의 언어에 맞춰 답할게요.",
  languageUnknown: "한국어와 영어로 답할 수 있어요. 예: /dataset 언어 한국어",
  linksOff: "이제 이 채널에서는 데이터셋 링크에 카드를 달지 않아요. /dataset 링크 켜기로 다시 켤 수 있어요.",
  linksOn: "이제 이 채널에서 제가 아는 데이터셋 링크에 다시 작은 카드를 달게요.",
  linksUnknown: "켜기와 끄기 중에 골라 주세요. 예: /dataset 링크 끄기",
  formTitle: "데이터 조건 고르기",
  formSubmit: "보기",
  formClose: "취소",
  formText: "찾을 말",
  formTextHint: "주제나 설명에 나오는 말이에요. 비워 둬도 돼요.",
  formAny: "전체",
  formLeast: "최소 개수",
  formMost: "최대 개수",
  formSizes: "최소 개수가 최대 개수보다 커요.",
  formNumber: "1 이상의 정수로 써 주세요.",
  formAll: "고른 것을 모두 갖춘 데이터셋을 찾아요.",
  formElsewhere: "Slack에서는 찾을 말, 종류, 언어, 모달리티, 라이선스, 규모를 고르는 창이 열려요.",
  knows: (datasets, models, updated) =>
    `데이터셋 ${datasets}개와 모델 ${models}개의 학습 데이터를 알고 있어요.${updated === null ? "" : ` (${updated} 기준)`}`,
  tryOne: "하나를 눌러 보세요. 답은 메시지 탭에서 드려요.",
  language: "답하는 언어",
  languageAuto: "Slack 언어나 질문의 언어",
  homeHelp: [
    "/dataset 명령의 답은 물어본 분에게만 보이고, 채널에 공유할 수 있어요.",
    "채널이나 스레드에서 저를 멘션하면 그 스레드에서는 멘션 없이 이어서 물어볼 수 있어요: “한국어만”, “더”.",
    "메시지의 추가 작업에서 이 글의 데이터도 찾을 수 있어요.",
  ].join("\n"),
  prompts: "어떤 데이터를 쓸지, 그 모델은 어떤 데이터를 썼는지 물어보세요.",
};

/** By language. */
export const words: Readonly<Record<Locale, SlackWords>> = { en, ko };
