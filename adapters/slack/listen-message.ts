import type { Context, webApi } from "@slack/bolt";
import { z } from "zod";
import { answerQuestion, renderAnswered } from "./answer.ts";
import { claimMessage, conversationKey, recallConversation, rememberView } from "./conversation.ts";
import { decodeText } from "./decode.ts";
import type { SlackParts } from "./parts.ts";
import { type Place, postMessage } from "./post.ts";
import { teamOf } from "./team.ts";

const eventSchema = z.object({
  channel: z.string(),
  ts: z.string(),
  user: z.string(),
  text: z.string().default(""),
  thread_ts: z.string().optional(),
  channel_type: z.string().optional(),
  subtype: z.literal("file_share").optional(),
  bot_id: z.null().optional(),
  edited: z.null().optional(),
});

/** A message that a person wrote, and wrote just now. */
export type PersonMessage = z.infer<typeof eventSchema>;

/** The message in an event, or null for all that a bot must not answer: bots, itself, edits, deletions, notices. */
export function readMessage(event: unknown, botUserId: string | undefined): PersonMessage | null {
  const { success, data } = eventSchema.safeParse(event);
  return success && data.user !== botUserId ? data : null;
}

/** What a message is to the bot: said to it, perhaps going on in a thread where it has answered, or none of its business. */
export function addressOf(message: PersonMessage): "direct" | "thread" | null {
  if (message.channel_type === "im") return "direct";
  // Whom a message mentions it is said to; a mention of the bot comes as an event of its own.
  const mentions = /<[@!](?!date)/u.test(message.text);
  return message.thread_ts !== undefined && message.thread_ts !== message.ts && !mentions ? "thread" : null;
}

interface Delivery {
  readonly event: unknown;
  readonly context: Context;
  readonly client: webApi.WebClient;
}

async function answerMessage(
  message: PersonMessage,
  place: Place,
  isAsked: boolean,
  { context, client }: Delivery,
  parts: SlackParts,
): Promise<void> {
  const team = teamOf(context);
  const key = conversationKey(team, place);
  const before = await recallConversation(key, parts);
  if (!isAsked && before === undefined) return;
  const question = decodeText(message.text, context.botUserId);
  const after = before?.questions ?? [];
  // In a thread people talk to each other as well: what does not go on from the answers is not for the bot.
  if (!isAsked && !(await parts.ask(question, { after })).followed) return;
  const locale = await parts.languages.of({ team, user: message.user }, question, client, before?.locale);
  const answered = await answerQuestion(question, { locale, after }, parts);
  // A double answer beats silence, where somebody asked.
  if (!(await claimMessage(team, message, parts, isAsked))) return;
  await postMessage(client, place, renderAnswered(answered, { isPrivate: false }), parts);
  await rememberView(key, answered.view, parts, before);
}

/** Answers mentions in a thread on the message. */
export async function onMention(delivery: Delivery, parts: SlackParts): Promise<void> {
  const message = readMessage(delivery.event, delivery.context.botUserId);
  if (message === null) return;
  const place = { channel: message.channel, thread: message.thread_ts ?? message.ts };
  await inOrder(place, delivery, parts, () => answerMessage(message, place, true, delivery, parts));
}

/** Answers direct messages where they were written, and what goes on in a thread where the bot has answered. */
export async function onMessage(delivery: Delivery, parts: SlackParts): Promise<void> {
  const message = readMessage(delivery.event, delivery.context.botUserId);
  const address = message === null ? null : addressOf(message);
  if (message === null || address === null) return;
  const { channel, thread_ts: thread } = message;
  const place = { channel, ...(thread !== undefined && { thread }) };
  const answer = () => answerMessage(message, place, address === "direct", delivery, parts);
  await inOrder(place, delivery, parts, answer);
}

/** One message of a conversation after the other, so that the second goes on from the first. */
function inOrder(place: Place, { context }: Delivery, { queue }: SlackParts, job: () => Promise<void>): Promise<void> {
  return queue.run(conversationKey(teamOf(context), place), job);
}
