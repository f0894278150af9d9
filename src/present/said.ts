import type { Mention } from "../records/query.ts";
import type { CardMaker } from "./card-fields.ts";
import { echo, nameOf } from "./labels.ts";
import type { Message, Suggestion } from "./message.ts";

/** What an answer says, before it is finished into a message. */
export type Said = Pick<Message, "text" | "cards" | "suggestions">;

/** That a typo was read as a name, where it was. */
export function readAs(maker: CardMaker, mention: Mention): string[] {
  return mention.exact ? [] : [maker.words.readAs(echo(mention.typed), nameOf(maker, mention))];
}

/** Questions as suggestions of their own words. */
export function asQuestions(questions: readonly string[]): readonly Suggestion[] {
  return questions.map((question) => ({ label: question, question }));
}
