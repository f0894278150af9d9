import { DiscordAPIError } from "discord.js";
import { errorFields, type Log } from "../log.ts";
import { limits } from "./limits.ts";
import { containerPayload, type DiscordPayload } from "./payload.ts";
import type { Responder } from "./respond.ts";

/** Where an answer goes: to one person, to everybody there, or in the place of the message that was pressed. */
export type Place = "private" | "public" | "update";

/** What an interaction is answered with, and what is to be done once the person has the answer. */
export interface Plan {
  readonly place: Place;
  readonly payload: DiscordPayload;
  readonly afterwards?: () => Promise<void>;
}

/** One sentence as a payload; plain words of our own, nothing in them to escape. */
export function sentence(content: string): DiscordPayload {
  return containerPayload([{ type: 10, content }]);
}

/** An answer to one person alone. */
export function privately(content: string): Plan {
  return { place: "private", payload: sentence(content) };
}

async function send({ place, payload }: Plan, responder: Responder): Promise<void> {
  if (place === "update") await responder.update(payload);
  else await responder.reply(payload, place === "private");
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

/**
 * Answers an interaction once: at once where the plan is ready within 1.5 s of the event, else by an announcement and
 * the answer in its place. Whether an announced answer is private cannot change any more: `expected` tells.
 */
export async function carryOut(
  expected: Place,
  planned: Promise<Plan>,
  ageMs: number,
  responder: Responder,
  log: Log,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const slow = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), Math.max(0, limits.deferMs - ageMs));
  });
  // What is ready wins over what is late: an old event still gets its answer in one request.
  const ready = await Promise.race([planned, slow]);
  clearTimeout(timer);
  if (ready !== null) {
    await send(ready, responder);
    await ready.afterwards?.();
    return;
  }
  await announce(expected, responder, log);
  const plan = await planned;
  if (expected === "update" && plan.place !== "update") await responder.followUp(plan.payload, true);
  else await responder.edit(plan.payload);
  await plan.afterwards?.();
}
