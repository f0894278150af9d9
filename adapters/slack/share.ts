import type { RespondFn, webApi } from "@slack/bolt";
import { type Answered, renderAnswered } from "./answer.ts";
import { conversationKey, rememberView } from "./conversation.ts";
import type { SlackParts } from "./parts.ts";
import { isClosedDoor, type Place, postMessage, respondWith } from "./post.ts";
import { words } from "./words.ts";

/** Who shares what, and where to. */
export interface Share {
  readonly answered: Answered;
  readonly name: string;
  readonly team: string;
  readonly place: Place;
}

/**
 * Shows an answer to the channel that only one person saw, and takes theirs away. The bot posts it where it may, so that
 * its thread can be gone on in; else it goes by the response_url, for which Slack lets every app speak.
 */
export async function shareAnswer(
  { answered, name, team, place }: Share,
  respond: RespondFn,
  client: webApi.WebClient,
  parts: SlackParts,
): Promise<void> {
  const { view, message } = answered;
  const question = view.kind === "ask" && view.question !== "" ? view.question : null;
  const byline = words[message.locale].shared(name, question);
  const rendered = renderAnswered(answered, { isPrivate: false, byline });
  try {
    const { channel, ts } = await postMessage(client, place, rendered, parts);
    const key = conversationKey(team, { channel, thread: place.thread ?? ts });
    await rememberView(key, view, parts);
  } catch (error) {
    if (!isClosedDoor(error)) throw error;
    await respondWith(respond, rendered, "in-channel", parts, place.thread);
  }
  // Bolt's type wants a text, which Slack does not show for a message that goes.
  await respond({ delete_original: true, text: "" });
}
