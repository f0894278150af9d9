import type { webApi } from "@slack/bolt";
import type { KnownBlock } from "@slack/types";
import { errorFields } from "../log.ts";
import { deliver, latest } from "./deliver.ts";
import type { SlackParts } from "./parts.ts";
import type { Rendered, SlackPayload } from "./render.ts";
import { postToUrl } from "./response-url.ts";
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

/**
 * Keeps what an answer's buttons carry by key; where the store fails they are answered as old ones. Nobody waits for it.
 * @param people whose questions they carry.
 */
export function keepButtons({ kept }: Rendered, people: readonly string[], { store, log }: SlackParts): void {
  keepViews(kept, store, people).catch((error: unknown) => log.warn("slack.store", errorFields(error)));
}

/** The best form of an answer that Slack is known to take by a response_url, where nobody would hear of a refusal. */
export function sureForm({ forms }: Rendered, { newer }: SlackParts): KnownBlock[] {
  return forms.find((form) => newer.haveWorked(form, "response")) ?? [];
}

/** An answer for an acknowledgement. */
export function surePayload(rendered: Rendered, parts: SlackParts): SlackPayload {
  return { text: rendered.text, blocks: sureForm(rendered, parts) };
}

/**
 * Posts an answer, in the form that Slack takes and as soon as it takes it: one channel's answers go one after the other, so
 * that a rate limit is waited for once, and in order. Rejects with the SDK's error.
 * @param people whose questions its buttons carry.
 */
export function postMessage(
  client: Client,
  place: Place,
  answer: Rendered,
  people: readonly string[],
  parts: SlackParts,
): Promise<Posted> {
  keepButtons(answer, people, parts);
  const deadline = latest();
  const post = () =>
    deliver(
      answer,
      "post",
      parts.newer,
      async (payload): Promise<Posted> => {
        const { channel, ts } = await client.chat.postMessage({
          channel: place.channel,
          ...payload,
          ...(place.thread !== undefined && { thread_ts: place.thread }),
          // The card says what the page says, only shorter.
          unfurl_links: false,
          unfurl_media: false,
        });
        return { channel: channel ?? place.channel, ts: ts ?? "" };
      },
      deadline,
    );
  return parts.queue.run(`post ${place.channel}`, post);
}

/** Posts an answer for one person alone. Rejects with the SDK's error. */
export async function postPrivately(
  client: Client,
  user: string,
  { channel, thread }: Place,
  answer: Rendered,
  parts: SlackParts,
): Promise<void> {
  const where = { channel, user, ...(thread !== undefined && { thread_ts: thread }) };
  await deliver(answer, "response", parts.newer, ({ text, ...rest }) =>
    client.chat.postEphemeral({ ...where, text, ...("blocks" in rest && { blocks: rest.blocks }) }),
  );
}

/** How an answer by response_url stands to the message it belongs to. */
export type Reaction = "beside" | "instead" | "in-channel";

const reactions = {
  beside: { response_type: "ephemeral", replace_original: false },
  instead: { replace_original: true },
  "in-channel": { response_type: "in_channel", replace_original: false },
} as const;

/**
 * Answers by a response_url: beside the message for one person, in its place, or for the channel to see.
 * Rejects with a ResponseUrlError.
 * @param people whose questions its buttons carry.
 */
export async function respondWith(
  url: string,
  answer: Rendered,
  reaction: Reaction,
  people: readonly string[],
  parts: SlackParts,
  thread?: string,
): Promise<void> {
  keepButtons(answer, people, parts);
  const place = thread === undefined || reaction === "instead" ? {} : { thread_ts: thread };
  await deliver(answer, "response", parts.newer, (payload) =>
    postToUrl(url, { ...reactions[reaction], ...payload, ...place }),
  );
}

/** One of our own sentences for one person, by a response_url. */
export async function whisper(url: string, text: string): Promise<void> {
  await postToUrl(url, { ...reactions.beside, text });
}
