import { valuesOf } from "./filter.ts";
import { lettersOf, shapeOf } from "./fuzzy.ts";
import { lazy } from "./lazy.ts";
import { type Facet, facets, type Intent, type Sort, sorts } from "./query.ts";
import { namesOf, ownNames, pageNames, type RecordRef, type Registry } from "./registry.ts";
import type { Dataset, Model, VocabularyValue } from "./schema.ts";
import { compact, versionless } from "./text.ts";

/** What a word or phrase can mean. */
export type Meaning =
  | {
      readonly type: "value";
      readonly facet: Facet;
      readonly value: string;
      /** The value's own label, or one of the words that people use for it. */
      readonly label: boolean;
    }
  | { readonly type: "name"; readonly ref: RecordRef; readonly guess: boolean }
  | { readonly type: "intent"; readonly intent: Wish }
  | { readonly type: "field"; readonly field: string }
  | { readonly type: "sort"; readonly sort: Sort }
  | { readonly type: "stage"; readonly stage: string }
  | { readonly type: "place"; readonly place: string }
  | { readonly type: "logic"; readonly logic: string }
  | { readonly type: "filler"; readonly role: string };

/** What a word can wish for: an intent, or to go on from the answer before. */
export type Wish = Intent | "lineage" | "models" | "more" | "refine";

/** A key that a slip may be read as, with its letters. */
export interface SlipKey {
  readonly key: string;
  readonly letters: number;
}

/** The words that the registry and its vocabularies know, by key. */
export interface Lexicon {
  /** The meanings of a key: the record's names first, then what the vocabularies say. */
  lookup(key: string): readonly Meaning[];
  /** The records that go by this key once signs of a version are left out. */
  lookupVersion(key: string): readonly Meaning[];
  /** Those of the meanings that are records with a longer name that ends in this key ("dolly15k", of "Databricks Dolly 15K"). */
  lookupEnd(key: string, meanings: readonly Meaning[]): readonly Meaning[];
  /** The keys of this length and shape that a slip may be read as: names, and words of the facets. */
  keysOfLength(length: number, shape: string): readonly SlipKey[];
  /** The keys of this length of names in all their forms, a Hub id's with its owner among them. */
  namesOfLength(length: number, shape: string): readonly SlipKey[];
  /**
   * A key, and where it ends in a word for data, the same with the words for data that the vocabularies write.
   * `tail`: how many letters at its end that word takes.
   */
  dataForms(key: string): readonly { readonly key: string; readonly tail: number }[];
  /** Whether the word stands in a note or a title, so that it is no slip of another. */
  isWritten(word: string): boolean;
  /** The stage of training that goes by the same words as one of these kinds of data; undefined where none does. */
  stageOf(values: readonly { readonly facet: Facet; readonly value: string }[]): string | undefined;
  /** What a facet goes by ("language", "언어"), as keys. */
  facetKeys(facet: Facet): readonly string[];
  /** The value of a facet by its own name, its label or a word for it; undefined where it has none. */
  valueOf(facet: Facet, key: string): string | undefined;
  /** The most words that a key is made of; no phrase need be longer. */
  readonly longest: number;
}

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
function wordsOf(value: VocabularyValue | undefined): readonly string[] {
  const words = value ? [value.label.en, value.label.ko, ...value.words.en, ...value.words.ko] : [];
  return words.map(compact).sort((one, other) => other.length - one.length);
}

/** What a slip may be read as beside names and filters: what is asked for, in words long enough to be told apart. */
const mayHoldSlip: ReadonlySet<Meaning["type"]> = new Set(["field", "sort", "intent"] as const);
const shortestAsked = (key: string) => (/[가-힣]/.test(key) ? 3 : 6);

/** Keys by length and shape, so that a slip is looked for only among those that it can be. */
function byShape(keys: ReadonlySet<string>): ReadonlyMap<string, readonly SlipKey[]> {
  const lists = new Map<string, SlipKey[]>();
  for (const key of keys) {
    const shape = `${key.length} ${shapeOf(key)}`;
    const list = lists.get(shape) ?? [];
    list.push({ key, letters: lettersOf(key) });
    lists.set(shape, list);
  }
  return lists;
}

// "POVID data" is what people call POVID when they want its data.
const dataWord = /[\s_-](?:training[\s_-])?(?:data|dataset|데이터|데이터셋)$/i;

/** The names of a dataset that end in a word for data, without it. */
function bareNames(record: Dataset | Model): readonly string[] {
  if (!("kind" in record)) return [];
  return namesOf(record).flatMap((name) => (dataWord.test(name) ? [name.replace(dataWord, "")] : []));
}

