import { randomUUID } from "node:crypto";
import { type REST, Routes } from "discord.js";
import type { RecordRef } from "../../src/index.ts";
import type { AdapterContext } from "../adapter.ts";
import { errorFields } from "../log.ts";
import type { Queue } from "../queue.ts";
import { recallThread, rememberQuestion } from "../thread.ts";
import type { Clock } from "./clock.ts";
import { spokenLocale } from "./event.ts";
import { limits } from "./limits.ts";
import { linkedRecords } from "./links.ts";
import {
  beforeReply,
  conversationOfAnswer,
  forgetReply,
  keptText,
  personOf,
  type ReplyRecord,
  recallReply,
  rememberReply,
} from "./memory.ts";
import { answerMessage, type MessageAnswer, runningConversation } from "./message-answer.ts";
import type { ChatMessage, MessageEvent } from "./message-event.ts";
import { codeOf, type DiscordPayload, type Payloads, postFirst, sentence } from "./payload.ts";
import type { Places } from "./places.ts";
import type { Rate } from "./rate.ts";
import { rememberRecent } from "./recent.ts";
import { postedId } from "./respond.ts";
import { keepViews } from "./view.ts";
import { words } from "./words.ts";

/** What answering messages takes. */
export interface MessageParts {
  readonly context: AdapterContext;
  readonly rest: REST;
  readonly clock: Clock;
  readonly rate: Rate;
  /** Counts the cards that nobody asked for: they are not to use up anybody's questions. */
  readonly linkRate: Rate;
  readonly queue: Queue;
  readonly places: Places;
  readonly botId: string;
}

/** A message counts as answered for ten minutes, by whichever process got it. */
const claimMs = 10 * 60_000;
/** After a refusal for want of permission, a channel is left alone for a minute: 10,000 refusals in ten bar the address. */
const quietMs = 60_000;
/** As long after a message was said, a mention that is added to it is still answered. */
const lateMentionMs = 60 * 60_000;
/** Discord's codes for a place where the bot cannot write: missing access or permissions, an archived or a locked thread. */
const closedPlaces: ReadonlySet<unknown> = new Set([50_001, 50_013, 50_083, 160_005]);
/** Our reply is gone: somebody removed it, or its channel. */
const goneCodes: ReadonlySet<unknown> = new Set([10_003, 10_008]);

/** False where another process, or an earlier delivery, has this message. A store that fails does not silence the bot. */
async function claimMessage(message: ChatMessage, { store, log }: AdapterContext): Promise<boolean> {
  try {
    if (await store.get(`discord:quiet:${message.channelId}`)) return false;
    return await store.claim(`discord:message:${message.id}`, claimMs);
  } catch (error) {
    log.warn("discord.store-failed", errorFields(error));
    return true;
  }
}

/** An apology with a number that stands in the log too. */
function apology({ text }: ChatMessage): (reference: string) => DiscordPayload {
  return (reference) => sentence(words[spokenLocale(text)].failed(reference));
}

/** Posts a reply in the message's channel or thread, without a ping, once; its id, or null where it was refused. */
async function postReply(message: ChatMessage, payloads: Payloads, parts: MessageParts): Promise<string | null> {
  const { rest, context } = parts;
  const extra = {
    message_reference: { message_id: message.id, fail_if_not_exists: false },
    // Discord itself refuses a second message with the same nonce: a retry after a lost answer posts nothing new.
    nonce: message.id,
    enforce_nonce: true,
  };
  const post = (payload: DiscordPayload) =>
    rest.post(Routes.channelMessages(message.channelId), { body: { ...payload, ...extra } });
  try {
    const posted = postedId(await postFirst(payloads, post, context.log));
    context.log.debug("discord.answered", { kind: "message" });
    return posted;
  } catch (error) {
    context.log.warn("discord.message-unanswered", errorFields(error));
    if (closedPlaces.has(codeOf(error))) await context.store.set(`discord:quiet:${message.channelId}`, true, quietMs);
    return null;
  }
}

