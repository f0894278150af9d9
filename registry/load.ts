import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { findProblems, type Problem, type RegistryRecords, type Vocabulary } from "../src/index.ts";
import type { VocabularyValue } from "../src/records/schema.ts";
import { readPlaces } from "./json.ts";
import { ownRegistry, shownPath } from "./place.ts";
import { type FileProblem, RegistryError } from "./problem.ts";
import { emptyPlace, type Reading, readPlace } from "./read.ts";
import { findWarnings } from "./warnings.ts";

/** A later place's value: its own facts win, and its words stand beside those that were there. */
function mergeValue(one: VocabularyValue | undefined, other: VocabularyValue): VocabularyValue {
  if (!one) return other;
  const both = (locale: "en" | "ko") => [...new Set([...one.words[locale], ...other.words[locale]])];
  return { ...one, ...other, words: { en: both("en"), ko: both("ko") } };
}

function mergeVocabulary(one: Vocabulary | undefined, other: Vocabulary): Vocabulary {
  if (!one) return other;
  const values = new Map(one.values.map((value) => [value.value, value]));
  for (const value of other.values) values.set(value.value, mergeValue(values.get(value.value), value));
  return { ...other, values: [...values.values()] };
}

/** Records of several places as one registry, and where each of them stands. A later place wins by id. */
interface Merged {
  readonly records: RegistryRecords;
  readonly problems: readonly FileProblem[];
  fileOf(problem: Problem): string;
}

function merge(readings: readonly Reading[]): Merged {
  const datasets = new Map(readings.flatMap((reading) => [...reading.datasets]));
  const models = new Map(readings.flatMap((reading) => [...reading.models]));
  const vocabularies = new Map<string, { record: Vocabulary; file: string }>();
  for (const [facet, { record, file }] of readings.flatMap((reading) => [...reading.vocabularies])) {
    vocabularies.set(facet, { record: mergeVocabulary(vocabularies.get(facet)?.record, record), file });
  }
  const redirects = {
    datasets: new Map(readings.flatMap((reading) => [...reading.redirects.datasets])),
    models: new Map(readings.flatMap((reading) => [...reading.redirects.models])),
  };
  const recordsOf = <T>(map: ReadonlyMap<string, { record: T }>) => [...map.values()].map(({ record }) => record);
  const filesByType = { dataset: datasets, model: models, vocabulary: vocabularies };
  return {
    records: {
      datasets: recordsOf(datasets),
      models: recordsOf(models),
      vocabularies: recordsOf(vocabularies),
      redirects: { datasets: recordsOf(redirects.datasets), models: recordsOf(redirects.models) },
      updated: readings.reduce<string | null>((latest, { updated }) => latestDay(latest, updated), null),
    },
    problems: readings.flatMap((reading) => reading.problems),
    fileOf: ({ type, id }) =>
      filesByType[type].get(id)?.file ??
      (type === "vocabulary" ? undefined : redirects[`${type}s`].get(id)?.file) ??
      id,
  };
}

function latestDay(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? other : one;
}

function readAll(places: readonly string[]): Merged {
  return mergeAll(places.map((place) => readPlace(resolve(place))));
}

function mergeAll(readings: readonly Reading[]): Merged {
  // A catalogue brings records and no words: it is asked in ours.
  const withWords = readings.some((reading) => reading.vocabularies.size > 0);
  return merge(
    withWords ? readings : [{ ...emptyPlace, vocabularies: readPlace(ownRegistry()).vocabularies }, ...readings],
  );
}

/** What `checkRegistry` found, and how much it looked at. */
export interface CheckResult {
  readonly problems: readonly FileProblem[];
  /** What a person should look at; nothing is refused for it. */
  readonly warnings: readonly FileProblem[];
  readonly datasets: number;
  readonly models: number;
}

/** The files of a folder's records and vocabularies. */
function filesOf(place: string): readonly string[] {
  return ["datasets", "models", "vocabulary"].flatMap((part) => {
    const folder = join(place, part);
    if (!existsSync(folder)) return [];
    return readdirSync(folder).flatMap((name) => (name.endsWith(".json") ? [join(folder, name)] : []));
  });
}

/** Keys that a file has twice, of which JSON keeps the last without a word. */
function keysTwice(place: string): readonly FileProblem[] {
  return filesOf(place).flatMap((path) =>
    readPlaces(readFileSync(path, "utf8"))
      .twice()
      .map(({ path: field, line }) => ({
        file: shownPath(path),
        line,
        field,
        problem: "stands in this object twice",
        remedy: "take one of them away",
      })),
  );
}

/** A problem between files, with the line of what it is about: the value that it quotes, or else its field. */
function withLine(file: string, { field, problem, remedy }: Problem): FileProblem {
  const told = { file, field, problem, remedy };
  if (!file.endsWith(".json") || !existsSync(file)) return told;
  const places = readPlaces(readFileSync(file, "utf8"));
  const path = field.split(".").map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  const quoted = /"([^"]*)"/.exec(problem)?.[1];
  return { ...told, line: quoted === undefined ? places.lineOf(path) : places.lineOfText(path, quoted) };
}

/** Lists every problem of every file, and between files. `places`: folders like `registry/`, JSONL files. */
export function checkRegistry(places: readonly string[] = [ownRegistry()]): CheckResult {
  const merged = readAll(places);
  const inFile = (found: Problem): FileProblem => withLine(merged.fileOf(found), found);
  const { datasets, models } = merged.records;
  return {
    problems: [
      ...merged.problems,
      ...places.flatMap((place) => keysTwice(resolve(place))),
      ...findProblems(merged.records).map(inFile),
    ],
    warnings: findWarnings(merged.records).map(inFile),
    datasets: datasets.length,
    models: models.length,
  };
}

/**
 * Reads the records of a registry. Names used twice and the like do not stop it (`checkRegistry` tells of them);
 * a file that cannot be read as a record does.
 * @throws RegistryError that lists all such files.
 */
export function loadRegistry(places: readonly string[] = [ownRegistry()]): RegistryRecords {
  const { records, problems } = readAll(places);
  if (problems.length > 0) throw new RegistryError(problems);
  return records;
}

/**
 * As `loadRegistry`, but of several places leaves those out that hold a file that cannot be read, all but the first: a
 * bot that starts with ours alone is better than none.
 * @returns the records, and what is wrong with the places that were left out.
 * @throws RegistryError where the first place cannot be read.
 */
export function loadSound(places: readonly string[]): { records: RegistryRecords; problems: readonly FileProblem[] } {
  const [first, ...others] = places.map((place) => readPlace(resolve(place)));
  if (first === undefined) return { records: loadRegistry(), problems: [] };
  if (first.problems.length > 0) throw new RegistryError([first, ...others].flatMap(({ problems }) => problems));
  const { records } = mergeAll([first, ...others.filter(({ problems }) => problems.length === 0)]);
  return { records, problems: others.flatMap(({ problems }) => problems) };
}
