import { snowflake, world } from "./ids.ts";
import type { JsonRecord } from "./json.ts";

/** Where a person is: a server's channel, a thread that was never announced, the bot's direct messages, or a server where the bot is no member. */
export type Place = "channel" | "thread" | "dm" | "foreign";

const channelTypes: Readonly<Record<Place, number>> = { channel: 0, thread: 11, dm: 1, foreign: 0 };

/** View, send, send in threads, read history: what the install link asks for. */
const usualPermissions = "274877975552";

export interface InteractionOptions {
  readonly place?: Place;
  /** Discord's locale of the person: `en-US`, `ko` … */
  readonly locale?: string;
  readonly guildLocale?: string;
  /** How long ago it happened, in milliseconds. */
  readonly ageMs?: number;
  /** Who does it, by id; Mina where it is not given. */
  readonly by?: string;
  readonly name?: string;
  /** The person's permissions in the channel, as Discord sends them. */
  readonly permissions?: string;
  readonly appPermissions?: string;
  /** Which server, where it is not the usual one: shards go by it. */
  readonly guild?: string;
}

function person({ by = world.person, name = "Mina" }: InteractionOptions = {}): JsonRecord {
  return { id: by, username: "mina", discriminator: "0", avatar: null, global_name: name, public_flags: 0 };
}

function guildOf(place: Place, { guild }: InteractionOptions): string {
  return guild ?? (place === "foreign" ? world.foreignGuild : world.guild);
}

function interaction(type: number, data: JsonRecord, options: InteractionOptions): JsonRecord {
  const place = options.place ?? "channel";
  const id = snowflake(options.ageMs);
  const parent = place === "thread" ? { parent_id: world.channel } : {};
  const channel = { id: world[place], type: channelTypes[place], permissions: "2048", ...parent };
  const guild = guildOf(place, options);
  const asked =
    place === "dm"
      ? { user: person(options), channel: { ...channel, recipients: [person(options)] } }
      : {
          channel,
          guild_id: guild,
          guild: { id: guild, locale: options.guildLocale ?? "en-US", features: [] },
          guild_locale: options.guildLocale ?? "en-US",
          member: {
            user: person(options),
            roles: [],
            permissions: options.permissions ?? "2048",
            joined_at: "2024-01-01T00:00:00.000Z",
            deaf: false,
            mute: false,
            flags: 0,
          },
        };
  const owners = { dm: { "0": "0" }, foreign: { "1": world.person }, channel: { "0": guild }, thread: { "0": guild } };
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
    app_permissions: options.appPermissions ?? usualPermissions,
    authorizing_integration_owners: owners[place],
    context: place === "dm" ? 1 : 0,
    attachment_size_limit: 10_485_760,
    ...asked,
  };
}

const commandId = "900000000000000101";

/** A slash command with these options; a boolean is an option that is ticked or not. */
export function command(
  name: string,
  given: Readonly<Record<string, string | boolean>>,
  options: InteractionOptions = {},
): JsonRecord {
  const listed = Object.entries(given).map(([option, value]) => ({
    type: typeof value === "boolean" ? 5 : 3,
    name: option,
    value,
  }));
  return interaction(2, { id: commandId, name, type: 1, options: listed }, options);
}

/** A slash command with one string option, or none where `text` is null. */
export function slash(name: string, option: string, text: string | null, options: InteractionOptions = {}): JsonRecord {
  return command(name, text === null ? {} : { [option]: text }, options);
}

/** Somebody typing into a command's option, with others filled in already. */
export function typing(
  name: string,
  option: string,
  text: string,
  options: InteractionOptions = {},
  others: Readonly<Record<string, string>> = {},
): JsonRecord {
  const given = Object.entries(others).map(([other, value]) => ({ type: 3, name: other, value }));
  const focused = { type: 3, name: option, value: text, focused: true };
  return interaction(4, { id: commandId, name, type: 1, options: [...given, focused] }, options);
}

