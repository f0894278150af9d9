import type { Model } from "../../src/index.ts";
import { countDatasets } from "./browse-models.ts";
import { type Html, html } from "./html.ts";
import { labelOf, type PageKit, recordLink } from "./page-kit.ts";

/** Models as a table: who made each, when, in which stages, and on how many datasets. */
export function renderModelTable(kit: PageKit, models: readonly Model[]): Html {
  const { said } = kit;
  const heads = [said.name, said.modelFacts.year, said.modelFacets.stage, said.datasets];
  const fact = (label: string, value: string) =>
    html`<td data-label="${label}">${value === "" ? html`<span class="unknown" data-of="${label}:">${said.notVerified}</span>` : value}</td>`;
  return html`<table class="datasets"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
${models.map((model) => {
  const stages = [...new Set(model.stages.map(({ stage }) => labelOf(kit, "stage", stage)))];
  const count = countDatasets(model);
  return html`<tbody><tr><th scope="row" class="name">${recordLink(kit, { type: "model", id: model.id }, model.name)} <small>${model.org}</small></th>
${fact(said.modelFacts.year, model.year === null ? "" : String(model.year))}${fact(said.modelFacets.stage, stages.join(" → "))}${fact(said.datasets, count > 0 ? said.count(String(count)) : "")}</tr></tbody>`;
})}</table>`;
}
