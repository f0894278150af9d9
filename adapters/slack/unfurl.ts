import type { KnownBlock } from "@slack/types";
import type { Card, FieldKey, Locale } from "../../src/index.ts";
import { actionId, button } from "./actions.ts";
import { plainLabel } from "./escape.ts";
import { limits, measures } from "./limits.ts";
import { listRuns, plain, runText } from "./rich.ts";
import { createValueWriter } from "./view.ts";
import { words } from "./words.ts";

/** The facts on a thin card's second line. */
const facts: readonly FieldKey[] = ["size", "languages", "license", "stage"];

/** A record as a thin card below somebody's link: its name and kind, a line of facts, and a button for the rest. */
export function renderUnfurl(card: Card, locale: Locale): { readonly blocks: KnownBlock[] } {
  const { cell, url } = measures.tight;
  const line = card.fields
    .filter(({ key }) => facts.includes(key))
    .slice(0, 3)
    .map(({ label, value }) => `${plainLabel(label, cell)}: ${listRuns(value, cell, url).map(runText).join("")}`)
    .join("  ·  ");
  const head = [card.title.text, card.subtitle].filter((part) => part.trim() !== "").join(" · ");
  const view = { kind: "show", refs: [{ type: card.type, id: card.id }], locale } as const;
  const value = createValueWriter(limits.buttonValue).write(view);
  const details = button(actionId("ask", "details"), words[locale].details, value);
  const title = plainLabel(head, measures.roomy.title);
  return {
    blocks: [
      { type: "section", text: plain(title === "" ? card.id : title), ...(details !== null && { accessory: details }) },
      ...(line === "" ? [] : [{ type: "context" as const, elements: [plain(line)] }]),
    ],
  };
}
