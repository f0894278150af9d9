import { Locale } from "discord.js";
import { isRecord, type JsonRecord, recordsIn, textOf } from "./json.ts";

const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const localeKeys = new Set<string>(Object.values(Locale));

function localisations(of: JsonRecord, key: string): [string, string][] {
  const map = of[key];
  return isRecord(map) ? Object.entries(map).map(([locale, text]) => [locale, textOf(text)]) : [];
}

/** A command on a message or a person: its name may have blanks and capitals, and nothing describes it. */
function contextMenuProblems(of: JsonRecord, where: string): string[] {
  const problems: string[] = [];
  const names: [string, string][] = [["default", textOf(of.name)], ...localisations(of, "name_localizations")];
  for (const [locale, name] of names) {
    if (name.trim() === "" || name.length > 32) problems.push(`${where}: name (${locale}) has 1 to 32 characters`);
    if (locale !== "default" && !localeKeys.has(locale)) problems.push(`${where}: ${locale} is no locale of Discord's`);
  }
  for (const key of ["description", "description_localizations", "options"]) {
    if (of[key] !== undefined) problems.push(`${where}: a command of the context menu has no ${key}`);
  }
  return problems;
}

/** Names and descriptions of a command or an option, with their translations. */
function wordProblems(of: JsonRecord, where: string): string[] {
  const names: [string, string][] = [["default", textOf(of.name)], ...localisations(of, "name_localizations")];
  const descriptions: [string, string][] = [
    ["default", textOf(of.description)],
    ...localisations(of, "description_localizations"),
  ];
  const problems: string[] = [];
  for (const [locale, name] of names) {
    if (!namePattern.test(name))
      problems.push(`${where}: name (${locale}) has letters, digits, - and _ alone, 1 to 32`);
    if (name !== name.toLowerCase()) problems.push(`${where}: name (${locale}) is lower case`);
  }
  for (const [locale, text] of descriptions) {
    if (text.length < 1 || text.length > 100)
      problems.push(`${where}: description (${locale}) has 1 to 100 characters`);
  }
  for (const [locale] of [...names.slice(1), ...descriptions.slice(1)]) {
    if (!localeKeys.has(locale)) problems.push(`${where}: ${locale} is no locale of Discord's`);
  }
  return problems;
}

function longest(of: JsonRecord, key: string): number {
  return Math.max(textOf(of[key]).length, ...localisations(of, `${key}_localizations`).map(([, text]) => text.length));
}

/** The characters that count towards a command's 8,000: the longest translation of each text. */
function weight(of: JsonRecord): number {
  const options = recordsIn(of.options).reduce((sum, option) => sum + weight(option), 0);
  const choices = recordsIn(of.choices).reduce(
    (sum, choice) => sum + longest(choice, "name") + textOf(choice.value).length,
    0,
  );
  return longest(of, "name") + longest(of, "description") + options + choices;
}

function optionProblems(command: JsonRecord, where: string): string[] {
  const options = recordsIn(command.options);
  const problems: string[] = [];
  if (options.length > 25) problems.push(`${where}: at most 25 options`);
  const firstOptional = options.findIndex((option) => option.required !== true);
  if (firstOptional >= 0 && options.slice(firstOptional).some((option) => option.required === true)) {
    problems.push(`${where}: required options stand before the others`);
  }
  if (new Set(options.map((option) => option.name)).size !== options.length) {
    problems.push(`${where}: options have different names`);
  }
  for (const option of options) {
    const at = `${where} ${textOf(option.name)}`;
    problems.push(...wordProblems(option, at));
    if (option.autocomplete === true && recordsIn(option.choices).length > 0) {
      problems.push(`${at}: autocomplete or choices, not both`);
    }
  }
  return problems;
}

/** What is wrong with a list of commands; `guild` is true for those of one server. */
export function commandProblems(commands: unknown, guild: boolean): string[] {
  const list = recordsIn(commands);
  const problems: string[] = [];
  for (const [type, most] of [
    [1, 100],
    [2, 15],
    [3, 15],
  ]) {
    const count = list.filter((command) => (command.type ?? 1) === type).length;
    if (count > (most ?? 0)) problems.push(`at most ${most} commands of type ${type}`);
  }
  if (new Set(list.map((command) => `${command.type ?? 1} ${textOf(command.name)}`)).size !== list.length) {
    problems.push("commands have different names");
  }
  for (const command of list) {
    const where = `/${textOf(command.name)}`;
    if (command.type === 4) continue;
    if ((command.type ?? 1) === 1) problems.push(...wordProblems(command, where), ...optionProblems(command, where));
    else problems.push(...contextMenuProblems(command, where));
    if (weight(command) > 8_000) problems.push(`${where}: at most 8,000 characters in all`);
    if (guild && (command.contexts !== undefined || command.integration_types !== undefined)) {
      problems.push(`${where}: contexts and integration_types are for global commands`);
    }
  }
  return problems;
}
