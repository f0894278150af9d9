import type { Expression, Subject } from "../records/expression.ts";
import type { Comparative, Form, Intent, Mention } from "../records/query.ts";
import type { Cue } from "./meaning.ts";
import type { NameSpan } from "./name-spans.ts";
import type { Read } from "./read-question.ts";

/** What a question is about and what is to be said of it. */
export interface Shape {
  readonly subject: Subject;
  readonly where: Expression;
  readonly form: Form;
  readonly claim: Expression | null;
  readonly comparative: Comparative | null;
  readonly intent: Intent;
  /** Fields that the shape asks for by itself. */
  readonly fields?: readonly string[];
}

/** What a shape is read out of. */
export interface Parts {
  readonly read: Read;
  readonly cues: ReadonlySet<Cue>;
  readonly spans: readonly NameSpan[];
  readonly mentions: readonly Mention[];
  /** Values, ranges and days; what beside a model is a stage is none of them. */
  readonly conditions: readonly Expression[];
  /** The same with what may be a stage. */
  readonly all: readonly Expression[];
  readonly fields: readonly string[];
  readonly stage: string | null;
  /** Names that no record bears. */
  readonly unresolved: readonly string[];
  /** The tool that goes by a name, a value of the vocabulary; undefined where none does. */
  readonly toolOf: (typed: string) => string | undefined;
  /** Its name is called a model: "the OS-Atlas model". */
  readonly called: boolean;
  /** The maker of models that the words name which are left over, or null. */
  readonly organization: string | null;
}

export const plainForm = { claim: null, comparative: null } as const;

export function isOnlyModel({ twofold, mention }: NameSpan): boolean {
  return !twofold && mention.type === "model";
}

export function isYear(one: Expression): boolean {
  return one.op === "range" && (one.of === "year" || one.of === "added");
}
