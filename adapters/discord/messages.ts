import { randomUUID } from "node:crypto";
import { Routes } from "discord.js";
import type { Locale } from "../../src/index.ts";
import type { AdapterContext } from "../adapter.ts";
import { errorFields } from "../log.ts";
import { recallThread, rememberQuestion } from "../thread.ts";
import { conversationOfAnswer } from "./conversation.ts";
import { linkedRecords } from "./links.ts";
import { answerMessage, type MessageAnswer, runningConversation } from "./message-answer.ts";
import type { ChatMessage, MessageEvent } from "./message-event.ts";
import { sentence } from "./plan.ts";
import { rememberRecent } from "./recent.ts";
import { claimMessage, codeOf, type MessageParts, postReply } from "./reply.ts";
import { forgetReply, keptText, type ReplyRecord, recallReply, rememberReply } from "./reply-record.ts";
import { keepViews } from "./view.ts";
import { words } from "./words.ts";

/** Our reply is gone: somebody removed it, or its channel. */
const goneCodes: ReadonlySet<unknown> = new Set([10_003, 10_008]);

/** The language for the little that is said without an answer. */
function spokenLocale({ text }: ChatMessage): Locale {
  return /\p{Script=Hangul}/u.test(text) ? "ko" : "en";
}

/** The answer; where that fails an apology is posted, with a number that stands in the log too, and null comes back. */
async function answerOrApology(message: ChatMessage, parts: MessageParts): Promise<MessageAnswer | null> {
  const { context } = parts;
  try {
    return await answerMessage(message, null, context);
  } catch (error) {
    const reference = randomUUID().slice(0, 8);
    context.log.error("discord.answer-failed", { reference, place: "message", ...errorFields(error) });
    if (!message.addressed) return null;
    await postReply(message, sentence(words[spokenLocale(message)].failed(reference)), parts);
    return null;
  }
}

async function remember(
  message: ChatMessage,
  { asked, what, message: answer }: MessageAnswer,
  replyId: string,
  conversations: readonly string[],
  { store, log }: AdapterContext,
): Promise<void> {
  try {
    const after = asked?.before?.questions ?? [];
    const { channelId, text } = message;
    await rememberReply(message.id, { channelId, replyId, what, text, after, locale: answer.locale }, store);
    if (asked === null) return;
    for (const key of conversations) await rememberQuestion(store, key, asked.before, asked.question, answer.locale);
  } catch (error) {
    log.warn("discord.store-failed", errorFields(error));
  }
}

async function answerSaid(message: ChatMessage, parts: MessageParts): Promise<void> {
  const { context, rate } = parts;
  if (!message.addressed && (await linkedRecords(message.text, context.find, 1)).length === 0) return;
  if (!(await claimMessage(message, context))) return;
  const taken = rate.take(message.authorId);
  if (taken !== "ok") {
    // One kind word; a second one would be the flood it asks to stop.
    if (taken === "first" && message.addressed)
      await postReply(message, sentence(words[spokenLocale(message)].tooFast), parts);
    return;
  }
  const answer = await answerOrApology(message, parts);
  if (answer === null) return;
  await keepViews(answer.kept, context.store, context.log);
  const replyId = await postReply(message, answer.payload, parts);
  if (replyId === null) return;
  const conversations = [conversationOfAnswer(replyId), runningConversation(message)];
  await remember(message, answer, replyId, conversations, context);
  if (message.guildId !== null) await rememberRecent([{ channel: message.channelId }], answer.message, context);
}

async function removeReply(messageId: string, reply: ReplyRecord, { rest, context }: MessageParts): Promise<void> {
  await forgetReply(messageId, context.store);
  try {
    await rest.delete(Routes.channelMessage(reply.channelId, reply.replyId));
  } catch (error) {
    if (!goneCodes.has(codeOf(error))) throw error;
  }
}

/** The conversations that an edited question belongs to: the running one only where nothing was asked since. */
async function conversationsOfEdit(message: ChatMessage, reply: ReplyRecord, { store }: AdapterContext) {
  const running = runningConversation(message);
  const last = (await recallThread(store, running))?.questions.at(-1);
  return [conversationOfAnswer(reply.replyId), ...(last === reply.text ? [running] : [])];
}

async function followEdit(message: ChatMessage, parts: MessageParts): Promise<void> {
  const { context, rest } = parts;
  const reply = await recallReply(message.id, context.store);
  if (reply === null || reply.text === keptText(message.text)) return;
  const before = reply.after.length > 0 ? { questions: reply.after, locale: reply.locale } : undefined;
  const answer = await answerMessage(message, { before }, context);
  if (answer === null) return removeReply(message.id, reply, parts);
  await keepViews(answer.kept, context.store, context.log);
  try {
    await rest.patch(Routes.channelMessage(reply.channelId, reply.replyId), { body: answer.payload });
  } catch (error) {
    if (!goneCodes.has(codeOf(error))) throw error;
    return forgetReply(message.id, context.store);
  }
  const conversations = await conversationsOfEdit(message, reply, context);
  await remember(message, answer, reply.replyId, conversations, context);
}

async function followDeletion(messageId: string, parts: MessageParts): Promise<void> {
  const reply = await recallReply(messageId, parts.context.store);
  if (reply !== null) await removeReply(messageId, reply, parts);
}

/**
 * What became of a message: answered where it asks something, and our reply follows its edits and goes with it. What
 * happens to one message is handled in order: a deletion waits for the answer that it is to delete.
 */
export async function handleMessage(event: MessageEvent, parts: MessageParts): Promise<void> {
  const { queue } = parts;
  if (event.what === "deleted") {
    await Promise.all(event.ids.map((id) => queue.run(id, () => followDeletion(id, parts))));
    return;
  }
  const { what, message } = event;
  await queue.run(message.id, () => (what === "said" ? answerSaid(message, parts) : followEdit(message, parts)));
}
