import type { RegistryRecords } from "../../src/index.ts";
import { hubPage } from "../hub/id.ts";

/** An address, and the fields of the records that give it. */
export interface Link {
  readonly url: string;
  /** As `datasets/clevr: paper.url`. */
  readonly uses: readonly string[];
}

/** Every address that the records give, once each: what follows a # is the same page. Names in the order of the records. */
export function linksOf({ datasets, models }: RegistryRecords): readonly Link[] {
  const uses = new Map<string, string[]>();
  const add = (url: string | null | undefined, use: string) => {
    if (!url) return;
    const page = url.replace(/#.*$/s, "");
    const known = uses.get(page);
    if (known) known.push(use);
    else uses.set(page, [use]);
  };
  for (const { id, url, hfId, paper, survey, corrections, sources } of datasets) {
    const at = `datasets/${id}: `;
    add(url, `${at}url`);
    if (hfId !== null) add(hubPage(hfId), `${at}hfId`);
    add(paper?.url, `${at}paper.url`);
    add(survey?.url, `${at}survey.url`);
    for (const [index, { source }] of (corrections ?? []).entries()) add(source, `${at}corrections.${index}.source`);
    for (const [index, source] of sources.entries()) add(source.url, `${at}sources.${index}.url`);
  }
  for (const { id, url, paper, sources } of models) {
    const at = `models/${id}: `;
    add(url, `${at}url`);
    add(paper, `${at}paper`);
    for (const [index, source] of sources.entries()) add(source.url, `${at}sources.${index}.url`);
  }
  return [...uses].map(([url, list]) => ({ url, uses: list }));
}
