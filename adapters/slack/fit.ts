import type { KnownBlock } from "@slack/types";
import { type CardDraft, type CardPlan, renderCard } from "./card.ts";
import { firstFields } from "./limits.ts";

/** What a message may still take. */
export interface Room {
  readonly blocks: number;
  /** In characters of JSON. */
  readonly size: number;
}

/** Blocks, and the length of them as JSON with the commas around them. */
export interface Sized {
  readonly blocks: readonly KnownBlock[];
  readonly size: number;
}

/** Measures blocks; once for each, as to write them out is most of the work. */
export function sized(blocks: readonly KnownBlock[]): Sized {
  return { blocks, size: blocks.reduce((size, block) => size + JSON.stringify(block).length + 1, 0) };
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

const divider = sized([{ type: "divider" }]);

function divided(draft: CardDraft, plan: CardPlan): Sized {
  const { blocks, size } = sized(renderCard(draft, plan));
  return { blocks: [...divider.blocks, ...blocks], size: divider.size + size };
}

/** The cards, a line before each, with as much of each as there is room for; null where not even their heads fit. */
export function fitCards(drafts: readonly CardDraft[], room: Room): Sized | null {
  const cards = drafts.map((draft) => divided(draft, { fields: draft.fields.length, note: true }));
  let count = cards.reduce((sum, { blocks }) => sum + blocks.length, 0);
  let total = cards.reduce((sum, { size }) => sum + size, 0);
  const fits = () => count <= room.blocks && total <= room.size;
  for (const { index, plan } of cuts(drafts)) {
    if (fits()) break;
    const [draft, before] = [drafts[index], cards[index]];
    if (draft === undefined || before === undefined) continue;
    const after = divided(draft, plan);
    cards[index] = after;
    count += after.blocks.length - before.blocks.length;
    total += after.size - before.size;
  }
  return fits() ? { blocks: cards.flatMap(({ blocks }) => blocks), size: total } : null;
}
