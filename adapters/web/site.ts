import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import {
  type Dataset,
  type Engine,
  facets,
  type Locale,
  locales,
  type Model,
  type RecordRef,
} from "../../src/index.ts";
import { readAssets } from "./assets.ts";
import type { Browsed } from "./browse.ts";
import { browseDatasets } from "./browse-datasets.ts";
import { browseModels } from "./browse-models.ts";
import { facetValues } from "./facet-values.ts";
import { allDatasets, allModels, type Browsing, type Links } from "./links.ts";
import { createPageKit } from "./page-kit.ts";
import { renderDatasets, renderModels } from "./render-browse.ts";
import { renderDataset } from "./render-dataset.ts";
import { renderModel } from "./render-model.ts";

/** No server sends these pages with a policy, so each carries its own: styles and pictures from beside it, nothing else. */
const sitePolicy = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

const assetNames = ["page.css", "card.css", "table.css", "record.css", "browse.css", "icon.svg"];

/** A name that every file system and every address takes as it is; of other ids, their digest. */
function fileName(id: string): string {
  if (/^[a-z0-9][a-z0-9.+-]{0,100}$/.test(id)) return id;
  return createHash("sha256").update(id).digest("hex").slice(0, 20);
}

function recordFile({ type, id }: RecordRef): string {
  return `${type}s/${fileName(id)}.html`;
}

/** The file of a list: of all models, of all datasets, or of those with one value. Null for what has no page. */
function listFile({ list, text, chosen, sort, page }: Browsing): string | null {
  if (list === "models") return page > 1 ? `models-${page}.html` : "models.html";
  if (text !== "" || sort !== allDatasets.sort) return null;
  const [first, ...others] = facets.flatMap((facet) =>
    (chosen[facet] ?? []).map((value) => `by/${facet}-${fileName(value)}`),
  );
  if (others.length > 0) return null;
  if (first !== undefined) return page > 1 ? `${first}.${page}.html` : `${first}.html`;
  return page > 1 ? `datasets-${page}.html` : "index.html";
}

const folders: Readonly<Record<Locale, string>> = { en: "", ko: "ko/" };

/** Links from one file to the others, so that they work from any folder and any address. */
function siteLinks(locale: Locale, file: string): Links {
  const here = folders[locale] + file;
  const to = (target: string) => posix.relative(posix.dirname(here), target) || posix.basename(target);
  const inside = (target: string | null) => (target === null ? null : to(folders[locale] + target));
  return {
    home: () => null,
    ask: () => null,
    record: (ref) => to(folders[locale] + recordFile(ref)),
    browse: (browsing) => inside(listFile(browsing)),
    asset: (name) => to(`assets/${name}`),
    data: () => null,
    api: () => null,
    inLocale: (other) => to(folders[other] + file),
  };
}

/** Each list of the site: all datasets, and those with each value of each facet. */
function* choices(engine: Engine): Generator<Browsing["chosen"]> {
  yield {};
  const registry = engine.registry();
  for (const facet of facets) {
    const values = new Set(registry.datasets.flatMap((dataset) => facetValues(registry, dataset, facet)));
    for (const value of values) yield { [facet]: [value] };
  }
}

/** The pages of a list. Facets stand beside the list of all datasets alone: each of them leads to a list of its own. */
function* listPages<T extends Dataset | Model>(
  show: (page: number) => Browsed<T>,
  withFacets: boolean,
): Generator<Browsed<T>> {
  for (let page = 1; ; page++) {
    const browsed = show(page);
    yield withFacets ? browsed : { ...browsed, facets: [] };
    if (page >= browsed.pages) return;
  }
}

/**
 * Writes every dataset, every model and the lists of them as files, in English and, under `ko/`, in Korean: they need no
 * server and no script. Returns how many files it wrote.
 * @param out the folder; it is made where it is not there, and other files in it are left alone.
 */
export function writeSite(out: string, engine: Engine): number {
  let files = 0;
  const write = (file: string, text: string) => {
    const path = join(out, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    files++;
  };
  const assets = readAssets();
  for (const name of assetNames) write(`assets/${name}`, assets.get(name)?.body ?? "");

  const { datasets, models } = engine.registry();
  for (const locale of locales) {
    const page = (file: string, render: (kit: ReturnType<typeof createPageKit>) => string) =>
      write(folders[locale] + file, render(createPageKit(engine, locale, siteLinks(locale, file))));
    for (const dataset of datasets) {
      page(recordFile({ type: "dataset", id: dataset.id }), (kit) => renderDataset(kit, dataset, sitePolicy));
    }
    for (const model of models) {
      page(recordFile({ type: "model", id: model.id }), (kit) => renderModel(kit, model, sitePolicy));
    }
    for (const browsed of listPages((at) => browseModels(engine, { ...allModels, page: at }, locale), false)) {
      const file = listFile(browsed.browsing);
      if (file !== null) page(file, (kit) => renderModels(kit, browsed, false, sitePolicy));
    }
    for (const chosen of choices(engine)) {
      const show = (at: number) => browseDatasets(engine, { ...allDatasets, chosen, page: at }, locale);
      for (const browsed of listPages(show, Object.keys(chosen).length === 0)) {
        const file = listFile(browsed.browsing);
        if (file !== null) page(file, (kit) => renderDatasets(kit, browsed, false, sitePolicy));
      }
    }
  }
  return files;
}
