import { randomUUID } from "node:crypto";
import type { APIContainerComponent } from "discord.js";
import { errorFields, type Log } from "../log.ts";

/** Discord's flag of a message made of components alone. */
export const componentsV2 = 32_768;

/** A message as Discord's API takes it: Components V2, no mention ever resolved. */
export interface DiscordPayload {
  readonly flags: typeof componentsV2;
  /** An object on a message replaces any default as a whole, so every payload takes this one. */
  readonly allowed_mentions: { readonly parse: [] };
  readonly components: [APIContainerComponent];
}

/** A payload of one container. */
export function containerPayload(components: APIContainerComponent["components"]): DiscordPayload {
  return { flags: componentsV2, allowed_mentions: { parse: [] }, components: [{ type: 17, components }] };
}

/** One sentence as a payload; plain words of our own, nothing in them to escape. */
export function sentence(content: string): DiscordPayload {
  return containerPayload([{ type: 10, content }]);
}

/** The code of an error of Discord's API. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

/** Whether Discord took offence at a payload itself: 50035, or the 500 that large cards get (discord-api-docs#8554). */
function isRefusal(error: unknown): boolean {
  return codeOf(error) === 50_035 || (error instanceof Error && "status" in error && error.status === 500);
}

/** Ways to show an answer, the best first; the last may be an apology, with the reference that the log has too. */
export type Payloads = readonly [DiscordPayload, ...((reference: string) => DiscordPayload)[]];

/** Posts the first of `payloads` that Discord does not refuse; what stops it otherwise is thrown as it is. */
export async function postFirst<T>(
  [best, ...others]: Payloads,
  post: (payload: DiscordPayload) => Promise<T>,
  log: Log,
): Promise<T> {
  const reference = randomUUID().slice(0, 8);
  let payload = best;
  for (const next of others) {
    try {
      return await post(payload);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      log.error("discord.card-refused", { reference, ...errorFields(error) });
      payload = next(reference);
    }
  }
  return post(payload);
}
