import type { Locale } from "../../src/index.ts";
import { botScopes, command, events, requestPath, shortcut, unfurlDomains } from "./surfaces.ts";

/** What the manifest is made for. */
export interface ManifestOptions {
  /** Where Slack reaches the bot over HTTP, "https://bot.example.org"; Socket Mode where it is not given. */
  readonly http?: string;
  /** Where people read what is kept of them, for the app's description. */
  readonly privacy?: string;
  /** The language of names that Slack shows to everybody; English where it is not given. */
  readonly locale?: Locale;
}

const texts = {
  en: {
    short: "Which data should I use, and which data did that model use?",
    long: "Finds datasets for language and multimodal models, tells what a model was trained on, and compares datasets, each fact with its source, in English and Korean. No language model answers: questions are read, searched and ranked by code. /dataset answers you alone; a mention is answered in its thread.",
    kept: "It keeps questions for a week at most, and deletes what it keeps of you at /dataset forget.",
    command: "Find datasets, or what a model was trained on",
    prompts: [
      "preference korean",
      "what data did LLaVA-1.5 use",
      "human annotated image",
      "compare VLFeedback and RLHF-V",
    ],
  },
  ko: {
    short: "어떤 데이터를 쓸지, 그 모델은 어떤 데이터를 썼는지 알려드려요",
    long: "언어 모델과 멀티모달 모델의 데이터셋을 찾고, 모델이 어떤 데이터로 학습했는지 알려주고, 데이터셋을 비교합니다. 사실마다 출처가 있고, 한국어와 영어로 답합니다. 언어 모델이 답하지 않고 코드가 질문을 읽고 찾고 순서를 매깁니다. /dataset 명령의 답은 물어본 분에게만 보이고, 멘션에는 그 스레드에서 답합니다.",
    kept: "질문은 길어야 일주일 보관하고, /dataset 지우기를 쓰면 보관하던 내 기록을 모두 지웁니다.",
    command: "데이터셋을 찾거나 모델의 학습 데이터를 봅니다",
    prompts: [
      "한국어 선호 데이터",
      "LLaVA-1.5는 어떤 데이터로 학습했어?",
      "사람이 라벨링한 이미지 데이터",
      "VLFeedback과 RLHF-V 비교",
    ],
  },
} as const satisfies Readonly<Record<Locale, unknown>>;

/** Where Slack posts to at an address, which may be that place already. */
function requestUrl(http: string): string {
  const address = URL.canParse(http) ? new URL(http) : null;
  const path = address?.pathname.replace(/\/+$/u, "") ?? "";
  const clean = address?.search === "" && address.hash === "" && address.username === "" && address.password === "";
  if (address?.protocol !== "https:" || !clean) {
    throw new RangeError("[slack] --http takes the bot's public address, as in https://bot.example.org");
  }
  return `${address.origin}${path.endsWith(requestPath) ? path : `${path}${requestPath}`}`;
}

/**
 * The app's manifest, to be pasted where Slack makes apps from one; JSON of it is YAML too.
 * @throws RangeError where `http` is no https address.
 */
export function slackManifest({ http, privacy, locale = "en" }: ManifestOptions = {}) {
  const said = texts[locale];
  const url = http === undefined ? null : requestUrl(http);
  if (privacy !== undefined && !/^https:\/\/[^\s/]/iu.test(privacy)) {
    throw new RangeError("[slack] --privacy takes an https address, as in https://bot.example.org/privacy");
  }
  const kept = [said.long, said.kept, ...(privacy === undefined ? [] : [privacy])].join(" ");
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: { name: "whichdata", description: said.short, long_description: kept },
    features: {
      bot_user: { display_name: "whichdata", always_online: true },
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      agent_view: {
        agent_description: said.short,
        suggested_prompts: said.prompts.map((message) => ({ title: message, message })),
      },
      slash_commands: [
        {
          command: command.name,
          description: said.command,
          usage_hint: command.hint,
          should_escape: true,
          ...(url !== null && { url }),
        },
      ],
      shortcuts: [
        {
          type: "message",
          name: shortcut.name[locale],
          callback_id: shortcut.callbackId,
          description: shortcut.description[locale],
        },
      ],
      unfurl_domains: [...unfurlDomains],
    },
    oauth_config: { scopes: { bot: [...botScopes()] } },
    settings: {
      event_subscriptions: {
        ...(url !== null && { request_url: url }),
        bot_events: events.map(({ event }) => event).sort(),
      },
      interactivity: {
        is_enabled: true,
        ...(url !== null && { request_url: url, message_menu_options_url: url }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: url === null,
      token_rotation_enabled: false,
    },
  };
}
