import { setTimeout as sleep } from "node:timers/promises";
import { webApi } from "@slack/bolt";
import { refusal } from "./errors.ts";
import type { SlackPayload } from "./render.ts";

type Client = webApi.WebClient;

/** Where a message goes: a channel or a conversation, and the thread in it. */
export interface Place {
  readonly channel: string;
  readonly thread?: string;
}

const longestRateLimitMs = 30_000;
const outagePauseMs = 1000;
const tooMuch: ReadonlySet<string> = new Set(["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"]);

/**
 * Milliseconds until a second try makes sense, or null where it does not. A call that timed out may have posted, so it
 * is not made again; after a 5xx nothing was most likely, and a double answer beats silence.
 */
function secondTry(error: unknown): number | null {
  if (error instanceof webApi.WebAPIRateLimitedError) return Math.min(error.retryAfter * 1000, longestRateLimitMs);
  if (error instanceof webApi.WebAPIHTTPError && error.statusCode >= 500) return outagePauseMs;
  return null;
}

/**
 * Posts an answer, once more after a rate limit or an outage, and as plain text where Slack will not have its blocks.
 * Rejects with the SDK's error.
 */
export async function postMessage(client: Client, place: Place, payload: SlackPayload): Promise<void> {
  const call = (blocks: boolean) =>
    client.chat.postMessage({
      channel: place.channel,
      text: payload.text,
      ...(blocks && { blocks: payload.blocks }),
      ...(place.thread !== undefined && { thread_ts: place.thread }),
      // The card says what the page says, only shorter.
      unfurl_links: false,
      unfurl_media: false,
    });
  try {
    await call(true);
  } catch (error) {
    if (tooMuch.has(refusal(error) ?? "")) {
      await call(false);
      return;
    }
    const wait = secondTry(error);
    if (wait === null) throw error;
    await sleep(wait, undefined, { ref: false });
    await call(true);
  }
}
