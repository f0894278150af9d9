import type { Button, KnownBlock } from "@slack/types";
import { type Locale, type Message, writeAbout } from "../../src/index.ts";
import { actionId, button } from "./actions.ts";
import { plainLabel, webAddress } from "./escape.ts";
import { compared, limits, pageSize, suggestionButtons } from "./limits.ts";
import { plain } from "./rich.ts";
import { askView, type ValueWriter, type View } from "./view.ts";
import { words } from "./words.ts";

/** What stands below an answer. */
export interface Controls {
  /** What the answer shows. */
  readonly view: View;
  /** Whether it can be shared: it is seen by one person. */
  readonly isPrivate: boolean;
  /** Below the help: forget me, and where it is written what is kept; null where nobody said where. */
  readonly help?: { readonly privacyUrl: string | null };
}

function pageButtons({ page }: Message, view: View, values: ValueWriter): (Button | null)[] {
  if (page === null || view.kind !== "ask") return [];
  const buttons: (Button | null)[] = [];
  if (view.skip > 0) {
    const skip = Math.max(0, view.skip - pageSize);
    const first = page.first - (view.skip - skip);
    const label = `◀ ${first}–${page.first - 1}`;
    buttons.push(button(actionId("page", "before"), label, values.write({ ...view, skip })));
  }
  if (page.last > 0 && page.last < page.total) {
    const skip = view.skip + page.last - page.first + 1;
    const label = `${page.last + 1}–${Math.min(page.total, page.last + pageSize)} ▶`;
    buttons.push(button(actionId("page", "after"), label, values.write({ ...view, skip })));
  }
  return buttons;
}

/** Similar below one dataset, Compare below several that are not compared yet. */
function aboutButton(message: Message, values: ValueWriter): Button | null {
  const { kind, cards, locale } = message;
  const names = cards.flatMap(({ type, title }) => (type === "dataset" ? [title.text] : []));
  const ask = (intent: "similar" | "compare", label: string, about: readonly string[]) =>
    button(actionId("ask", intent), label, values.write(askView(writeAbout(intent, about, locale), locale)));
  if (cards.length === 1 && names.length === 1) return ask("similar", words[locale].similar, names);
  if (names.length < 2 || kind === "comparison") return null;
  const first = names.slice(0, compared);
  // A list that begins with a model has other numbers than its datasets.
  const counted = cards.slice(0, first.length).every(({ type }) => type === "dataset");
  return counted ? ask("compare", `${words[locale].compare} 1–${first.length}`, first) : null;
}

/** Forget me, which asks once more, and a link to what is kept. */
export function helpButtons(locale: Locale, privacyUrl: string | null): Button[] {
  const said = words[locale];
  const forget = button(actionId("forget", "me"), said.forget, "me");
  const confirm = {
    title: plain(said.forget),
    text: plain(said.forgetSure),
    confirm: plain(said.forget),
    deny: plain(said.formClose),
  };
  const address = webAddress(privacyUrl ?? undefined, limits.url);
  const link = address === undefined ? null : button(actionId("link", "privacy"), said.privacy, "privacy");
  return [
    ...(forget === null ? [] : [{ ...forget, confirm }]),
    ...(link === null || address === undefined ? [] : [{ ...link, url: address }]),
  ];
}

/** The row that acts on the answer itself: pages, Similar or Compare, Filter, Share. */
export function renderControls(message: Message, controls: Controls, values: ValueWriter): KnownBlock[] {
  const { view, isPrivate, help } = controls;
  const said = words[message.locale];
  const list = message.kind === "datasets" || message.kind === "none";
  const elements = [
    ...pageButtons(message, view, values),
    aboutButton(message, values),
    list && view.kind === "ask" ? button(actionId("filter", "open"), said.filter, values.write(view)) : null,
    isPrivate && message.kind !== "help" ? button(actionId("share", "here"), said.share, values.write(view)) : null,
    ...(help === undefined ? [] : helpButtons(message.locale, help.privacyUrl)),
  ].filter((one) => one !== null);
  return elements.length === 0 ? [] : [{ type: "actions", elements }];
}

/** The questions worth asking next. */
export function renderSuggestions(message: Message, values: ValueWriter): KnownBlock[] {
  const elements: Button[] = [];
  for (const { label, question } of message.suggestions) {
    if (elements.length === suggestionButtons) break;
    const value = values.write(askView(question, message.locale));
    const one = button(actionId("ask", elements.length), label, value);
    if (one !== null) elements.push(one);
  }
  if (elements.length === 0) return [];
  const label = plainLabel(message.suggestionsLabel, limits.buttonText);
  const head: KnownBlock[] = label === "" ? [] : [{ type: "context", elements: [plain(label)] }];
  return [...head, { type: "actions", elements }];
}
