import { conditionName, facets, type Locale, type Mention, type Range, type Reply } from "../src/index.ts";

/** A reply, as far as it is measured. The one place of `bench/` that knows the engine's answers. */
export interface ReadAnswer {
  /** The engine's own word for the kind of answer. */
  readonly kind: string;
  readonly locale: Locale;
  /** It says that nothing is what was asked for, or that it does not know what was. */
  readonly missed: boolean;
  /** It says what the bot is for. */
  readonly help: boolean;
  /** The ids of the datasets that are shown, best first. */
  readonly datasets: readonly string[];
  /** How many datasets it says there are. */
  readonly total: number;
  /** The filters that it says were dropped. */
  readonly relaxed: readonly string[];
  /** The model whose data it tells. */
  readonly model: string | null;
  /** The models that it names: the one it tells of, those it offers, those that used a dataset. */
  readonly models: readonly string[];
  /** The stage of training that it keeps to. */
  readonly stage: string | null;
  /** The fact of a dataset that it puts first. */
  readonly field: string | null;
}

/** The models that an answer names, the one it tells of first. */
function modelsOf(answer: Reply["answer"]): readonly string[] {
  const mentioned = (mentions: readonly Mention[]) =>
    mentions.filter(({ type }) => type === "model").map(({ id }) => id);
  switch (answer.kind) {
    case "model":
      return [answer.model.id, ...mentioned(answer.others), ...answer.family.map(({ id }) => id)];
    case "dataset":
      return mentioned(answer.others);
    case "users":
      return answer.users.map(({ model }) => model.id);
    case "models":
    case "verdict":
      return answer.models.map(({ id }) => id);
    case "none":
      return answer.near.filter(({ type }) => type === "model").map(({ id }) => id);
    default:
      return [];
  }
}

/** Reads a reply of the engine. */
export function readAnswer({ query, answer, message }: Reply): ReadAnswer {
  return {
    kind: answer.kind,
    locale: message.locale,
    missed: answer.kind === "none",
    help: answer.kind === "help",
    datasets: answer.hits.map(({ dataset }) => dataset.id),
    total: answer.total,
    relaxed: answer.relaxed.map(conditionName),
    model: answer.kind === "model" ? answer.model.id : null,
    models: modelsOf(answer),
    stage: query.stage,
    field: query.field,
  };
}

function rangeStrings(name: string, range: Range | undefined): readonly string[] {
  return [
    ...(range?.min === undefined ? [] : [`min${name}:${range.min}`]),
    ...(range?.max === undefined ? [] : [`max${name}:${range.max}`]),
  ];
}

/**
 * What was understood, as the generator writes what a question holds: `kind:preference`, `language:ko`, `minSize:10000`,
 * `dataset:coco`. Of "one or other" each is there.
 */
export function readUnderstood({ query }: Reply): readonly string[] {
  const { filters, mentions } = query;
  const values = facets.flatMap((facet) =>
    (filters[facet] ?? []).flatMap((value) => value.split("|").map((one) => `${facet}:${one}`)),
  );
  const ranges = [...rangeStrings("Size", filters.size), ...rangeStrings("Year", filters.year)];
  return [...values, ...ranges, ...mentions.map(({ type, id }) => `${type}:${id}`)];
}

/** What was understood, for people who look for the cause of a failure. */
export function describeUnderstood({ query }: Reply): string {
  const { question, locale, ...understood } = query;
  return JSON.stringify(understood);
}
