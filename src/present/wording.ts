import type { Locale } from "../language/locale.ts";
import type { Filters } from "../records/query.ts";
import type { Registry } from "../records/registry.ts";
import type { Dataset, Model } from "../records/schema.ts";
import { labelOf, sizeText } from "./card-fields.ts";
import { suggestFilters } from "./labels.ts";
import { makerFor, wordsOf } from "./maker.ts";

/** The same filters as a question in a language, which is read back as these filters. */
export function writeFilters(registry: Registry, filters: Filters, locale: Locale): string {
  return suggestFilters(makerFor(registry, locale), filters).question;
}

/** What a question about records by name can be written for. */
export type AskedAbout = "describe" | "model-data" | "users" | "parents" | "children" | "similar" | "compare";

/** A question about records by their names, in a language. `names`: one, or two to four to compare. */
export function writeAbout(intent: AskedAbout, names: readonly string[], locale: Locale): string {
  const words = wordsOf[locale];
  const [name = ""] = names;
  switch (intent) {
    case "describe":
      return words.askDataset(name);
    case "model-data":
      return words.askModelData(name);
    case "users":
      return words.askUsers(name);
    case "parents":
      return words.askParents(name);
    case "children":
      return words.askChildren(name);
    case "similar":
      return words.askSimilar(name);
    case "compare":
      return words.askCompare(names);
  }
}

/** What to show for a record while somebody types its name: "VLFeedback · preference · 80K instructions". */
export function choiceLabel(registry: Registry, record: Dataset | Model, locale: Locale): string {
  const maker = makerFor(registry, locale);
  if (!("kind" in record)) return [record.name, record.org, record.year].filter((part) => part !== null).join(" · ");
  const [size] = record.size;
  const kind = record.kind === null ? [] : [labelOf(maker, "kind", record.kind)];
  return [record.name, ...kind, ...(size ? [sizeText(maker, { ...size, part: null })] : [])].join(" · ");
}
