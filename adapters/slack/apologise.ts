import type { AnyMiddlewareArgs, Middleware } from "@slack/bolt";
import { detectLocale } from "../../src/index.ts";
import { readButtonValue } from "./button.ts";
import { decodeText } from "./decode.ts";
import { readMessage } from "./listen-message.ts";
import { words } from "./words.ts";

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
      const value = "value" in args.action ? readButtonValue(args.action.value) : null;
      const text = words[value?.locale ?? "en"].failed;
      await args.respond({ response_type: "ephemeral", replace_original: false, text });
    } else if ("event" in args) {
      const message = readMessage(args.event, context.botUserId);
      if (message === null) return;
      const { channel, user, thread_ts: thread } = message;
      const text = words[detectLocale(decodeText(message.text, context.botUserId))].failed;
      await client.chat.postEphemeral({ channel, user, text, ...(thread !== undefined && { thread_ts: thread }) });
    }
  }
};
