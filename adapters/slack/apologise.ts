import type { AnyMiddlewareArgs, Middleware } from "@slack/bolt";
import { detectLocale, type Locale } from "../../src/index.ts";
import { decodeText } from "./decode.ts";
import { isClosedDoor, isMissingScope } from "./errors.ts";
import { readFormState } from "./filter-state.ts";
import { whisper } from "./post.ts";
import { readMessage } from "./read-message.ts";
import { valueLocale } from "./view.ts";
import { words } from "./words.ts";

/** What to say to whoever asked: whether asking once more helps, and what does where it does not. */
function sentence(error: unknown, locale: Locale): string {
  const said = words[locale];
  return isClosedDoor(error) ? said.closedDoor : isMissingScope(error) ? said.missingScope : said.failed;
}

/**
 * Tells whoever asked that it went wrong, where Slack gives us a way to, and lets the error go on to the one place
 * that logs it. An apology that fails as well changes nothing.
 */
export const apologise: Middleware<AnyMiddlewareArgs> = async ({ next, client, context, ...args }) => {
  try {
    await next();
  } catch (error) {
    await tell((locale) => sentence(error, locale)).catch(() => {});
    throw error;
  }

  async function tell(say: (locale: Locale) => string): Promise<void> {
    if ("command" in args && args.command) {
      const text = say(detectLocale(decodeText(args.command.text ?? "")));
      await args.ack({ response_type: "ephemeral", text });
    } else if ("action" in args && args.action && args.body.type === "block_actions" && args.body.response_url) {
      const label = "text" in args.action ? args.action.text : undefined;
      const value = "value" in args.action ? args.action.value : undefined;
      const said = typeof label === "object" && "text" in label ? label.text : "";
      await whisper(args.body.response_url, say(valueLocale(value) ?? detectLocale(said)));
    } else if ("shortcut" in args && args.shortcut?.type === "message_action") {
      await whisper(args.shortcut.response_url, say(detectLocale(args.shortcut.message.text ?? "")));
    } else if ("view" in args && args.view) {
      const { place, locale } = readFormState(args.view.private_metadata) ?? { place: null, locale: "en" };
      if (place === null) return;
      const where = { channel: place.channel, ...(place.thread !== undefined && { thread_ts: place.thread }) };
      await client.chat.postEphemeral({ ...where, user: args.body.user.id, text: say(locale) });
    } else if ("event" in args) {
      const message = readMessage(args.event, context.botUserId ?? "");
      // What was not said to the bot is not apologised for.
      if (message === null || message.user === null || message.to === "thread") return;
      const { channel, user, thread } = message;
      const text = say(detectLocale(decodeText(message.text, context.botUserId)));
      await client.chat.postEphemeral({ channel, user, text, ...(thread !== undefined && { thread_ts: thread }) });
    }
  }
};