/** The answer; where that fails an apology is posted, and null comes back. */
async function answerOrApology(
  message: ChatMessage,
  linked: readonly RecordRef[],
  parts: MessageParts,
): Promise<MessageAnswer | null> {
  const { context, places } = parts;
  try {
    return await answerMessage(message, { context, places, linked, edit: null });
  } catch (error) {
    const reference = randomUUID().slice(0, 8);
    context.log.error("discord.answer-failed", { reference, place: "message", ...errorFields(error) });
    if (message.addressed) await postReply(message, [apology(message)(reference)], parts);
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
  const { channelId, text } = message;
  const { locale } = answer;
  const before = asked?.before;
  const person = personOf(message.authorId);
  const people = [...new Set([person, ...(before?.people ?? [])])];
  const after = [...(before?.questions ?? [])];
  try {
    await rememberReply(message.id, { channelId, replyId, what, text, after, people, locale }, store);
    if (asked === null) return;
    for (const key of conversations) await rememberQuestion(store, key, before, asked.question, locale, person);
  } catch (error) {
    log.warn("discord.store-failed", errorFields(error));
  }
}

function keep(message: ChatMessage, { kept, asked }: MessageAnswer, { store, log }: AdapterContext): Promise<void> {
  return keepViews(kept, [personOf(message.authorId), ...(asked?.before?.people ?? [])], store, log);
}

async function answerSaid(message: ChatMessage, parts: MessageParts): Promise<void> {
  const { context } = parts;
  const { addressed } = message;
  const linked = await linkedRecords(message.text, context.find, limits.selectOptions);
  if (!addressed && linked.length === 0) return;
  if (!(await claimMessage(message, context))) return;
  const said = words[spokenLocale(message.text)];
  const taken = (addressed ? parts.rate : parts.linkRate).take(message.authorId);
  if (taken !== "ok") {
    // One kind word; a second one would be the flood it asks to stop.
    if (taken === "first" && addressed) await postReply(message, [sentence(said.tooFast)], parts);
    return;
  }
  if (message.isHidden && message.roles.length > 0) {
    await postReply(message, [sentence(`${words.en.roleMentioned}\n${words.ko.roleMentioned}`)], parts);
    return;
  }
  const answer = await answerOrApology(message, linked, parts);
  if (answer === null) return;
  await keep(message, answer, context);
  const replyId = await postReply(message, [answer.payload, answer.plain, apology(message)], parts);
  if (replyId === null) return;
  const conversations = [conversationOfAnswer(replyId), runningConversation(message)];
  await remember(message, answer, replyId, conversations, context);
  if (message.guildId === null) return;
  await rememberRecent([{ channel: message.channelId }], answer.message, personOf(message.authorId), context);
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
  const { context, rest, clock, places } = parts;
  const reply = await recallReply(message.id, context.store);
  if (reply === null) {
    // The mention was forgotten, and added.
    if (message.addressed && clock.ageOf(message.id) < lateMentionMs) await answerSaid(message, parts);
    return;
  }
  const rate = reply.what === "links" ? parts.linkRate : parts.rate;
  if (reply.text === keptText(message.text) || rate.take(message.authorId) !== "ok") return;
  const linked = await linkedRecords(message.text, context.find, limits.selectOptions);
  const edit = { before: beforeReply(reply) };
  const answer = await answerMessage(message, { context, places, linked, edit });
  if (answer === null) return removeReply(message.id, reply, parts);
  await keep(message, answer, context);
  const route = Routes.channelMessage(reply.channelId, reply.replyId);
  try {
    const patch = (body: DiscordPayload) => rest.patch(route, { body });
    await postFirst([answer.payload, answer.plain, apology(message)], patch, context.log);
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

/** Whether a message asks the bot by the role of its name, which Discord offers beside it. */
async function asksRole({ addressed, guildId, roles }: ChatMessage, { places, botId }: MessageParts): Promise<boolean> {
  if (addressed || guildId === null || roles.length === 0) return false;
  const own = await places.ownRole(guildId, botId);
  return own !== null && roles.includes(own);
}

/**
 * What became of a message: answered where it asks something, and our reply follows its edits and goes with it. What
 * happens in one channel is handled in order: a question goes on from the answer before it, and a deletion waits for the
 * answer that it is to delete.
 */
export async function handleMessage(event: MessageEvent, parts: MessageParts): Promise<void> {
  const { queue } = parts;
  if (event.what === "deleted") {
    await queue.run(event.channelId, async () => {
      for (const id of event.ids) await followDeletion(id, parts);
    });
    return;
  }
  await queue.run(event.message.channelId, async () => {
    const message = { ...event.message, addressed: event.message.addressed || (await asksRole(event.message, parts)) };
    await (event.what === "said" ? answerSaid(message, parts) : followEdit(message, parts));
  });
}
