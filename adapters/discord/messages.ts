import { type REST, Routes } from "discord.js";
import { z } from "zod";
import type { AdapterContext } from "../adapter.ts";
import { errorFields } from "../log.ts";
import { mentions, withoutMention } from "./question.ts";
import { renderDiscord } from "./render.ts";

/** What is read of a MESSAGE_CREATE; `guild_id` is absent in direct messages. */
const messageSchema = z.object({
  id: z.string().regex(/^\d+$/),
  channel_id: z.string().regex(/^\d+$/),
  guild_id: z.string().nullish(),
  type: z.int(),
  content: z.string().default(""),
  author: z.object({ id: z.string(), bot: z.boolean().nullish() }),
  webhook_id: z.string().nullish(),
});

const dispatchSchema = z.object({ t: z.literal("MESSAGE_CREATE"), d: messageSchema });

type ChatMessage = z.infer<typeof messageSchema>;

/** Plain messages and replies; joins, pins and the like may carry a mention too. */
const spoken = new Set([0, 19]);

/** A message counts as answered for ten minutes, by whichever process got it. */
const claimMs = 10 * 60_000;
/** After a refusal for want of permission, a channel is left alone for a minute: 10,000 refusals in ten bar the address. */
const quietMs = 60_000;

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

/** The message of a gateway packet, where it asks the bot something: in a direct message, or by a mention. */
export function readMessage(packet: unknown, botId: string): ChatMessage | null {
  const parsed = dispatchSchema.safeParse(packet);
  if (!parsed.success) return null;
  const message = parsed.data.d;
  if (message.author.bot || message.author.id === botId || message.webhook_id || !spoken.has(message.type)) return null;
  return !message.guild_id || mentions(message.content, botId) ? message : null;
}

/** False where another process, or an earlier delivery, has this message. A store that fails does not silence the bot. */
async function claim(message: ChatMessage, { store, log }: AdapterContext): Promise<boolean> {
  try {
    if (await store.get(`discord:quiet:${message.channel_id}`)) return false;
    return await store.claim(`discord:message:${message.id}`, claimMs);
  } catch (error) {
    log.warn("discord.store-failed", errorFields(error));
    return true;
  }
}

/** Answers a message by a reply in its channel or thread, without a ping, once. */
export async function postAnswer(
  message: ChatMessage,
  botId: string,
  rest: REST,
  context: AdapterContext,
): Promise<void> {
  if (!(await claim(message, context))) return;
  const { message: answer } = context.ask(withoutMention(message.content, botId));
  const body = {
    ...renderDiscord(answer),
    message_reference: { message_id: message.id, fail_if_not_exists: false },
    // Discord itself refuses a second message with the same nonce: a retry after a lost answer posts nothing new.
    nonce: message.id,
    enforce_nonce: true,
  };
  try {
    await rest.post(Routes.channelMessages(message.channel_id), { body });
    context.log.debug("discord.answered", { kind: "message" });
  } catch (error) {
    context.log.warn("discord.message-unanswered", errorFields(error));
    const code = codeOf(error);
    if (code === 50_001 || code === 50_013) {
      await context.store.set(`discord:quiet:${message.channel_id}`, true, quietMs);
    }
  }
}
