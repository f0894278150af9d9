import { setTimeout as sleep } from "node:timers/promises";
import type { Context, webApi } from "@slack/bolt";
import { answerQuestion, renderAnswered } from "./answer.ts";
import { claimOnce, conversationKey, messageKey, recallConversation, rememberView } from "./conversation.ts";
import { decodeText } from "./decode.ts";
import type { SlackParts } from "./parts.ts";
import { type Place, postMessage } from "./post.ts";
import { type Heard, readMessage } from "./read-message.ts";
import { personOf, teamOf } from "./team.ts";

interface Delivery {
  readonly event: unknown;
  readonly context: Context;
  readonly client: webApi.WebClient;
}

/** How long an answer waits for those before it in its channel that are not ready: as long as Slack is asked about a person. */
const longestTurnMs = 1000;

/** A place in the order in which a channel's questions came, kept until the answer is ready or the next cannot wait. */
function takePlace(
  { channel }: Heard,
  { queue }: SlackParts,
): { readonly reached: () => Promise<void>; leave(): void } {
  let leave = () => {};
  const ready = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const turn = queue.run(`turn ${channel}`, () =>
    Promise.race([ready, sleep(longestTurnMs, undefined, { ref: false })]),
  );
  const reached = () => {
    leave();
    return turn;
  };
  return { reached, leave };
}

async function answerMessage(
  heard: Heard,
  place: Place,
  reached: () => Promise<void>,
  delivery: Delivery,
  parts: SlackParts,
): Promise<void> {
  const { context, client } = delivery;
  const team = teamOf(context);
  const isAsked = heard.to !== "thread";
  const key = conversationKey(team, place);
  const before = await recallConversation(key, parts);
  if (!isAsked && before === undefined) return;
  const question = decodeText(heard.text, context.botUserId);
  const after = before?.questions ?? [];
  // In a thread people talk to each other as well: what does not go on from the answers is not for the bot.
  if (!isAsked && !(await parts.ask(question, { after })).edit) return;
  const reader = heard.user === null ? null : { team, user: heard.user };
  const around = { before: before?.locale, isPublic: heard.to !== "direct" };
  const locale = reader === null ? undefined : await parts.languages.of(reader, question, client, around);
  const answered = await answerQuestion(question, { locale, after }, parts);
  // A double answer beats silence, where somebody asked.
  if (!(await claimOnce(messageKey(team, heard), parts, isAsked))) return;
  const people = [...(reader === null ? [] : [personOf(reader)]), ...(before?.people ?? [])];
  const rendered = renderAnswered(answered, { isPrivate: false });
  await reached();
  await postMessage(client, place, rendered, people, parts);
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
  const turn = takePlace(heard, parts);
  await parts.queue.run(key, () => answerMessage(heard, place, turn.reached, delivery, parts)).finally(turn.leave);
}
