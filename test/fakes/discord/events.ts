import { snowflake, world } from "./ids.ts";
import type { JsonRecord } from "./json.ts";

/** Where a person is: a server's channel, a thread that was never announced, or the bot's direct messages. */
export type Place = "channel" | "thread" | "dm";

const channelTypes: Readonly<Record<Place, number>> = { channel: 0, thread: 11, dm: 1 };

export interface InteractionOptions {
  readonly place?: Place;
  /** Discord's locale of the person: `en-US`, `ko` … */
  readonly locale?: string;
  /** How long ago it happened, in milliseconds. */
  readonly ageMs?: number;
}

function person(): JsonRecord {
  return { id: world.person, username: "mina", discriminator: "0", avatar: null, global_name: "Mina", public_flags: 0 };
}

function interaction(type: number, data: JsonRecord, options: InteractionOptions): JsonRecord {
  const place = options.place ?? "channel";
  const id = snowflake(options.ageMs);
  const channel = { id: world[place], type: channelTypes[place], permissions: "2048" };
  const asked =
    place === "dm"
      ? { user: person(), channel: { ...channel, recipients: [person()] } }
      : {
          channel,
          guild_id: world.guild,
          guild: { id: world.guild, locale: "en-US", features: [] },
          guild_locale: "en-US",
          member: {
            user: person(),
            roles: [],
            permissions: "2048",
            joined_at: "2024-01-01T00:00:00.000Z",
            deaf: false,
            mute: false,
            flags: 0,
          },
        };
  return {
    id,
    type,
    application_id: world.application,
    token: `fake-interaction-${id}`,
    version: 1,
    data,
    channel_id: world[place],
    locale: options.locale ?? "en-US",
    entitlements: [],
    app_permissions: "2048",
    authorizing_integration_owners: { "0": place === "dm" ? "0" : world.guild },
    context: place === "dm" ? 1 : 0,
    attachment_size_limit: 10_485_760,
    ...asked,
  };
}

/** A slash command with one string option, or none where `text` is null. */
export function slash(command: string, option: string, text: string | null, options: InteractionOptions = {}) {
  const given = text === null ? [] : [{ type: 3, name: option, value: text }];
  return interaction(2, { id: "900000000000000101", name: command, type: 1, options: given }, options);
}

/** Somebody typing into a command's option. */
export function typing(command: string, option: string, text: string, options: InteractionOptions = {}) {
  const focused = [{ type: 3, name: option, value: text, focused: true }];
  return interaction(4, { id: "900000000000000101", name: command, type: 1, options: focused }, options);
}

/** A press of a button below a message of the bot's. */
export function press(customId: string, options: InteractionOptions = {}) {
  const place = options.place ?? "channel";
  const message = {
    ...botMessage(),
    channel_id: world[place],
    components: [],
  };
  return { ...interaction(3, { component_type: 2, custom_id: customId }, options), message };
}

function botMessage(): JsonRecord {
  return {
    id: snowflake(),
    type: 0,
    content: "",
    author: { id: world.bot, username: "whichdata", discriminator: "0000", avatar: null, bot: true },
    attachments: [],
    embeds: [],
    mentions: [],
    mention_roles: [],
    pinned: false,
    mention_everyone: false,
    tts: false,
    timestamp: "2026-01-01T00:00:00.000Z",
    edited_timestamp: null,
    flags: 32_768,
  };
}

/** A person's message; `extra` overrides any key. */
export function message(content: string, place: Place = "channel", extra: JsonRecord = {}): JsonRecord {
  const mentioned = content.includes(`<@${world.bot}>`) || content.includes(`<@!${world.bot}>`);
  return {
    ...botMessage(),
    author: person(),
    content,
    flags: 0,
    channel_id: world[place],
    mentions: mentioned ? [{ id: world.bot, username: "whichdata", discriminator: "0000", avatar: null }] : [],
    ...(place === "dm" ? {} : { guild_id: world.guild, member: { roles: [], joined_at: "2024-01-01T00:00:00.000Z" } }),
    ...extra,
  };
}
