import type { Expression } from "../records/expression.ts";
import type { FamilyOf } from "../records/family.ts";
import type { Mention, Query } from "../records/query.ts";
import type { RecordRef, User } from "../records/registry.ts";
import type { Dataset, Model, Reference } from "../records/schema.ts";
import type { Evaluator } from "../search/evaluate.ts";
import type { Hit, Ranking } from "../search/rank.ts";
import type { TextIndex } from "../search/search.ts";

interface Answered {
  readonly query: Query;
  /** The conditions that the hits do not satisfy, because nothing satisfies all of them. */
  readonly relaxed: readonly Expression[];
  /** How many datasets are what was asked for; 0 where the hits are only near it. */
  readonly total: number;
  /** The best of them, at most the limit. */
  readonly hits: readonly Hit[];
}

/** Datasets that satisfy every filter, or hold the question's words, or are named together. */
export interface DatasetsAnswer extends Answered {
  readonly kind: "datasets";
  /** Words of the question that stand in no text, where the filters alone gave the hits. */
  readonly unfound: string;
  /** Words that could have been filters and were looked for in the texts, because no dataset is all of that. */
  readonly asWords: readonly string[];
  /** How many more satisfy all but one condition, of which nobody knows whether they do. */
  readonly unknown: readonly { readonly condition: Expression; readonly count: number }[];
}

/** The one dataset that the question names: the first hit. */
export interface DatasetAnswer extends Answered {
  readonly kind: "dataset";
  readonly mention: Mention;
  /** Other records of that name. */
  readonly others: readonly Mention[];
}

/** What a model was trained on: the datasets of its stages first, then those that only claim it as a user. */
export interface ModelAnswer extends Answered {
  readonly kind: "model";
  readonly model: Model;
  readonly mention: Mention;
  readonly others: readonly Mention[];
  /** Models whose names go on from this one's: the question may have meant one of them. */
  readonly family: readonly Model[];
  /** Datasets whose own records list the model, which its record does not confirm. */
  readonly claimedBy: readonly Dataset[];
}

/** Who used a dataset: the first hit. Models by their own records, then names that are only claimed. */
export interface UsersAnswer extends Answered {
  readonly kind: "users";
  readonly mention: Mention;
  readonly users: readonly User[];
}

/** What a dataset was made from, or what was made from it: the hits, and `external` for what has no record. */
export interface LineageAnswer extends Answered {
  readonly kind: "lineage";
  readonly mention: Mention;
  readonly direction: "parents" | "children";
  readonly external: readonly Reference[];
}

/** Two to four datasets side by side, in the order in which they were named; or models, and the datasets that they used. */
export interface ComparisonAnswer extends Answered {
  readonly kind: "comparison";
  /** The models that are compared; empty where datasets are. Then the hits are what they used, what they share first. */
  readonly models: readonly Model[];
}

/** Datasets that are like one that was named, which is not among them; the reasons say in what. */
export interface SimilarAnswer extends Answered {
  readonly kind: "similar";
  readonly mention: Mention;
}

/** Nothing is what was asked for. The hits, if any, are what is nearest, with the filters in `relaxed` dropped. */
export interface NoneAnswer extends Answered {
  readonly kind: "none";
  readonly nearestTotal: number;
  /** Words of the question that no dataset that fits the rest of it mentions, where they are what it is about. */
  readonly unfound: string;
  /** Other ways to drop as few filters, and how many datasets each gives. */
  readonly alternatives: readonly { readonly dropped: readonly Expression[]; readonly total: number }[];
  /** The name that has no record is what several models' names begin with: `near` is them, and the question which one. */
  readonly family: boolean;
  /** Records whose names are near one that has no record. */
  readonly near: readonly RecordRef[];
}

/** Models that satisfy every condition, those that are best known first; the hits are empty. */
export interface ModelsAnswer extends Answered {
  readonly kind: "models";
  /** All of them: `total` counts them. */
  readonly models: readonly Model[];
}

/** What an answer to a question of yes or no comes to; "partly" also where terms have to be read first. */
export type Verdict = "yes" | "no" | "partly" | "unknown";

/** Whether something holds of one dataset. */
export interface Finding {
  readonly dataset: Dataset;
  /** The parts of what is claimed, each with how it stands. */
  readonly parts: readonly { readonly claim: Expression; readonly verdict: Verdict }[];
}

/** Yes or no, with what it rests on. The hits are the datasets that are asked about, or those that make it true. */
export interface VerdictAnswer extends Answered {
  readonly kind: "verdict";
  readonly verdict: Verdict;
  /** One for each dataset that is asked about by name; empty where a set is asked about. */
  readonly findings: readonly Finding[];
  /** The models that are asked about, whose records a "no" rests on. */
  readonly models: readonly Model[];
}

/** Facts of several datasets that are named: the hits, and `query.fields`. */
export interface FactsAnswer extends Answered {
  readonly kind: "facts";
}

/** What the bot is for. */
export interface HelpAnswer extends Answered {
  readonly kind: "help";
}

/** The facts that answer a question, without a word. */
export type Answer =
  | DatasetsAnswer
  | DatasetAnswer
  | ModelAnswer
  | UsersAnswer
  | LineageAnswer
  | ComparisonAnswer
  | SimilarAnswer
  | ModelsAnswer
  | VerdictAnswer
  | FactsAnswer
  | NoneAnswer
  | HelpAnswer;

/** What an answer is made from. */
export interface Sources extends Ranking {
  readonly evaluator: Evaluator;
  readonly index: TextIndex;
  readonly familyOf: FamilyOf;
  /** Records with a name near this one, best first. */
  readonly near: (name: string) => readonly RecordRef[];
}
