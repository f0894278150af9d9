import type { Dataset, Model } from "../../src/index.ts";
import type { Browsed, FacetCount } from "./browse.ts";
import { renderDatasetTable } from "./dataset-table.ts";
import { type Html, html } from "./html.ts";
import { limits } from "./limits.ts";
import { allDatasets, allModels, type Browsing, type ListFacet, listFacets, listSorts } from "./links.ts";
import { renderModelTable } from "./model-table.ts";
import { labelOf, type PageKit, recordLink, writeNumber } from "./page-kit.ts";
import { renderShell } from "./render-shell.ts";

const whole = { datasets: allDatasets, models: allModels };

function facetName({ said }: PageKit, { list }: Browsing, facet: ListFacet): string {
  const names: Readonly<Record<string, string>> = list === "models" ? said.modelFacets : said.facts;
  return names[facet] ?? facet;
}

/** The same view with a value chosen, or no longer; where no server answers, with that value alone. */
function toggled(browsing: Browsing, facet: ListFacet, value: string, isLive: boolean): Browsing {
  const chosen = browsing.chosen[facet] ?? [];
  if (!isLive) return { ...whole[browsing.list], chosen: chosen.includes(value) ? {} : { [facet]: [value] } };
  const left = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return { ...browsing, page: 1, chosen: { ...browsing.chosen, [facet]: left } };
}

function renderFacet(
  kit: PageKit,
  browsing: Browsing,
  facet: ListFacet,
  values: readonly FacetCount[],
  isLive: boolean,
): Html {
  const { links, said, locale } = kit;
  const value = (one: FacetCount) => {
    const label = html`<bdi>${labelOf(kit, facet, one.value)}</bdi> <span class="count">${writeNumber(one.count, locale)}</span>`;
    const href = links.browse(toggled(browsing, facet, one.value, isLive));
    if (href === null) return html``;
    return html`<li><a href="${href}" rel="nofollow" data-key="${facet}:${one.value}"${one.chosen && html` aria-current="true"`}>${label}</a></li>`;
  };
  const there = values.filter(({ count, chosen }) => count > 0 || chosen);
  const first = there.filter(({ chosen }, index) => chosen || index < limits.facetValues);
  const rest = there.filter((one) => !first.includes(one));
  if (there.length === 0) return html``;
  return html`<section class="facet"><h2>${facetName(kit, browsing, facet)}</h2><ul>${first.map(value)}</ul>
${rest.length > 0 && html`<details><summary>${said.moreValues(rest.length)}</summary><ul>${rest.map(value)}</ul></details>`}</section>`;
}

function renderChosen(kit: PageKit, browsing: Browsing, isLive: boolean): Html {
  const { links, said } = kit;
  const facets: readonly ListFacet[] = listFacets[browsing.list];
  const chips = facets.flatMap((facet) =>
    (browsing.chosen[facet] ?? []).map((value) => {
      const label = labelOf(kit, facet, value);
      const href = links.browse(toggled(browsing, facet, value, isLive));
      return html`<li><a class="chip removable" href="${href ?? ""}" aria-label="${said.without(label)}"><bdi>${label}</bdi> <span aria-hidden="true">×</span></a></li>`;
    }),
  );
  if (chips.length === 0) return html``;
  return html`<ul class="chips">${chips}<li><a class="quiet" href="${links.browse(whole[browsing.list]) ?? ""}">${said.clear}</a></li></ul>`;
}

