import type { Locale, Suggest } from "../../src/index.ts";
import { choiceName } from "./choices.ts";

/** The reader's language from Discord's locale (`ko`, `en-US`, `en-GB` …), where it is one of ours. */
export function readerLocale(discordLocale: string): Locale | undefined {
  if (discordLocale === "ko") return "ko";
  return /^en(-|$)/.test(discordLocale) ? "en" : undefined;
}

/** The language to answer `/dataset` in: Korean where the question has Hangul, else the reader's; undefined where neither is known. */
export function questionLocale(question: string, discordLocale: string): Locale | undefined {
  return /\p{Script=Hangul}/u.test(question) ? "ko" : readerLocale(discordLocale);
}

/** The question that asks which data a model used, in a language; empty (which is help) where no model is named. */
export function modelQuestion(name: string, locale: Locale): string {
  const model = name.trim();
  if (model === "") return "";
  return locale === "ko" ? `${model} 학습 데이터` : `what data did ${model} use`;
}

/**
 * What was meant by an option's text. Some clients send the name of a choice where its value belongs
 * (discord-api-docs#4595): such a label is turned back into the record's name, anything else stays as typed.
 */
export function typedName(typed: string, type: "dataset" | "model", suggest: Suggest): string {
  const head = typed.split(" · ", 1)[0] ?? typed;
  if (head === typed) return typed;
  const choices = (["en", "ko"] as const).flatMap((locale) => suggest(head, { type, locale, limit: 25 }));
  return choices.find((choice) => choiceName(choice) === typed)?.name ?? typed;
}

/** A message without the mentions of the bot itself; every other mention stays. */
export function withoutMention(content: string, botId: string): string {
  return content.replaceAll(`<@${botId}>`, " ").replaceAll(`<@!${botId}>`, " ").trim();
}

/** True where the text mentions the bot. */
export function mentions(content: string, botId: string): boolean {
  return content.includes(`<@${botId}>`) || content.includes(`<@!${botId}>`);
}
