import { type Filters, type Locale, locales, writeAbout } from "../../src/index.ts";
import type { AsyncEngine } from "../engine/async-engine.ts";
import { choiceName } from "./complete.ts";
import { facetOptions, readValue } from "./facet-option.ts";
import type { CommandData } from "./options.ts";

type Reader = Pick<AsyncEngine, "suggest" | "vocabulary" | "writeFilters">;

/**
 * What was meant by an option's text. Some clients send the name of a choice where its value belongs
 * (discord-api-docs#4595): such a label is turned back into the record's name, anything else stays as typed.
 */
export async function typedName(
  typed: string,
  type: "dataset" | "model",
  suggest: AsyncEngine["suggest"],
): Promise<string> {
  const head = typed.split(" · ", 1)[0] ?? typed;
  if (head === typed) return typed;
  const choices = await Promise.all(locales.map((locale) => suggest(head, { type, locale, limit: 25 })));
  return choices.flat().find((choice) => choiceName(choice) === typed)?.name ?? typed;
}

async function datasetQuestion({ texts }: CommandData, reader: Reader, locale: Locale): Promise<string> {
  const words = [await typedName(texts.get("query") ?? "", "dataset", reader.suggest)];
  const filters: { [F in (typeof facetOptions)[number]]?: readonly string[] } = {};
  for (const facet of facetOptions) {
    const typed = texts.get(facet);
    if (typed === undefined || typed === "") continue;
    const known = await readValue(facet, typed, reader, locale);
    if (known) filters[facet] = [known.value];
    else words.push(typed);
  }
  const asked: Filters = filters;
  if (Object.keys(filters).length > 0) words.push(await reader.writeFilters(asked, locale));
  return words.filter((word) => word !== "").join(" ");
}

async function modelQuestion({ texts }: CommandData, reader: Reader, locale: Locale): Promise<string> {
  const name = await typedName(texts.get("name") ?? "", "model", reader.suggest);
  // Without a name there is nothing to ask: an empty question gets help.
  if (name === "") return "";
  const typed = texts.get("stage") ?? "";
  const stage = (await readValue("stage", typed, reader, locale))?.label ?? typed;
  return [writeAbout("model-data", [name], locale), stage].filter((word) => word !== "").join(" ");
}

async function compareQuestion({ texts }: CommandData, reader: Reader, locale: Locale): Promise<string> {
  const typed = ["a", "b"].map((option) => texts.get(option) ?? "");
  const names = await Promise.all(typed.map((name) => typedName(name, "dataset", reader.suggest)));
  const given = names.filter((name) => name !== "");
  return given.length < 2 ? (given[0] ?? "") : writeAbout("compare", given, locale);
}

/** The question that a slash command asks, in the language it is to be answered in; null where it is none that asks. */
export async function commandQuestion(command: CommandData, reader: Reader, locale: Locale): Promise<string | null> {
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
