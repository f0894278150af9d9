import { z } from "zod";
import type { Locale } from "../../src/index.ts";

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
  channel: z.object({ type: z.int() }).nullish(),
  member: z
    .object({ user: personSchema, nick: z.string().nullish(), permissions: z.string().regex(/^\d+$/).nullish() })
    .nullish(),
  user: personSchema.nullish(),
  locale: z.string().default("en-US"),
  guild_locale: z.string().nullish(),
  app_permissions: z.string().regex(/^\d+$/).default("0"),
  authorizing_integration_owners: z.record(z.string(), z.string()).default({}),
  context: z.int().nullish(),
  message: z.object({ id: snowflake, flags: z.int().default(0) }).nullish(),
  data: z.unknown().optional(),
});

const packetSchema = z.object({ t: z.literal("INTERACTION_CREATE"), d: interactionSchema });

/** An interaction, whatever its kind: who did it, where, and what may be done there. */
export interface Interaction {
  readonly id: string;
  readonly applicationId: string;
  /** Good for 15 minutes, for this interaction alone; never logged. */
  readonly token: string;
  /** Discord's number of its kind: 2 command, 3 button or select, 4 autocomplete. */
  readonly type: number;
  readonly user: { readonly id: string; readonly name: string };
  readonly channelId: string | null;
  readonly guildId: string | null;
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
  /** The message whose button or select was used. */
  readonly message: { readonly id: string; readonly isPrivate: boolean } | null;
  readonly data: unknown;
}

const threads: ReadonlySet<number> = new Set([10, 11, 12]);
const ephemeral = 64;
const botDm = 1;

/** The interaction of a gateway packet; null where it is none, or none that can be answered. */
export function readInteraction(packet: unknown): Interaction | null {
  const parsed = packetSchema.safeParse(packet);
  if (!parsed.success) return null;
  const { d } = parsed.data;
  const person = d.member?.user ?? d.user;
  if (!person) return null;
  return {
    id: d.id,
    applicationId: d.application_id,
    token: d.token,
    type: d.type,
    user: { id: person.id, name: d.member?.nick ?? person.global_name ?? person.username },
    channelId: d.channel_id ?? null,
    guildId: d.guild_id ?? null,
    inThread: threads.has(d.channel?.type ?? 0),
    inBotDm: d.context === botDm,
    locale: d.locale,
    guildLocale: d.guild_locale ?? null,
    installedHere: d.guild_id !== undefined && d.authorizing_integration_owners["0"] === d.guild_id,
    appPermissions: BigInt(d.app_permissions),
    memberPermissions: BigInt(d.member?.permissions ?? "0"),
    message: d.message ? { id: d.message.id, isPrivate: (d.message.flags & ephemeral) !== 0 } : null,
    data: d.data,
  };
}

/** The reader's language from Discord's locale (`ko`, `en-US`, `en-GB` …), where it is one of ours. */
export function readerLocale(discordLocale: string): Locale | undefined {
  if (discordLocale === "ko") return "ko";
  return /^en(-|$)/.test(discordLocale) ? "en" : undefined;
}
