import { type APIModalInteractionResponseCallbackData, DiscordAPIError } from "discord.js";
import { errorFields, type Log } from "../log.ts";
import { limits } from "./limits.ts";
import { type DiscordPayload, type Payloads, postFirst, sentence } from "./payload.ts";
import type { Responder } from "./respond.ts";

/** Where an answer goes: to one person, to everybody there, or in the place of the message that was pressed. */
export type Place = "private" | "public" | "update";

/** What an interaction is answered with, and what is to be done once the person has the answer. */
export interface Plan {
  readonly place: Place;
  readonly payload: DiscordPayload;
  /** The same as plain text, where Discord refuses the payload. */
  readonly plain?: () => DiscordPayload;
  /** @param id the message's own, where everybody sees it and Discord tells. */
  readonly afterwards?: (id: string | null) => Promise<void>;
}

/** A form to be opened, which is the first answer to a press or none. */
export interface FormPlan {
  readonly form: APIModalInteractionResponseCallbackData;
}

/** An answer to one person alone. */
export function privately(content: string): Plan {
  return { place: "private", payload: sentence(content) };
}

/** Announces the answer. What was announced over a connection that broke may be there all the same. */
async function announce(place: Place, responder: Responder, log: Log): Promise<void> {
  try {
    await responder.defer(place);
  } catch (error) {
    if (error instanceof DiscordAPIError) throw error;
    log.warn("discord.announcement-lost", errorFields(error));
  }
}

/** How an interaction's answer is carried out. */
export interface Errand {
  /** Where its answer goes, as far as can be told before it is there. */
  readonly expected: Place;
  readonly ageMs: number;
  readonly responder: Responder;
  /** Says that nothing could be shown. */
  readonly failed: (reference: string) => DiscordPayload;
  readonly log: Log;
}

/**
 * Answers an interaction once: at once where the plan is ready within 1.5 s of the event, else by an announcement and
 * the answer in its place. Whether an announced answer is private cannot change any more: `expected` tells.
 */
export async function carryOut(planned: Promise<Plan>, errand: Errand): Promise<void> {
  const { expected, ageMs, responder, failed, log } = errand;
  let timer: NodeJS.Timeout | undefined;
  const slow = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), Math.max(0, limits.deferMs - ageMs));
  });
  // What is ready wins over what is late: an old event still gets its answer in one request.
  const ready = await Promise.race([planned, slow]);
  clearTimeout(timer);
  if (ready === null) await announce(expected, responder, log);
  const { place, payload, plain, afterwards } = ready ?? (await planned);

  const post = async (shown: DiscordPayload): Promise<string | null> => {
    if (ready === null && expected === "update" && place !== "update") return responder.followUp(shown, true);
    if (ready === null) return responder.edit(shown);
    if (place !== "update") return responder.reply(shown, place === "private");
    await responder.update(shown);
    return null;
  };
  const payloads: Payloads = plain === undefined ? [payload, failed] : [payload, plain, failed];
  const id = await postFirst(payloads, post, log);
  try {
    await afterwards?.(place === "public" ? id : null);
  } catch (error) {
    // The person has the answer: what is only remembered of it is not worth another word.
    log.warn("discord.afterwards-failed", errorFields(error));
  }
}
