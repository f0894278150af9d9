import { randomUUID } from "node:crypto";
import type { AdapterContext } from "../adapter.ts";
import { errorFields } from "../log.ts";
import { complete } from "./complete.ts";
import { type Interaction, readerLocale } from "./event.ts";
import { limits } from "./limits.ts";
import { commandPlace, commandPlan } from "./on-command.ts";
import { formPlan, postRemoval, pressPlace, pressPlan, readPress, removes } from "./on-press.ts";
import { readCommand } from "./options.ts";
import { sentence } from "./payload.ts";
import { carryOut, type FormPlan, type Place, type Plan, privately } from "./plan.ts";
import type { Rate } from "./rate.ts";
import { createResponder, type Responder, type Wires } from "./respond.ts";
import { createSharePoster } from "./share.ts";
import type { Turn } from "./turn.ts";
import { words } from "./words.ts";

/** What answering takes, besides the interaction. */
export interface Parts extends Wires {
  readonly context: AdapterContext;
  readonly rate: Rate;
  readonly turn: Turn;
}

// Discord's documentation, interaction type.
const kinds = { command: 2, component: 3, autocomplete: 4, form: 5 } as const;

async function planOf<T>(
  interaction: Interaction,
  place: Place | "form",
  make: () => Promise<T>,
  { context, rate }: Parts,
): Promise<T | Plan> {
  const said = words[readerLocale(interaction.locale) ?? "en"];
  if (rate.take(interaction.user.id) !== "ok") return privately(said.tooFast);
  try {
    return await make();
  } catch (error) {
    const reference = randomUUID().slice(0, 8);
    context.log.error("discord.answer-failed", { reference, place, ...errorFields(error) });
    return privately(said.failed(reference));
  }
}

async function answer(interaction: Interaction, ageMs: number, responder: Responder, parts: Parts): Promise<void> {
  const { context, rest } = parts;
  const { log } = context;
  const said = words[readerLocale(interaction.locale) ?? "en"];
  const failed = (reference: string) => sentence(said.failed(reference));
  const errand = { ageMs, responder, failed, log };
  if (interaction.type === kinds.command) {
    const command = readCommand(interaction);
    const place = commandPlace(command);
    const plan = planOf(interaction, place, () => commandPlan(interaction, command, context), parts);
    return carryOut(plan, { ...errand, expected: place });
  }
  const pressed = readPress(interaction);
  const { press } = pressed;
  if (removes(interaction, pressed)) return postRemoval(responder);
  if (press.verb === "filter" && interaction.type === kinds.component) {
    // A form cannot be announced: it is the first answer, or there is none.
    const plan = await planOf<FormPlan | Plan>(
      interaction,
      "form",
      () => formPlan(interaction, press.at, context),
      parts,
    );
    if ("form" in plan) return responder.modal(plan.form);
    return carryOut(Promise.resolve(plan), { ...errand, expected: "private" });
  }
  const place = pressPlace(interaction, pressed);
  const share = createSharePoster(rest, responder, context);
  const plan = planOf(interaction, place, () => pressPlan(interaction, pressed, context, share), parts);
  return carryOut(plan, { ...errand, expected: place });
}

async function offer(interaction: Interaction, responder: Responder, { context }: Parts): Promise<void> {
  const command = readCommand(interaction);
  await responder.choices(command === null ? [] : await complete(interaction, command, context));
}

/**
 * Answers an interaction once. What comes too late to be answered is dropped; an answer that was refused or whose
 * connection broke is not sent again, for the person may have it already.
 */
export async function handleInteraction(interaction: Interaction, parts: Parts): Promise<void> {
  const { log } = parts.context;
  const kind = interaction.type;
  if (!Object.values<number>(kinds).includes(kind)) {
    log.warn("discord.interaction-unknown", { kind });
    return;
  }
  const autocomplete = kind === kinds.autocomplete;
  if (!autocomplete) await parts.turn();
  const ageMs = parts.clock.ageOf(interaction.id);
  if (ageMs > (autocomplete ? limits.autocompleteMs : limits.interactionMs)) {
    log.warn("discord.interaction-late", { kind, ageMs });
    return;
  }
  const responder = createResponder(parts, interaction);
  try {
    if (autocomplete) await offer(interaction, responder, parts);
    else await answer(interaction, ageMs, responder, parts);
    log.debug("discord.answered", { kind, ageMs });
  } catch (error) {
    log.warn("discord.interaction-unanswered", { kind, ...errorFields(error) });
  }
}
