import { lettersOf, shapeOf } from "../language/fuzzy.ts";
import { compact, tokenize, versionless } from "../language/text.ts";
import { addTo, type PackedListMap, packListMap } from "../packed/list-map.ts";
import { push } from "../packed/push.ts";
import { openStrings, type PackedStrings, packStrings, type Strings } from "../packed/strings.ts";
import { valuesOf } from "../records/filter.ts";
import { nameCode, readNameCode } from "../records/name-code.ts";
import { facets, sorts } from "../records/query.ts";
import { namesOf, ownNames, pageNames, type RecordRef, type Registry } from "../records/registry.ts";
import type { Dataset, Model, VocabularyValue } from "../records/schema.ts";
import type { Cue, Meaning } from "./meaning.ts";

const cues: readonly Cue[] = [
  "help",
  "describe",
  "model-data",
  "users",
  "parents",
  "children",
  "lineage",
  "models",
  "compare",
  "similar",
  "count",
  "more",
  "refine",
];

/** The keys of a value's words, longest first. */
export function wordsOf(value: VocabularyValue | undefined): readonly string[] {
  const words = value ? [value.label.en, value.label.ko, ...value.words.en, ...value.words.ko] : [];
  return words.map(compact).sort((one, other) => other.length - one.length);
}

/** What a typo may be read as beside names and filters: what is asked for, in words long enough to be told apart. */
const mayHoldTypo: ReadonlySet<Meaning["type"]> = new Set(["field", "sort", "intent"] as const);
const shortestAsked = (key: string) => (/[가-힣]/.test(key) ? 3 : 6);

// "POVID data" is what people call POVID when they want its data.
const dataWord = /[\s_-](?:training[\s_-])?(?:data|dataset|데이터|데이터셋)$/i;

const parenthesis = /\s*\([^()]*\)$/;

/** The names of a record without what stands in brackets at their end ("xGen-MM (BLIP-3)"), a dataset's without a word for data. */
function bareNames(record: Dataset | Model): readonly string[] {
  const names = ownNames(record).flatMap((name) => (parenthesis.test(name) ? [name.replace(parenthesis, "")] : []));
  if (!("kind" in record)) return names;
  return [...names, ...namesOf(record).flatMap((name) => (dataWord.test(name) ? [name.replace(dataWord, "")] : []))];
}

/** The ways in which people name a dataset's paper: its address, and arXiv's number. */
function paperNames(record: Dataset | Model): readonly string[] {
  if (!("kind" in record) || record.paper === null) return [];
  const address = record.paper.url.replace(/^https?:\/\/(www\.)?/, "");
  const number = /\b\d{4}\.\d{4,5}\b/.exec(address)?.[0];
  return number === undefined ? [address] : [address, number, `arxiv ${number}`];
}

/** Every name and every word of the vocabularies, by key, packed: what reading a question needs to know of a registry. */
export interface WordTable {
  /** What the vocabularies' words mean. */
  readonly meanings: readonly Meaning[];
  /**
   * By key: the record's names first, then what the vocabularies say. A number is a place in `meanings`, or from its
   * length on a name (`nameCode`).
   */
  readonly byKey: PackedListMap;
  /** The letters of each key (`lettersOf`), in the keys' order. */
  readonly letters: Int32Array;
  /** The places of the keys that a typo may be read as, by length and shape (`shapeKey`). */
  readonly typos: PackedListMap;
  /** The places of the keys that are names, by length and shape. */
  readonly names: PackedListMap;
  /** Names with a number in them without the signs of a version: their codes. */
  readonly versions: PackedListMap;
  /** The first words of the records' own names. */
  readonly firstWords: PackedStrings;
}

/** What keys have in common of which one can be the other with a typo, beside their length. */
export function shapeKey(length: number, shape: string): string {
  return `${length} ${shape}`;
}

type Named = { readonly type: RecordRef["type"]; readonly record: Dataset | Model; readonly index: number };

/** Names by key, as codes, and the keys of them that a typo may be read as. */
function readNames(records: readonly Named[]) {
  const names = new Map<string, number[]>();
  const typos = new Set<string>();
  const owned = { dataset: new Set<string>(), model: new Set<string>() };
  for (const { type, record, index } of records) {
    for (const key of ownNames(record).map(compact)) {
      addTo(names, key, nameCode(type, index, false));
      owned[type].add(key);
      typos.add(key);
    }
  }
  // What a page is called, or a name without its "data", is nobody's where it is somebody's own name.
  for (const { type, record, index } of records) {
    const address = record.url?.replace(/^https?:\/\/(www\.)?/, "") ?? "";
    for (const name of [...pageNames(record), ...bareNames(record), address, ...paperNames(record)]) {
      const key = compact(name);
      if (owned[type].has(key)) continue;
      addTo(names, key, nameCode(type, index, true));
      if (!/\/|^\d/.test(name)) typos.add(key);
    }
  }
  names.delete("");
  typos.delete("");
  return { names, typos };
}

