import { type REST, Routes } from "discord.js";
import type { AdapterContext } from "../adapter.ts";
import { errorFields } from "../log.ts";
import type { ChatMessage } from "./message-event.ts";
import type { Queue } from "./queue.ts";
import type { Rate } from "./rate.ts";
import { postedId } from "./respond.ts";

/** What answering messages takes. */
export interface MessageParts {
  readonly context: AdapterContext;
  readonly rest: REST;
  readonly rate: Rate;
  readonly queue: Queue;
}

/** A message counts as answered for ten minutes, by whichever process got it. */
const claimMs = 10 * 60_000;
/** After a refusal for want of permission, a channel is left alone for a minute: 10,000 refusals in ten bar the address. */
const quietMs = 60_000;
/** Discord's codes for a place where the bot cannot write: missing access or permissions, an archived or a locked thread. */
const closedPlaces: ReadonlySet<unknown> = new Set([50_001, 50_013, 50_083, 160_005]);
/** The code of an error of Discord's API. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

/** False where another process, or an earlier delivery, has this message. A store that fails does not silence the bot. */
export async function claimMessage(message: ChatMessage, { store, log }: AdapterContext): Promise<boolean> {
  try {
    if (await store.get(`discord:quiet:${message.channelId}`)) return false;
    return await store.claim(`discord:message:${message.id}`, claimMs);
  } catch (error) {
    log.warn("discord.store-failed", errorFields(error));
    return true;
  }
}

/** Posts a reply in the message's channel or thread, without a ping, once; its id, or null where it was refused. */
export async function postReply(message: ChatMessage, payload: object, parts: MessageParts): Promise<string | null> {
  const { rest, context } = parts;
  const body = {
    ...payload,
    message_reference: { message_id: message.id, fail_if_not_exists: false },
    // Discord itself refuses a second message with the same nonce: a retry after a lost answer posts nothing new.
    nonce: message.id,
    enforce_nonce: true,
  };
  try {
    const posted = postedId(await rest.post(Routes.channelMessages(message.channelId), { body }));
    context.log.debug("discord.answered", { kind: "message" });
    return posted;
  } catch (error) {
    context.log.warn("discord.message-unanswered", errorFields(error));
    if (closedPlaces.has(codeOf(error))) await context.store.set(`discord:quiet:${message.channelId}`, true, quietMs);
    return null;
  }
}
