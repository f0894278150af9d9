import { z } from "zod";
import type { AdapterContext } from "../adapter.ts";
import { rememberQuestion } from "../thread.ts";
import { type Controls, parseCardValue } from "./controls.ts";
import { type Press, parseCustomId, type ViewRef } from "./custom-id.ts";
import { type Interaction, isModerator, readerLocale } from "./event.ts";
import { readFilterForm, renderFilterForm } from "./filter-form.ts";
import { forgetPlan } from "./help.ts";
import { conversationOfAnswer, personOf, turnLinks } from "./memory.ts";
import { type FormPlan, type Place, type Plan, privately } from "./plan.ts";
import { rememberRecent } from "./recent.ts";
import { renderAnswer } from "./render.ts";
import type { Responder } from "./respond.ts";
import type { SharePoster } from "./share.ts";
import { askView, keepViews, recallView, type View, viewMessage } from "./view.ts";
import { words } from "./words.ts";

const dataSchema = z.object({ custom_id: z.string(), values: z.array(z.string()).default([]) });

/** A press, read: what it asks for, and the value that was chosen in a select. */
export interface PressData {
  readonly press: Press;
  readonly value: string | null;
}

/** The press of an interaction; `unknown` where it is none of this version's. */
export function readPress({ data }: Interaction): PressData {
  const parsed = dataSchema.safeParse(data);
  if (!parsed.success) return { press: { verb: "unknown" }, value: null };
  return { press: parseCustomId(parsed.data.custom_id), value: parsed.data.values[0] ?? null };
}

/** Whether the message that was pressed is this person's to change: nobody else sees it, or they asked for it. */
function ownsPage({ message, user }: Interaction, owner: string | null): boolean {
  return message !== null && (message.isPrivate || owner === user.id);
}

/** Where the answer to a press goes. */
export function pressPlace(interaction: Interaction, { press }: PressData): Place {
  if ((press.verb === "page" || press.verb === "filter") && ownsPage(interaction, press.owner)) return "update";
  return press.verb === "share" ? "update" : "private";
}

async function viewOf(at: ViewRef, context: AdapterContext): Promise<View | null> {
  return "view" in at ? at.view : recallView(at.key, context.store);
}

/** A view's card, for one person, or in the place of the one that was pressed. */
async function viewPlan(
  view: View,
  place: Place,
  owner: string | null,
  interaction: Interaction,
  context: AdapterContext,
): Promise<Plan> {
  const message = await viewMessage(view, context);
  const isPublic = place === "update" && interaction.message?.isPrivate === false;
  const controls: Controls = {
    view,
    owner: isPublic ? owner : null,
    // A reply stands below the question itself.
    asker: isPublic && !interaction.inBotDm && !interaction.message?.isReply ? interaction.user.name : null,
    share: isPublic || interaction.inBotDm ? "none" : "offered",
    removable: isPublic && !interaction.inBotDm,
  };
  const { payload, plain, kept } = renderAnswer(message, controls);
  const person = personOf(interaction.user.id);
  await keepViews(kept, [person], context.store, context.log);
  return {
    place,
    payload,
    plain,
    afterwards: () => rememberRecent([{ user: interaction.user.id }], message, person, context),
  };
}

async function linksPlan(interaction: Interaction, on: boolean, { store }: AdapterContext): Promise<Plan> {
  const said = words[readerLocale(interaction.locale) ?? "en"];
  if (!isModerator(interaction) || interaction.channelId === null) return privately(said.moderatorsOnly);
  await turnLinks(interaction.channelId, on, store);
  return privately(on ? said.linksAreOn : said.linksAreOff);
}

/** Opens the form that filters a view's answer, or says why not. */
export async function formPlan(
  interaction: Interaction,
  at: ViewRef,
  context: AdapterContext,
): Promise<FormPlan | Plan> {
  const view = await viewOf(at, context);
  if (view === null) return privately(words[readerLocale(interaction.locale) ?? "en"].forgotten);
  const { custom_id: id = "" } = dataSchema.safeParse(interaction.data).data ?? {};
  return { form: await renderFilterForm(id, view, context) };
}

/** The answer to what was filled in: in the place of the answer that it filters, where that is theirs. */
async function filteredPlan(
  interaction: Interaction,
  view: View,
  place: Place,
  owner: string | null,
  context: AdapterContext,
): Promise<Plan> {
  const { message, data, user, locale } = interaction;
  const question = await readFilterForm(data, view, context);
  if (question === null) return privately(words[readerLocale(locale) ?? "en"].oldButton);
  const plan = await viewPlan(askView(question, view.locale), place, owner, interaction, context);
  if (place !== "update" || message === null || message.isPrivate) return plan;
  const key = conversationOfAnswer(message.id);
  const remember = () => rememberQuestion(context.store, key, undefined, question, view.locale, personOf(user.id));
  return { ...plan, afterwards: remember };
}

/** The answer to a press, or to a form that was filled in. */
export async function pressPlan(
  interaction: Interaction,
  { press, value }: PressData,
  context: AdapterContext,
  share: SharePoster,
): Promise<Plan> {
  const said = words[readerLocale(interaction.locale) ?? "en"];
  switch (press.verb) {
    case "unknown":
      return privately(said.oldButton);
    case "drop":
      return privately(said.notYours);
    case "forget":
      return forgetPlan(interaction, context);
    case "links":
      return linksPlan(interaction, press.on, context);
    case "pick": {
      const ref = value === null ? null : parseCardValue(value);
      if (ref === null) return privately(said.oldButton);
      const view: View = { kind: "show", refs: [ref], locale: press.locale };
      return viewPlan(view, "private", null, interaction, context);
    }
  }
  const view = await viewOf(press.at, context);
  if (view === null) return privately(said.forgotten);
  if (press.verb === "share") return share(view, interaction);
  const place = pressPlace(interaction, { press, value });
  if (press.verb === "filter") return filteredPlan(interaction, view, place, press.owner, context);
  return viewPlan(view, place, press.verb === "page" ? press.owner : null, interaction, context);
}

/** Whether this press removes the message it stands below. */
export function removes(interaction: Interaction, { press }: PressData): boolean {
  return press.verb === "drop" && (press.owner === interaction.user.id || isModerator(interaction));
}

/** Removes the message that was pressed; that is the answer, and there is nothing to say. */
export async function postRemoval(responder: Responder): Promise<void> {
  await responder.defer("update");
  await responder.remove();
}
