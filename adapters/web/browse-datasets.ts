import { type Dataset, type Engine, facets, type Locale, normalize, type Registry } from "../../src/index.ts";
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

const items = itemsOnce((registry) =>
  [...facetTable(registry).values()].map(({ dataset, values }) => {
    const notes = dataset.note ? [dataset.note.en, dataset.note.ko] : [];
    const written = [...registry.namesOf(dataset), ...allLabels(registry, values), ...notes];
    return { record: dataset, haystack: normalize(written.join("\n")).toLowerCase(), values };
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
function find({ ask, suggest }: Engine, text: string, locale: Locale): Found {
  const reply = ask(text, { locale, limit: limits.apiLimit });
  const { kind, relaxed, results } = toJson(reply);
  const isAnswer = relaxed.length === 0 && ["datasets", "dataset", "similar", "lineage"].includes(kind);
  const near = suggest(text, { type: "dataset", locale, limit: limits.near });
  return isAnswer
    ? { ids: new Set(results.map(({ id }) => id)), said: reply.message.text, near: [] }
    : { ids: new Set(), said: null, near };
}

/** The list of datasets. */
export function browseDatasets(engine: Engine, browsing: Browsing, locale: Locale): Browsed<Dataset> {
  const registry = engine.registry();
  const { text, sort } = browsing;
  return browse(browsing, items(registry), facets, searchTerms(text), order(registry, sort), () =>
    find(engine, text, locale),
  );
}
