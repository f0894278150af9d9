import type { APIActionRowComponent, APIButtonComponent, APIStringSelectComponent } from "discord.js";
import { type Card, type Message, writeAbout } from "../../src/index.ts";
import { fixedIds, type IdMaker } from "./custom-id.ts";
import { cutText, oneLine } from "./escape.ts";
import { limits } from "./limits.ts";
import { askView, type View } from "./view.ts";
import { words } from "./words.ts";

/** What stands below an answer, and who may use it. */
export interface Controls {
  /** What the answer shows. */
  readonly view: View;
  /** Who asked, below a public answer: turns its pages for everybody, and may remove it. Null below a private one. */
  readonly owner: string | null;
  /** The name of who asked, said above a public answer; null where that is plain. */
  readonly asker: string | null;
  readonly share: "offered" | "done" | "none";
  readonly removable: boolean;
}

type Row = APIActionRowComponent<APIButtonComponent | APIStringSelectComponent>;

/** A button with a label, cut to what fits. */
export function button(label: string, customId: string, change: { disabled?: true; style?: 1 | 2 | 4 } = {}) {
  const shown = cutText(oneLine(label) || "…", limits.buttonLabel);
  return { type: 2, style: 2, label: shown, custom_id: customId, ...change } satisfies APIButtonComponent;
}

function pageButtons(message: Message, { view, owner }: Controls, ids: IdMaker): APIButtonComponent[] {
  const { page } = message;
  if (page === null || view.kind !== "ask") return [];
  const verb = `page:${owner ?? "-"}` as const;
  const buttons: APIButtonComponent[] = [];
  if (view.skip > 0) {
    const skip = Math.max(0, view.skip - limits.page);
    const first = page.first - (view.skip - skip);
    buttons.push(button(`◀ ${first}–${page.first - 1}`, ids.make(verb, { ...view, skip })));
  }
  if (page.last > 0 && page.last < page.total) {
    const skip = view.skip + page.last - page.first + 1;
    const last = Math.min(page.total, page.last + limits.page);
    buttons.push(button(`${page.last + 1}–${last} ▶`, ids.make(verb, { ...view, skip })));
  }
  return buttons;
}

/** The question of Similar below one dataset, of Compare below several; null where neither makes sense. */
function aboutButton({ kind, cards, locale, page }: Message, ids: IdMaker): APIButtonComponent | null {
  const names = cards.filter(({ type }) => type === "dataset").map(({ title }) => oneLine(title.text));
  const ask = (question: string) => ids.make("ask", askView(question, locale));
  if (cards.length === 1 && names.length === 1) {
    return button(words[locale].similar, ask(writeAbout("similar", names, locale)));
  }
  if (names.length < 2 || kind === "comparison") return null;
  const compared = names.slice(0, limits.compared);
  const first = page?.first ?? 1;
  const label = `${words[locale].compare} ${first}–${first + compared.length - 1}`;
  // A list that begins with a model has other numbers than its datasets.
  const plain = cards.slice(0, compared.length).every(({ type }) => type === "dataset");
  return plain ? button(label, ask(writeAbout("compare", compared, locale))) : null;
}

function mainRow(message: Message, controls: Controls, ids: IdMaker): Row | null {
  const said = words[message.locale];
  const buttons = pageButtons(message, controls, ids);
  const about = aboutButton(message, ids);
  if (about !== null) buttons.push(about);
  if ((message.kind === "datasets" || message.kind === "none") && controls.view.kind === "ask") {
    buttons.push(button(said.filter, ids.make(`filter:${controls.owner ?? "-"}`, { ...controls.view, skip: 0 })));
  }
  if (controls.share !== "none") {
    const done = controls.share === "done" ? { disabled: true as const } : {};
    buttons.push(button(done.disabled ? said.isShared : said.share, ids.make("share", controls.view), done));
  }
  if (controls.removable && controls.owner !== null) buttons.push(button(said.remove, fixedIds.drop(controls.owner)));
  return buttons.length === 0 ? null : { type: 1, components: buttons };
}

/** The value of a card in the details select: `dataset:<id>`. */
function cardValue({ type, id }: Pick<Card, "type" | "id">): string {
  return `${type}:${id}`;
}

/** Reads a value of the details select strictly; null where it is none. */
export function parseCardValue(value: string): Pick<Card, "type" | "id"> | null {
  const groups = /^(?<type>dataset|model):(?<id>[\w.+-]{1,90})$/u.exec(value)?.groups;
  if (groups === undefined) return null;
  return { type: groups.type === "model" ? "model" : "dataset", id: groups.id ?? "" };
}

/** A select with the details of each card; null where there are not several. */
function detailsRow({ cards, locale }: Message): APIActionRowComponent<APIStringSelectComponent> | null {
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
  return {
    type: 1,
    components: [{ type: 3, custom_id: fixedIds.pick(locale), placeholder, options: [...options.values()] }],
  };
}

function suggestionRow(message: Message, ids: IdMaker, taken: ReadonlySet<string>, room: number): Row | null {
  const buttons = new Map<string, APIButtonComponent>();
  for (const { label, question } of message.suggestions) {
    const view = askView(question, message.locale);
    if (buttons.size === Math.min(room, limits.buttonsPerRow) || view.kind !== "ask" || view.question === "") continue;
    const id = ids.make("ask", view);
    if (!taken.has(id)) buttons.set(id, button(oneLine(label) || question, id));
  }
  return buttons.size === 0 ? null : { type: 1, components: [...buttons.values()] };
}

/**
 * The rows below a message, most important first, of at most `room` components: pages, share and the like, then the
 * details of each card, then the questions worth asking next.
 */
export function controlRows(message: Message, controls: Controls | null, ids: IdMaker, room: number): Row[] {
  const rows: Row[] = [];
  let left = room;
  const add = (row: Row | null): boolean => {
    if (row === null || 1 + row.components.length > left) return false;
    left -= 1 + row.components.length;
    rows.push(row);
    return true;
  };
  if (controls !== null) add(mainRow(message, controls, ids));
  const detailed = controls !== null && add(detailsRow(message));
  const taken = new Set(
    rows.flatMap(({ components }) => components.flatMap((one) => ("custom_id" in one ? [one.custom_id] : []))),
  );
  // What the details select offers already needs no button of its own.
  const offered = new Set(detailed ? message.cards.map(({ title }) => title.text) : []);
  const suggestions = message.suggestions.filter(({ label }) => !offered.has(label));
  if (left > 1) add(suggestionRow({ ...message, suggestions }, ids, taken, left - 1));
  return rows;
}
