import { type Facet, facets, type Model } from "../../src/index.ts";
import type { Browsed, FacetCount } from "./browse.ts";
import { type Html, html } from "./html.ts";
import { limits } from "./limits.ts";
import { allDatasets, type Browsing, browseSorts } from "./links.ts";
import { labelOf, type PageKit, writeNumber } from "./page-kit.ts";
import { renderDatasetRows, renderModelRows } from "./render-rows.ts";
import { renderShell } from "./render-shell.ts";

/** The same view with a value chosen, or no longer; where no server answers, with that value alone. */
function toggled(browsing: Browsing, facet: Facet, value: string, isLive: boolean): Browsing {
  const chosen = browsing.chosen[facet] ?? [];
  if (!isLive) return { ...allDatasets, chosen: chosen.includes(value) ? {} : { [facet]: [value] } };
  const left = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return { ...browsing, page: 1, chosen: { ...browsing.chosen, [facet]: left } };
}

function renderFacet(
  kit: PageKit,
  browsing: Browsing,
  facet: Facet,
  values: readonly FacetCount[],
  isLive: boolean,
): Html {
  const { links, said, locale } = kit;
  const value = (one: FacetCount) => {
    const label = html`<bdi>${labelOf(kit, facet, one.value)}</bdi> <span class="count">${writeNumber(one.count, locale)}</span>`;
    const href = links.browse(toggled(browsing, facet, one.value, isLive));
    if (href === null) return html``;
    return html`<li><a href="${href}" rel="nofollow"${one.chosen && html` aria-current="true"`}>${label}</a></li>`;
  };
  const there = values.filter(({ count, chosen }) => count > 0 || chosen);
  const first = there.filter(({ chosen }, index) => chosen || index < limits.facetValues);
  const rest = there.filter((one) => !first.includes(one));
  if (there.length === 0) return html``;
  return html`<section class="facet"><h3>${said.facts[facet]}</h3><ul>${first.map(value)}</ul>
${rest.length > 0 && html`<details><summary>${said.moreValues(rest.length)}</summary><ul>${rest.map(value)}</ul></details>`}</section>`;
}

function renderChosen(kit: PageKit, browsing: Browsing, isLive: boolean): Html {
  const { links, said } = kit;
  const chips = facets.flatMap((facet) =>
    (browsing.chosen[facet] ?? []).map((value) => {
      const label = labelOf(kit, facet, value);
      const href = links.browse(toggled(browsing, facet, value, isLive));
      return html`<li><a class="chip removable" href="${href ?? ""}" aria-label="${said.without(label)}"><bdi>${label}</bdi> <span aria-hidden="true">×</span></a></li>`;
    }),
  );
  if (chips.length === 0) return html``;
  return html`<ul class="chips">${chips}<li><a class="quiet" href="${links.browse(allDatasets) ?? ""}">${said.clear}</a></li></ul>`;
}

function renderForm({ said, locale }: PageKit, { text, chosen, sort }: Browsing): Html {
  const kept = facets.flatMap((facet) =>
    (chosen[facet] ?? []).map((value) => html`<input type="hidden" name="${facet}" value="${value}">`),
  );
  return html`<form class="search" action="/datasets" method="get" role="search"><input type="hidden" name="locale" value="${locale}">${kept}
<label class="unseen" for="search">${said.search}</label><input id="search" name="q" type="search" list="names" value="${text}" placeholder="${said.searchPlaceholder}" maxlength="200" autocomplete="off" dir="auto"><datalist id="names"></datalist>
<label for="sort">${said.sortBy}</label><select id="sort" name="sort">${browseSorts.map(
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

/** The list of datasets with its facets. `isLive`: it can be searched, because a server answers. */
export function renderBrowse(kit: PageKit, browsed: Browsed, isLive: boolean, policy?: string): string {
  const { said, locale } = kit;
  const { browsing, total, rows } = browsed;
  const beside =
    browsed.facets.length > 0 &&
    html`<aside aria-label="${said.filters}"><details class="facets" open><summary>${said.filters}</summary>${browsed.facets.map(
      ({ facet, values }) => renderFacet(kit, browsing, facet, values, isLive),
    )}</details></aside>`;
  const body = html`<h1>${said.datasets}</h1>
${isLive && renderForm(kit, browsing)}
<div class="${browsed.facets.length > 0 && "browse"}" id="browse">${beside}
<section aria-label="${said.datasets}">${renderChosen(kit, browsing, isLive)}<p class="total" role="status">${said.count(writeNumber(total, locale))}</p>
${total === 0 ? html`<p>${said.noneLeft}</p>` : renderDatasetRows(kit, rows)}${renderPageLinks(kit, browsed)}</section></div>`;
  return renderShell(kit, {
    title: `${said.datasets} · whichdata`,
    description: said.lead,
    body,
    section: "datasets",
    styles: ["browse.css"],
    scripts: isLive ? ["browse.js"] : [],
    ...(policy !== undefined && { policy }),
  });
}

/** The list of models. */
export function renderModels(kit: PageKit, models: readonly Model[], policy?: string): string {
  const { said, locale } = kit;
  const sorted = models.toSorted((one, other) => one.name.localeCompare(other.name, "en", { numeric: true }));
  const body = html`<h1>${said.models}</h1><p class="total">${said.countModels(writeNumber(models.length, locale))}</p>${renderModelRows(kit, sorted)}`;
  return renderShell(kit, {
    title: `${said.models} · whichdata`,
    body,
    section: "models",
    styles: ["browse.css"],
    ...(policy !== undefined && { policy }),
  });
}
