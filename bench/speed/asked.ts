import type { Expectation } from "../questions.ts";

/** What a question is for the engine; the classes cost differently. */
export const classes = ["filter", "name", "text", "miss", "other"] as const;
export type QuestionClass = (typeof classes)[number];

/** A question of the benchmark and what its answer has to be. */
export interface Asked {
  readonly question: string;
  /** The earlier questions of the thread, oldest first. */
  readonly after: readonly string[];
  readonly class: QuestionClass;
  readonly expect: Expectation;
}

const classOfIntent: Readonly<Record<string, QuestionClass>> = {
  filter: "filter",
  count: "filter",
  rank: "filter",
  "follow-up": "filter",
  dataset: "name",
  model: "name",
  users: "name",
  lineage: "name",
  compare: "name",
  similar: "name",
  text: "text",
  miss: "miss",
};

/** The class of an intent of `test/questions`. */
export function classOf(intent: string): QuestionClass {
  return classOfIntent[intent] ?? "other";
}
