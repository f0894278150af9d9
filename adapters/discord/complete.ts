import { type Choice, type Locale, type RecordRef, writeAbout } from "../../src/index.ts";
import type { AdapterContext } from "../adapter.ts";
import { cutText, oneLine } from "./escape.ts";
import { type Interaction, questionLocale, readerLocale } from "./event.ts";
import { completeValue, isVocabularyOption } from "./facet-option.ts";
import { limits } from "./limits.ts";
import type { CommandData } from "./options.ts";
import { recallRecent } from "./recent.ts";
import { words } from "./words.ts";

/** One line of an autocomplete list. */
export interface CommandChoice {
  readonly name: string;
  readonly value: string;
}

/** What the list shows for a record: its label on one line, at most 100 long. */
export function choiceName(choice: Choice): string {
  return cutText(oneLine(choice.label) || oneLine(choice.name) || choice.id, limits.choice);
}

/** The value is the record's name, which people then see in the command; its id where the name is too long. */
function commandChoice(choice: Choice): CommandChoice {
  const readable = choice.name.trim() !== "" && choice.name.length <= limits.choice;
  return { name: choiceName(choice), value: readable ? choice.name : choice.id };
}

/** At most 25 choices, each value once. */
function listed(choices: readonly CommandChoice[]): CommandChoice[] {
  const possible = choices.filter(({ value }) => value !== "" && value.length <= limits.choice);
  const first = new Map(possible.toReversed().map((choice) => [choice.value, choice]));
  return possible.filter((choice) => first.get(choice.value) === choice).slice(0, limits.choices);
}

/** The choices of some records, in their order. */
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
 * What is being typed, as the engine reads it and with how much it finds: "preference · Korean · 49 datasets". Without it
 * Discord says that no option matches, above a question that would be answered.
 */
async function echo(typed: string, locale: Locale, context: AdapterContext): Promise<CommandChoice[]> {
  if (typed.length > limits.choice) return [];
  const { message } = await context.ask(typed, { locale, limit: limits.page });
  const { kind, understood, page, cards, text } = message;
  // A name, or a slip in one.
  if (kind === "dataset") return (await choicesOf(cards, "dataset", locale, context)).map(commandChoice);
  const count = page === null ? cards.length : page.total;
  const found = kind === "datasets" || kind === "none" ? words[locale].counted(count) : "";
  const [sentence = ""] = text.split("\n", 1);
  const read = understood ?? (found === "" && kind !== "help" ? sentence : typed);
  const ending = found === "" ? "" : ` · ${found}`;
  const name = `${cutText(oneLine(read) || typed, limits.choice - ending.length)}${ending}`;
  return [{ name, value: typed }];
}

/** The stages that a model's record tells of, as they are called; none where there is no such model. */
async function stagesOf(model: string, locale: Locale, { ask }: AdapterContext): Promise<ReadonlySet<string>> {
  if (model === "") return new Set();
  const { message } = await ask(writeAbout("model-data", [model], locale), { locale, limit: limits.page });
  const [card] = message.kind === "model" ? message.cards : [];
  return new Set((card?.fields ?? []).filter(({ key }) => key === "stage").map(({ label }) => label));
}

/**
 * What to offer for an option that somebody is typing into. Nothing typed yet: what this channel and this person asked
 * about lately, then the best known. Never enforced: free text is taken too.
 */
export async function complete(
  interaction: Interaction,
  { name, focused, texts }: CommandData,
  context: AdapterContext,
): Promise<CommandChoice[]> {
  if (focused === null) return [];
  const { name: option, typed } = focused;
  const locale = readerLocale(interaction.locale) ?? "en";
  if (isVocabularyOption(option)) {
    const only = option === "stage" ? await stagesOf(texts.get("name") ?? "", locale, context) : new Set<string>();
    return completeValue(option, typed, context, locale, only);
  }
  const type = name === "model" ? "model" : "dataset";
  const isAsked = typed.trim() !== "";
  const [known, echoed] = await Promise.all([
    context.suggest(typed, { type, locale, limit: limits.choices }),
    isAsked && option === "query" ? echo(typed.trim(), questionLocale(typed, interaction.locale) ?? "en", context) : [],
  ]);
  const { channelId, user } = interaction;
  const scopes = [...(channelId === null ? [] : [{ channel: channelId }]), { user: user.id }];
  const recent = isAsked ? [] : await choicesOf(await recallRecent(scopes, context), type, locale, context);
  // A dataset is compared with another one.
  const taken = texts.get(option === "a" ? "b" : option === "b" ? "a" : "")?.toLowerCase();
  return listed([...echoed, ...[...recent, ...known].map(commandChoice)]).filter(
    ({ value }) => value.toLowerCase() !== taken,
  );
}
