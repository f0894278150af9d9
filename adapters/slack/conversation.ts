import type { Locale } from "../../src/index.ts";
import type { AdapterContext } from "../adapter.ts";
import { errorFields } from "../log.ts";
import { recallThread, rememberQuestion, type Thread } from "../thread.ts";
import type { Place } from "./post.ts";
import type { View } from "./view.ts";

type Parts = Pick<AdapterContext, "store" | "log">;

// Slack gives an event up after its retry at five minutes; a workspace may have it tried again for an hour and more.
const claimMs = 2 * 60 * 60_000;

/** The key of the conversation in a thread, or in somebody's direct messages. */
export function conversationKey(team: string, { channel, thread }: Place): string {
  return `slack:thread:${team}:${channel}:${thread ?? "-"}`;
}

/**
 * True once a message, over all processes: Slack delivers again, and a mention can come as a mention and as a message.
 * @param otherwise what to say where the store fails.
 */
export async function claimMessage(
  team: string,
  { channel, ts }: { readonly channel: string; readonly ts: string },
  { store, log }: Parts,
  otherwise: boolean,
): Promise<boolean> {
  try {
    return await store.claim(`slack:message:${team}:${channel}:${ts}`, claimMs);
  } catch (error) {
    log.warn("slack.store", errorFields(error));
    return otherwise;
  }
}

/** The conversation so far; undefined where there is none, or where the store fails. */
export async function recallConversation(key: string, { store, log }: Parts): Promise<Thread | undefined> {
  try {
    return await recallThread(store, key);
  } catch (error) {
    log.warn("slack.store", errorFields(error));
    return undefined;
  }
}

/** Keeps that this was asked and answered. A store that fails costs the follow-up, no more. */
export async function rememberView(
  key: string,
  view: View,
  { store, log }: Parts,
  before?: Thread | undefined,
): Promise<void> {
  if (view.kind === "show") return;
  const locale: Locale = view.locale;
  try {
    const earlier = before ?? { questions: view.after, locale };
    await rememberQuestion(store, key, earlier, view.question, locale);
  } catch (error) {
    log.warn("slack.store", errorFields(error));
  }
}
