import { leastTypos } from "../language/fuzzy.ts";
import { compact } from "../language/text.ts";
import { lazy } from "../packed/lazy.ts";
import { openListMap } from "../packed/list-map.ts";
import { openStrings } from "../packed/strings.ts";
import { readNameCode } from "../records/name-code.ts";
import type { Facet } from "../records/query.ts";
import { ownNames, type RecordRef, type Registry } from "../records/registry.ts";
import type { Meaning } from "./meaning.ts";
import { shapeKey, type WordTable, wordsOf } from "./word-table.ts";

/** The words that the registry and its vocabularies know, by key. */
export interface Lexicon {
  /** The meanings of a key: the record's names first, then what the vocabularies say. */
  lookup(key: string): readonly Meaning[];
  /** The records that go by this key once signs of a version are left out. */
  lookupVersion(key: string): readonly Meaning[];
  /** Those of the meanings that are records with a longer name that ends in this key ("dolly15k", of "Databricks Dolly 15K"). */
  lookupEnd(key: string, meanings: readonly Meaning[]): readonly Meaning[];
  /** The records whose name is that of one of these, without its own version, and then this ("v2" after 구름, of KULLM v2). */
  lookupNickname(meanings: readonly Meaning[], version: string): readonly Meaning[];
  /** The records' own names that begin with this, as keys in their order, at most so many. */
  namesStartingWith(beginning: string, most: number): readonly { readonly key: string; readonly ref: RecordRef }[];
  /** Whether a word is the first of some record's name. */
  beginsName(word: string): boolean;
  /**
   * The keys of a length and shape that some letters can be with so many typos, as far as the letters alone tell.
   * @param of "typos" for names and words of the facets that a typo may be read as; "names" for names in all their forms,
   *   a Hub id's with its owner among them.
   */
  closeKeys(of: "typos" | "names", length: number, shape: string, letters: number, typos: number): readonly string[];
  /**
   * A key, and where it ends in a word for data, the same with the words for data that the vocabularies write.
   * `tail`: how many letters at its end that word takes.
   */
  dataForms(key: string): readonly { readonly key: string; readonly tail: number }[];
  /** Whether the word stands in a note or a title, so that it is no typo of another. */
  isWritten(word: string): boolean;
  /** The stage of training that goes by the same words as one of these kinds of data; undefined where none does. */
  stageOf(values: readonly { readonly facet: Facet; readonly value: string }[]): string | undefined;
  /** What a facet goes by ("language", "언어"), as keys. */
  facetKeys(facet: Facet): readonly string[];
  /** The value of a facet by its own name, its label or a word for it; undefined where it has none. */
  valueOf(facet: Facet, word: string): string | undefined;
  /** The most words that a key is made of; no phrase need be longer. */
  readonly longest: number;
}

