import {
  type Dataset,
  type Engine,
  type Facet,
  facets,
  type Locale,
  normalize,
  type Registry,
} from "../../src/index.ts";
import { toJson } from "../json.ts";
import { type Browsed, browse, byName, type Found, itemsOnce } from "./browse.ts";
import { allLabels, facetTable } from "./facet-values.ts";
import { limits } from "./limits.ts";
import type { Browsing, ListSort } from "./links.ts";

/** A search as the words that have to stand in a record. */
export function searchTerms(text: string): readonly string[] {
  const words = normalize(text)
    .toLowerCase()
    .split(/[\s,]+/);
  return words.filter((word) => word !== "");
}

/** Values, and those that stand for them beside something of their own: what CC0 gave away is in the public domain, too. */
function withWider(registry: Registry, facet: Facet, values: readonly string[]): readonly string[] {
  const wider = (registry.vocabularies.get(facet)?.values ?? []).filter(
    ({ value, anyOf = [] }) => anyOf.includes(value) && anyOf.some((one) => values.includes(one)),
  );
  return [...new Set([...values, ...wider.map(({ value }) => value)])];
}

const items = itemsOnce((registry) =>
  [...facetTable(registry).values()].map(({ dataset, values }) => {
    const notes = dataset.note ? [dataset.note.en, dataset.note.ko] : [];
    const written = [...registry.namesOf(dataset), ...allLabels(registry, values), ...notes];
    return {
      record: dataset,
      haystack: normalize(written.join("\n")).toLowerCase(),
      values: Object.fromEntries(facets.map((facet) => [facet, withWider(registry, facet, values[facet])])),
    };
  }),
);

function headline(registry: Registry, dataset: Dataset): number {
  const [size] = dataset.size;
  return size && registry.value("unit", size.unit)?.item ? (size.count ?? -1) : -1;
}

function order(registry: Registry, sort: ListSort): (one: Dataset, other: Dataset) => number {
  const most = (of: (dataset: Dataset) => number) => (one: Dataset, other: Dataset) =>
    of(other) - of(one) || byName(one, other);
  if (sort === "name") return byName;
  if (sort === "size") return most((dataset) => headline(registry, dataset));
  if (sort === "year") return most((dataset) => dataset.year ?? 0);
  return most((dataset) => registry.usersOf(dataset.id).length);
}

/** Asks the engine what was searched for: a name with a typo, with a particle, in the other keyboard's letters, a question. */
function find({ ask, suggest }: Engine, text: string, locale: Locale, isWritten: boolean): Found {
  const reply = ask(text, { locale, limit: limits.apiLimit });
  const { kind, relaxed, results, understood } = toJson(reply);
  // Beside what holds the words, only what was wholly understood: words that stand nowhere would let everything in.
  const isUnderstood = !isWritten || (kind === "datasets" && understood.text === "");
  if (isUnderstood && relaxed.length === 0 && ["datasets", "dataset", "similar", "lineage"].includes(kind)) {
    return { ids: new Set(results.map(({ id }) => id)), said: isWritten ? null : reply.message.text, near: [] };
  }
  const near = isWritten ? [] : suggest(text, { type: "dataset", locale, limit: limits.near });
  return { ids: new Set(), said: null, near };
}

/** The list of datasets. */
export function browseDatasets(engine: Engine, browsing: Browsing, locale: Locale): Browsed<Dataset> {
  const registry = engine.registry();
  const { text, sort } = browsing;
  return browse(browsing, items(registry), facets, searchTerms(text), order(registry, sort), (isWritten) =>
    find(engine, text, locale, isWritten),
  );
}
