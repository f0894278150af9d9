import { randomUUID } from "node:crypto";
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  MessageFlags,
} from "discord.js";
import type { AdapterContext } from "../adapter.ts";
import { errorFields } from "../log.ts";
import { commandChoices } from "./choices.ts";
import type { Clock } from "./clock.ts";
import { parseButtonId } from "./custom-id.ts";
import { limits } from "./limits.ts";
import { containerPayload, type DiscordPayload } from "./payload.ts";
import { modelQuestion, questionLocale, readerLocale, typedName } from "./question.ts";
import { renderDiscord } from "./render.ts";
import { words } from "./words.ts";

function sentence(content: string): DiscordPayload {
  return containerPayload([{ type: 10, content }]);
}

function commandPayload(interaction: ChatInputCommandInteraction, { ask, suggest }: AdapterContext): DiscordPayload {
  const reader = readerLocale(interaction.locale);
  if (interaction.commandName === "dataset") {
    const typed = interaction.options.getString("query") ?? "";
    const locale = questionLocale(typed, interaction.locale);
    return renderDiscord(ask(typedName(typed, "dataset", suggest), locale ? { locale } : {}).message);
  }
  if (interaction.commandName === "model") {
    const locale = reader ?? "en";
    const name = typedName(interaction.options.getString("name") ?? "", "model", suggest);
    return renderDiscord(ask(modelQuestion(name, locale), { locale }).message);
  }
  return sentence(words[reader ?? "en"].oldCommand);
}

function buttonPayload(interaction: ButtonInteraction, { ask }: AdapterContext): DiscordPayload {
  const action = parseButtonId(interaction.customId);
  if (action.verb === "unknown") return sentence(words[readerLocale(interaction.locale) ?? "en"].oldButton);
  return renderDiscord(ask(action.question, { locale: action.locale }).message);
}

/** The answer, or an apology with a number that stands in the log too. */
function payloadOrApology(
  interaction: ChatInputCommandInteraction | ButtonInteraction,
  context: AdapterContext,
): DiscordPayload {
  try {
    return interaction.isButton() ? buttonPayload(interaction, context) : commandPayload(interaction, context);
  } catch (error) {
    const reference = randomUUID().slice(0, 8);
    context.log.error("discord.answer-failed", { reference, ...errorFields(error) });
    return sentence(words[readerLocale(interaction.locale) ?? "en"].failed(reference));
  }
}

async function complete(interaction: AutocompleteInteraction, { suggest }: AdapterContext): Promise<void> {
  const type = interaction.commandName === "model" ? "model" : "dataset";
  const locale = readerLocale(interaction.locale) ?? "en";
  const choices = suggest(interaction.options.getFocused(), { type, locale, limit: limits.choices });
  await interaction.respond(commandChoices(choices));
}

/**
 * Answers an interaction, privately and once. What comes too late to be answered is dropped; an answer that was
 * refused or whose connection broke is not sent again, for the person may have it already.
 */
export async function handleInteraction(
  interaction: Interaction,
  context: AdapterContext,
  clock: Clock,
): Promise<void> {
  const autocomplete = interaction.isAutocomplete();
  const ageMs = clock.ageOf(interaction.id);
  if (ageMs > (autocomplete ? limits.autocompleteMs : limits.interactionMs)) {
    context.log.warn("discord.interaction-late", { kind: interaction.type, ageMs });
    return;
  }
  try {
    if (autocomplete) {
      await complete(interaction, context);
    } else if (interaction.isChatInputCommand() || interaction.isButton()) {
      const { components, allowed_mentions } = payloadOrApology(interaction, context);
      const flags = [MessageFlags.Ephemeral, MessageFlags.IsComponentsV2] as const;
      await interaction.reply({ components, flags, allowedMentions: allowed_mentions });
    } else {
      context.log.warn("discord.interaction-unknown", { kind: interaction.type });
      return;
    }
    context.log.debug("discord.answered", { kind: interaction.type, ageMs });
  } catch (error) {
    context.log.warn("discord.interaction-unanswered", { kind: interaction.type, ...errorFields(error) });
  }
}
