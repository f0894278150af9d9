import {
  conditionName,
  type Filters,
  type Intent,
  type Locale,
  type Model,
  plainText,
  type Reply,
  type Verdict,
} from "../src/index.ts";

/** An answer for programs: what `whichdata ask --json` prints, one a line. Other keys may come, these stay. */
export interface JsonAnswer {
  /** The question as given. */
  readonly question: string;
  readonly locale: Locale;
  readonly kind: Reply["answer"]["kind"];
  readonly understood: {
    readonly intent: Intent;
    readonly filters: Filters;
    readonly text: string;
    /** What was understood, written out so that it is read back as the same. */
    readonly expression: string;
  };
  /** Names that were asked for and that nothing here is called. */
  readonly unknown: readonly string[];
  /** What the results do not satisfy, because nothing satisfies all: a facet, a measure or a relation each. */
  readonly relaxed: readonly string[];
  /** How many datasets match, of which `results` are the best. */
  readonly total: number;
  /** What a question that wants yes or no is answered with; null where it is none, or nobody knows how it was asked. */
  readonly verdict: Verdict | null;
  readonly results: readonly {
    readonly id: string;
    readonly name: string;
    readonly url: string | null;
    readonly score: number;
    readonly reasons: readonly string[];
  }[];
  /** The model that was asked about, with the ids of each stage's datasets, or their names where they have no record. */
  readonly model: {
    readonly id: string;
    readonly name: string;
    readonly stages: readonly { readonly stage: string; readonly datasets: readonly string[] }[];
    /** What its makers say of data that they do not disclose; null where that is not recorded. */
    readonly disclosure: string | null;
  } | null;
  /** The models that answer the question: who used a dataset, or what is compared. */
  readonly models: readonly { readonly id: string; readonly name: string; readonly url: string | null }[];
  readonly text: string;
}

function modelOf(answer: Reply["answer"]): JsonAnswer["model"] {
  if (answer.kind !== "model") return null;
  const { id, name, stages } = answer.model;
  return {
    id,
    name,
    stages: stages.map(({ stage, datasets }) => ({
      stage,
      datasets: datasets.map((reference) => (typeof reference === "string" ? reference : reference.external)),
    })),
    disclosure: answer.model.disclosure ?? null,
  };
}

function modelsOf(answer: Reply["answer"]): readonly Model[] {
  if (answer.kind === "users") return answer.users.map(({ model }) => model);
  if (answer.kind === "models" || answer.kind === "verdict") return answer.models;
  return answer.kind === "comparison" ? answer.models : [];
}

function unknownOf({ kind, query: { unresolved, intent, text } }: Reply["answer"]): readonly string[] {
  // Whatever stands where a model's name is asked for is the name of one that is not here.
  return kind === "none" && intent === "model-data" && text !== "" ? [...unresolved, text] : unresolved;
}

/**
 * A reply as the object that `--json` prints.
 * @param question the line as it was given; the engine's own copy is trimmed and cut.
 */
export function toJson(reply: Reply, question: string = reply.query.question): JsonAnswer {
  const { answer, message } = reply;
  // The question as it was answered: where a filter was read as a word after all, the results promise no more.
  const { query } = answer;
  return {
    question,
    locale: message.locale,
    kind: answer.kind,
    understood: {
      intent: query.intent,
      filters: query.filters,
      text: query.text,
      expression: reply.expression,
    },
    unknown: unknownOf(answer),
    relaxed: [...new Set(answer.relaxed.map(conditionName))],
    total: answer.total,
    verdict: answer.kind === "verdict" ? answer.verdict : null,
    results: answer.hits.map(({ dataset, score, reasons }) => ({
      id: dataset.id,
      name: dataset.name,
      url: dataset.url,
      score,
      reasons,
    })),
    model: modelOf(answer),
    models: modelsOf(answer).map(({ id, name, url }) => ({ id, name, url })),
    text: plainText(message),
  };
}

// JSON.stringify leaves these as they are, but some programs take them for the end of a line, and a terminal for a command.
const unsafe = /[\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g;

/** A value as JSON on one line, in characters that a terminal and a reader of lines leave alone. */
export function toJsonLine(value: JsonAnswer): string {
  return JSON.stringify(value).replace(unsafe, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
