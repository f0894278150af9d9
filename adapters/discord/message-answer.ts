import type { Locale, Message, RecordRef } from "../../src/index.ts";
import type { AdapterContext } from "../adapter.ts";
import { errorFields } from "../log.ts";
import { recallThread, type Thread } from "../thread.ts";
import { spokenLocale } from "./event.ts";
import { limits } from "./limits.ts";
import { renderLinks, withoutLinks } from "./links.ts";
import { areLinksOn, conversationOf, conversationOfAnswer, recallReply } from "./memory.ts";
import type { ChatMessage } from "./message-event.ts";
import type { Places } from "./places.ts";
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

/** A thread has the id of the message that it was opened on: an answer of ours, or a question that we answered. */
async function conversationOfThread(threadId: string, { store }: AdapterContext): Promise<Thread | undefined> {
  const said = await recallThread(store, conversationOfAnswer(threadId));
  if (said) return said;
  const reply = await recallReply(threadId, store);
  if (reply?.what !== "answer") return undefined;
  const { after, text, locale, people } = reply;
  return { questions: [...after, text].slice(-limits.after), locale, people };
}

/** What was asked before. A store that fails costs the memory, not the answer. */
async function conversationBefore(message: ChatMessage, context: AdapterContext): Promise<Thread | undefined> {
  const { store, log } = context;
  try {
    for (const id of message.repliesTo) {
      const said = await recallThread(store, conversationOfAnswer(id));
      if (said) return said;
    }
    const running = await recallThread(store, runningConversation(message));
    return running ?? (message.inThread ? await conversationOfThread(message.channelId, context) : undefined);
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
  if (spokenLocale(question) === "ko") return "ko";
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

/** What answering a message takes. */
export interface AnswerParts {
  readonly context: AdapterContext;
  readonly places: Places;
  /** The records that the message's own links lead to. */
  readonly linked: readonly RecordRef[];
  /** The conversation as it was when the message was first answered; null for one that was not, yet. */
  readonly edit: { readonly before: Thread | undefined } | null;
}

async function answerLinks(message: ChatMessage, parts: AnswerParts): Promise<MessageAnswer | null> {
  const { context, places, linked, edit } = parts;
  const { addressed, channelId } = message;
  if (linked.length === 0) return null;
  if (!addressed) {
    const parentId = message.inThread ? await places.parentOf(channelId) : null;
    if (!(await areLinksOn(channelId, parentId, context.store))) return null;
  }
  const refs = addressed || edit !== null ? linked : await notShownLately(linked, channelId, context);
  if (refs.length === 0) return null;
  // The words around the links tell the reader's language; without any, the channel's is not known.
  const shown = await context.show(refs.slice(0, limits.links), spokenLocale(withoutLinks(message.text)));
  const rendered = renderLinks(shown, message.authorId, message.guildId !== null);
  return { ...rendered, what: "links", message: shown, asked: null };
}

/** What a message is answered with; null where it asks nothing and links nothing that is known. */
export async function answerMessage(message: ChatMessage, parts: AnswerParts): Promise<MessageAnswer | null> {
  const { linked, edit, context } = parts;
  if (!message.addressed || (linked.length > 1 && withoutLinks(message.text) === ""))
    return answerLinks(message, parts);
  const before = edit === null ? await conversationBefore(message, context) : edit.before;
  return answerQuestion(message, before, context);
}