/** Opens a table of words for looking things up. */
export function openLexicon(table: WordTable, registry: Registry, isWritten: (word: string) => boolean): Lexicon {
  const names = new Map<number, Meaning>();
  const nameOf = (code: number): Meaning => {
    const known = names.get(code);
    if (known) return known;
    const { type, index, guess } = readNameCode(code);
    const record = (type === "dataset" ? registry.datasets : registry.models)[index];
    const meaning: Meaning = { type: "name", ref: { type, id: record?.id ?? "" }, guess };
    names.set(code, meaning);
    return meaning;
  };
  const { meanings, letters: lettersByKey } = table;
  const nothing: readonly Meaning[] = [];
  const byKey = openListMap(table.byKey);
  const shapes = { typos: openListMap(table.typos), names: openListMap(table.names) };
  const versions = openListMap(table.versions);
  const firstWords = openStrings(table.firstWords);
  const meaningAt = (place: number) => (place < meanings.length ? meanings[place] : nameOf(place - meanings.length));
  const meaningsOf = (key: string): readonly Meaning[] => {
    const place = byKey.keys.placeOf(key);
    if (place < 0) return nothing;
    const found: Meaning[] = [];
    for (const number of byKey.at(place)) {
      const meaning = meaningAt(number);
      if (meaning) found.push(meaning);
    }
    return found;
  };

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
    const known = meaningsOf(key);
    if (known.some(({ type }) => type !== "stage")) return known;
    const stem = withoutData(key);
    const forms =
      stem === undefined ? [] : [...dataForms(key).map((form) => form.key), ...(known.length > 0 ? [stem] : [])];
    for (const form of forms) {
      const values = meaningsOf(form).filter(({ type }) => type === "value");
      if (values.length > 0) return [...values, ...known];
    }
    return known;
  };

  /** The stage that shares the most words with each kind of data. */
  const stagesByKind = lazy(() => {
    const stages = (registry.vocabularies.get("stage")?.values ?? []).map((stage) => ({
      stage: stage.value,
      words: new Set(wordsOf(stage)),
    }));
    const kinds = registry.vocabularies.get("kind")?.values ?? [];
    return new Map(
      kinds.flatMap((kind) => {
        const own = wordsOf(kind);
        const [best] = stages
          .map(({ stage, words }) => ({ stage, shared: own.filter((word) => words.has(word)).length }))
          .sort((one, other) => other.shared - one.shared);
        return best && best.shared > 0 ? [[kind.value, best.stage] as const] : [];
      }),
    );
  });
  const wordsByFacet = new Map<string, ReadonlyMap<string, string>>();
  /** The values of a facet by the keys of their words; of two that share one, the first. */
  const valuesByWord = (facet: string): ReadonlyMap<string, string> => {
    const made = wordsByFacet.get(facet);
    if (made) return made;
    const values = new Map<string, string>();
    for (const { value, label, words } of registry.vocabularies.get(facet)?.values ?? []) {
      for (const word of [value, label.en, label.ko, ...words.en, ...words.ko]) {
        const key = compact(word);
        if (!values.has(key)) values.set(key, value);
      }
    }
    wordsByFacet.set(facet, values);
    return values;
  };
  const recordOf = ({ type, id }: RecordRef) => (type === "dataset" ? registry.dataset(id) : registry.model(id));
  return {
    lookup,
    lookupVersion: (key) => Array.from(versions.get(key), nameOf),
    lookupNickname: (given, version) => {
      if (!/^v?\d/.test(version)) return [];
      const keys = given.flatMap((meaning) => {
        const record = meaning.type === "name" ? recordOf(meaning.ref) : undefined;
        const names = record ? ownNames(record).map(compact) : [];
        return names.map((name) => name.replace(/v?\d+[a-z]?$/, "")).filter((base) => base.length > 2);
      });
      const found = [...new Set(keys)].flatMap((base) => [
        ...lookup(`${base}${version}`),
        ...lookup(`${base}${version.replace(/^v/, "")}`),
        ...lookup(`${base}v${version.replace(/^v/, "")}`),
      ]);
      const names = found.filter(({ type }) => type === "name");
      return names.filter(
        (one, at) => names.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === at,
      );
    },
    lookupEnd: (key, given) =>
      given.filter((meaning) => {
        if (meaning.type !== "name") return false;
        const record = recordOf(meaning.ref);
        return record !== undefined && ownNames(record).some((name) => compact(name).endsWith(key));
      }),
    namesStartingWith: (beginning, most) => {
      const names: { key: string; ref: RecordRef }[] = [];
      const [from, to] = byKey.keys.startingWith(beginning);
      for (let place = from; place < to && names.length < most; place++) {
        for (const number of byKey.at(place)) {
          const meaning = meaningAt(number);
          if (meaning?.type === "name" && !meaning.guess) names.push({ key: byKey.keys.at(place), ref: meaning.ref });
        }
      }
      return names.slice(0, most);
    },
    beginsName: (word) => firstWords.placeOf(word) >= 0,
    closeKeys: (of, length, shape, letters, typos) => {
      const close: string[] = [];
      for (const place of shapes[of].get(shapeKey(length, shape))) {
        if (leastTypos(letters, lettersByKey[place] ?? 0) <= typos) close.push(byKey.keys.at(place));
      }
      return close;
    },
    dataForms,
    isWritten,
    stageOf: (values) => {
      const kind = values.find(({ facet }) => facet === "kind")?.value;
      return kind === undefined ? undefined : stagesByKind().get(kind);
    },
    facetKeys: (facet) => {
      const label = registry.vocabularies.get(facet)?.label;
      return [facet, ...(label ? [compact(label.en), compact(label.ko)] : [])];
    },
    valueOf: (facet, word) =>
      registry.value(facet, word.toLowerCase())?.value ?? valuesByWord(facet).get(compact(word)),
    longest: 12,
  };
}
