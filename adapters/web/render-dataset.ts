import { type Dataset, type Facet, facets, usableOf, writeAbout } from "../../src/index.ts";
import { askLink } from "./ask-link.ts";
import { facetValues } from "./facet-values.ts";
import { type Html, html, isEmpty, outside, type Part } from "./html.ts";
import { datasetJsonLd } from "./json-ld.ts";
import { allDatasets } from "./links.ts";
import { labelOf, type PageKit, recordLink, shortAddress } from "./page-kit.ts";
import { renderLineage } from "./render-lineage.ts";
import { renderShell } from "./render-shell.ts";
import { renderSources, sourceMarks } from "./render-sources.ts";
import { sizeText } from "./size-text.ts";

const sourceFieldOf: Readonly<Record<Facet, string>> = {
  kind: "kind",
  annotation: "annotation",
  language: "languages",
  modality: "modalities",
  task: "tasks",
  license: "license",
  host: "url",
  tool: "madeWith",
};

/** A line of a record's facts; one that nobody verified says so. */
export function renderFact(label: string, values: readonly Part[], marks: Part, unknown: string): Html {
  const shown =
    values.length > 0
      ? html`<ul class="values">${values.map((value) => html`<li>${value}</li>`)}</ul>`
      : html`<span class="unknown">${unknown}</span>`;
  return html`<div class="field"><dt>${label}</dt><dd>${shown}${marks}</dd></div>`;
}

/** What the card says of a licence that no value tells: that a page names none, and the chains that lead to other terms. */
function licenceDetails({ engine, locale }: PageKit, { id, gated }: Dataset, isUnknown: boolean): readonly Part[] {
  const [card] = engine.show([{ type: "dataset", id }], locale).cards;
  const field = card?.fields.find(({ key }) => key === "license");
  const unknown = isUnknown ? (field?.value ?? []).map(({ text, url }) => (url ? outside(text, url) : text)) : [];
  const chains = field?.note !== undefined && !gated ? [html`<small>${field.note}</small>`] : [];
  return [...unknown, ...chains];
}

function facetFact(kit: PageKit, dataset: Dataset, facet: Facet): Html {
  const { said, links, engine } = kit;
  const registry = engine.registry();
  const values: Part[] = facetValues(registry, dataset, facet).map((value) => {
    const label = html`<bdi>${labelOf(kit, facet, value)}</bdi>`;
    const href = links.browse({ ...allDatasets, chosen: { [facet]: [value] } });
    const use = facet === "license" ? said.permits[usableOf(registry, dataset).commercial] : undefined;
    return html`${href === null ? label : html`<a href="${href}">${label}</a>`}${use && html` <small>${use}</small>`}`;
  });
  if (facet === "license") values.push(...licenceDetails(kit, dataset, values.length === 0));
  if (facet === "language" && dataset.languagesComplete === false) values.push(said.otherLanguages);
  return renderFact(
    said.facts[facet],
    values,
    sourceMarks(kit, dataset.sources, sourceFieldOf[facet]),
    said.notVerified,
  );
}

function sizeFact(kit: PageKit, dataset: Dataset): Html {
  const { said } = kit;
  const counts = dataset.size.map((size) => sizeText(kit, size));
  return renderFact(said.facts.size, counts, sourceMarks(kit, dataset.sources, "size"), said.notVerified);
}

function renderFacts(kit: PageKit, dataset: Dataset): Html {
  const { said } = kit;
  const { url, hfId, paper, year, aliases, gated, sources } = dataset;
  const marks = (...fields: readonly string[]) => sourceMarks(kit, sources, ...fields);
  const fact = (label: string, value: readonly Part[], source: string) =>
    renderFact(label, value, marks(source), said.notVerified);
  const page = url === null ? [] : [outside(html`<bdi>${shortAddress(url)}</bdi>`, url)];
  const hub = hfId === null ? [] : [outside(html`<bdi>${hfId}</bdi>`, `https://huggingface.co/datasets/${hfId}`)];
  const written = paper ? [outside(html`<bdi>${paper.title ?? shortAddress(paper.url)}</bdi>`, paper.url)] : [];
  return html`<dl class="fields">${sizeFact(kit, dataset)}
${facets.filter((facet) => facet !== "host").map((facet) => facetFact(kit, dataset, facet))}
${fact(said.facts.year, year === null ? [] : [String(year)], "year")}
${fact(said.facts.paper, written, "paper")}
${fact(said.facts.url, page, "url")}
${hfId !== null && fact(said.facts.hfId, hub, "hfId")}
${gated && fact(said.facts.gated, [said.gated], "gated")}
${
  aliases.length > 0 &&
  fact(
    said.facts.aliases,
    aliases.map((alias) => html`<bdi>${alias}</bdi>`),
    "name",
  )
}</dl>`;
}

