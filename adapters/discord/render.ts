import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInContainer,
  APISectionComponent,
  APISeparatorComponent,
  APITextDisplayComponent,
} from "discord.js";
import type { Message } from "../../src/index.ts";
import { type Budget, createBudget } from "./budget.ts";
import { type CardText, cardTexts } from "./card-text.ts";
import { askButtonId } from "./custom-id.ts";
import { cleanText, cutText, escapeWithin, oneLine } from "./escape.ts";
import { inlineText, passageVariants } from "./field-text.ts";
import { limits } from "./limits.ts";
import { linkLabel } from "./link.ts";
import { containerPayload, type DiscordPayload } from "./payload.ts";

const separator: APISeparatorComponent = { type: 14, divider: true, spacing: 1 };

function textDisplay(content: string): APITextDisplayComponent {
  return { type: 10, content };
}

/** How long the sentences may be: all the room where there are no cards, less with each. */
function textRoom(cards: number) {
  const chars = cards === 0 ? 3_000 : cards <= 5 ? 1_200 : 800;
  return { chars, bytes: Math.floor(chars * 2.4) };
}

function headText(message: Message, budget: Budget): string {
  budget.display(1);
  const text = cleanText(message.text).trim();
  const said = escapeWithin(text === "" ? "…" : text, textRoom(message.cards.length));
  const sentences = budget.take([said]) ?? "…";
  const understood = budget.take(passageVariants(message.understood ?? "", { chars: 200, bytes: 480 }, "-# "));
  return understood === null ? sentences : `${understood}\n${sentences}`;
}

/** The names of the results that have no card of their own, as many as fit. */
function othersText(message: Message, budget: Budget): string | null {
  const others = message.cards.slice(limits.cards);
  if (others.length === 0) return null;
  budget.display(1);
  const ending = budget.take(["-# …"]);
  const names: string[] = [];
  for (const { title } of others) {
    const label = { ...title, text: oneLine(title.text) || "…" };
    const room = { chars: 60, bytes: 150 };
    const name = budget.take([`${inlineText(label, room, true)} · `, `${inlineText(label, room, false)} · `]);
    if (name === null) break;
    names.push(name.slice(0, -" · ".length));
  }
  if (names.length === 0) return ending;
  return `-# ${names.join(" · ")}${names.length < others.length ? " …" : ""}`;
}

function cardComponent(card: CardText): APISectionComponent | APITextDisplayComponent {
  const display = textDisplay(card.text);
  if (card.link === null) return display;
  const label = cutText(linkLabel(card.link), limits.buttonLabel);
  return { type: 9, components: [display], accessory: { type: 2, style: 5, label, url: card.link } };
}

function suggestionRow(message: Message): APIActionRowComponent<APIButtonComponent> | null {
  const buttons = new Map<string, APIButtonComponent>();
  for (const suggestion of message.suggestions) {
    const id = askButtonId(message.locale, suggestion.question);
    if (id === null || buttons.size === limits.buttonsPerRow) continue;
    const label = cutText(oneLine(suggestion.label) || oneLine(suggestion.question) || "…", limits.buttonLabel);
    buttons.set(id, { type: 2, style: 2, label, custom_id: id });
  }
  return buttons.size === 0 ? null : { type: 1, components: [...buttons.values()] };
}

/**
 * A message as one Discord container: the sentences, a section for each card with its link as a button, and the
 * suggestions as buttons. Within 40 components, 3,600 characters and 9,000 bytes of text, whatever the message holds.
 */
export function renderDiscord(message: Message): DiscordPayload {
  const budget = createBudget();
  const head = headText(message, budget);
  const cards = cardTexts(message.cards, budget).map(cardComponent);
  const others = othersText(message, budget);
  const row = suggestionRow(message);

  const sections = cards.reduce((count, card) => count + (card.type === 9 ? 3 : 1), 0);
  const used = 2 + sections + (others === null ? 0 : 1) + (row === null ? 0 : 1 + row.components.length);
  const divided = used + cards.length <= limits.components;

  const components: APIComponentInContainer[] = [textDisplay(head)];
  for (const card of cards) {
    if (divided) components.push(separator);
    components.push(card);
  }
  if (others !== null) components.push(textDisplay(others));
  if (row !== null) components.push(row);
  return containerPayload(components);
}
