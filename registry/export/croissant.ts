import type { Dataset, Registry } from "../../src/index.ts";
import type { MadeWith } from "../../src/records/schema.ts";
import { hubPage } from "../hub/id.ts";
import { croissantContext, croissantVersion } from "./croissant-context.ts";
import { licenseUrl } from "./license-url.ts";

/** A JSON-LD value. */
export type JsonLd = string | number | boolean | readonly JsonLd[] | { readonly [key: string]: JsonLd };

function label(registry: Registry, facet: string, value: string): string {
  return registry.value(facet, value)?.label.en ?? value;
}

/** A name in Korean is not English, which the context says of every text without a language of its own. */
function named(text: string): JsonLd {
  return /[가-힣]/.test(text) ? { "@value": text, "@language": "ko" } : text;
}

function descriptionOf(dataset: Dataset, registry: Registry): string {
  if (dataset.note) return dataset.note.en;
  const kind = dataset.kind === null ? "data" : `${label(registry, "kind", dataset.kind)} data`;
  const languages = dataset.languages.map((value) => label(registry, "language", value));
  return `${dataset.name}: ${kind}${languages.length > 0 ? ` in ${languages.join(", ")}` : ""}.`;
}

/** Croissant wants a licence of every dataset: its text's address, else its name, else that nobody verified one. */
function licenseOf({ license, noLicense }: Dataset, registry: Registry): JsonLd {
  const url = license === null ? null : licenseUrl(license);
  if (url !== null) return url;
  const unknown = noLicense ? "its page names none" : "not verified";
  return { "@type": "sc:CreativeWork", name: license === null ? unknown : label(registry, "license", license) };
}

/** A tool as the RAI extension wants one: its name, and what it did. */
function toolOf({ tool, role }: MadeWith, registry: Registry): string {
  return `${label(registry, "tool", tool)} (${label(registry, "role", role)})`;
}

/** Where people read about it: its own page, else its repository's, its paper's, or the first source that names it. */
function pageOf({ url, hfId, paper, sources }: Dataset): string | null {
  return url ?? (hfId === null ? null : hubPage(hfId)) ?? paper?.url ?? sources[0]?.url ?? null;
}

/** Its Hub repository, as MLCommons' examples describe one. A repository has no checksum; they give this address instead. */
function repository(hfId: string): JsonLd {
  return {
    "@type": "cr:FileObject",
    "@id": "repo",
    name: "repo",
    description: "The Hugging Face git repository.",
    contentUrl: hubPage(hfId),
    encodingFormat: "git+https",
    sha256: "https://github.com/mlcommons/croissant/issues/80",
  };
}

function parentOf(parent: Dataset["derivedFrom"][number], registry: Registry): JsonLd {
  const record = typeof parent === "string" ? registry.dataset(parent) : undefined;
  const name = typeof parent === "string" ? (record?.name ?? parent) : parent.external;
  return { "@type": "sc:Dataset", name, ...(record?.url ? { url: record.url } : {}) };
}

/**
 * A dataset as Croissant 1.0 (JSON-LD): what the registry knows, and nothing it does not. Its creator and its date are
 * there only where known, though the specification wants them.
 */
export function croissantOf(dataset: Dataset, registry: Registry): { readonly [key: string]: JsonLd } {
  const { name, aliases, hfId, paper, year, languages, derivedFrom, restrictions = [], madeWith = [], added } = dataset;
  const page = pageOf(dataset);
  const keywords = [
    ...(dataset.kind === null ? [] : [label(registry, "kind", dataset.kind)]),
    ...dataset.modalities.map((value) => label(registry, "modality", value)),
    ...dataset.tasks.map((value) => label(registry, "task", value)),
  ];
  const owner = hfId?.includes("/") ? hfId.slice(0, hfId.indexOf("/")) : null;
  return {
    "@context": croissantContext,
    "@type": "sc:Dataset",
    conformsTo: croissantVersion,
    name: named(name),
    ...(aliases.length > 0 ? { alternateName: aliases.map(named) } : {}),
    description: descriptionOf(dataset, registry),
    ...(page === null ? {} : { url: page }),
    ...(hfId !== null && page !== hubPage(hfId) ? { sameAs: hubPage(hfId) } : {}),
    license: licenseOf(dataset, registry),
    ...(owner === null
      ? {}
      : { creator: { "@type": "sc:Organization", name: owner, url: `https://huggingface.co/${owner}` } }),
    ...(year === null ? {} : { datePublished: String(year) }),
    ...(paper === null ? {} : { citeAs: paper.title === null ? paper.url : `${paper.title}. ${paper.url}` }),
    ...(keywords.length > 0 ? { keywords: [...new Set(keywords)] } : {}),
    ...(languages.length > 0 ? { inLanguage: languages } : {}),
    ...(restrictions.length > 0
      ? { conditionsOfAccess: restrictions.map(({ restriction }) => label(registry, "restriction", restriction)) }
      : {}),
    ...(madeWith.length > 0 ? { "rai:machineAnnotationTools": madeWith.map((tool) => toolOf(tool, registry)) } : {}),
    ...(added === undefined ? {} : { sdDatePublished: added }),
    ...(derivedFrom.length > 0 ? { isBasedOn: derivedFrom.map((parent) => parentOf(parent, registry)) } : {}),
    ...(hfId === null ? {} : { distribution: [repository(hfId)] }),
  };
}
