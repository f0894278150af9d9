import { addBit, allBits, type Bits, both, either, hasBit, noBits, without } from "../packed/bits.ts";
import { lazy } from "../packed/lazy.ts";
import { countOf, filteredBy, isKnownEmpty, isSeveral, valuesOf } from "../records/filter.ts";
import { type Facet, type FilterName, type Filters, facets, type Range } from "../records/query.ts";
import type { Registry } from "../records/registry.ts";
import type { Dataset } from "../records/schema.ts";
import { usableOf } from "../records/usable.ts";

/** Which datasets have what, as sets: a filter is an intersection, not a look at every record. */
export interface FacetIndex {
  /** The datasets that satisfy every filter, by their places in the registry. What is unknown satisfies nothing. */
  matching(filters: Filters): Bits;
  /** The datasets that satisfy the filter of this name. */
  ofFilter(filters: Filters, name: FilterName): Bits;
  /** The datasets that satisfy one asked value: `value`, `one|other`, or `!value` (which what is unknown does not). */
  ofValue(facet: Facet, asked: string): Bits;
  /** The datasets of which nobody knows whether they satisfy the filter of this name. */
  unknown(filters: Filters, name: FilterName): Bits;
  /** Whether a dataset is in a set. */
  has(set: Bits, id: string): boolean;
  /** The set of these datasets. */
  setOf(ids: Iterable<string>): Bits;
}

interface FacetSets {
  /** The datasets that have a value. */
  readonly byValue: ReadonlyMap<string, Bits>;
  /** The datasets of which some value is known. */
  readonly known: Bits;
}

function readFacet(registry: Registry, facet: Facet): FacetSets {
  const { datasets } = registry;
  const byValue = new Map<string, Bits>();
  const known = noBits(datasets.length);
  for (const [place, dataset] of datasets.entries()) {
    if (isKnownEmpty(dataset, facet)) addBit(known, place);
    for (const value of valuesOf(registry, dataset, facet)) {
      const set = byValue.get(value) ?? noBits(datasets.length);
      byValue.set(value, set);
      addBit(set, place);
      // A list that goes on does not say which languages it lacks.
      if (facet !== "language" || dataset.languagesComplete !== false) addBit(known, place);
    }
  }
  return { byValue, known };
}

function isFacet(name: FilterName): name is Facet {
  return facets.some((facet) => facet === name);
}

/** Reads the facets of all datasets into sets; each facet when it is first asked for. */
export function buildFacetIndex(registry: Registry): FacetIndex {
  const { datasets } = registry;
  const size = datasets.length;
  const places = lazy(() => new Map(datasets.map(({ id }, place) => [id, place])));
  const all = lazy(() => allBits(size));
  const sets = new Map(facets.map((facet) => [facet, lazy(() => readFacet(registry, facet))]));
  const setsOf = (facet: Facet): FacetSets => sets.get(facet)?.() ?? { byValue: new Map(), known: noBits(size) };
  const groups = new Map<string, Bits>();
  const none = noBits(size);

  /** The datasets that may be used commercially, and those that may not; those that must be checked are in neither. */
  const usable = lazy(() => {
    const sets = { yes: noBits(size), no: noBits(size), check: noBits(size) };
    for (const [place, dataset] of datasets.entries()) addBit(sets[usableOf(registry, dataset).commercial], place);
    return sets;
  });

  /** The datasets that have a value, or what a group of values asks for ("commercial", "text only"). */
  const having = (facet: Facet, value: string): Bits => {
    const { byValue, known } = setsOf(facet);
    const group = registry.value(facet, value);
    if (!group?.anyOf && !group?.noneOf && !group?.usable) return byValue.get(value) ?? none;
    const key = `${facet} ${value}`;
    const made = groups.get(key);
    if (made) return made;
    const anyOf = (values: readonly string[]) =>
      values.reduce((set, one) => either(set, byValue.get(one) ?? none), none);
    const wanted = group.usable ? usable()[group.usable] : group.anyOf ? anyOf(group.anyOf) : known;
    const set = group.noneOf ? without(wanted, anyOf(group.noneOf)) : wanted;
    groups.set(key, set);
    return set;
  };

  const ofValue = (facet: Facet, asked: string): Bits => {
    if (asked.startsWith("!")) return without(setsOf(facet).known, having(facet, asked.slice(1)));
    return asked.split("|").reduce((set, value) => either(set, having(facet, value)), none);
  };

  const ofFacet = (facet: Facet, asked: readonly string[]): Bits => {
    const wanted = asked.filter((value) => !value.startsWith("!")).map((value) => ofValue(facet, value));
    const unwanted = asked.filter((value) => value.startsWith("!")).map((value) => ofValue(facet, value));
    const everyOne = isSeveral(facet) || wanted.length === 0;
    const has = everyOne ? wanted.reduce(both, all()) : wanted.reduce(either, none);
    return unwanted.reduce(both, has);
  };

  const numbersBy = new Map<string, Float64Array>();
  /** A number of each dataset, NaN where nobody knows it. */
  const numbersOf = (name: "size" | "year", { size: asked }: Filters): Float64Array => {
    const unit = name === "size" ? asked?.unit : undefined;
    const key = `${name} ${unit ?? ""}`;
    const made = numbersBy.get(key);
    if (made) return made;
    const read = (dataset: Dataset) => (name === "year" ? dataset.year : countOf(registry, dataset, unit));
    const numbers = Float64Array.from(datasets, (dataset) => read(dataset) ?? Number.NaN);
    numbersBy.set(key, numbers);
    return numbers;
  };
  const inRange = (
    numbers: Float64Array,
    { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Range,
  ): Bits => {
    const set = noBits(size);
    for (let place = 0; place < size; place++) {
      const value = numbers[place] ?? Number.NaN;
      if (value >= min && value <= max) addBit(set, place);
    }
    return set;
  };

  const ofFilter = (filters: Filters, name: FilterName): Bits => {
    if (isFacet(name)) return ofFacet(name, filters[name] ?? []);
    const range = filters[name];
    return range === undefined ? all() : inRange(numbersOf(name, filters), range);
  };

  return {
    matching: (filters) => filteredBy(filters).reduce((set, name) => both(set, ofFilter(filters, name)), all()),
    ofFilter,
    ofValue,
    unknown: (filters, name) => {
      if (isFacet(name)) return without(without(all(), setsOf(name).known), ofFilter(filters, name));
      const set = noBits(size);
      for (const [place, value] of numbersOf(name, filters).entries()) if (Number.isNaN(value)) addBit(set, place);
      return set;
    },
    has: (set, id) => hasBit(set, places().get(id) ?? size),
    setOf: (ids) => {
      const set = noBits(size);
      for (const id of ids) {
        const place = places().get(id);
        if (place !== undefined) addBit(set, place);
      }
      return set;
    },
  };
}
