import type { Locale, Message, RecordRef } from "../../src/index.ts";
import type { AdapterContext } from "../adapter.ts";
import { rememberQuestion } from "../thread.ts";
import { findHereName } from "./commands.ts";
import type { Controls } from "./controls.ts";
import { type Interaction, questionLocale, readerLocale } from "./event.ts";
import { asksToBeForgotten, forgetPlan, helpPlan } from "./help.ts";
import { limits } from "./limits.ts";
import { conversationOf, conversationOfAnswer, personOf } from "./memory.ts";
import type { CommandData } from "./options.ts";
import { type Place, type Plan, privately } from "./plan.ts";
import { commandQuestion } from "./question.ts";
import { type RecentScope, rememberRecent } from "./recent.ts";
import { renderAnswer } from "./render.ts";
import { targetText } from "./target.ts";
import { askView, keepViews, type View } from "./view.ts";
import { words } from "./words.ts";

/** What of a public answer others learn: who asked. In the bot's direct messages there are no others. */
function controlsFor(interaction: Interaction, view: View, place: Place): Controls {
  const isPublic = place === "public";
  return {
    view,
    owner: isPublic ? interaction.user.id : null,
    asker: isPublic ? interaction.user.name : null,
    share: isPublic || interaction.inBotDm ? "none" : "offered",
    removable: isPublic,
  };
}

async function answerPlan(
  interaction: Interaction,
  message: Message,
  view: View,
  place: Place,
  context: AdapterContext,
): Promise<Plan> {
  const { store, log } = context;
  const { payload, plain, kept } = renderAnswer(message, controlsFor(interaction, view, place));
  const person = personOf(interaction.user.id);
  await keepViews(kept, [person], store, log);
  const scopes: RecentScope[] = [{ user: interaction.user.id }];
  if (place === "public" && interaction.channelId !== null) scopes.push({ channel: interaction.channelId });
  return {
    place,
    payload,
    plain,
    async afterwards(id) {
      await rememberRecent(scopes, message, person, context);
      if (view.kind !== "ask" || view.question === "") return;
      // A public answer can be replied to; in direct messages whatever is said next goes on from it.
      const keys = [
        ...(place === "public" ? [interaction.id, ...(id === null ? [] : [id])].map(conversationOfAnswer) : []),
        ...(interaction.inBotDm && interaction.channelId !== null
          ? [conversationOf({ channelId: interaction.channelId, authorId: null })]
          : []),
      ];
      for (const key of keys) await rememberQuestion(store, key, undefined, view.question, view.locale, person);
    },
  };
}

/** The language of an answer that everybody sees: the question's, else the asker's own, else the server's. */
function publicLocale(question: string, { guildLocale, locale }: Interaction): Locale | undefined {
  return questionLocale(question, locale) ?? readerLocale(guildLocale ?? "");
}

async function findPlan(interaction: Interaction, target: unknown, context: AdapterContext): Promise<Plan> {
  const locale = readerLocale(interaction.locale) ?? "en";
  const found: readonly RecordRef[] = await context.find(targetText(target), { by: "any" });
  if (found.length === 0) {
    return { place: "private", payload: renderAnswer(await context.show([], locale), null).payload };
  }
  const refs = found.slice(0, limits.cards).map(({ type, id }) => ({ type, id }));
  const message = await context.show(refs, locale);
  const left = found.length - refs.length;
  const text = left > 0 ? `${message.text}\n${words[locale].moreFound(left)}` : message.text;
  return answerPlan(interaction, { ...message, text }, { kind: "show", refs, locale }, "private", context);
}

/** Where the answer to a command goes. */
export function commandPlace(command: CommandData | null): Place {
  return command?.isPublic && !asksToBeForgotten(command.texts.get("query") ?? "") ? "public" : "private";
}

/** The answer to a command. */
export async function commandPlan(
  interaction: Interaction,
  command: CommandData | null,
  context: AdapterContext,
): Promise<Plan> {
  const reader = readerLocale(interaction.locale);
  const old = privately(words[reader ?? "en"].oldCommand);
  if (command === null) return old;
  if (command.type === 3) return command.name === findHereName ? findPlan(interaction, command.target, context) : old;
  if (command.name === "dataset-help") return helpPlan(interaction, context);
  if (command.name === "dataset" && asksToBeForgotten(command.texts.get("query") ?? "")) {
    return forgetPlan(interaction, context);
  }
  const place = commandPlace(command);
  const typed = [...command.texts.values()].join(" ");
  const locale = place === "public" ? publicLocale(typed, interaction) : questionLocale(typed, interaction.locale);
  const question = await commandQuestion(command, context, locale ?? "en");
  if (question === null) return old;
  const { message } = await context.ask(question, { ...(locale ? { locale } : {}), limit: limits.page });
  return answerPlan(interaction, message, askView(question, message.locale), place, context);
}
