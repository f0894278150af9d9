import type { Choice } from "../../src/index.ts";
import { cutText, oneLine } from "./escape.ts";
import { limits } from "./limits.ts";

/** One line of an autocomplete list. */
export interface CommandChoice {
  readonly name: string;
  readonly value: string;
}

/** What the list shows for a record: its label on one line, at most 100 long. */
export function choiceName(choice: Choice): string {
  return cutText(oneLine(choice.label) || oneLine(choice.name) || choice.id, limits.choice);
}

/** At most 25 choices. The value is the record's name, which people then see in the command; its id where the name is too long. */
export function commandChoices(choices: readonly Choice[]): CommandChoice[] {
  return choices
    .map((choice) => {
      const readable = choice.name.trim() !== "" && choice.name.length <= limits.choice;
      return { name: choiceName(choice), value: readable ? choice.name : choice.id };
    })
    .filter(({ value }) => value !== "" && value.length <= limits.choice)
    .slice(0, limits.choices);
}
