import type { Engine, Filters, Locale } from "../../src/index.ts";
import { choiceName } from "./choices.ts";
import { readerLocale } from "./event.ts";
import { facetOptions, readValue } from "./facet-option.ts";
import type { CommandData } from "./options.ts";

type Reader = Pick<Engine, "choices" | "registry" | "suggest" | "writeAbout" | "writeFilters">;

/** The language to answer in: Korean where the question has Hangul, else the reader's; undefined where neither is known. */
export function questionLocale(question: string, discordLocale: string): Locale | undefined {
  return /\p{Script=Hangul}/u.test(question) ? "ko" : readerLocale(discordLocale);
}

/**
 * What was meant by an option's text. Some clients send the name of a choice where its value belongs
 * (discord-api-docs#4595): such a label is turned back into the record's name, anything else stays as typed.
 */
export function typedName(typed: string, type: "dataset" | "model", suggest: Engine["suggest"]): string {
  const head = typed.split(" · ", 1)[0] ?? typed;
  if (head === typed) return typed;
  const choices = (["en", "ko"] as const).flatMap((locale) => suggest(head, { type, locale, limit: 25 }));
  return choices.find((choice) => choiceName(choice) === typed)?.name ?? typed;
}

function datasetQuestion({ texts }: CommandData, reader: Reader, locale: Locale): string {
  const words = [typedName(texts.get("query") ?? "", "dataset", reader.suggest)];
  const filters: { [F in (typeof facetOptions)[number]]?: readonly string[] } = {};
  for (const facet of facetOptions) {
    const typed = texts.get(facet);
    if (typed === undefined || typed === "") continue;
    const known = readValue(facet, typed, reader, locale);
    if (known) filters[facet] = [known.value];
    else words.push(typed);
  }
  const asked: Filters = filters;
  if (Object.keys(filters).length > 0) words.push(reader.writeFilters(asked, locale));
  return words.filter((word) => word !== "").join(" ");
}

function modelQuestion({ texts }: CommandData, reader: Reader, locale: Locale): string {
  const name = typedName(texts.get("name") ?? "", "model", reader.suggest);
  // Without a name there is nothing to ask: an empty question gets help.
  if (name === "") return "";
  const typed = texts.get("stage") ?? "";
  const stage = readValue("stage", typed, reader, locale)?.label ?? typed;
  return [reader.writeAbout("model-data", [name], locale), stage].filter((word) => word !== "").join(" ");
}

function compareQuestion({ texts }: CommandData, reader: Reader, locale: Locale): string {
  const names = ["a", "b"].map((option) => typedName(texts.get(option) ?? "", "dataset", reader.suggest));
  const given = names.filter((name) => name !== "");
  return given.length < 2 ? (given[0] ?? "") : reader.writeAbout("compare", given, locale);
}

/** The question that a slash command asks, in the language it is to be answered in; null where it is none that asks. */
export function commandQuestion(command: CommandData, reader: Reader, locale: Locale): string | null {
  switch (command.name) {
    case "dataset":
      return datasetQuestion(command, reader, locale);
    case "model":
      return modelQuestion(command, reader, locale);
    case "compare":
      return compareQuestion(command, reader, locale);
    default:
      return null;
  }
}
