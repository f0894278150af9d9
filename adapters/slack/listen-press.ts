import type { App, BlockAction, ButtonAction } from "@slack/bolt";
import { type Ask, detectLocale } from "../../src/index.ts";
import { answer } from "./answer.ts";
import { askAction, readButtonValue } from "./button.ts";
import { refusal } from "./errors.ts";
import { type Place, postMessage } from "./post.ts";
import type { SlackPayload } from "./render.ts";
import { words } from "./words.ts";

// Slack will not let the bot speak there, but it will take an answer for the one who pressed.
const closedDoors: ReadonlySet<string> = new Set([
  "cannot_reply_to_message",
  "channel_not_found",
  "is_archived",
  "not_in_channel",
  "restricted_action",
]);

/** Where a press is answered for all to see, or null where only its presser sees the message. */
export function pressPlace({ container, message, channel }: BlockAction<ButtonAction>): Place | null {
  if (channel === undefined || message === undefined || container.is_ephemeral === true) return null;
  const thread: unknown = message.thread_ts;
  if (typeof thread === "string") return { channel: channel.id, thread };
  // A direct conversation is one thread already.
  return channel.id.startsWith("D") ? { channel: channel.id } : { channel: channel.id, thread: message.ts };
}

function oldButton(label: string): SlackPayload {
  const text = words[detectLocale(label)].oldButton;
  return { text, blocks: [{ type: "section", text: { type: "mrkdwn", text, verbatim: true } }] };
}

/**
 * A press on a suggestion asks its question. Whoever reads a thread reads on there, so that is where the answer goes;
 * what one person alone was shown stays with that person.
 */
export function listenPresses(app: App, ask: Ask): void {
  app.action<BlockAction<ButtonAction>>(askAction, async ({ ack, action, body, client, respond }) => {
    await ack();
    const whisper = (payload: SlackPayload) =>
      respond({ response_type: "ephemeral", replace_original: false, ...payload });
    const press = readButtonValue(action.value);
    if (press === null) return void (await whisper(oldButton(action.text.text)));
    const payload = answer(ask, press.question, press.locale);
    const place = pressPlace(body);
    if (place === null) return void (await whisper(payload));
    try {
      await postMessage(client, place, payload);
    } catch (error) {
      if (!closedDoors.has(refusal(error) ?? "")) throw error;
      await whisper(payload);
    }
  });
}
