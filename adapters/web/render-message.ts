import { askLink } from "./ask-link.ts";
import { chipsOf } from "./chips.ts";
import { type Html, html } from "./html.ts";
import { limits } from "./limits.ts";
import type { PageKit } from "./page-kit.ts";
import { renderCard } from "./render-card.ts";
import { isComparable, renderComparison } from "./render-comparison.ts";
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

function renderCards(kit: PageKit, { message }: Seen): Html {
  const { said } = kit;
  const { cards, kind } = message;
  if (cards.length === 0) return html``;
  if (kind === "comparison" && isComparable(cards)) return renderComparison(kit, cards);
  const shown = cards.map((card) => renderCard(kit, card, cards.length === 1));
  const choosable = cards.length > 1 && cards.some(({ type }) => type === "dataset");
  if (!choosable) return html`<div class="cards">${shown}</div>`;
  return html`<form class="compare" action="/" method="get"><div class="cards">${shown}</div>
<input type="hidden" name="locale" value="${kit.locale}"><p class="compare-row"><button class="button">${said.compare}</button></p></form>`;
}

/** An answer in the page's own look: what was understood, the sentences, the cards, and what to ask next. */
export function renderMessage(kit: PageKit, seen: Seen): Html {
  const { message, view } = seen;
  const after = view.kind === "ask" ? [...view.after, view.question] : [];
  const suggestions = message.suggestions.map(
    ({ label, question }) =>
      html`<li>${askLink(kit, { question, after, locale: message.locale }, html`<bdi>${label}</bdi>`)}</li>`,
  );
  return html`${renderChips(kit, seen)}
<div class="said">${message.text.split("\n").map((line) => html`<p>${line}</p>`)}</div>
${renderCards(kit, seen)}${renderPages(kit, seen)}
${suggestions.length > 0 && html`<div class="next"><h3>${message.suggestionsLabel}</h3><ul class="chips">${suggestions}</ul></div>`}`;
}
