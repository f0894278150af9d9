import { z } from "zod";
import { locales } from "../../src/index.ts";
import { personKey, type Store } from "../store/store.ts";
import type { Thread } from "../thread.ts";
import { snowflake } from "./event.ts";
import { limits } from "./limits.ts";

/** A person as the store knows them. */
export function personOf(userId: string): string {
  return personKey("discord", "", userId);
}

/** Who said something where; `authorId` is null where a conversation belongs to all who take part: a thread, direct messages. */
export interface Speaker {
  readonly channelId: string;
  readonly authorId: string | null;
}

/** The key of a running conversation: a whole thread, or one person in a busy channel. */
export function conversationOf({ channelId, authorId }: Speaker): string {
  return `discord:thread:${channelId}${authorId === null ? "" : `:${authorId}`}`;
}

/** The key of the conversation that a reply to one of our answers goes on from; `id` is the answer's, or its interaction's. */
export function conversationOfAnswer(id: string): string {
  return `discord:said:${id}`;
}

/** As good as for ever: five years, in milliseconds. */
const switchKeptMs = 5 * 365 * 24 * 60 * 60_000;
const switchOf = (channelId: string) => `discord:links-off:${channelId}`;

/**
 * Whether links in a channel's messages get cards, which they do unless a moderator turned them off.
 * @param parentId the channel of a thread, or the forum of a post, whose switch holds where there is none of its own.
 */
export async function areLinksOn(channelId: string, parentId: string | null, store: Store): Promise<boolean> {
  const off = (await store.get(switchOf(channelId))) ?? (parentId && (await store.get(switchOf(parentId))));
  return off !== true;
}

/** Turns link cards on or off, for a channel and its threads, or for one thread alone. */
export async function turnLinks(channelId: string, on: boolean, store: Store): Promise<void> {
  await store.set(switchOf(channelId), !on, switchKeptMs);
}

/** As long as an edit is followed: a day, in milliseconds. */
const replyKeptMs = 24 * 60 * 60_000;
const replyOf = (messageId: string) => `discord:reply:${messageId}`;

const replySchema = z.strictObject({
  v: z.literal(2),
  channelId: snowflake,
  replyId: snowflake,
  what: z.enum(["answer", "links"]),
  /** The text that was answered. */
  text: z.string().max(limits.question),
  /** The questions before it, and who asked them. */
  after: z.array(z.string().max(limits.question)).max(limits.after),
  people: z.array(z.string()),
  locale: z.enum(locales),
});

/** Our reply to somebody's message: what it answered, and what came before. */
export type ReplyRecord = Readonly<Omit<z.infer<typeof replySchema>, "v">>;

/** As much of a text as is kept of it, and compared with it after an edit. */
export function keptText(text: string): string {
  return text.slice(0, limits.question);
}

/** Our reply to a message, or null where there is none, or none any more. */
export async function recallReply(messageId: string, store: Store): Promise<ReplyRecord | null> {
  const parsed = replySchema.safeParse(await store.get(replyOf(messageId)));
  return parsed.success ? parsed.data : null;
}

/** Remembers our reply to a message for a day. */
export async function rememberReply(messageId: string, reply: ReplyRecord, store: Store): Promise<void> {
  const value = { v: 2, ...reply, text: keptText(reply.text) };
  await store.set(replyOf(messageId), value, replyKeptMs, reply.people);
}

/** Forgets our reply to a message. */
export async function forgetReply(messageId: string, store: Store): Promise<void> {
  await store.delete(replyOf(messageId));
}

/** What was asked before the message of a reply; undefined where nothing was. */
export function beforeReply({ after, locale, people }: ReplyRecord): Thread | undefined {
  return after.length > 0 ? { questions: after, locale, people } : undefined;
}
