import type { Locale } from "../../src/index.ts";
import type { AdapterContext } from "../adapter.ts";
import { errorFields } from "../log.ts";
import { recallThread, rememberQuestion, type Thread } from "../thread.ts";
import { pageSize } from "./limits.ts";
import type { SlackParts } from "./parts.ts";
import type { Place } from "./post.ts";
import { personOf, type Reader } from "./team.ts";
import type { View } from "./view.ts";

type Parts = Pick<AdapterContext, "store" | "log">;

/** "Show me the next ones", as the engine reads it. */
const more: Readonly<Record<Locale, string>> = { en: "more", ko: "더" };

// Slack gives an event up after its retry at five minutes; a workspace may have it tried again for an hour and more.
const claimMs = 2 * 60 * 60_000;

/** The key of the conversation in a thread, or in somebody's direct messages. */
export function conversationKey(team: string, { channel, thread }: Place): string {
  return `slack:thread:${team}:${channel}:${thread ?? "-"}`;
}

/**
 * True once a key, over all processes and for two hours.
 * @param otherwise what to say where the store fails; once in this process also then.
 */
export async function claimOnce(
  key: string,
  { store, log, ownClaims }: Parts & Pick<SlackParts, "ownClaims">,
  otherwise: boolean,
): Promise<boolean> {
  if (!(await ownClaims.claim(key, claimMs))) return false;
  try {
    return await store.claim(key, claimMs);
  } catch (error) {
    log.warn("slack.store", errorFields(error));
    return otherwise;
  }
}

/** Gives a key back that was claimed for what then failed. */
export async function unclaim(key: string, { store, log, ownClaims }: Parts & Pick<SlackParts, "ownClaims">) {
  await ownClaims.delete(key);
  await store.delete(key).catch((error: unknown) => log.warn("slack.store", errorFields(error)));
}

/** The key of a message: Slack delivers again, and a mention can come as a mention and as a message. */
export function messageKey(team: string, { channel, ts }: { readonly channel: string; readonly ts: string }): string {
  return `slack:message:${team}:${channel}:${ts}`;
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

/**
 * Keeps that this was asked and answered. A store that fails costs the follow-up, no more, and nobody waits for it: what is
 * set can be read at once.
 */
export function rememberView(
  key: string,
  view: View,
  reader: Reader | null,
  { store, log }: Parts,
  before?: Thread | undefined,
): void {
  if (view.kind === "show") return;
  const locale: Locale = view.locale;
  const earlier = before ?? { questions: view.after, locale };
  // A page that was turned to is what "more" goes on from: the pages before it were seen.
  const turned = Array.from({ length: Math.ceil(view.skip / pageSize) }, () => more[locale]);
  const asked = [...earlier.questions, view.question, ...turned];
  const thread = { ...earlier, questions: asked.slice(0, -1) };
  const person = reader === null ? undefined : personOf(reader);
  rememberQuestion(store, key, thread, asked.at(-1) ?? "", locale, person).catch((error: unknown) =>
    log.warn("slack.store", errorFields(error)),
  );
}
