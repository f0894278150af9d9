import type { Ask, Locale } from "../../src/index.ts";
import { renderSlack, type SlackPayload } from "./render.ts";

/** Answers a question as Slack shows it; in the question's own language where no locale is given. */
export function answer(ask: Ask, question: string, locale?: Locale): SlackPayload {
  return renderSlack(ask(question, locale === undefined ? {} : { locale }).message);
}
