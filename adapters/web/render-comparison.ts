import type { Card } from "../../src/index.ts";
import { type Html, html } from "./html.ts";
import { type PageKit, recordLink } from "./page-kit.ts";
import { renderInline } from "./render-card.ts";
import type { SourceMarks } from "./source-marks.ts";

/** Whether cards can stand side by side: datasets with the same fields in the same order. */
export function isComparable(cards: readonly Card[]): boolean {
  const keys = cards.map(({ fields }) => fields.map(({ key }) => key).join());
  return cards.length > 1 && cards.every(({ type }) => type === "dataset") && new Set(keys).size === 1;
}

/** Datasets side by side: a row for each field, those that differ marked. */
export function renderComparison(kit: PageKit, cards: readonly Card[], { mark }: SourceMarks): Html {
  const { said, engine } = kit;
  const rows = cards[0]?.fields ?? [];
  const cell = (card: Card, index: number) => {
    const field = card.fields[index];
    const sources = engine.registry().dataset(card.id)?.sources ?? [];
    return html`<td data-label="${card.title.text}"><div><ul class="values">${field?.value.map((one) => html`<li>${renderInline(kit, one)}</li>`)}</ul>${field && mark(sources, field.key)}</div></td>`;
  };
  const differs = (index: number) => {
    const texts = cards.map((card) => card.fields[index]?.value.map(({ text }) => text).join());
    return new Set(texts).size > 1;
  };
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${said.comparison}"><table class="comparison">
<thead><tr><td></td>${cards.map((card) => html`<th scope="col">${recordLink(kit, card, card.title.text)}</th>`)}</tr></thead>
<tbody>${rows.map(
    (field, index) =>
      html`<tr${differs(index) && html` class="differs"`}><th scope="row">${field.label}</th>${cards.map((card) => cell(card, index))}</tr>`,
  )}</tbody></table></div>`;
}
