import { valuesOf } from "./filter.ts";
import type { Meaning, Wish } from "./meaning.ts";
import { facets, sorts } from "./query.ts";
import { namesOf, ownNames, pageNames, type RecordRef, type Registry } from "./registry.ts";
import type { Dataset, Model, VocabularyValue } from "./schema.ts";
import { compact } from "./text.ts";

const wishes: readonly Wish[] = [
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

function add(map: Map<string, Meaning[]>, key: string, meaning: Meaning): void {
  if (key === "") return;
  const list = map.get(key);
  if (!list) map.set(key, [meaning]);
  else if (!list.some((other) => JSON.stringify(other) === JSON.stringify(meaning))) list.push(meaning);
}

/** The keys of a value's words, longest first. */
export function wordsOf(value: VocabularyValue | undefined): readonly string[] {
  const words = value ? [value.label.en, value.label.ko, ...value.words.en, ...value.words.ko] : [];
  return words.map(compact).sort((one, other) => other.length - one.length);
}

/** What a slip may be read as beside names and filters: what is asked for, in words long enough to be told apart. */
const mayHoldSlip: ReadonlySet<Meaning["type"]> = new Set(["field", "sort", "intent"] as const);
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

/**
 * Every name and every word of the vocabularies, by key: what reading a question needs to know of a registry. Plain JSON,
 * so that it can be made once and kept.
 */
export interface WordTable {
  /** What the vocabularies' words mean. */
  readonly meanings: readonly Meaning[];
  /**
   * By key: the record's names first, then what the vocabularies say. A number is a place in `meanings`, or from its
   * length on a name (`nameCode`). A list that ends in `slip` is of a key that a slip may be read as.
   */
  readonly byKey: Readonly<Record<string, readonly number[]>>;
}

/** At the end of a list: a slip may be read as this key. */
export const slip = -1;

/** A name as a number: thousands of them are kept, and one is looked up. `index`: the record's place among its type. */
export function nameCode(type: RecordRef["type"], index: number, guess: boolean): number {
  return (index * 2 + (type === "model" ? 1 : 0)) * 2 + (guess ? 1 : 0);
}

/** What a number of `nameCode` stands for. */
export function readNameCode(code: number): { type: RecordRef["type"]; index: number; guess: boolean } {
  return { type: (code >> 1) % 2 === 1 ? "model" : "dataset", index: code >> 2, guess: code % 2 === 1 };
}

/** Reads every name and every word of the vocabularies into one table. */
export function readWordTable(registry: Registry): WordTable {
  const table = new Map<string, Meaning[]>();
  const slips = new Set<string>();

  const records = [
    ...registry.datasets.map((record) => ({ type: "dataset", record }) as const),
    ...registry.models.map((record) => ({ type: "model", record }) as const),
  ];
  const owned = new Set<string>();
  const addName = (type: "dataset" | "model", id: string, name: string, guess: boolean) => {
    const meaning: Meaning = { type: "name", ref: { type, id }, guess };
    add(table, compact(name), meaning);
  };
  for (const { type, record } of records) {
    for (const name of ownNames(record)) {
      addName(type, record.id, name, false);
      owned.add(`${type} ${compact(name)}`);
      slips.add(compact(name));
    }
  }
  // What a page is called, or a name without its "data", is nobody's where it is somebody's own name.
  for (const { type, record } of records) {
    const address = record.url?.replace(/^https?:\/\/(www\.)?/, "") ?? "";
    for (const name of [...pageNames(record), ...bareNames(record), address, ...paperNames(record)]) {
      if (owned.has(`${type} ${compact(name)}`)) continue;
      addName(type, record.id, name, true);
      if (!/\/|^\d/.test(name)) slips.add(compact(name));
    }
  }

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
          if (!beside && table.get(key)?.some((other) => other.type !== "name")) continue;
          // "한영" asks for both.
          if (said.type === "value" && entry.allOf)
            for (const value of entry.allOf) add(table, key, { ...said, value });
          else add(table, key, said);
          if (said.type === "value" || (mayHoldSlip.has(said.type) && key.length >= shortestAsked(key))) slips.add(key);
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
  const wish = (value: string): Meaning | undefined => {
    const intent = wishes.find((known) => known === value);
    return intent && { type: "intent", intent };
  };
  // "VLMs" are models and, beside data, a modality: the one does not take the word from the other.
  read("intent", (value) => (value === "models" ? wish(value) : undefined), true);
  read("intent", (value) => (value === "models" ? undefined : wish(value)));
  read("field", (field) => ({ type: "field", field }));
  read("filler", (role) => ({ type: "filler", role }));
  for (const word of wordsOf(registry.value("filler", "dataset")))
    if (word.length >= shortestAsked(word)) slips.add(word);
  read("bound", (role) => ({ type: "filler", role }));
  read("stage", (stage) => ({ type: "stage", stage }), true);
  read("place", (place) => ({ type: "place", place }), true);
  slips.delete("");

  const places = new Map<string, number>();
  const meanings: Meaning[] = [];
  const indexes = new Map([
    ...registry.datasets.map(({ id }, index) => [`dataset ${id}`, index] as const),
    ...registry.models.map(({ id }, index) => [`model ${id}`, index] as const),
  ]);
  const placeOf = (meaning: Exclude<Meaning, { type: "name" }>): number => {
    const key = JSON.stringify(meaning);
    const place = places.get(key) ?? meanings.push(meaning) - 1;
    places.set(key, place);
    return place;
  };
  for (const list of table.values()) for (const meaning of list) if (meaning.type !== "name") placeOf(meaning);
  const allMeanings = meanings.length;
  const lists = [...table].map(([key, list]): [string, number[]] => {
    // Names are written from where the meanings end, which is known once all of them are.
    const listed = list.map((meaning) => {
      if (meaning.type !== "name") return placeOf(meaning);
      const { ref, guess } = meaning;
      return allMeanings + nameCode(ref.type, indexes.get(`${ref.type} ${ref.id}`) ?? 0, guess);
    });
    return [key, slips.has(key) ? [...listed, slip] : listed];
  });
  return { meanings, byKey: Object.fromEntries(lists) };
}
