import { z } from "zod";
import { locales } from "../../src/index.ts";
import type { Store } from "../store/store.ts";
import { snowflake } from "./event.ts";
import { limits } from "./limits.ts";

/** As long as an edit is followed: a day, in milliseconds. */
const keptMs = 24 * 60 * 60_000;

const recordSchema = z.strictObject({
  v: z.literal(1),
  channelId: snowflake,
  replyId: snowflake,
  what: z.enum(["answer", "links"]),
  /** The text that was answered. */
  text: z.string().max(limits.question),
  after: z.array(z.string().max(limits.question)).max(limits.after),
  locale: z.enum(locales),
});

/** Our reply to somebody's message: what it answered, and what came before. */
export interface ReplyRecord extends Readonly<Omit<z.infer<typeof recordSchema>, "v" | "after">> {
  readonly after: readonly string[];
}

/** As much of a text as is kept of it, and compared with it after an edit. */
export function keptText(text: string): string {
  return text.slice(0, limits.question);
}

function keyOf(messageId: string): string {
  return `discord:reply:${messageId}`;
}

/** Our reply to a message, or null where there is none, or none any more. */
export async function recallReply(messageId: string, store: Store): Promise<ReplyRecord | null> {
  const parsed = recordSchema.safeParse(await store.get(keyOf(messageId)));
  return parsed.success ? parsed.data : null;
}

/** Remembers our reply to a message for a day. */
export async function rememberReply(messageId: string, reply: ReplyRecord, store: Store): Promise<void> {
  const { channelId, replyId, what, after, locale } = reply;
  const text = keptText(reply.text);
  await store.set(keyOf(messageId), { v: 1, channelId, replyId, what, text, after: [...after], locale }, keptMs);
}

/** Forgets our reply to a message. */
export async function forgetReply(messageId: string, store: Store): Promise<void> {
  await store.delete(keyOf(messageId));
}
