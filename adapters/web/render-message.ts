import type { Card } from "../../src/index.ts";
import { askLink } from "./ask-link.ts";
import { chipsOf } from "./chips.ts";
import { renderDatasetTable } from "./dataset-table.ts";
import { type Html, html } from "./html.ts";
import { limits } from "./limits.ts";
import type { PageKit } from "./page-kit.ts";
import { renderCard } from "./render-card.ts";
import { isComparable, renderComparison } from "./render-comparison.ts";
import { createSourceMarks, type SourceMarks } from "./source-marks.ts";
import type { Seen } from "./view.ts";

function renderChips(kit: PageKit, { reply, message }: Seen): Html {
  const { said, locale } = kit;
  const chips = reply === null ? [] : chipsOf(reply.query, kit.engine, locale);
  if (chips.length === 0)
    return message.understood === null ? html`` : html`<p class="understood">${message.understood}</p>`;
  const text = reply?.query.text ?? "";
  return html`<ul class="chips" aria-label="${said.understoodAs}">${chips.map(
    ({ label, without }) =>
      html`<li>${askLink(kit, { question: without, locale }, html`<bdi>${label}</bdi> <span aria-hidden="true">×</span>`, { className: "chip removable", label: said.without(label) })}</li>`,
  )}${text !== "" && html`<li class="chip words"><bdi>“${text}”</bdi></li>`}</ul>`;
}

function renderPages(kit: PageKit, { view, message }: Seen): Html {
  const { said, locale } = kit;
  const { page } = message;
  if (page === null || view.kind !== "ask" || page.last === 0 || (page.first === 1 && page.last === page.total)) {
    return html``;
  }
  const { question, after, skip } = view;
  // "more" is a page of its own already: where it begins is in `page`, how it was asked for in `skip`.
  const before = Math.max(0, skip - limits.page);
  const turn = (to: number, text: string) =>
    askLink(kit, { question, after, skip: to, locale }, text, { className: "button", replaces: true });
  return html`<nav class="pages" aria-label="${said.pages}">${skip > 0 && turn(before, said.previous)}
<span>${said.page(page.first, page.last, page.total)}</span>
${page.last < page.total && turn(skip + page.last - page.first + 1, said.next)}</nav>`;
}

/** What tells the reasons of cards apart: the parts that not all of them have. */
function tellingReasons(cards: readonly Card[]): readonly (string | null)[] {
  const parts = cards.map(({ why }) => why?.split(" · ") ?? []);
  return parts.map((own) => {
    const left = own.filter((part) => !parts.every((others) => others.includes(part)));
    return left.length > 0 ? left.join(" · ") : null;
  });
}

/** Datasets as a table to choose from; a dataset alone, and every model, is a card of its own. */
function renderCards(kit: PageKit, { message, reply }: Seen, marks: SourceMarks): Html {
  const { said, engine } = kit;
  const { cards, kind } = message;
  if (cards.length === 0) return html``;
  if (kind === "comparison" && isComparable(cards)) return renderComparison(kit, cards, marks);
  // What was filtered by stands above the table.
  const reasons = kind === "similar" || reply?.query.text ? tellingReasons(cards) : [];
  const rows = cards.flatMap((card, index) => {
    const dataset = card.type === "dataset" ? engine.registry().dataset(card.id) : undefined;
    return dataset ? [{ dataset, card, why: reasons[index] ?? null }] : [];
  });
  if (rows.length < 2 || rows.length < cards.length) {
    return html`<div class="cards">${cards.map((card) => renderCard(kit, card, cards.length === 1, marks))}</div>`;
  }
  return html`<form class="compare" action="/" method="get">${renderDatasetTable(kit, rows, { mark: marks.mark, choosable: true })}
<input type="hidden" name="locale" value="${kit.locale}"><p class="compare-row"><button class="button primary">${said.compare}</button> <span class="fine">${said.compareHint(limits.compared)}</span></p></form>`;
}

/** An answer in the page's own look: what was understood, the sentences, the cards, and what to ask next. */
export function renderMessage(kit: PageKit, seen: Seen): Html {
  const { message, view } = seen;
  const after = view.kind === "ask" ? [...view.after, view.question] : [];
  const suggestions = message.suggestions.map(
    ({ label, question }) =>
      html`<li>${askLink(kit, { question, after, locale: message.locale }, html`<bdi>${label}</bdi>`)}</li>`,
  );
  const marks = createSourceMarks(kit);
  const cards = renderCards(kit, seen, marks);
  return html`${renderChips(kit, seen)}
<div class="said">${message.text.split("\n").map((line) => html`<p>${line}</p>`)}</div>
${cards}${renderPages(kit, seen)}${marks.list()}
${suggestions.length > 0 && html`<div class="next"><h3>${message.suggestionsLabel}</h3><ul class="chips">${suggestions}</ul></div>`}`;
}
