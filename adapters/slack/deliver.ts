import { setTimeout as sleep } from "node:timers/promises";
import type { KnownBlock } from "@slack/types";
import { isOutage, isRefusedForm, rateLimitMs } from "./errors.ts";
import { type NewerBlocks, newerType, type Surface } from "./newer.ts";
import type { Rendered } from "./render.ts";

/** How long an answer may wait for a rate limit: who asked is still there. In milliseconds. */
const patienceMs = 60_000;
const outagePauseMs = 1000;

/** A message in one of the forms of an answer: with blocks, or as plain text where Slack will have none. */
export type Payload =
  | { readonly text: string; readonly blocks: KnownBlock[] }
  | { readonly text: string; readonly mrkdwn: false };

/** When an answer that is sent now is too late, in milliseconds since 1970. */
export function latest(): number {
  return Date.now() + patienceMs;
}

/**
 * Tries again after a rate limit, as often as there is time for, and once more after an outage.
 * @param deadline in milliseconds since 1970.
 */
async function patiently<T>(task: () => Promise<T>, deadline: number): Promise<T> {
  for (let outages = 0; ; ) {
    try {
      return await task();
    } catch (error) {
      const limited = rateLimitMs(error);
      const wait = limited ?? (outages === 0 && isOutage(error) ? outagePauseMs : null);
      if (wait === null || Date.now() + wait > deadline) throw error;
      if (limited === null) outages++;
      await sleep(wait, undefined, { ref: false });
    }
  }
}

/**
 * Sends an answer in the best form that Slack takes: as a table, card by card, and as plain text where it will have no
 * blocks at all. Rejects with the last form's error, and at once where no form would help.
 * @param surface how it is sent, which says what may be tried, and learns from it.
 * @param deadline until when a rate limit is waited for, in milliseconds since 1970.
 */
export async function deliver<T>(
  { text, forms }: Pick<Rendered, "text" | "forms">,
  surface: Surface,
  newer: NewerBlocks,
  send: (payload: Payload) => Promise<T>,
  deadline: number = latest(),
): Promise<T> {
  const refused: KnownBlock[][] = [];
  for (const form of forms) {
    if (!newer.mayTry(form, surface)) continue;
    try {
      const sent = await patiently(() => send({ text, blocks: form }), deadline);
      newer.worked(form, surface);
      // Only now it is known that the newer blocks were at fault, and not the message.
      for (const one of refused) if (newerType(one) !== null) newer.refused(one, surface);
      return sent;
    } catch (error) {
      if (!isRefusedForm(error)) throw error;
      refused.push(form);
    }
  }
  return patiently(() => send({ text, mrkdwn: false }), deadline);
}
