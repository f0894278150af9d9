import type { Locale } from "../../src/index.ts";

/** Where the bot can be met in Slack: the one table that the listeners, the manifest and the README's scopes come from. */
export const command = {
  name: "/dataset",
  hint: "preference korean | model LLaVA-1.5 | compare A B | help",
  scope: "commands",
} as const;

/** The message shortcut, by language; Slack shows one name to everybody, of at most 24 characters. */
export const shortcut = {
  callbackId: "find_datasets",
  scope: "commands",
  name: { en: "Find datasets here", ko: "이 글에서 데이터 찾기" },
  description: {
    en: "Every dataset and model that this message names or links",
    ko: "이 글에 나오거나 링크된 데이터셋과 모델을 모두 보여드려요",
  },
} as const satisfies {
  callbackId: string;
  scope: string;
  name: Record<Locale, string>;
  description: Record<Locale, string>;
};

/**
 * The events, as the manifest names them; `listener` is what Bolt calls them. Each scope with what it is for.
 */
export const events = [
  {
    event: "app_mention",
    listener: "app_mention",
    scope: "app_mentions:read",
    why: "hear @whichdata in channels and threads",
  },
  { event: "message.im", listener: "message", scope: "im:history", why: "hear direct messages" },
  {
    event: "message.channels",
    listener: "message",
    scope: "channels:history",
    why: "go on without a mention in threads where it has answered, in public channels it is in",
  },
  {
    event: "message.groups",
    listener: "message",
    scope: "groups:history",
    why: "the same in private channels it is in",
  },
  {
    event: "message.mpim",
    listener: "message",
    scope: "mpim:history",
    why: "the same in group conversations it is in",
  },
  { event: "link_shared", listener: "link_shared", scope: "links:read", why: "see links to the five sites below" },
  { event: "app_home_opened", listener: "app_home_opened", scope: null, why: "draw the home, suggest questions" },
  { event: "tokens_revoked", listener: "tokens_revoked", scope: null, why: "end when its token is taken away" },
  { event: "app_uninstalled", listener: "app_uninstalled", scope: null, why: "end when it is removed" },
] as const;

export type Listener = (typeof events)[number]["listener"];

/** What the bot itself calls, with the scope and what it is for. */
export const calls = [
  { method: "chat.postMessage", scope: "chat:write", why: "answer" },
  { method: "chat.postEphemeral", scope: "chat:write", why: "tell one person that something went wrong" },
  { method: "chat.unfurl", scope: "links:write", why: "put a card below a link to a dataset it knows" },
  { method: "users.info", scope: "users:read", why: "answer in the language that a person's Slack is in" },
  {
    method: "assistant.threads.setSuggestedPrompts",
    scope: "assistant:write",
    why: "suggest questions in its conversation",
  },
  { method: "views.open", scope: null, why: "open the filter form" },
  { method: "views.publish", scope: null, why: "draw the home" },
] as const;

/** The sites whose links are looked at; Slack takes five. */
export const unfurlDomains = ["huggingface.co", "hf.co", "github.com", "arxiv.org", "aihub.or.kr"] as const;

/** The one path that Slack posts to over HTTP: commands, events, presses, options. */
export const requestPath = "/slack/events";

/** The bot's scopes, each once: no more than the surfaces above need. */
export function botScopes(): readonly string[] {
  const scopes = [command.scope, shortcut.scope, ...[...events, ...calls].map(({ scope }) => scope)];
  return [...new Set(scopes.filter((scope) => scope !== null))].sort();
}