function renderUsers(kit: PageKit, dataset: Dataset): Html {
  const { said, engine } = kit;
  const users = engine.registry().usersOf(dataset.id);
  const confirmed = users.map(({ model, stages }) => {
    const used = [...new Set(stages.map((stage) => labelOf(kit, "stage", stage)))].join(", ");
    return html`<li>${recordLink(kit, { type: "model", id: model.id }, model.name)} <small>${used}</small></li>`;
  });
  const claimed = dataset.claimedUsers.map((name) => html`<li><bdi>${name}</bdi> <small>${said.claimed}</small></li>`);
  const all = [...confirmed, ...claimed];
  return html`<section><h2>${said.usedBy} ${sourceMarks(kit, dataset.sources, "usedBy", "claimedUsers")}</h2>
${all.length === 0 ? html`<p>${said.noUsers}</p>` : html`<ul class="plain">${all}</ul>`}</section>`;
}

function renderCorrections(kit: PageKit, { corrections = [], survey }: Dataset): Html {
  const { said, locale } = kit;
  const corrected =
    corrections.length > 0 &&
    html`<details class="survey"><summary>${said.corrections} (${corrections.length})</summary><p class="fine">${said.correctionsNote}</p><ul class="plain corrected">${corrections.map(
      ({ field, survey: was, right, source }) =>
        html`<li><p>${outside(right[locale], source)}</p><p class="fine">${said.surveySaid(said.correctionFields[field], was)}</p></li>`,
    )}</ul></details>`;
  const row =
    survey &&
    html`<details class="survey"><summary>${said.surveyRow}</summary><p class="fine">${said.surveyNote}</p>
<p><bdi>${[survey.name, survey.section, survey.category, survey.count, survey.models.join(", "), survey.note ?? ""].filter((part) => part !== "").join(" | ")}</bdi></p></details>`;
  return html`${corrected}${row}`;
}

/** The links of a record's page: ask about it, similar ones, its JSON. */
export function renderRecordActions(
  kit: PageKit,
  ref: { readonly type: "dataset" | "model"; readonly id: string; readonly name: string },
): Html {
  const { said, locale, links } = kit;
  const about = ref.type === "dataset" ? "describe" : "model-data";
  const ask = (intent: "describe" | "model-data" | "similar", text: string) =>
    askLink(kit, { question: writeAbout(intent, [ref.name], locale), locale }, text, { className: "button" });
  const data = links.data(ref);
  return html`<p class="actions">${ask(about, said.askAbout)}${ref.type === "dataset" && ask("similar", said.similar)}${data !== null && html`<a class="button" href="${data}">${said.asData}</a>`}</p>`;
}

/** Everything that is known of a dataset, each fact with its sources. */
export function renderDataset(kit: PageKit, dataset: Dataset, policy?: string): string {
  const { said, locale, engine } = kit;
  const shown = ["kind", "annotation"] as const;
  const subtitle = shown.flatMap((facet) =>
    facetValues(engine.registry(), dataset, facet).map((value) => labelOf(kit, facet, value)),
  );
  const lineage = renderLineage(kit, dataset);
  const note = dataset.note?.[locale];
  const body = html`<article class="record"><h1><bdi>${dataset.name}</bdi></h1>
${subtitle.length > 0 && html`<p class="subtitle">${subtitle.join(" · ")}</p>`}
${note && html`<p class="note">${note} ${sourceMarks(kit, dataset.sources, "note")}</p>`}
${renderRecordActions(kit, { type: "dataset", id: dataset.id, name: dataset.name })}
${renderFacts(kit, dataset)}
${renderCorrections(kit, dataset)}
${!isEmpty(lineage) && html`<section><h2>${said.lineage} ${sourceMarks(kit, dataset.sources, "derivedFrom")}</h2>${lineage}</section>`}
${renderUsers(kit, dataset)}
${renderSources(kit, dataset.sources)}</article>`;
  return renderShell(kit, {
    title: `${dataset.name} · whichdata`,
    body,
    section: "datasets",
    styles: ["card.css", "record.css"],
    data: datasetJsonLd(kit, dataset),
    ...(note && { description: note }),
    ...(policy !== undefined && { policy }),
  });
}
