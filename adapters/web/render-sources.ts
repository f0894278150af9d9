import type { Dataset, Model } from "../../src/index.ts";
import { type Html, html, outside } from "./html.ts";
import { type PageKit, shortAddress } from "./page-kit.ts";

type Sources = (Dataset | Model)["sources"];

/** The numbers of the sources that support one of these fields, as links to them. */
export function sourceMarks({ said }: PageKit, sources: Sources, ...fields: readonly string[]): Html {
  const marks = sources.flatMap((source, index) =>
    source.fields.some((field) => fields.includes(field)) ? [index + 1] : [],
  );
  return html`${marks.map((number) => html` <a class="mark" href="#source-${number}" aria-label="${said.sourceOf(number)}">${number}</a>`)}`;
}

/** The pages that a record was read from, each with what it supports. */
export function renderSources({ said }: PageKit, sources: Sources): Html {
  return html`<section><h2>${said.sources}</h2><ol class="sources">${sources.map(({ url, fields, basis }, index) => {
    const supported = [...new Set(fields.map((field) => said.sourceFields[field] ?? field))].join(", ");
    return html`<li id="source-${index + 1}">${outside(html`<bdi>${shortAddress(url)}</bdi>`, url)} <small>${said.supports(supported)}${basis && html` · ${basis}`}</small></li>`;
  })}</ol></section>`;
}
