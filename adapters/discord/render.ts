import type {
  APIComponentInContainer,
  APISectionComponent,
  APISeparatorComponent,
  APITextDisplayComponent,
} from "discord.js";
import type { Message } from "../../src/index.ts";
import { type Budget, createBudget } from "./budget.ts";
import { type CardText, cardTexts } from "./card-text.ts";
import { type Controls, controlRows } from "./controls.ts";
import { createIdMaker } from "./custom-id.ts";
import { cleanText, cutText, escapeWithin, oneLine } from "./escape.ts";
import { inlineText, linkLabel, passageVariants } from "./field-text.ts";
import { limits } from "./limits.ts";
import { containerPayload, type DiscordPayload } from "./payload.ts";
import type { KeptView } from "./view.ts";
import { words } from "./words.ts";

const separator: APISeparatorComponent = { type: 14, divider: true, spacing: 1 };

function textDisplay(content: string): APITextDisplayComponent {
  return { type: 10, content };
}

/** How long the sentences may be: all the room where there are no cards, less with each. */
function textRoom(cards: number) {
  const chars = cards === 0 ? 3_000 : cards <= 5 ? 1_200 : 800;
  return { chars, bytes: Math.floor(chars * 2.4) };
}

/** Which part of a list this is: "6–10 / 49"; empty where it is all of it. */
function pageText({ page }: Message): string {
  if (page === null || page.last === 0 || (page.first === 1 && page.last === page.total)) return "";
  return `${page.first}–${page.last} / ${page.total}`;
}

function headText(message: Message, asker: string, budget: Budget): string {
  budget.display(1);
  const text = cleanText(message.text).trim();
  const page = pageText(message);
  const pageLine = page === "" ? null : budget.take([`-# ${page}`]);
  const askerLine = budget.take(passageVariants(asker, { chars: 300, bytes: 750 }, "-# "));
  const said = escapeWithin(text === "" ? "…" : text, textRoom(message.cards.length));
  const sentences = budget.take([said]) ?? "…";
  const understood = budget.take(passageVariants(message.understood ?? "", { chars: 200, bytes: 480 }, "-# "));
  const about = understood !== null && pageLine !== null ? `${understood} · ${page}` : (understood ?? pageLine);
  return [askerLine, about, sentences].filter((line) => line !== null).join("\n");
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

/** Who asked, for the eyes of others. */
function askerText(controls: Controls | null, message: Message): string {
  if (controls?.asker === null || controls === null) return "";
  const { view, asker } = controls;
  const said = words[message.locale];
  const name = cutText(oneLine(asker) || "…", 60);
  const asked = view.kind === "ask" ? [...view.after.slice(-1), view.question].filter((one) => one !== "") : [];
  return asked.length === 0 ? said.shared(name) : said.asked(name, cutText(asked.map(oneLine).join(" → "), 200));
}

/** An answer's payload, and the views that its buttons carry by key alone: they are to be kept before it is posted. */
export interface Rendered {
  readonly payload: DiscordPayload;
  /** The same as plain text, without a control, where Discord refuses the payload. */
  readonly plain: () => DiscordPayload;
  readonly kept: readonly KeptView[];
}

/**
 * A message as one Discord container: the sentences, a section for each card with its link as a button, and below them
 * pages, details, sharing and the suggestions. Within 40 components, 3,600 characters and 9,000 bytes of text, whatever
 * the message holds.
 */
export function renderAnswer(message: Message, controls: Controls | null): Rendered {
  const budget = createBudget();
  const ids = createIdMaker();
  const head = headText(message, askerText(controls, message), budget);
  const cards = cardTexts(message.cards, budget).map(cardComponent);
  const others = othersText(message, budget);

  const sections = cards.reduce((count, card) => count + (card.type === 9 ? 3 : 1), 0);
  const shown = 2 + sections + (others === null ? 0 : 1);
  const rows = controlRows(message, controls, ids, limits.components - shown);
  const used = rows.reduce((count, row) => count + 1 + row.components.length, shown);
  const divided = used + cards.length <= limits.components;

  const components: APIComponentInContainer[] = [textDisplay(head)];
  for (const card of cards) {
    if (divided) components.push(separator);
    components.push(card);
  }
  if (others !== null) components.push(textDisplay(others));
  components.push(...rows);
  return { payload: containerPayload(components), plain: () => renderPlain(message), kept: ids.kept };
}

/** The sentences and the names of a message, far within every limit. */
export function renderPlain({ text, cards }: Message): DiscordPayload {
  const said = escapeWithin(cleanText(text).trim() || "…", { chars: 1_000, bytes: 2_400 });
  const names = cards
    .slice(0, limits.cards)
    .map(({ title }) => `- ${inlineText(title, { chars: 80, bytes: 200 }, false)}`);
  return containerPayload([textDisplay([said, ...names].join("\n"))]);
}

/** A message as it is, without pages and sharing: for the gallery and the contract of all renderers. */
export function renderDiscord(message: Message): DiscordPayload {
  return renderAnswer(message, null).payload;
}
