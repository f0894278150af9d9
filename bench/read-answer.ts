import type { Locale, Reply } from "../src/index.ts";

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

/** Reads a reply of the engine. */
export function readAnswer({ answer, message }: Reply): ReadAnswer {
  const named = answer.kind === "model" || answer.kind === "dataset" ? answer.others : [];
  const others = named.filter((mention) => mention.type === "model").map((mention) => mention.id);
  const model = answer.kind === "model" ? answer.model.id : null;
  return {
    kind: answer.kind,
    locale: message.locale,
    missed: answer.kind === "none",
    help: answer.kind === "help",
    datasets: answer.hits.map(({ dataset }) => dataset.id),
    total: answer.total,
    relaxed: answer.relaxed,
    model,
    models: model === null ? others : [model, ...others],
    stage: null,
    field: null,
  };
}

/**
 * What was understood, as the generator writes what a question holds: `kind:preference`, `language:ko`, `minSize:10000`,
 * `dataset:coco`.
 */
export function readUnderstood({ query }: Reply): readonly string[] {
  const filters = Object.entries(query.filters).flatMap(([facet, values]) =>
    [values].flat().map((value) => `${facet}:${value}`),
  );
  return [...filters, ...query.mentions.map(({ type, id }) => `${type}:${id}`)];
}

/** What was understood, for people who look for the cause of a failure. */
export function describeUnderstood({ query }: Reply): string {
  const { question, locale, ...understood } = query;
  return JSON.stringify(understood);
}
