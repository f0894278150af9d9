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
    user: { id: "U1", username: "someone", name: "someone", team_id: bot.team },
    api_app_id: "A1",
    token: "verification",
    container: { type: "message", message_ts: ts, channel_id: channel, is_ephemeral: ephemeral },
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
