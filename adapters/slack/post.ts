import { setTimeout as sleep } from "node:timers/promises";
import { type RespondFn, webApi } from "@slack/bolt";
import { errorFields } from "../log.ts";
import { refusal } from "./errors.ts";
import type { SlackParts } from "./parts.ts";
import type { Rendered, SlackPayload } from "./render.ts";
import { keepViews } from "./view.ts";

type Client = webApi.WebClient;

/** Where a message goes: a channel or a conversation, and the thread in it. */
export interface Place {
  readonly channel: string;
  readonly thread?: string;
}

/** A message as it was posted; the channel of a person's direct messages is only known from here. */
export interface Posted {
  readonly channel: string;
  readonly ts: string;
}

const longestRateLimitMs = 30_000;
const outagePauseMs = 1000;
const refusedBlocks: ReadonlySet<string> = new Set(["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"]);
const closedDoors: ReadonlySet<string> = new Set([
  "cannot_reply_to_message",
  "channel_not_found",
  "is_archived",
  "not_in_channel",
  "restricted_action",
  "user_not_in_channel",
]);

/** Whether Slack will not let the bot speak there; it may still take an answer for one person. */
export function isClosedDoor(error: unknown): boolean {
  return closedDoors.has(refusal(error) ?? "");
}

/**
 * Milliseconds until a second try makes sense, or null where it does not. A call that timed out may have posted, so it
 * is not made again; after a 5xx nothing was most likely, and a double answer beats silence.
 */
function secondTry(error: unknown): number | null {
  if (error instanceof webApi.WebAPIRateLimitedError) return Math.min(error.retryAfter * 1000, longestRateLimitMs);
  if (error instanceof webApi.WebAPIHTTPError && error.statusCode >= 500) return outagePauseMs;
  return null;
}

/** Keeps what an answer's buttons carry by key; where the store fails they are answered as old ones. */
export async function keepButtons({ kept }: Rendered, { store, log }: SlackParts): Promise<void> {
  try {
    await keepViews(kept, store);
  } catch (error) {
    log.warn("slack.store", errorFields(error));
  }
}

/** What to send where nobody would hear of a refusal: newer blocks only once they have worked. */
export function surePayload(rendered: Rendered, { newer }: SlackParts): SlackPayload {
  const { text, blocks, classic } = rendered;
  return { text, blocks: classic === null || newer.haveWorked() ? blocks : classic };
}

/**
 * Posts an answer: once more after a rate limit or an outage, card by card where Slack will not have a table, and as
 * plain text where it will have no blocks at all. Rejects with the SDK's error.
 */
export async function postMessage(client: Client, place: Place, answer: Rendered, parts: SlackParts): Promise<Posted> {
  await keepButtons(answer, parts);
  const call = async (blocks: SlackPayload["blocks"] | null): Promise<Posted> => {
    const { channel, ts } = await client.chat.postMessage({
      channel: place.channel,
      text: answer.text,
      ...(blocks === null ? { mrkdwn: false } : { blocks }),
      ...(place.thread !== undefined && { thread_ts: place.thread }),
      // The card says what the page says, only shorter.
      unfurl_links: false,
      unfurl_media: false,
    });
    return { channel: channel ?? place.channel, ts: ts ?? "" };
  };
  const patient = async (blocks: SlackPayload["blocks"] | null): Promise<Posted> => {
    try {
      return await call(blocks);
    } catch (error) {
      const wait = secondTry(error);
      if (wait === null) throw error;
      await sleep(wait, undefined, { ref: false });
      return call(blocks);
    }
  };
  const { newer } = parts;
  const classic = answer.classic ?? answer.blocks;
  const asText = () => patient(null);
  if (answer.classic === null || !newer.mayTry()) return unlessRefused(() => patient(classic), asText);
  const inClassic = async () => {
    const posted = await patient(classic);
    // Only now it is known that the table was at fault, and not the message.
    newer.refused();
    return posted;
  };
  return unlessRefused(
    async () => {
      const tabled = await patient(answer.blocks);
      newer.worked();
      return tabled;
    },
    () => unlessRefused(inClassic, asText),
  );
}

/** The first, or the second where Slack refused the first one's blocks. */
async function unlessRefused<T>(first: () => Promise<T>, second: () => Promise<T>): Promise<T> {
  try {
    return await first();
  } catch (error) {
    if (!refusedBlocks.has(refusal(error) ?? "")) throw error;
    return second();
  }
}

/** How an answer by response_url stands to the message it belongs to. */
export type Reaction = "beside" | "instead" | "in-channel";

const reactions = {
  beside: { response_type: "ephemeral", replace_original: false },
  instead: { replace_original: true },
  "in-channel": { response_type: "in_channel", replace_original: false },
} as const;

/** Answers by a response_url: beside the message for one person, in its place, or for the channel to see. */
export async function respondWith(
  respond: RespondFn,
  answer: Rendered,
  reaction: Reaction,
  parts: SlackParts,
  thread?: string,
): Promise<void> {
  await keepButtons(answer, parts);
  const place = thread === undefined || reaction === "instead" ? {} : { thread_ts: thread };
  await respond({ ...reactions[reaction], ...surePayload(answer, parts), ...place });
}

/** One of our own sentences for one person, by a response_url. */
export async function whisper(respond: RespondFn, text: string): Promise<void> {
  await respond({ ...reactions.beside, text });
}
