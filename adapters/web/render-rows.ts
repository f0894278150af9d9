import type { Dataset, Model } from "../../src/index.ts";
import { facetValues } from "./facet-values.ts";
import { type Html, html } from "./html.ts";
import { labelOf, type PageKit, recordLink } from "./page-kit.ts";
import { sizeText } from "./size-bar.ts";

function labels(kit: PageKit, dataset: Dataset, facet: "kind" | "language" | "license" | "annotation", most: number) {
  const values = facetValues(kit.engine.registry(), dataset, facet);
  const shown = values.slice(0, most).map((value) => labelOf(kit, facet, value));
  return [...shown, ...(values.length > most ? [kit.said.more(values.length - most)] : [])].join(", ");
}

/** Datasets as a list: what each is, how big, in which languages, on which terms. */
export function renderDatasetRows(kit: PageKit, datasets: readonly Dataset[]): Html {
  return html`<ul class="rows">${datasets.map((dataset) => {
    const [size] = dataset.size;
    const kind = [labels(kit, dataset, "kind", 1), labels(kit, dataset, "annotation", 1)].filter((one) => one !== "");
    const facts = [
      size && sizeText(kit, { ...size, part: null }),
      labels(kit, dataset, "language", 3),
      labels(kit, dataset, "license", 1),
      dataset.year === null ? "" : String(dataset.year),
    ].filter((fact) => fact);
    return html`<li><p class="row-head">${recordLink(kit, { type: "dataset", id: dataset.id }, dataset.name)} <small>${kind.join(" · ")}</small></p>
<p class="row-facts">${facts.map((fact) => html`<span>${fact}</span>`)}</p></li>`;
  })}</ul>`;
}

/** Models as a list: who made each, when, and on how many datasets. */
export function renderModelRows(kit: PageKit, models: readonly Model[]): Html {
  return html`<ul class="rows">${models.map((model) => {
    const used = new Set(model.stages.flatMap(({ datasets }) => datasets.map((one) => JSON.stringify(one))));
    const stages = [...new Set(model.stages.map(({ stage }) => labelOf(kit, "stage", stage)))];
    const facts = [stages.join(" → "), used.size > 0 && kit.said.count(String(used.size))].filter((fact) => fact);
    const head = [model.org, model.year].filter((part) => part !== null).join(" · ");
    return html`<li><p class="row-head">${recordLink(kit, { type: "model", id: model.id }, model.name)} <small>${head}</small></p>
<p class="row-facts">${facts.map((fact) => html`<span>${fact}</span>`)}</p></li>`;
  })}</ul>`;
}
