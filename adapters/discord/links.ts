import type { APIComponentInContainer } from "discord.js";
import type { Message, RecordRef } from "../../src/index.ts";
import type { AsyncEngine } from "../engine/async-engine.ts";
import { createBudget } from "./budget.ts";
import { button } from "./controls.ts";
import { createIdMaker, fixedIds } from "./custom-id.ts";
import { cutText, escapeWithin, oneLine } from "./escape.ts";
import { fieldVariants, hasValue, inlineText } from "./field-text.ts";
import { limits } from "./limits.ts";
import { containerPayload } from "./payload.ts";
import { type Rendered, renderPlain } from "./render.ts";
import { words } from "./words.ts";

/** What people hide or quote is not theirs to be answered: code, spoilers, quotes, and links in <…>, which ask for no preview. */
const setAside =
  /```[\s\S]*?(?:```|(?![\s\S]))|``[^\n]*?``|`[^`\n]*`|\|\|[\s\S]*?\|\||^>>> [\s\S]*|^> .*$|<https?:[^\s>]*>/gm;

/** The records that a message's own links lead to, at most `most`, each once. */
export async function linkedRecords(
  text: string,
  find: AsyncEngine["find"],
  most: number,
): Promise<readonly RecordRef[]> {
  const own = text.replace(setAside, " ");
  // Most of what is said in a server links nothing: the engine is not asked about it.
  if (!/https?:/i.test(own)) return [];
  const found = await find(own, { by: "link" });
  // A paper's link leads to the models that it is about, too: the data first.
  return ["dataset", "model"]
    .flatMap((wanted) => found.filter(({ type }) => type === wanted))
    .slice(0, most)
    .map(({ type, id }) => ({ type, id }));
}

/** What is left of a message once its links are taken out. */
export function withoutLinks(text: string): string {
  return text.replace(/<?https?:\/\/\S+/gi, " ").trim();
}

/** Small cards for linked records: name, kind, how many and which licence, and a button for the rest. */
export function renderLinks(message: Message, owner: string, removable: boolean): Rendered {
  const budget = createBudget();
  const ids = createIdMaker();
  const said = words[message.locale];
  const components: APIComponentInContainer[] = message.cards.slice(0, limits.links).map((card) => {
    budget.display(1);
    const title = { ...card.title, text: oneLine(card.title.text) || "…" };
    const room = { chars: 120, bytes: 300 };
    const name = budget.take([inlineText(title, room, true), inlineText(title, room, false)]) ?? "…";
    const about = escapeWithin(oneLine(card.subtitle), room);
    const facts = card.fields
      .filter((field) => ["size", "license", "languages", "stage"].includes(field.key) && hasValue(field))
      .slice(0, 3)
      .map((field) => [...fieldVariants(field, { chars: 80, bytes: 200 })].at(-1) ?? "");
    const line = budget.take([facts.join(" · "), facts.slice(0, 1).join("")].filter((one) => one !== ""));
    const text = [`**${name}**${about === "" ? "" : ` · ${about}`}`, line].filter((one) => one !== null).join("\n");
    const view = { kind: "show", refs: [{ type: card.type, id: card.id }], locale: message.locale } as const;
    const detail = button(said.detail, ids.make("ask", view));
    return { type: 9, components: [{ type: 10, content: text }], accessory: detail };
  });
  if (removable) {
    const buttons = [
      button(said.remove, fixedIds.drop(owner)),
      button(cutText(said.turnLinksOff, 40), fixedIds.links(false)),
    ];
    components.push({ type: 1, components: buttons });
  }
  return { payload: containerPayload(components), plain: () => renderPlain(message), kept: ids.kept };
}
