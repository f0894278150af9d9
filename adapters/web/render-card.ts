import { type Card, type Field, type Inline, writeAbout } from "../../src/index.ts";
import { askLink } from "./ask-link.ts";
import { type Html, html, isEmpty, outside, type Part } from "./html.ts";
import { type PageKit, recordLink } from "./page-kit.ts";
import { renderLineage } from "./render-lineage.ts";
import type { SourceMarks } from "./source-marks.ts";

/** A value of a field: linked to our own page where it names a record, else to where it points. */
export function renderInline(kit: PageKit, { text, url }: Inline): Html {
  const ref = kit.named(text);
  return ref ? recordLink(kit, ref, text) : outside(html`<bdi>${text}</bdi>`, url);
}

function renderValue(kit: PageKit, field: Field): Html {
  const names = html`<ul class="values">${field.value.map((value) => html`<li>${renderInline(kit, value)}</li>`)}</ul>`;
  return html`${names}${field.note === undefined ? "" : html`<p class="fine">${field.note}</p>`}`;
}

/** A model's stages as a line through time, each with its datasets, below a heading of the level before. */
export function renderTimeline(
  stages: readonly { readonly label: Part; readonly datasets: readonly Part[]; readonly note: string | null }[],
  level: 3 | 4 = 4,
): Html {
  const head = (label: Part) => (level === 3 ? html`<h3>${label}</h3>` : html`<h4>${label}</h4>`);
  return html`<ol class="timeline">${stages.map(
    ({ label, datasets, note }) =>
      html`<li>${head(label)}<ul class="values">${datasets.map((one) => html`<li>${one}</li>`)}</ul>${note && html`<p class="fine">${note}</p>`}</li>`,
  )}</ol>`;
}

/** Which fields of a record a line of its card shows, where they are called otherwise. */
const sourceFields: Readonly<Partial<Record<Field["key"], readonly string[]>>> = {
  usedBy: ["usedBy", "claimedUsers"],
  lineage: ["derivedFrom"],
  stage: ["stages"],
};

function renderFields(kit: PageKit, fields: readonly Field[], mark: (key: Field["key"]) => Html): Html {
  return html`<dl class="fields">${fields.map(
    (field) =>
      html`<div class="field about-${field.key}"><dt>${field.label}</dt><dd>${renderValue(kit, field)}${mark(field.key)}</dd></div>`,
  )}</dl>`;
}

function renderActions(kit: PageKit, card: Card): Html {
  const { locale, said, links } = kit;
  const name = card.title.text;
  const ask = (intent: "similar" | "users", text: string) =>
    askLink(kit, { question: writeAbout(intent, [name], locale), locale }, text, { className: "quiet" });
  return html`<p class="actions"><a class="quiet" href="${links.record(card)}">${said.details}</a>${
    card.type === "dataset" && [ask("similar", said.similar), ask("users", said.users)]
  }</p>`;
}

/** A card of an answer, each fact with its sources. `isAlone`: the only one, which is shown with its lineage. */
export function renderCard(kit: PageKit, card: Card, isAlone: boolean, marks: SourceMarks): Html {
  const { said, engine } = kit;
  const registry = engine.registry();
  const record = card.type === "dataset" ? registry.dataset(card.id) : registry.model(card.id);
  const mark = (key: Field["key"]) => marks.mark(record?.sources ?? [], ...(sourceFields[key] ?? [key]));
  const of = (key: Field["key"]) => card.fields.filter((field) => field.key === key);
  const [stages, corrections] = [of("stage"), of("correction")];
  const apart: readonly Field["key"][] = ["stage", "correction", "sources", ...(isAlone ? (["lineage"] as const) : [])];
  const others = card.fields.filter(({ key }) => !apart.includes(key));
  const dataset = isAlone && card.type === "dataset" ? registry.dataset(card.id) : undefined;
  const family = dataset && renderLineage(kit, dataset);
  return html`<article class="card ${card.type}">
<header><h3>${recordLink(kit, card, card.title.text)}</h3>${card.subtitle && html`<p class="subtitle">${card.subtitle}</p>`}</header>
${card.note && html`<p class="note">${card.note}${marks.mark(record?.sources ?? [], "note")}</p>`}
${
  stages.length > 0 &&
  html`${renderTimeline(
    stages.map(({ label, value, note }) => ({
      label: html`${label}${mark("stage")}`,
      datasets: value.map((one) => renderInline(kit, one)),
      note: note ?? null,
    })),
  )}`
}
${others.length > 0 && renderFields(kit, others, mark)}
${corrections.length > 0 && html`<details class="corrections"><summary>${said.corrections} (${corrections.length})</summary>${renderFields(kit, corrections, mark)}</details>`}
${family && !isEmpty(family) && html`<section class="family"><h4>${said.lineage}</h4>${family}</section>`}
${card.why && html`<p class="why">${card.why}</p>`}
${renderActions(kit, card)}</article>`;
}
