import { z } from "zod";
import type { AdapterContext } from "../adapter.ts";
import type { Controls } from "./controls.ts";
import { type Press, parseCustomId, type ViewRef } from "./custom-id.ts";
import { parseCardValue } from "./details.ts";
import { type Interaction, readerLocale } from "./event.ts";
import { turnLinks } from "./link-switch.ts";
import { isModerator } from "./permissions.ts";
import { type Place, type Plan, privately } from "./plan.ts";
import { rememberRecent } from "./recent.ts";
import { renderAnswer } from "./render.ts";
import type { Responder } from "./respond.ts";
import type { SharePoster } from "./share.ts";
import { keepViews, recallView, type View, viewMessage } from "./view.ts";
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
  if (press.verb === "page" && ownsPage(interaction, press.owner)) return "update";
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
    asker: isPublic && !interaction.inBotDm ? interaction.user.name : null,
    share: isPublic || interaction.inBotDm ? "none" : "offered",
    removable: isPublic && !interaction.inBotDm,
  };
  const { payload, kept } = renderAnswer(message, controls);
  await keepViews(kept, context.store, context.log);
  return {
    place,
    payload,
    afterwards: () => rememberRecent([{ user: interaction.user.id }], message, context),
  };
}

async function linksPlan(interaction: Interaction, on: boolean, { store }: AdapterContext): Promise<Plan> {
  const said = words[readerLocale(interaction.locale) ?? "en"];
  if (!isModerator(interaction) || interaction.channelId === null) return privately(said.moderatorsOnly);
  await turnLinks(interaction.channelId, on, store);
  return privately(on ? said.linksAreOn : said.linksAreOff);
}

/** The answer to a press. */
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
  const owner = press.verb === "page" ? press.owner : null;
  return viewPlan(view, pressPlace(interaction, { press, value }), owner, interaction, context);
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
