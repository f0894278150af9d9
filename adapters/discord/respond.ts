import { DiscordAPIError, RateLimitError, type REST, Routes } from "discord.js";
import type { CommandChoice } from "./complete.ts";
import type { Interaction } from "./event.ts";
import { limits } from "./limits.ts";
import { codeOf, type DiscordPayload } from "./payload.ts";

/** The ways to answer one interaction. Each rejects with the error of Discord's API, which is never to be logged whole. */
export interface Responder {
  /** A message; its id where it is for everybody, else null. */
  reply(payload: DiscordPayload, isPrivate: boolean): Promise<string | null>;
  /** Shows the payload in place of the message whose button was pressed. */
  update(payload: DiscordPayload): Promise<void>;
  /** Says that an answer will follow: as a message of its own, or in place of the one that was pressed. */
  defer(how: "private" | "public" | "update"): Promise<void>;
  /** Changes the answer, or the message that was pressed; its id. */
  edit(payload: DiscordPayload): Promise<string | null>;
  /** Deletes the answer, or the message that was pressed. */
  remove(): Promise<void>;
  /** One more message; its id, or null where Discord does not say. */
  followUp(payload: DiscordPayload, isPrivate: boolean): Promise<string | null>;
  choices(choices: readonly CommandChoice[]): Promise<void>;
  /** Opens a form. */
  modal(form: object): Promise<void>;
}

/** What answering takes: the bot's own requests, the callbacks that are worth nothing when late, and how old an event is. */
export interface Wires {
  readonly rest: REST;
  readonly callbacks: REST;
  readonly clock: { ageOf(id: string): number };
}

const ephemeral = 64;
// Discord's documentation, interaction callback type.
const callback = { message: 4, deferred: 5, deferredUpdate: 6, update: 7, choices: 8, modal: 9 } as const;
const attempts = 3;

/** Answers an interaction by its own token: neither the bot's token nor a cache is needed. */
export function createResponder({ rest, callbacks, clock }: Wires, interaction: Interaction): Responder {
  const { id, token, applicationId } = interaction;
  const original = Routes.webhookMessage(applicationId, token, "@original");
  const flagged = (payload: DiscordPayload, isPrivate: boolean) =>
    isPrivate ? { ...payload, flags: payload.flags | ephemeral } : payload;

  /** Sends the first answer; again, while it is not too late, where a connection broke or Discord stumbled. */
  async function post(type: number, data?: object, isWanted = false): Promise<unknown> {
    const body = data === undefined ? { type } : { type, data };
    const query = isWanted ? { query: new URLSearchParams({ with_response: "true" }) } : {};
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await callbacks.post(Routes.interactionCallback(id, token), { body, auth: false, ...query });
      } catch (error) {
        // The one before this arrived, and its receipt did not.
        if (attempt > 1 && codeOf(error) === 40_060) return null;
        const final = error instanceof DiscordAPIError || error instanceof RateLimitError;
        if (final || attempt === attempts || clock.ageOf(id) > limits.interactionMs) throw error;
      }
    }
  }

  return {
    async reply(payload, isPrivate) {
      return callbackMessageId(await post(callback.message, flagged(payload, isPrivate), !isPrivate));
    },
    async update(payload) {
      await post(callback.update, payload);
    },
    async defer(how) {
      if (how === "update") await post(callback.deferredUpdate);
      else await post(callback.deferred, how === "private" ? { flags: ephemeral } : undefined);
    },
    async edit(payload) {
      return postedId(await rest.patch(original, { body: payload, auth: false }));
    },
    async remove() {
      await rest.delete(original, { auth: false });
    },
    async followUp(payload, isPrivate) {
      const body = flagged(payload, isPrivate);
      return postedId(await rest.post(Routes.webhook(applicationId, token), { body, auth: false }));
    },
    async choices(choices) {
      await post(callback.choices, { choices });
    },
    async modal(form) {
      await post(callback.modal, form);
    },
  };
}

/** The id of a message that Discord says it has posted. */
export function postedId(posted: unknown): string | null {
  if (typeof posted !== "object" || posted === null || !("id" in posted)) return null;
  return typeof posted.id === "string" ? posted.id : null;
}

/** The same of a callback that was asked for its message: `{ resource: { message: { id } } }`. */
function callbackMessageId(answered: unknown): string | null {
  if (typeof answered !== "object" || answered === null || !("resource" in answered)) return null;
  const { resource } = answered;
  if (typeof resource !== "object" || resource === null || !("message" in resource)) return null;
  return postedId(resource.message);
}
