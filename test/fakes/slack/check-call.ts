import { checkMessage, checkOptions, checkUnfurls, checkView } from "./oracle.ts";

type Json = Record<string, unknown>;

// `team_id` is the SDK's own addition to each call.
const known: Readonly<Record<string, readonly string[]>> = {
  "chat.postMessage": ["channel", "text", "blocks", "thread_ts", "unfurl_links", "unfurl_media", "mrkdwn", "team_id"],
  "chat.postEphemeral": ["channel", "user", "text", "blocks", "thread_ts", "team_id"],
  "chat.unfurl": ["channel", "ts", "source", "unfurl_id", "unfurls", "team_id"],
  "views.open": ["trigger_id", "view", "team_id"],
  "views.publish": ["user_id", "view", "team_id"],
  "users.info": ["user", "include_locale", "team_id"],
  "assistant.threads.setSuggestedPrompts": ["channel_id", "title", "prompts", "team_id"],
  response_url: ["text", "blocks", "response_type", "replace_original", "delete_original", "thread_ts", "mrkdwn"],
};

const needed: Readonly<Record<string, readonly string[]>> = {
  "chat.postMessage": ["channel", "text"],
  "chat.postEphemeral": ["channel", "user", "text"],
  "chat.unfurl": ["unfurls"],
  "views.open": ["trigger_id", "view"],
  "views.publish": ["user_id", "view"],
  "users.info": ["user", "include_locale"],
  "assistant.threads.setSuggestedPrompts": ["channel_id", "prompts"],
};

function checkPrompts(prompts: unknown): string[] {
  if (!Array.isArray(prompts) || prompts.length === 0 || prompts.length > 4) return ["not one to four prompts"];
  const texts = (prompts as Json[]).flatMap(({ title, message }) => [title, message]);
  return texts.every((text) => typeof text === "string" && text !== "") ? [] : ["a prompt without title or message"];
}

function checkContent(method: string, args: Json): string[] {
  switch (method) {
    case "chat.postMessage":
    case "chat.postEphemeral":
      return checkMessage(args);
    case "response_url":
      return args.delete_original === true ? [] : checkMessage(args);
    case "chat.unfurl": {
      const byTs = typeof args.channel === "string" && /^\d{10}\.\d{6}$/u.test(String(args.ts));
      const byId = typeof args.source === "string" && typeof args.unfurl_id === "string";
      const target = byTs === byId ? ["neither channel and ts nor source and unfurl_id"] : [];
      return [...target, ...checkUnfurls(args.unfurls as Json)];
    }
    case "views.open":
    case "views.publish":
      return checkView(args.view as Json);
    case "assistant.threads.setSuggestedPrompts":
      return checkPrompts(args.prompts);
    default:
      return [];
  }
}

/** What the real Slack would complain of in a call of its API, or in a post to a response_url. */
export function checkCall({ method, args }: { method: string; args: Json }, isCommandUrl: boolean): string[] {
  const allowed = known[method];
  if (allowed === undefined) return [];
  const problems = Object.keys(args)
    .filter((name) => !allowed.includes(name))
    .map((name) => `strange argument ${name}`);
  for (const name of needed[method] ?? []) if (args[name] === undefined) problems.push(`no ${name}`);
  if (args.thread_ts !== undefined && !/^\d{10}\.\d{6}$/u.test(String(args.thread_ts))) {
    problems.push(`thread_ts ${String(args.thread_ts)}`);
  }
  // Slack ignores these there, and the bot would think that it had replaced something (slackapi/bolt-js#2287).
  if (isCommandUrl && (args.replace_original === true || args.delete_original === true)) {
    problems.push("a command's response_url replaces nothing");
  }
  return [...problems, ...checkContent(method, args)].map((problem) => `${method}: ${problem}`);
}

/** What the real Slack would complain of in an acknowledgement of `payload`. */
export function checkAck(payload: Json, ack: Json): string[] {
  if (payload.type === "block_suggestion") return checkOptions(ack).map((problem) => `options: ${problem}`);
  if (Object.keys(ack).length === 0) return [];
  if (typeof payload.command === "string") return checkMessage(ack).map((problem) => `ack: ${problem}`);
  if (payload.type === "view_submission" && ack.response_action === "errors") return [];
  return ["an acknowledgement that says something"];
}
