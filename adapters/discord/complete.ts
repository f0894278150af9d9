import type { Choice, Locale, RecordRef } from "../../src/index.ts";
import type { AdapterContext } from "../adapter.ts";
import { type CommandChoice, commandChoices } from "./choices.ts";
import { type Interaction, readerLocale } from "./event.ts";
import { completeValue, isVocabularyOption } from "./facet-option.ts";
import { limits } from "./limits.ts";
import type { CommandData } from "./options.ts";
import { recallRecent } from "./recent.ts";

/** The choices of records that were asked about lately, in their order. */
async function choicesOf(
  refs: readonly RecordRef[],
  type: Choice["type"],
  locale: Locale,
  { show, suggest }: AdapterContext,
): Promise<readonly Choice[]> {
  const wanted = refs.filter((ref) => ref.type === type);
  if (wanted.length === 0) return [];
  const { cards } = await show(wanted, locale);
  const found = await Promise.all(
    cards.map(async ({ id, title }) => {
      const choices = await suggest(title.text, { type, locale, limit: limits.choices });
      return choices.filter((choice) => choice.id === id);
    }),
  );
  return found.flat();
}

/**
 * What to offer for an option that somebody is typing into. Nothing typed yet: what this channel and this person asked
 * about lately, then the best known. Never enforced: free text is taken too.
 */
export async function complete(
  interaction: Interaction,
  { name, focused }: CommandData,
  context: AdapterContext,
): Promise<CommandChoice[]> {
  if (focused === null) return [];
  const locale = readerLocale(interaction.locale) ?? "en";
  if (isVocabularyOption(focused.name)) return completeValue(focused.name, focused.typed, context, locale);
  const type = name === "model" ? "model" : "dataset";
  const known = await context.suggest(focused.typed, { type, locale, limit: limits.choices });
  if (focused.typed.trim() !== "") return commandChoices(known);
  const { channelId, user } = interaction;
  const scopes = [...(channelId === null ? [] : [{ channel: channelId }]), { user: user.id }];
  const recent = await choicesOf(await recallRecent(scopes, context), type, locale, context);
  const all = [...recent, ...known];
  return commandChoices([...new Map(all.map((choice) => [choice.id, choice])).values()]);
}
