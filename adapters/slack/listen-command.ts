import type { App } from "@slack/bolt";
import type { Ask } from "../../src/index.ts";
import { answer } from "./answer.ts";
import { decodeText } from "./decode.ts";

/**
 * Answers `/dataset …` inside the acknowledgement, for the asker alone. The engine is local and synchronous, some
 * milliseconds of Slack's three seconds, so there is no race to run and no second call that could fail.
 */
export function listenCommand(app: App, ask: Ask): void {
  app.command("/dataset", async ({ command, ack }) => {
    await ack({ response_type: "ephemeral", ...answer(ask, decodeText(command.text ?? "")) });
  });
}
