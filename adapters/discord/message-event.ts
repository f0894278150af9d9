import { z } from "zod";
import { snowflake } from "./event.ts";

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
  edited_timestamp: z.string().nullish(),
  /** Only messages of a thread have a place in it. */
  position: z.int().nullish(),
  mentions: z.array(z.object({ id: z.string() })).default([]),
  referenced_message: z
    .object({
      id: snowflake,
      author: authorSchema,
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

/** A person's message, as far as the bot may read it. */
export interface ChatMessage {
  readonly id: string;
  readonly channelId: string;
  readonly guildId: string | null;
  readonly inThread: boolean;
  readonly authorId: string;
  /** Without the bot's own mention and other codes of Discord's. */
  readonly text: string;
  /** It asks the bot: in direct messages, by a mention, or as a reply to one of its answers. */
  readonly addressed: boolean;
  /** The ids of the answer that it replies to, of which one may be remembered: the message's, and its interaction's. */
  readonly repliesTo: readonly string[];
}

/** What happened to a message. */
export type MessageEvent =
  | { readonly what: "said" | "edited"; readonly message: ChatMessage }
  | { readonly what: "deleted"; readonly ids: readonly string[] };

/** Plain messages and replies; joins, pins and the like may carry a mention too. */
const spoken: ReadonlySet<number> = new Set([0, 19]);

/** Mentions, command links, custom emoji and timestamps: codes that a client shows as something else. */
const codes = /<(?:@[!&]?\d+|#\d+|\/[^<>:]+:\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|id:\w+)>/g;

function readMessage(message: z.infer<typeof messageSchema>, botId: string): ChatMessage | null {
  const { author, content, referenced_message: replied } = message;
  if (author.bot || author.id === botId || message.webhook_id || !spoken.has(message.type)) return null;
  const guildId = message.guild_id ?? null;
  const repliesToBot = replied?.author.id === botId;
  const mentioned =
    message.mentions.some(({ id }) => id === botId) ||
    content.includes(`<@${botId}>`) ||
    content.includes(`<@!${botId}>`);
  return {
    id: message.id,
    channelId: message.channel_id,
    guildId,
    inThread: typeof message.position === "number",
    authorId: author.id,
    text: content
      .replace(codes, " ")
      .replace(/[^\S\n]+/g, " ")
      .trim(),
    // A reply without a ping reaches us empty, unless the bot may read everything.
    addressed: guildId === null || mentioned || (repliesToBot && content !== ""),
    repliesTo: repliesToBot
      ? [replied.id, ...(replied.interaction_metadata ? [replied.interaction_metadata.id] : [])]
      : [],
  };
}

/** The message event of a gateway packet; null for everything else, and for what machines and the bot itself write. */
export function readMessageEvent(packet: unknown, botId: string): MessageEvent | null {
  const parsed = packetSchema.safeParse(packet);
  if (!parsed.success) return null;
  const { t, d } = parsed.data;
  if (t === "MESSAGE_DELETE") return { what: "deleted", ids: [d.id] };
  if (t === "MESSAGE_DELETE_BULK") return { what: "deleted", ids: d.ids };
  // Discord sends an update too when it has looked at a link: nobody edited anything.
  if (t === "MESSAGE_UPDATE" && !d.edited_timestamp) return null;
  const message = readMessage(d, botId);
  return message && { what: t === "MESSAGE_CREATE" ? "said" : "edited", message };
}
