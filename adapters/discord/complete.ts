import type { Choice, Locale, RecordRef } from "../../src/index.ts";
import type { AdapterContext } from "../adapter.ts";
import { type CommandChoice, commandChoices } from "./choices.ts";
import { type Interaction, readerLocale } from "./event.ts";
import { completeValue, isVocabularyOption } from "./facet-option.ts";
import { limits } from "./limits.ts";
import type { CommandData } from "./options.ts";
import { recallRecent } from "./recent.ts";

/** The choices of records that were asked about lately, in their order. */
function choicesOf(
  refs: readonly RecordRef[],
  type: Choice["type"],
  locale: Locale,
  context: AdapterContext,
): Choice[] {
  const registry = context.registry();
  return refs.flatMap((ref) => {
    if (ref.type !== type) return [];
    const record = type === "dataset" ? registry.dataset(ref.id) : registry.model(ref.id);
    const found = record && context.suggest(record.name, { type, locale, limit: limits.choices });
    return found?.filter(({ id }) => id === ref.id) ?? [];
  });
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
  const known = context.suggest(focused.typed, { type, locale, limit: limits.choices });
  if (focused.typed.trim() !== "") return commandChoices(known);
  const { channelId, user } = interaction;
  const scopes = [...(channelId === null ? [] : [{ channel: channelId }]), { user: user.id }];
  const recent = choicesOf(await recallRecent(scopes, context), type, locale, context);
  const all = [...recent, ...known];
  return commandChoices([...new Map(all.map((choice) => [choice.id, choice])).values()]);
}
