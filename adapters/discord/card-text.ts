import type { Card } from "../../src/index.ts";
import type { Budget } from "./budget.ts";
import { escapeWithin, oneLine, type Room } from "./escape.ts";
import { fieldVariants, hasValue, inlineText, passageVariants, webLink } from "./field-text.ts";
import { limits } from "./limits.ts";

/** A card's markdown, and the address of its button (null where it has none). */
export interface CardText {
  readonly text: string;
  readonly link: string | null;
}

/** How long a part of a card may be, when `count` cards share a message. Bytes leave room for Hangul at 2.5 a unit. */
function share(total: number, count: number, least: number, most: number): Room {
  const chars = Math.max(least, Math.min(most, Math.floor(total / count)));
  return { chars, bytes: Math.floor(chars * 2.5) };
}

const titleRoom: Room = { chars: 120, bytes: 300 };
/** Stands where fields were left out. */
const more = "-# …";

class Draft {
  title = "";
  subtitle: string | null = null;
  note: string | null = null;
  readonly fields: { text: string; note: string | null }[] = [];
  cut = false;
  why: string | null = null;
  readonly card: Card;

  constructor(card: Card) {
    this.card = card;
  }

  toText(): CardText {
    const lines = [this.title, this.subtitle, this.note];
    for (const field of this.fields) lines.push(field.text, field.note);
    lines.push(this.cut ? more : null, this.why);
    return { text: lines.filter((line) => line !== null).join("\n"), link: webLink(this.card.title.url) };
  }
}

/** Adds the field at `row` to each card that still has all its fields before it: cards lose fields from the end only. */
function takeFields(drafts: readonly Draft[], row: number, room: Room, budget: Budget): void {
  for (const draft of drafts) {
    const field = draft.card.fields[row];
    if (field === undefined || draft.cut || !hasValue(field)) continue;
    const text = budget.take(fieldVariants(field, room));
    if (text === null) {
      draft.cut = true;
      continue;
    }
    draft.fields.push({ text, note: null });
  }
}

function takeFieldNotes(drafts: readonly Draft[], room: Room, budget: Budget): void {
  for (const draft of drafts) {
    const shown = draft.card.fields.filter(hasValue);
    for (const [index, line] of draft.fields.entries()) {
      const note = shown[index]?.note;
      if (note !== undefined) line.note = budget.take(passageVariants(note, room, "-# "));
    }
  }
}

/**
 * The cards as markdown, at most ten, each with its title; the rest of the budget goes to what matters most:
 * titles' links, subtitles, the first fields, why, notes, then the other fields and the notes of fields.
 */
export function cardTexts(cards: readonly Card[], budget: Budget): CardText[] {
  const drafts = cards.slice(0, limits.cards).map((card) => new Draft(card));
  const count = Math.max(1, drafts.length);
  const field = share(2_400, count, 160, 1_200);
  const note = share(1_600, count, 120, 800);
  const why = share(1_000, count, 100, 300);

  budget.display(drafts.length);
  for (const draft of drafts) {
    const { title } = draft.card;
    const plain = `### ${escapeWithin(oneLine(title.text) || "…", titleRoom)}`;
    draft.title = budget.take([plain]) ?? plain;
    if (draft.card.fields.length > 0) budget.take([more]);
  }
  for (const draft of drafts) {
    const { title } = draft.card;
    const label = oneLine(title.text) || "…";
    draft.title = budget.improve(draft.title, `### ${inlineText({ ...title, text: label }, titleRoom, true)}`);
  }
  for (const draft of drafts) draft.subtitle = budget.take(passageVariants(draft.card.subtitle, titleRoom));

  const rows = Math.max(0, ...drafts.map((draft) => draft.card.fields.length));
  const first = Math.min(rows, 4);
  for (let row = 0; row < first; row += 1) takeFields(drafts, row, field, budget);
  for (const draft of drafts) {
    if (draft.card.why !== null) draft.why = budget.take(passageVariants(draft.card.why, why, "-# "));
  }
  for (const draft of drafts) {
    if (draft.card.note !== null) draft.note = budget.take(passageVariants(draft.card.note, note));
  }
  for (let row = first; row < rows; row += 1) takeFields(drafts, row, field, budget);
  takeFieldNotes(drafts, field, budget);

  return drafts.map((draft) => draft.toText());
}
