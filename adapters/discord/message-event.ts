import { z } from "zod";
import { nameOf, type Read, snowflake, threadTypes, unreadable } from "./event.ts";

const authorSchema = z.object({ id: snowflake, bot: z.boolean().nullish() });

/** What is read of a message; `guild_id` is absent in direct messages, `content` empty where the bot may not read it. */
const messageSchema = z.object({
  id: snowflake,
  channel_id: snowflake,
  guild_id: snowflake.nullish(),
  type: z.int().default(0),
  content: z.string().default(""),
  author: authorSchema,
  webhook_id: z.string().nullish(),
  channel_type: z.int().nullish(),
  edited_timestamp: z.string().nullish(),
  /** Only messages of a thread have a place in it. */
  position: z.int().nullish(),
  mentions: z.array(z.object({ id: z.string() })).default([]),
  mention_roles: z.array(z.string()).default([]),
  referenced_message: z
    .object({
      id: snowflake,
      author: authorSchema,
      content: z.string().default(""),
      interaction_metadata: z.object({ id: snowflake }).nullish(),
    })
    .nullish(),
});

const packetSchema = z.discriminatedUnion("t", [
  z.object({ t: z.literal("MESSAGE_CREATE"), d: messageSchema }),
  z.object({ t: z.literal("MESSAGE_UPDATE"), d: messageSchema }),
  z.object({ t: z.literal("MESSAGE_DELETE"), d: z.object({ id: snowflake, channel_id: snowflake }) }),
  z.object({
    t: z.literal("MESSAGE_DELETE_BULK"),
    d: z.object({ ids: z.array(snowflake), channel_id: snowflake }),
  }),
]);

const ownEvents: ReadonlySet<string> = new Set([
  "MESSAGE_CREATE",
  "MESSAGE_UPDATE",
  "MESSAGE_DELETE",
  "MESSAGE_DELETE_BULK",
]);

/**
 * Takes the name off an event that discord.js is not to read as well: it would build objects that nobody uses, and where
 * it stumbles over one (an interaction without data, a forwarded message without its origin) it would end the process.
 */
export function withhold(packet: unknown): void {
  const name = nameOf(packet);
  if (name !== "INTERACTION_CREATE" && !ownEvents.has(name)) return;
  if (typeof packet === "object" && packet !== null && "t" in packet) packet.t = null;
}

/** A person's message, as far as the bot may read it. */
export interface ChatMessage {
  readonly id: string;
  readonly channelId: string;
  readonly guildId: string | null;
  readonly inThread: boolean;
  readonly authorId: string;
  /**
   * Without the bot's own mention and other codes of Discord's. Where somebody only mentions the bot in reply to another
   * message, that message's text.
   */
  readonly text: string;
  /** It asks the bot: in direct messages, by a mention, or as a reply to one of its answers. */
  readonly addressed: boolean;
  /** Discord does not show the bot what was written. */
  readonly isHidden: boolean;
  /** The roles that it mentions; one of them may be the bot's own. */
  readonly roles: readonly string[];
  /** The ids of the answer that it replies to, of which one may be remembered: the message's, and its interaction's. */
  readonly repliesTo: readonly string[];
}

/** What happened to a message. */
export type MessageEvent =
  | { readonly what: "said" | "edited"; readonly message: ChatMessage }
  | { readonly what: "deleted"; readonly channelId: string; readonly ids: readonly string[] };

/** Plain messages and replies; joins, pins and the like may carry a mention too. */
const spoken: ReadonlySet<number> = new Set([0, 19]);

/** Mentions, command links, custom emoji and timestamps: codes that a client shows as something else. */
const codes = /<(?:@[!&]?\d+|#\d+|\/[^<>:]+:\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|id:\w+)>/g;

function plainText(content: string): string {
  return content
    .replace(codes, " ")
    .replace(/[^\S\n]+/g, " ")
    .trim();
}

function readMessage(message: z.infer<typeof messageSchema>, botId: string): ChatMessage | null {
  const { author, content, referenced_message: replied } = message;
  if (author.bot || author.id === botId || message.webhook_id || !spoken.has(message.type)) return null;
  const guildId = message.guild_id ?? null;
  const repliesToBot = replied?.author.id === botId;
  const mentioned =
    message.mentions.some(({ id }) => id === botId) ||
    content.includes(`<@${botId}>`) ||
    content.includes(`<@!${botId}>`);
  const text = plainText(content);
  const pointedAt = replied && !repliesToBot && text === "" ? plainText(replied.content) : "";
  const { channel_type: channelType, position } = message;
  return {
    id: message.id,
    channelId: message.channel_id,
    guildId,
    inThread: channelType == null ? typeof position === "number" : threadTypes.has(channelType),
    authorId: author.id,
    text: text || pointedAt,
    // A reply without a ping reaches us empty, unless the bot may read everything.
    addressed: guildId === null || mentioned || (repliesToBot && content !== ""),
    isHidden: content === "",
    roles: message.mention_roles,
    repliesTo: repliesToBot
      ? [replied.id, ...(replied.interaction_metadata ? [replied.interaction_metadata.id] : [])]
      : [],
  };
}

/** Discord sends an update too when it has looked at a link: nobody edited anything, and little of the message is there. */
function isPreview(packet: unknown): boolean {
  const { d } = z
    .object({ d: z.object({ edited_timestamp: z.string().nullish() }) })
    .catch({ d: {} })
    .parse(packet);
  return !d.edited_timestamp;
}

/** The message event of a gateway packet; null for everything else, and for what machines and the bot itself write. */
export function readMessageEvent(packet: unknown, botId: string): Read<MessageEvent> {
  const name = nameOf(packet);
  if (!ownEvents.has(name) || (name === "MESSAGE_UPDATE" && isPreview(packet))) return null;
  const parsed = packetSchema.safeParse(packet);
  if (!parsed.success) return unreadable(name, parsed.error);
  const { t, d } = parsed.data;
  if (t === "MESSAGE_DELETE") return { what: "deleted", channelId: d.channel_id, ids: [d.id] };
  if (t === "MESSAGE_DELETE_BULK") return { what: "deleted", channelId: d.channel_id, ids: d.ids };
  const message = readMessage(d, botId);
  return message && { what: t === "MESSAGE_CREATE" ? "said" : "edited", message };
}
