import type { Dataset, Model, Registry } from "../../src/index.ts";
import { tokenize } from "../../src/language/text.ts";
import { satisfies } from "../predicate.ts";
import type { Expectation, Question } from "../questions.ts";
import { createRandom, type Random } from "../random.ts";
import { allTemplates } from "../templates.ts";
import { type Asked, classOf } from "./asked.ts";
import { freeTextQuestions } from "./free-text.ts";
import { collectRivals, misspellName, placeOfName, type Rivals } from "./substitute.ts";

/** How many questions in the words of notes are asked for each question of `test/questions` that looks for a text. */
const freeTextPerText = 1;

interface Sources {
  readonly real: Registry;
  readonly made: Registry;
  readonly rivals: Rivals;
  /** The words that filters are made of. */
  readonly filters: ReadonlySet<string>;
  readonly random: Random;
}

/** Draws records until one is of use for the question. */
function draw<T>(items: readonly T[], random: Random, fits: (item: T) => boolean): T | undefined {
  for (let tried = 0; tried < 500; tried++) {
    const item = random.pick(items);
    if (item !== undefined && fits(item)) return item;
  }
  return undefined;
}

/** What a template, or an intent, asks of a record. */
function wishOf(text: string): "similar" | "users" | "lineage" | "itself" {
  if (/like|비슷한|similar/.test(text)) return "similar";
  if (/models used|쓰는 모델|users/.test(text)) return "users";
  return text === "lineage" ? "lineage" : "itself";
}

/**
 * The question with the real record's name made the new record's. Where the question spells the name in some way of its
 * own, it becomes one of the templates, with a typo in the name.
 */
function rename(
  { question, locale, intent }: Pick<Question, "question" | "locale" | "intent">,
  from: Dataset | Model,
  to: Dataset | Model,
  { real, rivals, random }: Sources,
): string | undefined {
  const place = placeOfName(question, real.namesOf(from));
  if (place) return question.slice(0, place.at) + to.name + question.slice(place.at + place.length);
  const slot = "kind" in from ? "dataset" : "model";
  // Templates of two names or with particles by the name's end are left out.
  const pattern = new RegExp(`^[^{]*\\{${slot}\\}[^{]*$`);
  const template = random.pick(
    allTemplates.filter(
      ({ locale: of, text }) => of === locale && pattern.test(text) && wishOf(text) === wishOf(intent),
    ),
  );
  return template?.text.replace(`{${slot}}`, misspellName(to, rivals, random));
}

/** The question about other records, and its right answer; undefined where none of the new records suits it. */
function aboutOthers(asked: Question, sources: Sources): { question: string; expect: Expectation } | undefined {
  const { real, made, random } = sources;
  const { expect, intent } = asked;
  if ("model" in expect) {
    const from = real.model(expect.model);
    const to = random.pick(made.models);
    const question = from && to && rename(asked, from, to, sources);
    return question && to ? { question, expect: { model: to.id } } : undefined;
  }
  if ("datasets" in expect && intent === "compare") {
    const pairs = expect.datasets.map((id) => ({ from: real.dataset(id), to: random.pick(made.datasets) }));
    let { question } = asked;
    for (const { from, to } of pairs) {
      const place = from && placeOfName(question, real.namesOf(from));
      if (!place || !to) return undefined;
      question = question.slice(0, place.at) + to.name + question.slice(place.at + place.length);
    }
    return { question, expect: { datasets: pairs.flatMap(({ to }) => to?.id ?? []) } };
  }
  const about = (id: string, fits: (dataset: Dataset) => boolean, right: (dataset: Dataset) => Expectation) => {
    const from = real.dataset(id);
    const to = draw(made.datasets, random, fits);
    const question = from && to && rename(asked, from, to, sources);
    return question && to ? { question, expect: right(to) } : undefined;
  };
  if ("dataset" in expect && intent !== "lineage")
    return about(
      expect.dataset,
      () => true,
      ({ id }) => ({ dataset: id }),
    );
  if ("usersOf" in expect) {
    return about(
      expect.usersOf,
      ({ id }) => made.usersOf(id).length > 0,
      ({ id }) => ({ usersOf: id }),
    );
  }
  if ("where" in expect && intent === "lineage") {
    const readings = [expect.where].flat();
    const parent = readings.flatMap(({ derivedFrom }) => derivedFrom ?? [])[0];
    // "A Korean version of X" asks for more than that.
    const more = readings.some((reading) =>
      Object.keys(reading).some((key) => !/^(derivedFrom|descendantOf)$/.test(key)),
    );
    if (parent === undefined || more) return undefined;
    return about(
      parent,
      ({ id }) => made.derivedFrom(id).length > 0,
      ({ id }) => ({ where: { derivedFrom: id } }),
    );
  }
  if ("firstWhere" in expect && intent === "similar") {
    const [from] = real.datasets
      .filter((one) => placeOfName(asked.question, [one.name]))
      .toSorted((one, other) => other.name.length - one.name.length);
    const { filters } = sources;
    // "Like X, but for captions" asks for more than what X has.
    if (!from || tokenize(asked.question.replace(from.name, "")).some(({ text }) => filters.has(text)))
      return undefined;
    return about(
      from.id,
      ({ kind, tasks }) => kind !== null && tasks.length > 0,
      ({ id, kind, tasks }) => ({ firstWhere: { kind: [kind ?? ""], tasks: [...tasks], not: { ids: [id] } } }),
    );
  }
  return undefined;
}

