import { z } from "zod";

const writtenSchema = z.object({
  ts: z.string(),
  user: z.string().optional(),
  text: z.string().nullish(),
  thread_ts: z.string().optional(),
  bot_id: z.string().nullish(),
  subtype: z.string().nullish(),
});
const postedSchema = writtenSchema.extend({
  type: z.enum(["message", "app_mention"]),
  channel: z.string(),
  channel_type: z.string().optional(),
});
const changedSchema = z.object({
  type: z.literal("message"),
  subtype: z.literal("message_changed"),
  channel: z.string(),
  channel_type: z.string().optional(),
  message: writtenSchema,
  previous_message: z.object({ text: z.string().nullish() }).nullish(),
});

/** What somebody wrote that may be for the bot, and to whom it is said. */
export interface Heard {
  readonly channel: string;
  readonly ts: string;
  /** Null for a workflow, which is nobody. */
  readonly user: string | null;
  readonly text: string;
  readonly thread: string | undefined;
  /** Said to the bot: by a mention, or in its direct messages; or in a thread, where it may go on from its answer. */
  readonly to: "mention" | "direct" | "thread";
}

/** Kinds of message that a person writes; the others are notices, edits and deletions. */
const written: ReadonlySet<string> = new Set(["file_share", "thread_broadcast", "me_message"]);

type Posted = z.infer<typeof postedSchema>;

function mentions(text: string, botUserId: string): boolean {
  return text.includes(`<@${botUserId}>`) || text.includes(`<@${botUserId}|`);
}

/** A message that was edited so that it mentions the bot now, as if it had been written just now; else null. */
function readChanged(event: unknown, botUserId: string): Posted | null {
  const { data } = changedSchema.safeParse(event);
  if (data === undefined || data.message.subtype === "bot_message") return null;
  const { message, previous_message: before, channel, channel_type: kind } = data;
  // Slack changes a message also to put cards below its links.
  if (!mentions(message.text ?? "", botUserId) || mentions(before?.text ?? "", botUserId)) return null;
  return { ...message, type: "message", channel, ...(kind !== undefined && { channel_type: kind }) };
}

/** Whether a program wrote it: only a workflow's mention that begins a conversation is answered, or two bots would never end. */
function isForNobody({ user, bot_id: bot, subtype, thread_ts: thread, type }: Posted, isMentioned: boolean): boolean {
  if (!bot && subtype !== "bot_message") return user === undefined;
  return !(isMentioned && thread === undefined && (type === "app_mention" || subtype === "bot_message"));
}

/**
 * What a message event says to the bot, or null for all that it must not answer: itself, other programs in threads, edits that
 * do not call it, deletions, notices, and what people say to each other outside of threads. A mention may come as a mention
 * or as a message (with a file, from another workspace), or as both.
 */
export function readMessage(event: unknown, botUserId: string): Heard | null {
  const posted = postedSchema.safeParse(event).data;
  const kindOf = posted?.subtype ?? "";
  const isPlain = kindOf === "" || kindOf === "bot_message" || written.has(kindOf);
  const message = posted !== undefined && isPlain ? posted : readChanged(event, botUserId);
  if (message === null || message.user === botUserId) return null;
  const { channel, ts, user = null, text: said, thread_ts: thread, channel_type: kind } = message;
  const text = said ?? "";
  const isMentioned = message.type === "app_mention" || mentions(text, botUserId);
  if (isForNobody(message, isMentioned)) return null;
  const heard = { channel, ts, user, text, thread };
  if (kind === "im" || channel.startsWith("D")) return { ...heard, to: "direct" };
  if (isMentioned) return { ...heard, to: "mention" };
  // Whom a message mentions it is said to.
  const toOthers = /<[@!](?!date)/u.test(text);
  return thread !== undefined && thread !== ts && !toOthers ? { ...heard, to: "thread" } : null;
}
