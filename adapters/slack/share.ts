import type { webApi } from "@slack/bolt";
import { type Answered, renderAnswered } from "./answer.ts";
import { claimOnce, conversationKey, rememberView, unclaim } from "./conversation.ts";
import { isClosedDoor } from "./errors.ts";
import type { SlackParts } from "./parts.ts";
import { type Place, postMessage, respondWith } from "./post.ts";
import { postToUrl } from "./response-url.ts";
import { personOf, type Reader } from "./team.ts";
import { words } from "./words.ts";

/** Who shares what, and where to. */
export interface Share {
  readonly answered: Answered;
  readonly name: string;
  readonly reader: Reader;
  readonly place: Place;
  /** The message that is shared; one and the same is shared once, however often its button is clicked. */
  readonly ts: string;
}

/**
 * Shows an answer to the channel that only one person saw, and takes theirs away. The bot posts it where it may, so that
 * its thread can be gone on in; else it goes by the response_url, for which Slack lets every app speak.
 */
export async function shareAnswer(
  { answered, name, reader, place, ts: original }: Share,
  url: string,
  client: webApi.WebClient,
  parts: SlackParts,
): Promise<void> {
  const { view, message } = answered;
  const question = view.kind === "ask" && view.question !== "" ? view.question : null;
  const claim = `slack:shared:${reader.team}:${place.channel}:${original}`;
  const people = [personOf(reader)];
  if (!(await claimOnce(claim, parts, true))) return;
  const byline = words[message.locale].shared(name, question);
  const rendered = renderAnswered(answered, { isPrivate: false, byline });
  try {
    const { channel, ts } = await postMessage(client, place, rendered, people, parts);
    const key = conversationKey(reader.team, { channel, thread: place.thread ?? ts });
    rememberView(key, view, reader, parts);
  } catch (error) {
    if (!isClosedDoor(error)) {
      await unclaim(claim, parts);
      throw error;
    }
    await respondWith(url, rendered, "in-channel", people, parts, place.thread);
  }
  await postToUrl(url, { delete_original: true });
}
