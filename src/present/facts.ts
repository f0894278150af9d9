import type { Facet } from "../records/query.ts";
import type { Dataset } from "../records/schema.ts";
import { type CardMaker, fewest, labels, sizes, users } from "./card-fields.ts";
import { licence } from "./card-licence.ts";
import type { Inline } from "./message.ts";

/** A fact of a dataset by the name of its field: what it is called, and what is known of it; null where nobody knows. */
export function fieldOf(maker: CardMaker, dataset: Dataset, name: string): { label: string; text: string | null } {
  const { words, registry, locale } = maker;
  const joined = (items: readonly Inline[]) => (items.length === 0 ? null : items.map(({ text }) => text).join(", "));
  const facet = (key: Facet) => ({
    label: registry.vocabularies.get(key)?.label[locale] ?? key,
    text: joined(labels(maker, dataset, key)),
  });
  switch (name) {
    case "language":
    case "languages":
      return { label: words.fields.languages, text: joined(labels(maker, dataset, "language")) };
    case "size":
      return { label: words.fields.size, text: dataset.size.length === 0 ? null : joined(sizes(maker, dataset, 4)) };
    case "license":
      return { label: words.fields.license, text: licence(maker, dataset).text };
    case "year":
      return { label: words.fields.year, text: dataset.year === null ? null : String(dataset.year) };
    case "paper":
      return {
        label: words.fields.paper,
        text: dataset.paper === null ? null : [dataset.paper.title ?? "", dataset.paper.url].join(" ").trim(),
      };
    case "url":
      return { label: words.link, text: dataset.url };
    case "added":
      return { label: words.fields.added, text: dataset.added ?? null };
    case "users":
      return { label: words.fields.usedBy, text: joined(fewest(maker, users(maker, dataset), 8)) };
    case "kind":
    case "annotation":
    case "modality":
    case "task":
    case "host":
    case "tool":
      return facet(name);
    default:
      return { label: name, text: null };
  }
}
