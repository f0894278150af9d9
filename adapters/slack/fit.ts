import type { KnownBlock } from "@slack/types";
import { type CardDraft, type CardPlan, renderCard } from "./card.ts";
import { firstFields } from "./limits.ts";

/** What a message may still take. */
export interface Room {
  readonly blocks: number;
  /** In characters of JSON. */
  readonly size: number;
}

/** The length of blocks as JSON, with the commas around them. */
export function sizeOf(blocks: readonly KnownBlock[]): number {
  return blocks.reduce((size, block) => size + JSON.stringify(block).length + 1, 0);
}

/** What to give up, least important first: late cards before early ones, trailing fields before notes before first fields. */
function* cuts(drafts: readonly CardDraft[]): Generator<{ index: number; plan: CardPlan }> {
  const late = [...drafts.entries()].toReversed();
  for (const [index, { fields }] of late) {
    for (let kept = fields.length - 1; kept >= firstFields; kept--) yield { index, plan: { fields: kept, note: true } };
  }
  for (const [index, { fields }] of late) {
    yield { index, plan: { fields: Math.min(fields.length, firstFields), note: false } };
  }
  for (const [index, { fields }] of late) {
    for (let kept = Math.min(fields.length, firstFields) - 1; kept >= 0; kept--) {
      yield { index, plan: { fields: kept, note: false } };
    }
  }
}

function divided(blocks: readonly KnownBlock[]): KnownBlock[] {
  return [{ type: "divider" }, ...blocks];
}

/** The cards, a line before each, with as much of each as there is room for; null where not even their heads fit. */
export function fitCards(drafts: readonly CardDraft[], room: Room): KnownBlock[] | null {
  const measured = (draft: CardDraft, plan: CardPlan) => {
    const blocks = divided(renderCard(draft, plan));
    return { blocks, size: sizeOf(blocks) };
  };
  const cards = drafts.map((draft) => measured(draft, { fields: draft.fields.length, note: true }));
  const fits = () =>
    cards.reduce((count, { blocks }) => count + blocks.length, 0) <= room.blocks &&
    cards.reduce((sum, { size }) => sum + size, 0) <= room.size;
  for (const { index, plan } of cuts(drafts)) {
    if (fits()) break;
    const draft = drafts[index];
    if (draft !== undefined) cards[index] = measured(draft, plan);
  }
  return fits() ? cards.flatMap(({ blocks }) => blocks) : null;
}
