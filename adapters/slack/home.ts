import type { HomeView, KnownBlock, PlainTextOption } from "@slack/types";
import type { About, Locale, Message } from "../../src/index.ts";
import { actionId } from "./actions.ts";
import { renderSuggestions } from "./controls.ts";
import { limits } from "./limits.ts";
import { plain } from "./rich.ts";
import { createValueWriter } from "./view.ts";
import { words } from "./words.ts";

/** The values of the language select; "auto" for no choice. */
export const languageValues = ["auto", "en", "ko"] as const;
export type LanguageValue = (typeof languageValues)[number];

function languageOption(value: LanguageValue, locale: Locale): PlainTextOption {
  // A language's own name is what its speakers look for.
  const names = { auto: words[locale].languageAuto, en: "English", ko: "한국어" };
  return { text: plain(names[value]), value };
}

/**
 * The app's home: what the bot knows, three questions to try, the language of its answers.
 * @param help the answer to an empty question, whose suggestions are the examples.
 * @param chosen the reader's own language, or null where Slack's and the question's decide.
 */
export function renderHome(help: Message, about: About, locale: Locale, chosen: Locale | null): HomeView {
  const said = words[locale];
  const number = (count: number) => count.toLocaleString(locale);
  const knows = said.knows(number(about.datasets), number(about.models), about.updated);
  const values = createValueWriter(limits.buttonValue);
  const examples = renderSuggestions(
    { ...help, suggestions: help.suggestions.slice(0, 3), suggestionsLabel: said.tryOne },
    values,
  );
  const language: KnownBlock = {
    type: "section",
    text: plain(said.language),
    accessory: {
      type: "static_select",
      action_id: actionId("language", "home"),
      options: languageValues.map((value) => languageOption(value, locale)),
      initial_option: languageOption(chosen ?? "auto", locale),
    },
  };
  return {
    type: "home",
    blocks: [
      { type: "header", text: plain("whichdata") },
      { type: "section", text: plain(knows) },
      ...examples,
      { type: "divider" },
      { type: "section", text: plain(said.homeHelp) },
      language,
    ],
  };
}
