import { asHangul, asLatin, lettersKey } from "../language/hangul.ts";
import type { Locale } from "../language/locale.ts";
import { compact, cut } from "../language/text.ts";
import { keepBest } from "../packed/best.ts";
import { lazy } from "../packed/lazy.ts";
import { type ListMap, openListMap } from "../packed/list-map.ts";
import { readNameCode } from "../records/name-code.ts";
import type { Registry } from "../records/registry.ts";
import type { Dataset, Model } from "../records/schema.ts";
import type { Completions } from "./completion.ts";
import { openNameIndex } from "./name-index.ts";

/** A record to offer while somebody types. */
export interface Choice {
  readonly type: "dataset" | "model";
  readonly id: string;
  readonly name: string;
  /** The name and what tells it from its neighbours: "VLFeedback · preference · 80K". */
  readonly label: string;
}

export interface SuggestOptions {
  readonly type?: "dataset" | "model";
  readonly locale?: Locale;
  /** At most this many; 25 where it is not given. */
  readonly limit?: number;
}

/** The records whose names go on from what was typed, best first; the best known ones for an empty string. */
export type Suggest = (typed: string, options?: SuggestOptions) => readonly Choice[];

/** The longest thing typed that is looked up, in code points. */
const longestTyped = 100;

const onlyInitials = /^[ㄱ-ㅎ]{2,}$/;

/** A record that goes on from what was typed. */
interface Offer {
  readonly code: number;
  /** 3 for the whole name, 2 for its beginning, 1 for its middle. */
  readonly closeness: number;
  readonly evidence: number;
  /** Its place among all records, datasets first. */
  readonly place: number;
}

/** Whether one record is offered before another: the closer name, the better known, the one that stands first. */
function isBetter(one: Offer, other: Offer): boolean {
  if (one.closeness !== other.closeness) return one.closeness > other.closeness;
  return one.evidence === other.evidence ? one.place < other.place : one.evidence > other.evidence;
}

/**
 * Makes the completion of names.
 * @param completions is called when something is first typed.
 * @param label what to show for a record, in a language.
 */
export function createSuggest(
  registry: Registry,
  completions: () => Completions,
  label: (record: Dataset | Model, locale: Locale) => string,
): Suggest {
  const { datasets, models } = registry;
  const opened = lazy(() => {
    const { names, initials, near } = completions();
    return { names: openListMap(names), initials: openListMap(initials), near: lazy(() => openNameIndex(near)) };
  });
  const builders = lazy(() => countBuilders(models));
  const recordOf = (code: number) => {
    const { type, index } = readNameCode(code);
    return { type, index, record: (type === "dataset" ? datasets : models)[index] };
  };

  /** How a record is offered; undefined where it is not of the type that is wanted. */
  const offerOf = (code: number, closeness: number, type: SuggestOptions["type"]): Offer | undefined => {
    const found = recordOf(code);
    if (!found.record || (type !== undefined && found.type !== type)) return undefined;
    const isDataset = found.type === "dataset";
    return {
      code,
      closeness,
      evidence: isDataset ? registry.evidence(found.record.id) : (builders()[found.index] ?? 0),
      place: found.index + (isDataset ? 0 : datasets.length),
    };
  };

  /** The records with the closest names, at most `limit`, as codes. */
  const closest = (map: ListMap, typed: string, { type, limit = 25 }: SuggestOptions): readonly number[] => {
    const best = keepBest<Offer>(limit, isBetter);
    const seen = new Set<number>();
    const offer = (places: Iterable<number>, closeness: number) => {
      for (const place of places) {
        for (const code of map.at(place)) {
          const one = seen.has(code) ? undefined : offerOf(code, closeness, type);
          seen.add(code);
          if (one) best.offer(one);
        }
      }
    };
    const whole = map.keys.placeOf(typed);
    if (whole >= 0) offer([whole], 3);
    const [from, to] = map.keys.startingWith(typed);
    offer(
      Array.from({ length: to - from }, (_, at) => from + at),
      2,
    );
    // What holds it in the middle comes after all that begin with it.
    if (best.items.length < limit) offer(map.keys.holding(typed), 1);
    return best.items.map(({ code }) => code);
  };

  /** The names that what was typed is near to, where it is no part of them: fewest typos first. */
  const nearest = (typed: string, { type, limit = 25 }: SuggestOptions): readonly number[] => {
    const best = keepBest<Offer>(limit, isBetter);
    for (const { code, typos } of opened().near()(typed)) {
      const one = offerOf(code, -typos, type);
      if (one) best.offer(one);
    }
    return best.items.map(({ code }) => code);
  };

  const bestKnown = new Map<string, readonly number[]>();
  /** The best known records, which every completion begins with: looked for once. */
  const known = (options: SuggestOptions): readonly number[] => {
    const key = `${options.type} ${options.limit}`;
    const codes = bestKnown.get(key) ?? closest(opened().names, "", options);
    bestKnown.set(key, codes);
    return codes;
  };

  return (typed: string, options: SuggestOptions = {}) => {
    const { locale = "en" } = options;
    const written = cut(typed, longestTyped);
    const choose = (codes: readonly number[]) =>
      codes.flatMap((code): Choice[] => {
        const { type, record } = recordOf(code);
        return record ? [{ type, id: record.id, name: record.name, label: label(record, locale) }] : [];
      });
    const named = (text: string) => {
      const key = lettersKey(text);
      return key === "" ? known(options) : closest(opened().names, key, options);
    };
    const compacted = compact(written);
    if (onlyInitials.test(compacted)) {
      const found = closest(opened().initials, compacted, options);
      if (found.length > 0) return choose(found);
    }
    const found = named(written);
    // The keyboard may stand in the other language.
    const other = found.length > 0 ? undefined : (asHangul(written) ?? asLatin(written));
    const begun = other === undefined ? found : named(other);
    const { limit = 25 } = options;
    const all = begun.length < limit ? new Set([...begun, ...nearest(written, options)]) : begun;
    return choose([...all].slice(0, limit));
  };
}

/** The longest name that is looked for, in words. */
const longestModel = 5;

/** As they are written: a name in capitals is no word of a sentence. */
function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+(?:[.+-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** How many of the models name each of them as what they build on, in their base and in the notes of their stages. */
function countBuilders(models: readonly Model[]): Uint32Array {
  const places = new Map(models.map(({ name }, place) => [wordsOf(name).join(" "), place]));
  const counts = new Uint32Array(models.length);
  for (const [own, { base, stages }] of models.entries()) {
    const named = new Set<number>();
    for (const text of [base ?? "", ...stages.map(({ note }) => note?.en ?? "")]) {
      const words = wordsOf(text);
      for (const from of words.keys()) {
        for (let to = from + 1; to <= Math.min(words.length, from + longestModel); to += 1) {
          const place = places.get(words.slice(from, to).join(" "));
          if (place !== undefined && place !== own) named.add(place);
        }
      }
    }
    for (const place of named) counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}