/** What the words of the vocabularies mean, by key; adds to `typos` the keys that a typo may be read as. */
function readVocabularies(
  registry: Registry,
  typos: Set<string>,
  isOwnName: (key: string) => boolean,
): ReadonlyMap<string, readonly Meaning[]> {
  const table = new Map<string, Meaning[]>();
  const add = (key: string, meaning: Meaning) => {
    const list = table.get(key) ?? [];
    if (key === "" || list.some((other) => JSON.stringify(other) === JSON.stringify(meaning))) return;
    table.set(key, [...list, meaning]);
  };
  const licenceWords = wordsOf(registry.value("field", "license"));
  /** The keys of a word: a stage goes with "data" as without, a licence with any word for licence. */
  const keysFor = (facet: string, key: string): readonly string[] => {
    if (facet === "stage") return [key, `${key}data`, `${key}데이터`];
    const end =
      facet === "license" ? licenceWords.find((one) => key.length > one.length && key.endsWith(one)) : undefined;
    return end === undefined ? [key] : licenceWords.map((other) => `${key.slice(0, -end.length)}${other}`);
  };
  const read = (facet: string, meaning: (value: string, label: boolean) => Meaning | undefined, beside = false) => {
    for (const entry of registry.vocabularies.get(facet)?.values ?? []) {
      const labels = [entry.label.en, entry.label.ko];
      for (const [place, word] of [...labels, ...entry.words.en, ...entry.words.ko].entries()) {
        const said = meaning(entry.value, place < labels.length);
        if (!said) break;
        for (const key of keysFor(facet, compact(word))) {
          // A word means one thing: the vocabulary that claimed it first keeps it. Only what never stands alone
          // (a stage is a model's, a place is a list's) goes beside another meaning.
          if (!beside && table.has(key)) continue;
          // A model that is a tool as well is the model, which has a record of its own.
          if (facet === "tool" && isOwnName(key)) continue;
          // "한영" asks for both.
          if (said.type === "value" && entry.allOf) for (const value of entry.allOf) add(key, { ...said, value });
          else add(key, said);
          if (said.type === "value" || (mayHoldTypo.has(said.type) && key.length >= shortestAsked(key))) typos.add(key);
        }
      }
    }
  };
  // What no record says anything of cannot be filtered by: in a bare catalogue such words are words of the text.
  const filled = facets.filter((facet) => registry.datasets.some((one) => valuesOf(registry, one, facet).length > 0));
  for (const facet of filled) read(facet, (value, label) => ({ type: "value", facet, value, label }));
  read("logic", (logic) => ({ type: "logic", logic }));
  read("sort", (value) => {
    const sort = sorts.find((known) => known === value);
    return sort && { type: "sort", sort };
  });
  const cue = (value: string): Meaning | undefined => {
    const intent = cues.find((known) => known === value);
    return intent && { type: "intent", intent };
  };
  // "VLMs" are models and, beside data, a modality: the one does not take the word from the other.
  read("intent", (value) => (value === "models" ? cue(value) : undefined), true);
  read("intent", (value) => (value === "models" ? undefined : cue(value)));
  read("field", (field) => ({ type: "field", field }));
  read("filler", (role) => ({ type: "filler", role }));
  for (const word of wordsOf(registry.value("filler", "dataset")))
    if (word.length >= shortestAsked(word)) typos.add(word);
  read("role", (role) => ({ type: "filler", role }));
  read("bound", (role) => ({ type: "filler", role }));
  read("stage", (stage) => ({ type: "stage", stage }), true);
  read("place", (place) => ({ type: "place", place }), true);
  typos.delete("");
  return table;
}

/** Names with a number in them, as codes, by what is left of them without the signs of a version. */
function readVersions(records: readonly Named[]): ReadonlyMap<string, readonly number[]> {
  const versions = new Map<string, number[]>();
  for (const { type, record, index } of records) {
    for (const name of namesOf(record)) {
      if (/\d/.test(name)) addTo(versions, versionless(name), nameCode(type, index, false));
    }
  }
  versions.delete("");
  return versions;
}

/** The places of the keys that hold, by length and shape. */
function byShape({ size, at }: Strings, holds: (key: string, place: number) => boolean): PackedListMap {
  const groups = new Map<string, number[]>();
  for (let place = 0; place < size; place++) {
    const key = at(place);
    if (!holds(key, place)) continue;
    push(groups, shapeKey(key.length, shapeOf(key)), place);
  }
  return packListMap(groups);
}

/** Reads every name and every word of the vocabularies into one table. */
export function readWordTable(registry: Registry): WordTable {
  const records: readonly Named[] = [
    ...registry.datasets.map((record, index) => ({ type: "dataset", record, index }) as const),
    ...registry.models.map((record, index) => ({ type: "model", record, index }) as const),
  ];
  const { names, typos } = readNames(records);
  const said = readVocabularies(registry, typos, (key) =>
    (names.get(key) ?? []).some((code) => !readNameCode(code).guess),
  );

  const meanings: Meaning[] = [];
  const places = new Map<string, number>();
  const placeOf = (meaning: Meaning): number => {
    const key = JSON.stringify(meaning);
    const place = places.get(key) ?? meanings.push(meaning) - 1;
    places.set(key, place);
    return place;
  };
  const saidBy = new Map([...said].map(([key, list]) => [key, list.map(placeOf)] as const));
  const lists = new Map<string, readonly number[]>(saidBy);
  // Names are written from where the meanings end, which is known by now.
  for (const [key, codes] of names)
    lists.set(key, [...codes.map((code) => meanings.length + code), ...(saidBy.get(key) ?? [])]);
  const byKey = packListMap(lists);
  const keys = openStrings(byKey.keys);
  return {
    meanings,
    byKey,
    letters: Int32Array.from({ length: keys.size }, (_, place) => lettersOf(keys.at(place))),
    typos: byShape(keys, (key) => typos.has(key)),
    names: byShape(keys, (key) => names.has(key)),
    versions: packListMap(readVersions(records)),
    firstWords: packStrings(
      records.flatMap(({ record }) => ownNames(record).flatMap((name) => tokenize(name)[0]?.text ?? [])),
    ),
  };
}
