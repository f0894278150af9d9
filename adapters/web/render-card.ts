import { type Card, type Field, type Inline, writeAbout } from "../../src/index.ts";
import { askLink } from "./ask-link.ts";
import { type Html, html, isEmpty, outside, type Part } from "./html.ts";
import { type PageKit, recordLink } from "./page-kit.ts";
import { renderLineage } from "./render-lineage.ts";
import { sizeBar } from "./size-bar.ts";

/** A value of a field: linked to our own page where it names a record, else to where it points. */
export function renderInline(kit: PageKit, { text, url }: Inline): Html {
  const ref = kit.named(text);
  return ref ? recordLink(kit, ref, text) : outside(html`<bdi>${text}</bdi>`, url);
}

function renderValue(kit: PageKit, field: Field): Html {
  const names = html`<ul class="values">${field.value.map((value) => html`<li>${renderInline(kit, value)}</li>`)}</ul>`;
  return html`${names}${field.note === undefined ? "" : html`<p class="fine">${field.note}</p>`}`;
}

/** A model's stages as a line through time, each with its datasets. */
export function renderTimeline(
  stages: readonly { readonly label: string; readonly datasets: readonly Part[]; readonly note: string | null }[],
): Html {
  return html`<ol class="timeline">${stages.map(
    ({ label, datasets, note }) =>
      html`<li><h4>${label}</h4><ul class="values">${datasets.map((one) => html`<li>${one}</li>`)}</ul>${note && html`<p class="fine">${note}</p>`}</li>`,
  )}</ol>`;
}

function bar(kit: PageKit, card: Card): Html {
  const size = card.type === "dataset" ? kit.engine.registry().dataset(card.id)?.size[0] : undefined;
  return size ? sizeBar(kit, size) : html``;
}

function renderFields(kit: PageKit, card: Card, fields: readonly Field[]): Html {
  return html`<dl class="fields">${fields.map(
    (field) =>
      html`<div class="field about-${field.key}"><dt>${field.label}</dt><dd>${renderValue(kit, field)}${field.key === "size" && bar(kit, card)}</dd></div>`,
  )}</dl>`;
}

function renderActions(kit: PageKit, card: Card, isAlone: boolean): Html {
  const { locale, said, links } = kit;
  const name = card.title.text;
  const ask = (intent: "similar" | "users", text: string) =>
    askLink(kit, { question: writeAbout(intent, [name], locale), locale }, text, { className: "quiet" });
  const choose =
    !isAlone &&
    card.type === "dataset" &&
    links.ask({ question: name }) !== null &&
    html`<label class="choose"><input type="checkbox" name="compare" value="${name}" aria-label="${said.compareThis(name)}"></label>`;
  return html`<p class="actions"><a class="quiet" href="${links.record(card)}">${said.details}</a>${
    card.type === "dataset" && [ask("similar", said.similar), ask("users", said.users)]
  }${choose}</p>`;
}

/** A card of an answer. `isAlone`: the only one, which is shown with its lineage. */
export function renderCard(kit: PageKit, card: Card, isAlone: boolean): Html {
  const { said, engine } = kit;
  const stages = card.fields.filter(({ key }) => key === "stage");
  const others = card.fields.filter(({ key }) => key !== "stage" && !(isAlone && key === "lineage"));
  const dataset = isAlone && card.type === "dataset" ? engine.registry().dataset(card.id) : undefined;
  const family = dataset && renderLineage(kit, dataset);
  return html`<article class="card ${card.type}">
<header><h3>${recordLink(kit, card, card.title.text)}</h3>${card.subtitle && html`<p class="subtitle">${card.subtitle}</p>`}</header>
${card.note && html`<p class="note">${card.note}</p>`}
${
  stages.length > 0 &&
  renderTimeline(
    stages.map(({ label, value, note }) => ({
      label,
      datasets: value.map((one) => renderInline(kit, one)),
      note: note ?? null,
    })),
  )
}
${others.length > 0 && renderFields(kit, card, others)}
${family && !isEmpty(family) && html`<section class="family"><h4>${said.lineage}</h4>${family}</section>`}
${card.why && html`<p class="why">${card.why}</p>`}
${renderActions(kit, card, isAlone)}</article>`;
}
