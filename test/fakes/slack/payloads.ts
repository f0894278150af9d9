import { bot } from "./server.ts";

type Json = Record<string, unknown>;

let clock = 1_700_000_000;

/** A timestamp as Slack writes it, later than the one before. */
export function nextTs(): string {
  clock++;
  return `${clock}.000100`;
}

/** The envelope of an event, as the Events API sends it. */
export function eventCallback(event: Json): Json {
  return {
    token: "verification",
    team_id: bot.team,
    context_team_id: bot.team,
    context_enterprise_id: null,
    api_app_id: "A1",
    event,
    type: "event_callback",
    event_id: `Ev${nextTs()}`,
    event_time: clock,
    authorizations: [
      { enterprise_id: null, team_id: bot.team, user_id: bot.user, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: "4-event",
  };
}

/** Somebody's "@whichdata …" in a channel. */
export function mention(text: string, extra: Json = {}): Json {
  const ts = nextTs();
  return {
    type: "app_mention",
    user: "U1",
    ts,
    client_msg_id: `client-${ts}`,
    text: `<@${bot.user}> ${text}`,
    team: bot.team,
    channel: "C1",
    event_ts: ts,
    ...extra,
  };
}

/** Somebody's direct message to the bot. */
export function directMessage(text: string, extra: Json = {}): Json {
  const ts = nextTs();
  return {
    type: "message",
    user: "U1",
    ts,
    client_msg_id: `client-${ts}`,
    text,
    team: bot.team,
    channel: "D1",
    event_ts: ts,
    channel_type: "im",
    ...extra,
  };
}

/** Somebody's `/dataset …`. */
export function slashCommand(text: string, responseUrl: string): Record<string, string> {
  return {
    token: "verification",
    team_id: bot.team,
    team_domain: "team",
    channel_id: "C1",
    channel_name: "general",
    user_id: "U1",
    user_name: "someone",
    command: "/dataset",
    text,
    api_app_id: "A1",
    is_enterprise_install: "false",
    response_url: responseUrl,
    trigger_id: "1.2.abc",
  };
}

/** A press on a button of a message that stands in `channel`; one that only its presser sees where `ephemeral`. */
export function buttonPress(options: {
  readonly value: string;
  readonly label?: string;
  readonly actionId?: string;
  readonly responseUrl: string;
  readonly channel?: string;
  readonly thread?: string;
  readonly ephemeral?: boolean;
  readonly user?: string;
}): Json {
  const ts = nextTs();
  const channel = options.channel ?? "C1";
  const ephemeral = options.ephemeral ?? false;
  const message = {
    type: "message",
    bot_id: bot.bot,
    user: bot.user,
    ts,
    text: "an answer",
    ...(options.thread !== undefined && { thread_ts: options.thread }),
  };
  return {
    type: "block_actions",
    user: { id: options.user ?? "U1", username: "someone", name: "someone", team_id: bot.team },
    api_app_id: "A1",
    token: "verification",
    container: {
      type: "message",
      message_ts: ts,
      channel_id: channel,
      is_ephemeral: ephemeral,
      ...(options.thread !== undefined && { thread_ts: options.thread }),
    },
    trigger_id: "1.2.abc",
    team: { id: bot.team, domain: "team" },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channel, name: channel.startsWith("D") ? "directmessage" : "general" },
    ...(!ephemeral && { message }),
    state: { values: {} },
    response_url: options.responseUrl,
    actions: [
      {
        action_id: options.actionId ?? "ask:0",
        block_id: "b1",
        text: { type: "plain_text", text: options.label ?? "Show more", emoji: false },
        value: options.value,
        type: "button",
        action_ts: ts,
      },
    ],
  };
}

/** Somebody's message in a channel; in a thread where `thread_ts` is given. */
export function channelMessage(text: string, extra: Json = {}): Json {
  return directMessage(text, { channel: "C1", channel_type: "channel", ...extra });
}

/** A press on what is not in a message of ours: the app's home, or a card below somebody's link. */
export function elsewherePress(where: "home" | "unfurl", action: Json, responseUrl: string): Json {
  const {
    message: _,
    container: __,
    channel: ___,
    response_url: ____,
    ...press
  } = buttonPress({ value: "", responseUrl });
  const given = { action_id: "ask:0", block_id: "b1", type: "button", action_ts: nextTs(), ...action };
  if (where === "home") {
    const view = { id: "V1", type: "home", team_id: bot.team, blocks: [], callback_id: "", state: { values: {} } };
    return { ...press, container: { type: "view", view_id: "V1" }, view, actions: [given] };
  }
  const container = {
    type: "message_attachment",
    message_ts: nextTs(),
    attachment_id: 1,
    channel_id: "C1",
    is_ephemeral: false,
    is_app_unfurl: true,
  };
  const channel = { id: "C1", name: "general" };
  return { ...press, container, channel, response_url: responseUrl, actions: [given] };
}

/** Links in a message; in one that is being written where `composer`. */
export function linkShared(urls: readonly string[], extra: Json = {}): Json {
  const ts = nextTs();
  return {
    type: "link_shared",
    user: "U1",
    channel: "C1",
    message_ts: ts,
    links: urls.map((url) => ({ url, domain: URL.canParse(url) ? new URL(url).hostname : "" })),
    source: "conversations_history",
    unfurl_id: `C1-${ts}-unfurl`,
    is_bot_user_member: true,
    event_ts: ts,
    ...extra,
  };
}

/** "Find datasets here" on a message. */
export function messageShortcut(message: Json, responseUrl: string): Json {
  const ts = nextTs();
  return {
    type: "message_action",
    callback_id: "find_datasets",
    trigger_id: "1.2.abc",
    message_ts: ts,
    response_url: responseUrl,
    message: { type: "message", user: "U2", ts, ...message },
    user: { id: "U1", name: "someone", team_id: bot.team },
    channel: { id: "C1", name: "general" },
    team: { id: bot.team, domain: "team" },
    token: "verification",
    action_ts: ts,
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** Somebody opens the app's home, or its messages. */
export function homeOpened(tab: "home" | "messages", extra: Json = {}): Json {
  return { type: "app_home_opened", user: "U1", channel: "D1", tab, event_ts: nextTs(), ...extra };
}

/** Somebody types into a select of a modal. */
export function blockSuggestion(blockId: string, value: string, privateMetadata = ""): Json {
  return {
    type: "block_suggestion",
    action_id: "value",
    block_id: blockId,
    value,
    api_app_id: "A1",
    team: { id: bot.team, domain: "team" },
    user: { id: "U1", name: "someone", team_id: bot.team },
    token: "verification",
    container: { type: "view", view_id: "V1" },
    view: { id: "V1", type: "modal", callback_id: "filter", private_metadata: privateMetadata, state: { values: {} } },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** A modal is sent off. `values` by block and action. */
export function viewSubmission(privateMetadata: string, values: Json): Json {
  return {
    type: "view_submission",
    team: { id: bot.team, domain: "team" },
    user: { id: "U1", name: "someone", team_id: bot.team },
    view: {
      id: "V1",
      type: "modal",
      team_id: bot.team,
      callback_id: "filter",
      title: { type: "plain_text", text: "Filter datasets", emoji: false },
      private_metadata: privateMetadata,
      blocks: [],
      hash: "1.h",
      state: { values },
    },
    api_app_id: "A1",
    token: "verification",
    trigger_id: "1.2.abc",
    response_urls: [],
    enterprise: null,
    is_enterprise_install: false,
  };
}