function renderForm({ said, locale }: PageKit, { list, text, chosen, sort }: Browsing): Html {
  const facets: readonly ListFacet[] = listFacets[list];
  const kept = facets.flatMap((facet) =>
    (chosen[facet] ?? []).map((value) => html`<input type="hidden" name="${facet}" value="${value}">`),
  );
  const placeholder = list === "models" ? said.searchModels : said.searchPlaceholder;
  return html`<form class="search" action="/${list}" method="get" role="search" data-type="${list === "models" ? "model" : "dataset"}"><input type="hidden" name="locale" value="${locale}">${kept}
<label class="unseen" for="search">${said.search}</label><input id="search" name="q" type="search" list="names" value="${text}" placeholder="${placeholder}" maxlength="200" autocomplete="off" dir="auto"><datalist id="names"></datalist>
<label for="sort">${said.sortBy}</label><select id="sort" name="sort">${listSorts[list].map(
    (one) => html`<option value="${one}"${one === sort && html` selected`}>${said.browseSorts[one]}</option>`,
  )}</select><button class="button">${said.apply}</button></form>`;
}

function renderPageLinks({ links, said }: PageKit, { browsing, pages }: Browsed): Html {
  if (pages < 2) return html``;
  const to = (page: number, text: string) => {
    const href = links.browse({ ...browsing, page });
    return href !== null && html`<a class="button" href="${href}">${text}</a>`;
  };
  return html`<nav class="pages" aria-label="${said.pages}">${browsing.page > 1 && to(browsing.page - 1, said.previous)}
<span>${browsing.page} / ${pages}</span>${browsing.page < pages && to(browsing.page + 1, said.next)}</nav>`;
}

function renderNothing(kit: PageKit, { near }: Browsed): Html {
  const { said } = kit;
  const names = near.map((ref) => {
    const { type, id } = ref;
    const record = type === "dataset" ? kit.engine.registry().dataset(id) : kit.engine.registry().model(id);
    return record && html`<li>${recordLink(kit, ref, record.name)}</li>`;
  });
  return html`<p>${said.noneLeft}</p>${names.length > 0 && html`<h2>${said.near}</h2><ul class="plain">${names}</ul>`}`;
}

function renderList(
  kit: PageKit,
  browsed: Browsed,
  { title, count, table }: { readonly title: string; readonly count: string; readonly table: Html },
  isLive: boolean,
  policy: string | undefined,
): string {
  const { said } = kit;
  const { browsing, total } = browsed;
  const beside =
    browsed.facets.length > 0 &&
    html`<aside aria-label="${said.filters}"><details class="facets" open><summary>${said.filters}</summary>${browsed.facets.map(
      ({ facet, values }) => renderFacet(kit, browsing, facet, values, isLive),
    )}</details></aside>`;
  const body = html`<h1>${title}</h1>
${isLive && renderForm(kit, browsing)}
<div class="${browsed.facets.length > 0 && "browse"}" id="browse">${beside}
<section aria-label="${title}">${renderChosen(kit, browsing, isLive)}<p class="total" role="status" tabindex="-1">${browsed.said ?? count}</p>
${total === 0 ? renderNothing(kit, browsed) : table}${renderPageLinks(kit, browsed)}</section></div>`;
  return renderShell(kit, {
    title: `${title} · whichdata`,
    description: said.lead,
    body,
    section: browsing.list,
    styles: ["card.css", "table.css", "browse.css"],
    scripts: isLive ? ["browse.js"] : [],
    ...(policy !== undefined && { policy }),
  });
}

/** The list of datasets with its facets. `isLive`: it can be searched, because a server answers. */
export function renderDatasets(kit: PageKit, browsed: Browsed<Dataset>, isLive: boolean, policy?: string): string {
  const { said, locale } = kit;
  const rows = browsed.rows.map((dataset) => ({ dataset, card: null, why: null }));
  const count = said.count(writeNumber(browsed.total, locale));
  return renderList(
    kit,
    browsed,
    { title: said.datasets, count, table: renderDatasetTable(kit, rows) },
    isLive,
    policy,
  );
}

/** The list of models with its facets. */
export function renderModels(kit: PageKit, browsed: Browsed<Model>, isLive: boolean, policy?: string): string {
  const { said, locale } = kit;
  const count = said.countModels(writeNumber(browsed.total, locale));
  const table = renderModelTable(kit, browsed.rows);
  return renderList(kit, browsed, { title: said.models, count, table }, isLive, policy);
}
