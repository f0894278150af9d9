import type { Model } from "../../src/index.ts";
import { type Html, html, outside, type Part } from "./html.ts";
import { labelOf, type PageKit, recordLink, shortAddress } from "./page-kit.ts";
import { renderTimeline } from "./render-card.ts";
import { renderFact, renderRecordActions } from "./render-dataset.ts";
import { renderShell } from "./render-shell.ts";
import { renderSources, sourceMarks } from "./render-sources.ts";

type Reference = Model["stages"][number]["datasets"][number];

function used(kit: PageKit, reference: Reference): Html {
  if (typeof reference !== "string") return html`<bdi>${reference.external}</bdi>`;
  // A record that was joined with another is found by its old id, too.
  const dataset = kit.engine.registry().dataset(reference);
  return dataset ? recordLink(kit, { type: "dataset", id: dataset.id }, dataset.name) : html`<bdi>${reference}</bdi>`;
}

function renderStages(kit: PageKit, model: Model): Html {
  const { said, locale } = kit;
  if (model.stages.length === 0) return html`<p>${said.noStages}</p>`;
  return renderTimeline(
    model.stages.map(({ stage, name, datasets, note }) => ({
      label: [labelOf(kit, "stage", stage), ...(name === undefined ? [] : [`(${name})`])].join(" "),
      datasets: datasets.map((reference) => used(kit, reference)),
      note: note?.[locale] ?? note?.en ?? null,
    })),
    3,
  );
}

/** The datasets whose own records list the model where its record does not. */
function renderClaims(kit: PageKit, model: Model): Html {
  const { said, engine } = kit;
  const registry = engine.registry();
  const names = new Set(registry.namesOf(model));
  const claimed = registry.datasets.filter((dataset) => dataset.claimedUsers.some((name) => names.has(name)));
  if (claimed.length === 0) return html``;
  return html`<section><h2>${said.alsoClaimed}</h2><ul class="plain">${claimed.map(
    ({ id, name }) => html`<li>${recordLink(kit, { type: "dataset", id }, name)}</li>`,
  )}</ul></section>`;
}

/** Everything that is known of a model: what it was trained on, stage by stage, and who says so. */
export function renderModel(kit: PageKit, model: Model, policy?: string): string {
  const { said, locale } = kit;
  const { name, id, org, year, base, paper, url, aliases, sources } = model;
  const marks = (...fields: readonly string[]) => sourceMarks(kit, sources, ...fields);
  const page = (address: string) => outside(html`<bdi>${shortAddress(address)}</bdi>`, address);
  const facts: readonly (readonly [string, readonly Part[], Part])[] = [
    [said.modelFacts.org, org === null ? [] : [html`<bdi>${org}</bdi>`], marks("org")],
    [said.modelFacts.year, year === null ? [] : [String(year)], marks("year")],
    [said.modelFacts.base, base === null ? [] : [html`<bdi>${base}</bdi>`], marks("base")],
    [said.modelFacts.paper, paper === null ? [] : [page(paper)], marks("paper")],
    [said.modelFacts.url, url === null ? [] : [page(url)], marks("url")],
  ];
  const body = html`<article class="record"><h1><bdi>${name}</bdi></h1>
<p class="subtitle">${[org, year].filter((part) => part !== null).join(" · ")}</p>
${renderRecordActions(kit, { type: "model", id, name })}
${model.note && html`<p class="note">${model.note[locale]}</p>`}
<section><h2>${said.stages} ${marks("stages")}</h2>${renderStages(kit, model)}</section>
<dl class="fields">${facts.map(([label, values, mark]) => renderFact(label, values, mark, said.notVerified))}
${
  aliases.length > 0 &&
  renderFact(
    said.modelFacts.aliases,
    aliases.map((alias) => html`<bdi>${alias}</bdi>`),
    null,
    said.notVerified,
  )
}</dl>
${renderClaims(kit, model)}${renderSources(kit, sources)}</article>`;
  return renderShell(kit, {
    title: `${name} · whichdata`,
    body,
    section: "models",
    styles: ["card.css", "record.css"],
    ...(policy !== undefined && { policy }),
  });
}