/** The ways in which people name a dataset's paper: its address, and arXiv's number. */
function paperNames(record: Dataset | Model): readonly string[] {
  if (!("kind" in record) || record.paper === null) return [];
  const address = record.paper.url.replace(/^https?:\/\/(www\.)?/, "");
  const number = /\b\d{4}\.\d{4,5}\b/.exec(address)?.[0];
  return number === undefined ? [address] : [address, number, `arxiv ${number}`];
}

/** Reads every name and every word of the vocabularies into one table. Built once, at load. */
export function buildLexicon(registry: Registry, isWritten: (word: string) => boolean): Lexicon {
  const table = new Map<string, Meaning[]>();
  const slips = new Set<string>();
  const names: { readonly name: string; readonly meaning: Meaning }[] = [];

  const records = [
    ...registry.datasets.map((record) => ({ type: "dataset", record }) as const),
    ...registry.models.map((record) => ({ type: "model", record }) as const),
  ];
  const owned = new Set<string>();
  const addName = (type: "dataset" | "model", id: string, name: string, guess: boolean) => {
    const meaning: Meaning = { type: "name", ref: { type, id }, guess };
    add(table, compact(name), meaning);
    names.push({ name, meaning });
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
          add(table, key, said);
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
  read("bound", (role) => ({ type: "filler", role }));
  read("stage", (stage) => ({ type: "stage", stage }), true);
  read("place", (place) => ({ type: "place", place }), true);

  // "Evaluation dataset", "평가 데이터셋": what the vocabularies call "evaluation data" goes by any word for data.
  const dataWords = wordsOf(registry.value("filler", "dataset"));
  const withoutData = (key: string) => {
    const word = dataWords.find((end) => key.length > end.length && key.endsWith(end));
    return word === undefined ? undefined : key.slice(0, -word.length);
  };
  const dataForms = (key: string) => {
    const stem = withoutData(key);
    const ends = stem === undefined ? [] : ["data", "데이터"];
    return [{ key, tail: 0 }, ...ends.map((end) => ({ key: `${stem}${end}`, tail: end.length }))];
  };
  const lookup = (key: string): readonly Meaning[] => {
    const known = table.get(key) ?? [];
    if (known.some(({ type }) => type !== "stage")) return known;
    const stem = withoutData(key);
    const forms =
      stem === undefined ? [] : [...dataForms(key).map((form) => form.key), ...(known.length > 0 ? [stem] : [])];
    for (const form of forms) {
      const values = table.get(form)?.filter(({ type }) => type === "value") ?? [];
      if (values.length > 0) return [...values, ...known];
    }
    return known;
  };

  const versions = lazy(() => {
    const byVersion = new Map<string, Meaning[]>();
    for (const { name, meaning } of names) if (/\d/.test(name)) add(byVersion, versionless(name), meaning);
    return byVersion;
  });
  slips.delete("");
  const slipsByLength = lazy(() => byShape(slips));
  const namesByLength = lazy(() => byShape(new Set(names.map(({ name }) => compact(name)))));
  return {
    lookup,
    lookupVersion: (key) => versions().get(key) ?? [],
    lookupEnd: (key, meanings) =>
      meanings.filter((meaning) => {
        if (meaning.type !== "name") return false;
        const { type, id } = meaning.ref;
        const record = type === "dataset" ? registry.dataset(id) : registry.model(id);
        return record !== undefined && ownNames(record).some((name) => compact(name).endsWith(key));
      }),
    keysOfLength: (length, shape) => slipsByLength().get(`${length} ${shape}`) ?? [],
    namesOfLength: (length, shape) => namesByLength().get(`${length} ${shape}`) ?? [],
    dataForms,
    isWritten,
    stageOf: (values) => {
      const kinds = values
        .filter(({ facet }) => facet === "kind")
        .map(({ value }) => wordsOf(registry.value("kind", value)));
      const shared = (stage: VocabularyValue) => {
        const own = new Set(wordsOf(stage));
        return Math.max(0, ...kinds.map((words) => words.filter((word) => own.has(word)).length));
      };
      const stages = registry.vocabularies.get("stage")?.values ?? [];
      const [best] = stages.map((stage) => ({ stage, shared: shared(stage) })).sort((a, b) => b.shared - a.shared);
      return best && best.shared > 0 ? best.stage.value : undefined;
    },
    facetKeys: (facet) => {
      const label = registry.vocabularies.get(facet)?.label;
      return [facet, ...(label ? [compact(label.en), compact(label.ko)] : [])];
    },
    valueOf: (facet, key) =>
      registry.vocabularies
        .get(facet)
        ?.values.find(({ value, label, words }) =>
          [value, label.en, label.ko, ...words.en, ...words.ko].some((word) => compact(word) === key),
        )?.value,
    longest: 12,
  };
}
