import { type REST, Routes } from "discord.js";
import type { CommandChoice } from "./choices.ts";
import type { Interaction } from "./event.ts";
import type { DiscordPayload } from "./payload.ts";

/** The ways to answer one interaction. Each rejects with the error of Discord's API, which is never to be logged whole. */
export interface Responder {
  reply(payload: DiscordPayload, isPrivate: boolean): Promise<void>;
  /** Shows the payload in place of the message whose button was pressed. */
  update(payload: DiscordPayload): Promise<void>;
  /** Says that an answer will follow: as a message of its own, or in place of the one that was pressed. */
  defer(how: "private" | "public" | "update"): Promise<void>;
  /** Changes the answer, or the message that was pressed. */
  edit(payload: DiscordPayload): Promise<void>;
  /** Deletes the answer, or the message that was pressed. */
  remove(): Promise<void>;
  /** One more message; its id, or null where Discord does not say. */
  followUp(payload: DiscordPayload, isPrivate: boolean): Promise<string | null>;
  choices(choices: readonly CommandChoice[]): Promise<void>;
}

const ephemeral = 64;
// Discord's documentation, interaction callback type.
const callback = { message: 4, deferred: 5, deferredUpdate: 6, update: 7, choices: 8 } as const;

/** Answers an interaction over `rest` by its own token: neither the bot's token nor a cache is needed. */
export function createResponder(rest: REST, { id, token, applicationId }: Interaction): Responder {
  const original = Routes.webhookMessage(applicationId, token, "@original");
  const flagged = (payload: DiscordPayload, isPrivate: boolean) =>
    isPrivate ? { ...payload, flags: payload.flags | ephemeral } : payload;

  async function post(type: number, data?: object): Promise<void> {
    const body = data === undefined ? { type } : { type, data };
    await rest.post(Routes.interactionCallback(id, token), { body, auth: false });
  }

  return {
    reply: (payload, isPrivate) => post(callback.message, flagged(payload, isPrivate)),
    update: (payload) => post(callback.update, payload),
    defer(how) {
      if (how === "update") return post(callback.deferredUpdate);
      return post(callback.deferred, how === "private" ? { flags: ephemeral } : undefined);
    },
    async edit(payload) {
      await rest.patch(original, { body: payload, auth: false });
    },
    async remove() {
      await rest.delete(original, { auth: false });
    },
    async followUp(payload, isPrivate) {
      const body = flagged(payload, isPrivate);
      const posted = await rest.post(Routes.webhook(applicationId, token), { body, auth: false });
      return postedId(posted);
    },
    choices: (choices) => post(callback.choices, { choices }),
  };
}

/** The id of a message that Discord says it has posted. */
export function postedId(posted: unknown): string | null {
  if (typeof posted !== "object" || posted === null || !("id" in posted)) return null;
  return typeof posted.id === "string" ? posted.id : null;
}
