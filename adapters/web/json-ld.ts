import type { Dataset } from "../../src/index.ts";
import { facetValues } from "./facet-values.ts";
import { type Html, raw, webAddress } from "./html.ts";
import { labelOf, type PageKit } from "./page-kit.ts";
import { sizeText } from "./size-text.ts";

/** A value as JSON that cannot end the script element it stands in, nor be taken for a comment in it. */
export function scriptJson(value: unknown): Html {
  return raw(
    JSON.stringify(value).replace(
      /[<>&\u2028\u2029]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    ),
  );
}

function filled(entries: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(entries).filter(
      ([, value]) =>
        value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/**
 * A dataset in the terms of schema.org (https://schema.org/Dataset), for a script element of type application/ld+json.
 * What is not known is left out.
 */
export function datasetJsonLd(kit: PageKit, dataset: Dataset): Html {
  const { locale, engine } = kit;
  const registry = engine.registry();
  const { name, aliases, note, url, hfId, paper, license, year, languages, size } = dataset;
  const keywords = (["kind", "annotation", "modality", "task"] as const).flatMap((facet) =>
    facetValues(registry, dataset, facet).map((value) => labelOf(kit, facet, value)),
  );
  const cited = paper && filled({ "@type": "ScholarlyArticle", name: paper.title, url: webAddress(paper.url) });
  return scriptJson({
    "@context": "https://schema.org",
    "@type": "Dataset",
    ...filled({
      name,
      identifier: dataset.id,
      alternateName: aliases,
      description: note?.[locale] ?? [name, ...keywords].join(", "),
      url: webAddress(url),
      sameAs: hfId === null ? null : webAddress(`https://huggingface.co/datasets/${hfId}`),
      license: license === null ? null : labelOf(kit, "license", license),
      inLanguage: languages,
      keywords,
      size: size.map((one) => sizeText(kit, one)),
      datePublished: year === null ? null : String(year),
      citation: cited,
      isBasedOn: dataset.derivedFrom.map((reference) => {
        const parent = typeof reference === "string" ? registry.dataset(reference) : undefined;
        const called = typeof reference === "string" ? (parent?.name ?? reference) : reference.external;
        return filled({ "@type": "Dataset", name: called, url: webAddress(parent?.url) });
      }),
    }),
  });
}
