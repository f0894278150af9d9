import type { APIActionRowComponent, APIStringSelectComponent } from "discord.js";
import type { Card, Message } from "../../src/index.ts";
import { fixedIds } from "./custom-id.ts";
import { cutText, oneLine } from "./escape.ts";
import { limits } from "./limits.ts";
import { words } from "./words.ts";

/** The value of a card in the details select: `dataset:<id>`. */
export function cardValue({ type, id }: Pick<Card, "type" | "id">): string {
  return `${type}:${id}`;
}

/** Reads a value of the details select strictly; null where it is none. */
export function parseCardValue(value: string): Pick<Card, "type" | "id"> | null {
  const groups = /^(?<type>dataset|model):(?<id>[\w.+-]{1,90})$/u.exec(value)?.groups;
  if (groups === undefined) return null;
  return { type: groups.type === "model" ? "model" : "dataset", id: groups.id ?? "" };
}

/** A select with the details of each card; null where there are not several. */
export function detailsRow({ cards, locale }: Message): APIActionRowComponent<APIStringSelectComponent> | null {
  const options = new Map<string, { label: string; value: string; description?: string }>();
  for (const card of cards.slice(0, limits.selectOptions)) {
    const value = cardValue(card);
    if (parseCardValue(value) === null) continue;
    const label = cutText(oneLine(card.title.text) || "…", limits.optionText);
    const description = cutText(oneLine(card.subtitle), limits.optionText);
    options.set(value, { label, value, ...(description === "" ? {} : { description }) });
  }
  if (options.size < 2) return null;
  const placeholder = cutText(words[locale].details, limits.placeholder);
  const select: APIStringSelectComponent = {
    type: 3,
    custom_id: fixedIds.pick(locale),
    placeholder,
    options: [...options.values()],
  };
  return { type: 1, components: [select] };
}