/** A command on somebody's message (Apps → …). */
export function onMessage(name: string, target: JsonRecord, options: InteractionOptions = {}): JsonRecord {
  const data = {
    id: commandId,
    name,
    type: 3,
    target_id: target.id,
    resolved: { messages: { [`${target.id}`]: target } },
  };
  return interaction(2, data, options);
}

/** What a press needs to know of the message it is done on: the fake's own record of it, or any id and flags. */
export interface Pressed {
  readonly id: string;
  readonly isPrivate: boolean;
  /** What it shows; a reply says what it replies to. */
  readonly body?: JsonRecord | null;
}

function pressedMessage(on: Pressed | undefined, options: InteractionOptions): JsonRecord {
  return {
    ...botMessage(),
    ...(on ? { id: on.id, flags: on.isPrivate ? 32_832 : 32_768 } : { flags: 32_832 }),
    channel_id: world[options.place ?? "channel"],
    components: [],
    ...(on?.body?.message_reference ? { message_reference: on.body.message_reference } : {}),
  };
}

/** A press of a button below a message of the bot's; a private one where `on` is not given. */
export function press(customId: string, options: InteractionOptions = {}, on?: Pressed): JsonRecord {
  const data = { component_type: 2, custom_id: customId };
  return { ...interaction(3, data, options), message: pressedMessage(on, options) };
}

/** A choice in a select below a message of the bot's. */
export function choose(customId: string, value: string, options: InteractionOptions = {}, on?: Pressed): JsonRecord {
  const data = { component_type: 3, custom_id: customId, values: [value] };
  return { ...interaction(3, data, options), message: pressedMessage(on, options) };
}

/** A form that is sent, with what was chosen in each of its selects; it was opened below `on`. */
export function submit(
  customId: string,
  chosen: Readonly<Record<string, readonly string[]>>,
  options: InteractionOptions = {},
  on?: Pressed,
): JsonRecord {
  const components = Object.entries(chosen).map(([id, values], index) => ({
    type: 18,
    id: index + 1,
    component: { type: 3, id: index + 11, custom_id: id, values },
  }));
  const data = { custom_id: customId, components };
  return { ...interaction(5, data, options), message: pressedMessage(on, options) };
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

const bot = { id: world.bot, username: "whichdata", discriminator: "0000", avatar: null };

/** A person's message; `extra` overrides any key. */
export function message(content: string, place: Place = "channel", extra: JsonRecord = {}): JsonRecord {
  const mentioned = content.includes(`<@${world.bot}>`) || content.includes(`<@!${world.bot}>`);
  return {
    ...botMessage(),
    author: person(),
    content,
    flags: 0,
    channel_id: world[place],
    mentions: mentioned ? [bot] : [],
    mention_roles: [...content.matchAll(/<@&(\d+)>/g)].map(([, id]) => id),
    channel_type: channelTypes[place],
    ...(place === "thread" ? { position: 7 } : {}),
    ...(place === "dm" ? {} : { guild_id: world.guild, member: { roles: [], joined_at: "2024-01-01T00:00:00.000Z" } }),
    ...extra,
  };
}

/** A reply to one of the bot's messages; `ping` is how Discord's client sends it unless the person turns it off. */
export function reply(content: string, to: string, ping: boolean, extra: JsonRecord = {}, place: Place = "channel") {
  return message(content, place, {
    type: 19,
    message_reference: { message_id: to, channel_id: world[place] },
    referenced_message: { ...botMessage(), id: to },
    ...(ping ? { mentions: [bot] } : {}),
    ...extra,
  });
}

/** The same message after its author changed it. */
export function edited(before: JsonRecord, content: string): JsonRecord {
  const mentioned = content.includes(`<@${world.bot}>`);
  return { ...before, content, mentions: mentioned ? [bot] : [], edited_timestamp: "2026-01-01T00:01:00.000Z" };
}
