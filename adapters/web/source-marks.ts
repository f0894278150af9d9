import type { Dataset, Model } from "../../src/index.ts";
import { type Html, html, outside, webAddress } from "./html.ts";
import { type PageKit, shortAddress } from "./page-kit.ts";

type Sources = (Dataset | Model)["sources"];

/** The sources of all that one answer shows, numbered in the order in which they are first named. */
export interface SourceMarks {
  /** The number of the first source that supports one of these fields, as a link to its page: the record's own page has all. */
  readonly mark: (sources: Sources, ...fields: readonly string[]) => Html;
  /** All that were named so far, folded away; nothing where none was. */
  readonly list: () => Html;
}

/** Begins to number the sources of an answer. */
export function createSourceMarks({ said }: PageKit): SourceMarks {
  const numbers = new Map<string, number>();
  return {
    mark: (sources, ...fields) => {
      const source = sources.find((one) => one.fields.some((field) => fields.includes(field)));
      const url = webAddress(source?.url);
      if (url === null) return html``;
      const number = numbers.get(url) ?? numbers.size + 1;
      numbers.set(url, number);
      const label = `${said.sourceOf(number)}: ${shortAddress(url)}`;
      return html` <a class="mark" href="${url}" target="_blank" rel="noopener noreferrer" title="${label}" aria-label="${label}">${number}</a>`;
    },
    list: () =>
      numbers.size === 0
        ? html``
        : html`<details class="answer-sources"><summary>${said.sources} (${numbers.size})</summary><ol class="sources">${[...numbers.keys()].map((url) => html`<li>${outside(html`<bdi>${shortAddress(url)}</bdi>`, url)}</li>`)}</ol></details>`,
  };
}
