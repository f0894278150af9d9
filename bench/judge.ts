import type { Dataset, Registry } from "../src/index.ts";
import { samplesOf, satisfies, selectIds, selectReadings } from "./predicate.ts";
import type { Expectation, Sort } from "./questions.ts";
import type { ReadAnswer } from "./read-answer.ts";

/** How good one answer is. A measure that does not apply to the question is null. */
export interface Verdict {
  /** Right in every respect that the question asks for. */
  readonly exact: boolean;
  /** Of the datasets shown, the share that satisfies the filters. */
  readonly precision: number | null;
  /** Of the datasets that satisfy the filters, the share that the answer has (beyond those shown, by its own total). */
  readonly recall: number | null;
  /** One through the place of the first right item; 0 where none is shown. */
  readonly reciprocalRank: number | null;
  /** Whether a miss is said to be one. */
  readonly honest: boolean | null;
  /** What was expected, for people. */
  readonly expected: string;
}

const inapplicable = { precision: null, recall: null, reciprocalRank: null, honest: null };

function sameSet(one: Iterable<string>, other: Iterable<string>): boolean {
  const [a, b] = [new Set(one), new Set(other)];
  return a.size === b.size && [...a].every((item) => b.has(item));
}

function some(ids: Iterable<string>): string {
  const list = [...ids];
  return list.length > 8 ? `${list.slice(0, 8).join(", ")} … (${list.length})` : list.join(", ");
}

function judgeItem(
  shown: readonly string[],
  missed: boolean,
  right: (id: string) => boolean,
  expected: string,
): Verdict {
  const place = missed ? -1 : shown.findIndex(right);
  return { ...inapplicable, exact: place === 0, reciprocalRank: place < 0 ? 0 : 1 / (place + 1), expected };
}

function judgeModels(answer: ReadAnswer, wanted: readonly string[], atLeast: boolean): Verdict {
  const exact = atLeast
    ? wanted.every((id) => answer.models.includes(id))
    : !answer.missed && sameSet(answer.models, wanted);
  return { ...inapplicable, exact, expected: `models ${some(wanted)}` };
}

/** The share of a set that an answer has: what is shown speaks for what its total says is there besides. */
function measureFilters(answer: ReadAnswer, wanted: ReadonlySet<string>): Pick<Verdict, "precision" | "recall"> {
  if (answer.missed || answer.relaxed.length > 0 || answer.datasets.length === 0) return { precision: null, recall: 0 };
  const right = answer.datasets.filter((id) => wanted.has(id)).length;
  const precision = right / answer.datasets.length;
  const found = answer.total > answer.datasets.length ? answer.total * precision : right;
  return { precision, recall: wanted.size === 0 ? 1 : Math.min(1, found / wanted.size) };
}

function keyOf(sort: Sort, dataset: Dataset, registry: Registry): number | null {
  switch (sort) {
    case "size-desc":
    case "size-asc":
      return samplesOf(dataset, registry);
    case "year-desc":
    case "year-asc":
      return dataset.year;
    case "used-desc":
      return registry.usersOf(dataset.id).length;
  }
}

/** Whether the datasets shown are the first of the wanted ones in that order; those of unknown key stand last or nowhere. */
function isSorted(answer: ReadAnswer, wanted: ReadonlySet<string>, sort: Sort, registry: Registry): boolean {
  const keysOf = (ids: Iterable<string>) =>
    [...ids].map((id) => {
      const dataset = registry.dataset(id);
      return dataset ? keyOf(sort, dataset, registry) : null;
    });
  const worst = sort.endsWith("asc") ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const order = (keys: readonly (number | null)[]) => keys.map((key) => key ?? worst);
  const right = order(keysOf(wanted)).sort((one, other) => (one < other ? -1 : Number(one > other)));
  if (sort.endsWith("desc")) right.reverse();
  const shown = order(keysOf(answer.datasets));
  return shown.length > 0 && shown[0] !== worst && shown.every((key, place) => key === right[place]);
}

function judgeWhere(
  answer: ReadAnswer,
  sets: readonly ReadonlySet<string>[],
  sort: Sort | undefined,
  registry: Registry,
): Verdict {
  const verdicts = sets.map((wanted): Verdict => {
    const { precision, recall } = measureFilters(answer, wanted);
    const whole = sort === undefined ? answer.total === wanted.size : isSorted(answer, wanted, sort, registry);
    return {
      ...inapplicable,
      precision,
      // A ranking may show its best alone: how many come after the first is its own affair.
      recall: sort === undefined ? recall : null,
      exact: !answer.missed && answer.relaxed.length === 0 && precision === 1 && whole && answer.datasets.length > 0,
      expected: `${wanted.size} datasets${sort ? ` by ${sort}` : ""}: ${some(wanted)}`,
    };
  });
  return best(verdicts);
}

