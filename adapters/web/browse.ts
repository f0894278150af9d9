import { type Dataset, type Facet, facets, normalize, type Registry } from "../../src/index.ts";
import { allLabels, facetTable, type Indexed } from "./facet-values.ts";
import { limits } from "./limits.ts";
import type { BrowseSort, Browsing } from "./links.ts";

/** A facet's value, how many datasets would have it, and whether it is chosen. */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
  readonly chosen: boolean;
}

/** What the browse view shows. */
export interface Browsed {
  readonly browsing: Browsing;
  /** All that match, of which `rows` is one page. */
  readonly total: number;
  readonly rows: readonly Dataset[];
  readonly pages: number;
  readonly facets: readonly { readonly facet: Facet; readonly values: readonly FacetCount[] }[];
}

// Read over and over while somebody types.
const haystacks = new WeakMap<Indexed, string>();

/** Every word that a dataset can be searched by: its names, its notes, and the labels of its values in both languages. */
function haystackOf(registry: Registry, indexed: Indexed): string {
  const known = haystacks.get(indexed);
  if (known !== undefined) return known;
  const { dataset, values } = indexed;
  const notes = dataset.note ? [dataset.note.en, dataset.note.ko] : [];
  const written = [...registry.namesOf(dataset), ...allLabels(registry, values), ...notes];
  const haystack = normalize(written.join("\n")).toLowerCase();
  haystacks.set(indexed, haystack);
  return haystack;
}

function headline(registry: Registry, dataset: Dataset): number {
  const [size] = dataset.size;
  return size && registry.value("unit", size.unit)?.item ? (size.count ?? -1) : -1;
}

const alphabet = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function byName(one: Dataset, other: Dataset): number {
  return alphabet.compare(one.name, other.name);
}

function order(registry: Registry, sort: BrowseSort): (one: Dataset, other: Dataset) => number {
  const most = (of: (dataset: Dataset) => number) => (one: Dataset, other: Dataset) =>
    of(other) - of(one) || byName(one, other);
  switch (sort) {
    case "name":
      return byName;
    case "size":
      return most((dataset) => headline(registry, dataset));
    case "year":
      return most((dataset) => dataset.year ?? 0);
    case "used":
      return most((dataset) => registry.usersOf(dataset.id).length);
  }
}

/** A page of the datasets that match, and for each facet what there is once the other facets are chosen. */
export function browse(registry: Registry, browsing: Browsing): Browsed {
  const terms = normalize(browsing.text)
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((term) => term !== "");
  const written = [...facetTable(registry).values()].filter((indexed) => {
    if (terms.length === 0) return true;
    const haystack = haystackOf(registry, indexed);
    return terms.every((term) => haystack.includes(term));
  });
  const asked = facets.filter((facet) => (browsing.chosen[facet]?.length ?? 0) > 0);
  const has = ({ values }: Indexed, facet: Facet) =>
    browsing.chosen[facet]?.some((value) => values[facet].includes(value)) ?? true;
  const matching = written.filter((one) => asked.every((facet) => has(one, facet)));
  const counted = facets.map((facet) => {
    const others = written.filter((one) => asked.every((other) => other === facet || has(one, other)));
    const counts = new Map<string, number>((browsing.chosen[facet] ?? []).map((value) => [value, 0]));
    for (const { values } of others) {
      for (const value of values[facet]) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const values = [...counts].map(([value, count]) => ({
      value,
      count,
      chosen: browsing.chosen[facet]?.includes(value) ?? false,
    }));
    return { facet, values: values.sort((one, other) => other.count - one.count) };
  });
  const pages = Math.max(1, Math.ceil(matching.length / limits.rows));
  const page = Math.min(Math.max(1, browsing.page), pages);
  const sorted = matching.map(({ dataset }) => dataset).sort(order(registry, browsing.sort));
  return {
    browsing: { ...browsing, page },
    total: matching.length,
    rows: sorted.slice((page - 1) * limits.rows, page * limits.rows),
    pages,
    facets: counted,
  };
}
