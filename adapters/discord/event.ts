import { z } from "zod";
import type { Locale } from "../../src/index.ts";
import type { LogFields } from "../log.ts";

/** An id of Discord's. */
export const snowflake = z.string().regex(/^\d{1,20}$/);

const personSchema = z.object({
  id: snowflake,
  username: z.string().default(""),
  global_name: z.string().nullish(),
  bot: z.boolean().nullish(),
});

/** What is read of an INTERACTION_CREATE; Discord sends more. */
const interactionSchema = z.object({
  id: snowflake,
  application_id: snowflake,
  token: z.string().min(1),
  type: z.int(),
  guild_id: snowflake.nullish(),
  channel_id: snowflake.nullish(),
  channel: z.object({ type: z.int(), parent_id: snowflake.nullish() }).nullish(),
  member: z
    .object({ user: personSchema, nick: z.string().nullish(), permissions: z.string().regex(/^\d+$/).nullish() })
    .nullish(),
  user: personSchema.nullish(),
  locale: z.string().default("en-US"),
  guild_locale: z.string().nullish(),
  app_permissions: z.string().regex(/^\d+$/).default("0"),
  authorizing_integration_owners: z.record(z.string(), z.string()).default({}),
  context: z.int().nullish(),
  message: z.object({ id: snowflake, flags: z.int().default(0), message_reference: z.unknown().optional() }).nullish(),
  data: z.unknown().optional(),
});

const packetSchema = z.object({ t: z.literal("INTERACTION_CREATE"), d: interactionSchema });

/** An interaction, whatever its kind: who did it, where, and what may be done there. */
export interface Interaction {
  readonly id: string;
  readonly applicationId: string;
  /** Good for 15 minutes, for this interaction alone; never logged. */
  readonly token: string;
  /** Discord's number of its kind: 2 command, 3 button or select, 4 autocomplete, 5 form. */
  readonly type: number;
  readonly user: { readonly id: string; readonly name: string };
  readonly channelId: string | null;
  readonly guildId: string | null;
  /** The channel of the thread, or the forum of the post, that this happens in; null elsewhere. */
  readonly parentId: string | null;
  readonly inThread: boolean;
  /** In the direct messages with the bot itself. */
  readonly inBotDm: boolean;
  /** Discord's locales, of the person and of the server. */
  readonly locale: string;
  readonly guildLocale: string | null;
  /** Whether the bot itself is a member of the server, or only installed by the person. */
  readonly installedHere: boolean;
  readonly appPermissions: bigint;
  readonly memberPermissions: bigint;
  /** The message whose button or select was used; whether it is a reply to the one who asked. */
  readonly message: { readonly id: string; readonly isPrivate: boolean; readonly isReply: boolean } | null;
  readonly data: unknown;
}

/** The types of channels that are threads; a forum's posts are too. */
export const threadTypes: ReadonlySet<number> = new Set([10, 11, 12]);
const ephemeral = 64;
const botDm = 1;

/** An event as far as it can be read: what it is, or where it is not as it should be; null where it is none of ours. */
export type Read<T> = T | { readonly unreadable: LogFields } | null;

/** Where an event is not as it should be: the paths of its keys, and nothing that stands there. */
export function unreadable(name: string, { issues }: z.ZodError): { readonly unreadable: LogFields } {
  const paths = new Set(issues.map(({ path }) => path.filter((part) => typeof part === "string").join(".")));
  return { unreadable: { name, keys: [...paths].join(", ") } };
}

/** The name of a gateway packet's event; empty where it has none. */
export function nameOf(packet: unknown): string {
  const named = typeof packet === "object" && packet !== null && "t" in packet;
  return named && typeof packet.t === "string" ? packet.t : "";
}

/** The interaction of a gateway packet. */
export function readInteraction(packet: unknown): Read<Interaction> {
  const name = nameOf(packet);
  if (name !== "INTERACTION_CREATE") return null;
  const parsed = packetSchema.safeParse(packet);
  if (!parsed.success) return unreadable(name, parsed.error);
  const { d } = parsed.data;
  const person = d.member?.user ?? d.user;
  if (!person) return { unreadable: { name, keys: "d.user" } };
  return {
    id: d.id,
    applicationId: d.application_id,
    token: d.token,
    type: d.type,
    user: { id: person.id, name: d.member?.nick ?? person.global_name ?? person.username },
    channelId: d.channel_id ?? null,
    guildId: d.guild_id ?? null,
    parentId: threadTypes.has(d.channel?.type ?? 0) ? (d.channel?.parent_id ?? null) : null,
    inThread: threadTypes.has(d.channel?.type ?? 0),
    inBotDm: d.context === botDm,
    locale: d.locale,
    guildLocale: d.guild_locale ?? null,
    installedHere: d.guild_id !== undefined && d.authorizing_integration_owners["0"] === d.guild_id,
    appPermissions: BigInt(d.app_permissions),
    memberPermissions: BigInt(d.member?.permissions ?? "0"),
    message: d.message
      ? { id: d.message.id, isPrivate: (d.message.flags & ephemeral) !== 0, isReply: !!d.message.message_reference }
      : null,
    data: d.data,
  };
}

/** The reader's language from Discord's locale (`ko`, `en-US`, `en-GB` …), where it is one of ours. */
export function readerLocale(discordLocale: string): Locale | undefined {
  if (discordLocale === "ko") return "ko";
  return /^en(-|$)/.test(discordLocale) ? "en" : undefined;
}

/** Korean where a text has Hangul in it. */
export function spokenLocale(text: string): Locale {
  return /\p{Script=Hangul}/u.test(text) ? "ko" : "en";
}

/** The language to answer in: Korean where the question has Hangul, else the reader's; undefined where neither is known. */
export function questionLocale(question: string, discordLocale: string): Locale | undefined {
  return spokenLocale(question) === "ko" ? "ko" : readerLocale(discordLocale);
}

// Discord's documentation, permissions: bitwise flags.
const administrator = 1n << 3n;
const viewChannel = 1n << 10n;
const sendMessages = 1n << 11n;
const manageMessages = 1n << 13n;
const sendInThreads = 1n << 38n;

/** True for those who look after the messages of the channel they are in; checked anew on each press. */
export function isModerator({ guildId, memberPermissions }: Interaction): boolean {
  return guildId !== null && (memberPermissions & (administrator | manageMessages)) !== 0n;
}

/** True where the bot may post to the channel by itself: as a member of the server, with the permissions for it. */
export function mayPost({ installedHere, appPermissions, inThread }: Interaction): boolean {
  if (!installedHere) return false;
  if ((appPermissions & administrator) !== 0n) return true;
  const wanted = viewChannel | (inThread ? sendInThreads : sendMessages);
  return (appPermissions & wanted) === wanted;
}
