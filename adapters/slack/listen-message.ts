import type { Context, webApi } from "@slack/bolt";
import { answerQuestion, renderAnswered } from "./answer.ts";
import { claimOnce, conversationKey, messageKey, recallConversation, rememberView } from "./conversation.ts";
import { decodeText } from "./decode.ts";
import { isEdit } from "./is-edit.ts";
import type { SlackParts } from "./parts.ts";
import { type Place, postMessage } from "./post.ts";
import { type Heard, readMessage } from "./read-message.ts";
import { personOf, teamOf } from "./team.ts";

interface Delivery {
  readonly event: unknown;
  readonly context: Context;
  readonly client: webApi.WebClient;
}

async function answerMessage(heard: Heard, place: Place, delivery: Delivery, parts: SlackParts): Promise<void> {
  const { context, client } = delivery;
  const team = teamOf(context);
  const isAsked = heard.to !== "thread";
  const key = conversationKey(team, place);
  const before = await recallConversation(key, parts);
  if (!isAsked && before === undefined) return;
  const question = decodeText(heard.text, context.botUserId);
  const after = before?.questions ?? [];
  // In a thread people talk to each other as well: what does not go on from the answers is not for the bot.
  if (!isAsked && !(await isEdit(question, after, parts))) return;
  const reader = heard.user === null ? null : { team, user: heard.user };
  const around = { before: before?.locale, isPublic: heard.to !== "direct" };
  const locale = reader === null ? undefined : await parts.languages.of(reader, question, client, around);
  const answered = await answerQuestion(question, { locale, after }, parts);
  // A double answer beats silence, where somebody asked.
  if (!(await claimOnce(messageKey(team, heard), parts, isAsked))) return;
  const people = [...(reader === null ? [] : [personOf(reader)]), ...(before?.people ?? [])];
  await postMessage(client, place, renderAnswered(answered, { isPrivate: false }), people, parts);
  rememberView(key, answered.view, reader, parts, before);
}

/**
 * Answers mentions in a thread on the message, direct messages where they were written, and what goes on in a thread where the
 * bot has answered. One message of a conversation after the other, so that the second goes on from the first.
 */
export async function onMessage(delivery: Delivery, parts: SlackParts): Promise<void> {
  const { event, context } = delivery;
  const heard = readMessage(event, context.botUserId ?? "");
  if (heard === null) return;
  const thread = heard.thread ?? (heard.to === "mention" ? heard.ts : undefined);
  const place = { channel: heard.channel, ...(thread !== undefined && { thread }) };
  const key = conversationKey(teamOf(context), place);
  await parts.queue.run(key, () => answerMessage(heard, place, delivery, parts));
}