function best(verdicts: readonly Verdict[]): Verdict {
  const worth = ({ exact, precision, recall }: Verdict) =>
    (exact ? 3 : 0) + (precision ?? 0) * (recall ?? precision ?? 0);
  return verdicts.reduce((one, other) => (worth(other) > worth(one) ? other : one));
}

function judgeNone(answer: ReadAnswer, filtered: boolean): Verdict {
  const saysSo = answer.missed || (answer.help && !filtered);
  const honest = saysSo && answer.total === 0 && (answer.datasets.length === 0 || answer.relaxed.length > 0);
  return { ...inapplicable, exact: honest, honest, expected: "an honest miss" };
}

/** Judges an answer by what was expected of it. Pure; an answer of an unknown kind is wrong, never an error. */
export function judge(expect: Expectation, answer: ReadAnswer, registry: Registry): Verdict {
  if ("dataset" in expect) {
    const { dataset, field } = expect;
    const verdict = judgeItem(
      answer.model === null ? answer.datasets : [],
      answer.missed,
      (id) => id === dataset,
      field ? `${dataset}, ${field} first` : dataset,
    );
    return { ...verdict, exact: verdict.exact && (field === undefined || answer.field === field) };
  }
  if ("model" in expect) {
    const { model, stage } = expect;
    const verdict = judgeItem(
      answer.models,
      answer.missed,
      (id) => id === model,
      `model ${model} ${stage ?? ""}`.trim(),
    );
    const told = answer.model === model && (stage === undefined || answer.stage === stage);
    return { ...verdict, exact: verdict.exact && told };
  }
  if ("models" in expect) return judgeModels(answer, expect.models, expect.atLeast ?? false);
  if ("usersOf" in expect) {
    return judgeModels(
      answer,
      registry.usersOf(expect.usersOf).map(({ model }) => model.id),
      false,
    );
  }
  if ("datasets" in expect) {
    const exact = !answer.missed && sameSet(answer.datasets, expect.datasets);
    return { ...inapplicable, exact, expected: `exactly ${some(expect.datasets)}` };
  }
  if ("first" in expect) return judgeItem(answer.datasets, answer.missed, (id) => id === expect.first, expect.first);
  if ("anyFirst" in expect) {
    const { anyFirst } = expect;
    return judgeItem(answer.datasets, answer.missed, (id) => anyFirst.includes(id), `first any of ${some(anyFirst)}`);
  }
  if ("firstWhere" in expect) {
    const right = selectIds(expect.firstWhere, registry);
    return judgeItem(answer.datasets, answer.missed, (id) => right.has(id), `first any of ${some(right)}`);
  }
  if ("where" in expect) return judgeWhere(answer, selectReadings(expect.where, registry), expect.sort, registry);
  if ("count" in expect) {
    const counts = selectReadings(expect.count, registry).map((ids) => ids.size);
    const exact = !answer.missed && answer.relaxed.length === 0 && counts.includes(answer.total);
    return { ...inapplicable, exact, expected: `the number ${counts.join(" or ")}` };
  }
  if ("none" in expect) return judgeNone(answer, expect.none !== true);
  return { ...inapplicable, exact: answer.help, expected: "help" };
}

function missingIds(ids: readonly string[], has: (id: string) => boolean): readonly string[] {
  return ids.filter((id) => !has(id)).map((id) => `there is no record "${id}"`);
}

/** What in an expectation the registry contradicts: ids without a record, filters that should find something and do not, or the reverse. */
export function checkExpectation(expect: Expectation, registry: Registry): readonly string[] {
  const isDataset = (id: string) => registry.dataset(id) !== undefined;
  const isModel = (id: string) => registry.model(id) !== undefined;
  const full = (ids: ReadonlySet<string>) => (ids.size > 0 ? [] : ["nothing in the registry satisfies it"]);
  if ("dataset" in expect) return missingIds([expect.dataset], isDataset);
  if ("first" in expect) return missingIds([expect.first], isDataset);
  if ("datasets" in expect) return missingIds(expect.datasets, isDataset);
  if ("anyFirst" in expect) return missingIds(expect.anyFirst, isDataset);
  if ("usersOf" in expect) {
    const users = registry.usersOf(expect.usersOf).length === 0 ? ["no model used it"] : [];
    return [...missingIds([expect.usersOf], isDataset), ...users];
  }
  if ("model" in expect) return missingIds([expect.model], isModel);
  if ("models" in expect) return missingIds(expect.models, isModel);
  if ("firstWhere" in expect) return full(selectIds(expect.firstWhere, registry));
  if ("where" in expect) return selectReadings(expect.where, registry).flatMap(full);
  if ("count" in expect) return selectReadings(expect.count, registry).flatMap(full);
  if ("none" in expect && expect.none !== true) {
    const { none } = expect;
    const found = registry.datasets.filter((dataset) => satisfies(none, dataset, registry));
    return found.length === 0 ? [] : [`${found.length} datasets satisfy it: ${some(found.map(({ id }) => id))}`];
  }
  return [];
}
