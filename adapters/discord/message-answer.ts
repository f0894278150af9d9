import type { Locale, Message, RecordRef } from "../../src/index.ts";
import type { AdapterContext } from "../adapter.ts";
import { errorFields } from "../log.ts";
import { recallThread, type Thread } from "../thread.ts";
import { conversationOf, conversationOfAnswer } from "./conversation.ts";
import { limits } from "./limits.ts";
import { areLinksOn } from "./link-switch.ts";
import { linkedRecords, renderLinks, withoutLinks } from "./links.ts";
import type { ChatMessage } from "./message-event.ts";
import { type Rendered, renderAnswer } from "./render.ts";
import { askView } from "./view.ts";

/** What a message gets: an answer to its question, or cards for its links. */
export interface MessageAnswer extends Rendered {
  readonly what: "answer" | "links";
  readonly message: Message;
  /** The question, and the conversation before it; null for links, which nothing goes on from. */
  readonly asked: { readonly question: string; readonly before: Thread | undefined } | null;
}

/** The running conversation of where a message was said: the thread's, the direct messages', or this person's in a channel. */
export function runningConversation({ channelId, guildId, inThread, authorId }: ChatMessage): string {
  return conversationOf({ channelId, authorId: guildId === null || inThread ? null : authorId });
}

/** What was asked before. A store that fails costs the memory, not the answer. */
async function conversationBefore(message: ChatMessage, { store, log }: AdapterContext): Promise<Thread | undefined> {
  try {
    for (const id of message.repliesTo) {
      const said = await recallThread(store, conversationOfAnswer(id));
      if (said) return said;
    }
    return await recallThread(store, runningConversation(message));
  } catch (error) {
    log.warn("discord.store-failed", errorFields(error));
    return undefined;
  }
}

/**
 * The language of an answer: Korean for Hangul; for one word or none ("more", a name), that of the conversation;
 * else the question's own, which the engine finds.
 */
function answerLocale(question: string, before: Thread | undefined): Locale | undefined {
  if (/\p{Script=Hangul}/u.test(question)) return "ko";
  return /\s/.test(question) ? undefined : before?.locale;
}

async function answerQuestion(
  message: ChatMessage,
  before: Thread | undefined,
  context: AdapterContext,
): Promise<MessageAnswer> {
  const after = before?.questions ?? [];
  const locale = answerLocale(message.text, before);
  const reply = await context.ask(message.text, { after, limit: limits.page, ...(locale ? { locale } : {}) });
  const controls = {
    view: askView(message.text, reply.message.locale, reply.followed ? after : []),
    owner: message.authorId,
    asker: null,
    share: "none",
    removable: message.guildId !== null,
  } as const;
  const asked = { question: message.text, before };
  return { ...renderAnswer(reply.message, controls), what: "answer", message: reply.message, asked };
}

/** Claims each record for ten minutes of a channel; those shown a moment ago are left out. */
async function notShownLately(
  refs: readonly RecordRef[],
  channelId: string,
  { store }: AdapterContext,
): Promise<readonly RecordRef[]> {
  const fresh: RecordRef[] = [];
  for (const ref of refs) {
    if (fresh.length === limits.links) break;
    const claimed = await store.claim(`discord:linked:${channelId}:${ref.type}:${ref.id}`, limits.linkQuietMs);
    if (claimed) fresh.push(ref);
  }
  return fresh;
}

async function answerLinks(
  message: ChatMessage,
  isEdit: boolean,
  context: AdapterContext,
): Promise<MessageAnswer | null> {
  const found = await linkedRecords(message.text, context.find, limits.selectOptions);
  if (found.length === 0) return null;
  const { addressed, channelId } = message;
  if (!addressed && !(await areLinksOn(channelId, context.store))) return null;
  const refs = addressed || isEdit ? found : await notShownLately(found, channelId, context);
  if (refs.length === 0) return null;
  // The words around the links tell the reader's language; without any, the channel's is not known.
  const locale = /\p{Script=Hangul}/u.test(withoutLinks(message.text)) ? "ko" : "en";
  const shown = await context.show(refs.slice(0, limits.links), locale);
  return {
    ...renderLinks(shown, message.authorId, message.guildId !== null),
    what: "links",
    message: shown,
    asked: null,
  };
}

/**
 * What a message is answered with; null where it asks nothing and links nothing that is known.
 * @param edit the conversation as it was when the message was first answered; null for a message that was not, yet.
 */
export async function answerMessage(
  message: ChatMessage,
  edit: { readonly before: Thread | undefined } | null,
  context: AdapterContext,
): Promise<MessageAnswer | null> {
  if (!message.addressed) return answerLinks(message, edit !== null, context);
  const links = await linkedRecords(message.text, context.find, 2);
  if (links.length > 1 && withoutLinks(message.text) === "") return answerLinks(message, edit !== null, context);
  const before = edit === null ? await conversationBefore(message, context) : edit.before;
  return answerQuestion(message, before, context);
}
