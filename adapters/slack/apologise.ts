import type { AnyMiddlewareArgs, Middleware, RespondFn } from "@slack/bolt";
import { detectLocale, type Locale } from "../../src/index.ts";
import { decodeText } from "./decode.ts";
import { readFormState } from "./filter-state.ts";
import { readMessage } from "./listen-message.ts";
import { valueLocale } from "./view.ts";
import { words } from "./words.ts";

async function tellByUrl(respond: RespondFn, locale: Locale): Promise<void> {
  await respond({ response_type: "ephemeral", replace_original: false, text: words[locale].failed });
}

/**
 * Tells whoever asked that it went wrong, where Slack gives us a way to, and lets the error go on to the one place
 * that logs it. An apology that fails as well changes nothing.
 */
export const apologise: Middleware<AnyMiddlewareArgs> = async ({ next, client, context, ...args }) => {
  try {
    await next();
  } catch (error) {
    await tell().catch(() => {});
    throw error;
  }

  async function tell(): Promise<void> {
    if ("command" in args && args.command) {
      const text = words[detectLocale(decodeText(args.command.text ?? ""))].failed;
      await args.ack({ response_type: "ephemeral", text });
    } else if ("action" in args && args.action && "respond" in args) {
      const label = "text" in args.action ? args.action.text : undefined;
      const value = "value" in args.action ? args.action.value : undefined;
      const said = typeof label === "object" && "text" in label ? label.text : "";
      await tellByUrl(args.respond, valueLocale(value) ?? detectLocale(said));
    } else if ("shortcut" in args && args.shortcut?.type === "message_action") {
      await tellByUrl(args.respond, detectLocale(args.shortcut.message.text ?? ""));
    } else if ("view" in args && args.view) {
      const { place, locale } = readFormState(args.view.private_metadata) ?? { place: null, locale: "en" };
      if (place === null) return;
      const where = { channel: place.channel, ...(place.thread !== undefined && { thread_ts: place.thread }) };
      await client.chat.postEphemeral({ ...where, user: args.body.user.id, text: words[locale].failed });
    } else if ("event" in args) {
      const message = readMessage(args.event, context.botUserId);
      // What was not said to the bot is not apologised for.
      const toBot = message !== null && (args.event.type === "app_mention" || message.channel_type === "im");
      if (!toBot) return;
      const { channel, user, thread_ts: thread } = message;
      const text = words[detectLocale(decodeText(message.text, context.botUserId))].failed;
      await client.chat.postEphemeral({ channel, user, text, ...(thread !== undefined && { thread_ts: thread }) });
    }
  }
};
