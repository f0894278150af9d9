import type { Dataset, RegistryRecords } from "../../src/index.ts";
import type { Lookup } from "../lookup.ts";
import { hubPage } from "./id.ts";
import { annotationOf, isKorean, yearOf } from "./inferred.ts";
import { evidentKind } from "./kind.ts";
import type { HubDataset } from "./read.ts";
import { sizesOf } from "./size.ts";
import { firstParagraph } from "./text.ts";

/** A record as far as the Hub knows it. */
export interface Draft {
  /** Its `kind` is null where nothing says it; its `note` is null. */
  readonly record: Dataset;
  /** The card's own description, in the one language that it is written in. */
  readonly description: { readonly en: string | null; readonly ko: string | null };
  /** Where the card names several papers, of which none is in the record. */
  readonly papers: readonly string[];
  /** What the card says and the record cannot hold. */
  readonly warnings: readonly string[];
}

/** A record's id from a name: what may not stand in one becomes a hyphen. */
export function recordIdOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9.+]+/g, "-")
    .replace(/^[^a-z0-9]+|-+$/g, "");
}

function tagged(tags: readonly string[], prefix: string): readonly string[] {
  return tags.flatMap((tag) => (tag.startsWith(`${prefix}:`) ? [tag.slice(prefix.length + 1)] : []));
}

/** What it was made from, as the card's `source_datasets`: records where there are any, else names. */
function parentsOf(sources: readonly string[], { datasets }: RegistryRecords): Dataset["derivedFrom"] {
  return sources.flatMap((source) => {
    const parent = source.replace(/^extended\|/, "").trim();
    if (/^(original|extended|other(-.*)?|)$/.test(parent)) return [];
    const same = (name: string | null) => name?.toLowerCase() === parent.toLowerCase();
    const record = datasets.find(({ id, name, hfId }) => same(hfId) || same(id) || same(name));
    return [record?.id ?? { external: parent }];
  });
}

/** Values of the vocabulary for what a card says, without repeats, and what the vocabulary does not have. */
function translate(
  lookup: Lookup,
  facet: string,
  spellings: readonly string[],
): { values: string[]; unknown: string[] } {
  const found = spellings.map((spelling) => {
    const [base = ""] = facet === "language" ? spelling.split("-") : [];
    return { spelling, value: lookup(facet, spelling) ?? lookup(facet, base) };
  });
  return {
    values: [...new Set(found.flatMap(({ value }) => value ?? []))],
    unknown: found.flatMap(({ spelling, value }) => (value === undefined ? [spelling] : [])),
  };
}

function licenseOf({ card }: HubDataset, lookup: Lookup): { value: string | null; warnings: string[] } {
  const named = card.license.filter((name) => name.toLowerCase() !== "unknown");
  const [name] = named;
  if (name === undefined) return { value: null, warnings: [] };
  if (named.length > 1) return { value: null, warnings: [`license: several (${named.join(", ")}), so none was taken`] };
  const own = name === "other" && card.license_name ? lookup("license", card.license_name) : undefined;
  const value = own ?? lookup("license", name) ?? null;
  return {
    value,
    warnings: value === null ? [`license: ${name} left out; vocabulary/license.json has no such value`] : [],
  };
}

const saidByCard = [
  "name",
  "languages",
  "modalities",
  "tasks",
  "size",
  "url",
  "hfId",
  "paper",
  "license",
  "derivedFrom",
  "gated",
] as const;

function holds(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/**
 * Turns what the Hub says into a record, each fact with its source. What the vocabulary does not know, what is
 * ambiguous and what nobody says stays empty.
 */
export function factsOf(hub: HubDataset, records: RegistryRecords, lookup: Lookup): Draft {
  const { card, tags } = hub;
  const repository = hub.id.slice(hub.id.indexOf("/") + 1);
  const free = [...card.tags, ...tags.filter((tag) => !tag.includes(":"))];
  const categories = [...card.task_categories, ...card.task_ids];
  const arxiv = tagged(tags, "arxiv");
  const papers = arxiv.map((number) => `https://arxiv.org/abs/${number}`);

  const languages = translate(lookup, "language", card.language);
  const modalities = translate(lookup, "modality", tagged(tags, "modality"));
  const tasks = translate(lookup, "task", categories);
  const license = licenseOf(hub, lookup);
  const size = sizesOf(card, { rows: lookup("unit", "rows") ?? "samples", samples: "samples" });
  const kind = lookup("kind", evidentKind(free, categories, repository) ?? "");
  const annotation = annotationOf(hub);
  const annotated = lookup("annotation", annotation?.value ?? "");
  const year = yearOf(hub, arxiv);

  const page = hubPage(hub.id);
  const [paper, ...otherPapers] = papers;
  const record: Dataset = {
    id: recordIdOf(repository),
    name: card.pretty_name?.trim() || repository,
    aliases: [],
    kind: kind ?? null,
    annotation: annotated ?? null,
    languages: languages.values,
    modalities: modalities.values,
    tasks: [...new Set([...tasks.values, ...translate(lookup, "task", free).values])],
    size,
    url: page,
    hfId: hub.id,
    paper: paper !== undefined && otherPapers.length === 0 ? { title: null, url: paper } : null,
    license: license.value,
    year: year?.value ?? null,
    derivedFrom: parentsOf(card.source_datasets, records),
    claimedUsers: [],
    note: null,
    ...(hub.gated ? { gated: true } : {}),
    sources: [],
  };
  const inferred = [
    ...(kind === undefined ? [] : [{ fields: ["kind"], basis: "its tags, tasks or name" }]),
    ...(annotated === undefined || !annotation ? [] : [{ fields: ["annotation"], basis: annotation.basis }]),
    ...(year ? [{ fields: ["year"], basis: year.basis }] : []),
  ].map((source) => ({ url: page, ...source }));

  const description = firstParagraph(hub.readme ?? "") ?? firstParagraph(hub.description ?? "");
  const korean = description !== null && isKorean(description);
  const hasCounts = card.dataset_info.some(({ splits }) => splits?.some((split) => split.num_examples));
  const unknown = { language: languages.unknown, modality: modalities.unknown, task: tasks.unknown };
  return {
    record: {
      ...record,
      sources: [{ url: page, fields: saidByCard.filter((field) => holds(record[field])) }, ...inferred],
    },
    description: { en: korean ? null : description, ko: korean ? description : null },
    papers: otherPapers.length > 0 ? papers : [],
    warnings: [
      ...Object.entries(unknown).flatMap(([facet, words]) =>
        words.length > 0
          ? [`${facet}: ${words.join(", ")} left out; vocabulary/${facet}.json has no one value for it`]
          : [],
      ),
      ...license.warnings,
      ...(otherPapers.length > 0 ? [`paper: several (${arxiv.join(", ")}), so none was taken`] : []),
      ...(hasCounts && !size.some(({ count }) => count !== null) ? ["size: too many configurations to count"] : []),
    ],
  };
}
