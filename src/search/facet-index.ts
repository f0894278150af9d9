import { addBit, allBits, type Bits, both, either, hasBit, noBits, without } from "../packed/bits.ts";
import { lazy } from "../packed/lazy.ts";
import { type Lists, listAt, packLists } from "../packed/lists.ts";
import { push } from "../packed/push.ts";
import { countOf, filteredBy, isKnownEmpty, isSeveral, valuesOf } from "../records/filter.ts";
import { type Facet, type FilterName, type Filters, facets, isFacet, type Range } from "../records/query.ts";
import type { Registry } from "../records/registry.ts";
import type { Dataset } from "../records/schema.ts";
import { type Commercial, usableOf } from "../records/usable.ts";

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

/** What datasets have of a facet, by their places, as a snapshot keeps it. */
interface PackedFacet {
  readonly values: readonly string[];
  /** By value the datasets that have it. */
  readonly holders: Lists;
  /** The datasets of which some value is known. */
  readonly known: Bits;
}

/** All that filters look at, as a snapshot keeps it: a set is had without reading a record. */
export interface PackedFacets {
  readonly facets: ReadonlyMap<Facet, PackedFacet>;
  /** By dataset whether it may be used commercially, as a place in `commercial`. */
  readonly usable: Uint8Array;
  /** By dataset its headline's count and its year; NaN where nobody knows. */
  readonly size: Float64Array;
  readonly year: Float64Array;
}

const commercial: readonly Commercial[] = ["yes", "no", "check"];

function readFacet(registry: Registry, facet: Facet): PackedFacet {
  const { datasets } = registry;
  const places = new Map<string, number[]>();
  const known = noBits(datasets.length);
  for (const [place, dataset] of datasets.entries()) {
    if (isKnownEmpty(dataset, facet)) addBit(known, place);
    for (const value of valuesOf(registry, dataset, facet)) {
      push(places, value, place);
      // A list that goes on does not say which languages it lacks.
      if (facet !== "language" || dataset.languagesComplete !== false) addBit(known, place);
    }
  }
  return { values: [...places.keys()], holders: packLists([...places.values()]), known };
}

function readUsable(registry: Registry): Uint8Array {
  return Uint8Array.from(registry.datasets, (dataset) => commercial.indexOf(usableOf(registry, dataset).commercial));
}

function readNumbers(registry: Registry, name: "size" | "year", unit?: string): Float64Array {
  const read = (dataset: Dataset) => (name === "year" ? dataset.year : countOf(registry, dataset, unit));
  return Float64Array.from(registry.datasets, (dataset) => read(dataset) ?? Number.NaN);
}

/** Reads what filters look at, of all datasets. */
export function readFacets(registry: Registry): PackedFacets {
  return {
    facets: new Map(facets.map((facet) => [facet, readFacet(registry, facet)])),
    usable: readUsable(registry),
    size: readNumbers(registry, "size"),
    year: readNumbers(registry, "year"),
  };
}

interface FacetSets {
  /** The datasets that have a value; undefined where none has it. */
  having(value: string): Bits | undefined;
  /** The datasets of which some value is known. */
  readonly known: Bits;
}

/** Opens a facet of so many datasets; the set of a value is made when it is first asked for. */
function openFacet({ values, holders, known }: PackedFacet, size: number): FacetSets {
  const places = new Map(values.map((value, place) => [value, place]));
  const sets = new Map<string, Bits>();
  return {
    known,
    having: (value) => {
      const place = places.get(value);
      if (place === undefined) return undefined;
      const made = sets.get(value);
      if (made) return made;
      const set = noBits(size);
      for (const holder of listAt(holders, place)) addBit(set, holder);
      sets.set(value, set);
      return set;
    },
  };
}

/**
 * Reads the facets of all datasets into sets; each facet when it is first asked for.
 * @param kept `readFacets` of this registry, where it was kept.
 */
export function buildFacetIndex(registry: Registry, kept?: PackedFacets): FacetIndex {
  const size = registry.datasets.length;
  const all = lazy(() => allBits(size));
  const none = noBits(size);
  const sets = new Map(
    facets.map((facet) => [facet, lazy(() => openFacet(kept?.facets.get(facet) ?? readFacet(registry, facet), size))]),
  );
  const setsOf = (facet: Facet): FacetSets => sets.get(facet)?.() ?? { having: () => undefined, known: none };
  const groups = new Map<string, Bits>();

  /** The datasets that may be used commercially, and those that may not; those that must be checked are in neither. */
  const usable = lazy(() => {
    const sets = { yes: noBits(size), no: noBits(size), check: noBits(size) };
    for (const [place, code] of (kept?.usable ?? readUsable(registry)).entries())
      addBit(sets[commercial[code] ?? "check"], place);
    return sets;
  });

  /** The datasets that have a value, or what a group of values asks for ("commercial", "text only"). */
  const having = (facet: Facet, value: string): Bits => {
    const { having: holding, known } = setsOf(facet);
    const group = registry.value(facet, value);
    if (!group?.anyOf && !group?.noneOf && !group?.usable) return holding(value) ?? none;
    const key = `${facet} ${value}`;
    const made = groups.get(key);
    if (made) return made;
    const anyOf = (values: readonly string[]) => values.reduce((set, one) => either(set, holding(one) ?? none), none);
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
    const numbers = (unit === undefined ? kept?.[name] : undefined) ?? readNumbers(registry, name, unit);
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
    has: (set, id) => hasBit(set, registry.placeOf(id)),
    setOf: (ids) => {
      const set = noBits(size);
      for (const id of ids) {
        const place = registry.placeOf(id);
        if (place >= 0) addBit(set, place);
      }
      return set;
    },
  };
}
