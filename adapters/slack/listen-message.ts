import type { App, Context, webApi } from "@slack/bolt";
import { z } from "zod";
import type { AdapterContext } from "../adapter.ts";
import { errorFields } from "../log.ts";
import { answer } from "./answer.ts";
import { decodeText } from "./decode.ts";
import { type Place, postMessage } from "./post.ts";

// Slack gives an event up after its retry at five minutes.
const claimMs = 10 * 60_000;

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

/** Answers mentions in a thread on the message, and direct messages where they were written. */
export function listenMessages(app: App, { ask, store, log }: AdapterContext): void {
  /** True once a message: Slack delivers again, and a mention can come as a mention and as a message. */
  async function isOurs(team: string, { channel, ts }: PersonMessage): Promise<boolean> {
    try {
      return await store.claim(`slack:message:${team}:${channel}:${ts}`, claimMs);
    } catch (error) {
      log.warn("slack.claim", errorFields(error));
      // A double answer beats silence.
      return true;
    }
  }

  async function reply(message: PersonMessage, place: Place, context: Context, client: webApi.WebClient) {
    if (!(await isOurs(context.teamId ?? context.enterpriseId ?? "-", message))) return;
    await postMessage(client, place, answer(ask, decodeText(message.text, context.botUserId)));
  }

  app.event("app_mention", async ({ event, context, client }) => {
    const message = readMessage(event, context.botUserId);
    if (message === null) return;
    await reply(message, { channel: message.channel, thread: message.thread_ts ?? message.ts }, context, client);
  });

  app.event("message", async ({ event, context, client }) => {
    const message = readMessage(event, context.botUserId);
    if (message === null || message.channel_type !== "im") return;
    const { channel, thread_ts: thread } = message;
    await reply(message, { channel, ...(thread !== undefined && { thread }) }, context, client);
  });
}