/** Whether a question of filters can be asked of the new records word for word. */
function suits(expect: Expectation, made: Registry): boolean {
  const found = (one: Parameters<typeof satisfies>[0]) =>
    made.datasets.some((dataset) => satisfies(one, dataset, made));
  const named = (text: string) => /"(ids|derivedFrom|descendantOf)"/.test(text);
  if (named(JSON.stringify(expect))) return false;
  if ("where" in expect) return [expect.where].flat().every(found);
  if ("count" in expect) return [expect.count].flat().every(found);
  if ("firstWhere" in expect) return found(expect.firstWhere);
  if ("none" in expect) return expect.none === true || !found(expect.none);
  return "help" in expect;
}

/** The words that filters are made of, one by one. */
function facetWords({ vocabularies }: Registry): ReadonlySet<string> {
  const values = [...vocabularies.values()].flatMap((vocabulary) => vocabulary.values);
  const phrases = values.flatMap(({ label, words }) => [label.en, label.ko, ...words.en, ...words.ko]);
  return new Set(phrases.flatMap((phrase) => tokenize(phrase).map(({ text }) => text)));
}

/** Whether a word of a text is a filter, a number, or in Hangul begins with a filter ("캡션한"). */
function holdsFilter(word: string, filters: ReadonlySet<string>): boolean {
  if (filters.has(word) || /\d/.test(word)) return true;
  if (!/^[가-힣]/.test(word)) return false;
  return Array.from({ length: Math.max(0, word.length - 2) }, (_, at) => word.slice(0, at + 2)).some((start) =>
    filters.has(start),
  );
}

/** The words that names are made of, one by one. */
function nameWords({ datasets, models, namesOf }: Registry): ReadonlySet<string> {
  return new Set(
    [...datasets, ...models].flatMap((record) =>
      namesOf(record).flatMap((name) => tokenize(name).map(({ text }) => text)),
    ),
  );
}

/** The questions of `test/questions`, as they are, and free text in the words of the notes. */
export function realQuestions(questions: readonly Question[], real: Registry, seed: number): readonly Asked[] {
  const random = createRandom(seed);
  const texts = questions.filter(({ intent }) => intent === "text").length;
  return shuffle(
    [
      ...questions.map(({ question, after = [], intent, expect }) => ({
        question,
        after,
        class: classOf(intent),
        expect,
      })),
      ...freeTextQuestions(real, texts * freeTextPerText, random, () => false),
    ],
    random,
  );
}

/**
 * Questions about made records in the mix of the real ones: those of filters as they stand, those that name records with
 * the names of made ones, as often with a typo, and free text in the words of their notes.
 */
export function madeQuestions(
  questions: readonly Question[],
  real: Registry,
  made: Registry,
  seed: number,
): readonly Asked[] {
  const random = createRandom(seed);
  const filters = facetWords(made);
  const sources = { real, made, random, filters, rivals: collectRivals(made) };
  const adapted = questions.flatMap((asked): readonly Asked[] => {
    const { question, after = [], intent, expect } = asked;
    if (intent === "text") return [];
    const base = { class: classOf(intent) };
    const other = after.length === 0 ? aboutOthers(asked, sources) : undefined;
    if (other) return [{ ...base, after: [], ...other }];
    return suits(expect, made) ? [{ ...base, question, after, expect }] : [];
  });
  const texts = questions.filter(({ intent }) => intent === "text").length * (1 + freeTextPerText);
  // A made record's note says nothing of its facets, so that a word of it that is a filter would contradict them; and a
  // question that holds another record's name is about that one.
  const names = nameWords(made);
  const isLeftOut = (word: string) => names.has(word) || holdsFilter(word, filters);
  return shuffle([...adapted, ...freeTextQuestions(made, texts, random, isLeftOut)], random);
}

/** In an order by the seed, so that the first so many are a fair sample. */
function shuffle<T>(items: readonly T[], random: Random): readonly T[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
