import type { Verdict } from "../../answer/answer.ts";
import type { Comparative, Sort } from "../../records/query.ts";
import type { Correction } from "../../records/schema.ts";
import type { FieldKey } from "../message.ts";
import type { Unit } from "./count.ts";

/** A label that holds more than one value: "Korean", "Korean and English". */
export type Joined = readonly string[];

/** Every sentence that the bot can say, in one language. Arguments come in that language's own labels. */
export interface Words {
  readonly fields: Readonly<Record<FieldKey, string>>;
  readonly correctionFields: Readonly<Record<Correction["field"], string>>;
  readonly suggestionsLabel: string;
  readonly and: (items: Joined) => string;

  readonly not: (value: string) => string;
  readonly or: (values: Joined) => string;
  /** A range of whole numbers, both ends in it. */
  readonly range: (min: number | null, max: number | null, unit: Unit | null) => string;
  readonly yearRange: (min: number | null, max: number | null) => string;
  readonly sorted: Readonly<Record<Sort, string>>;

  /** `from` and `to`: the part of them that is shown, counted from 1. */
  readonly found: (total: number, from: number, to: number) => string;
  readonly all: (total: number, from: number, to: number) => string;
  readonly named: (count: number) => string;
  readonly unfound: (text: string) => string;
  readonly asWords: (words: Joined) => string;
  readonly noneHasAll: (filters: Joined) => string;
  readonly nearest: (dropped: Joined, total: number, shown: number) => string;
  readonly alternative: (dropped: Joined, total: number) => string;
  readonly noneAtAll: (text: string) => string;
  readonly noSuchName: (name: string) => string;
  readonly noSuchModel: (name: string) => string;
  readonly whichOne: (name: string, names: Joined) => string;
  readonly didYouMean: (names: Joined) => string;
  readonly readAs: (typed: string, name: string) => string;
  readonly dataset: (name: string) => string;
  readonly asked: (name: string, field: string, value: string) => string;
  readonly count: (total: number) => string;
  readonly countModels: (total: number, conditions: Joined) => string;
  /** Models that satisfy conditions; `from` and `to`: the part of them that is shown, counted from 1. */
  readonly modelsFound: (total: number, from: number, to: number, conditions: Joined) => string;
  readonly noModels: (conditions: Joined) => string;
  readonly link: string;

  readonly verdicts: Readonly<Record<Verdict, string>>;
  /** Whether a dataset may be used commercially. `causes`: what has to be read first, or what forbids it. */
  readonly commercial: (verdict: Verdict, name: string, licence: string | null, causes: Joined) => string;
  readonly didUse: (verdict: Verdict, model: string, dataset: string, stages: Joined) => string;
  readonly wasMadeFrom: (verdict: Verdict, child: string, parent: string) => string;
  readonly wasUsed: (verdict: Verdict, name: string, models: number) => string;
  /** Whether something holds of a dataset; `value`: what its record says of it, null where it says nothing. */
  readonly isSo: (verdict: Verdict, name: string, claim: string, title: string, value: string | null) => string;
  /** Whether some dataset of models is what is claimed. */
  readonly someAre: (verdict: Verdict, total: number, claims: Joined, models: Joined) => string;
  readonly isMore: (
    verdict: Verdict,
    of: Comparative["of"],
    more: boolean,
    first: { readonly name: string; readonly value: number | null },
    second: { readonly name: string; readonly value: number | null },
  ) => string;
  readonly unknownMore: (count: number, field: string) => string;
  readonly nothingMore: string;
  readonly users: (name: string, count: number, claimed: number) => string;
  readonly noUsers: (name: string) => string;
  readonly parents: (name: string, count: number) => string;
  readonly noParents: (name: string) => string;
  readonly children: (name: string, count: number, shown: number) => string;
  readonly noChildren: (name: string) => string;
  readonly outside: (names: Joined) => string;
  readonly compared: (names: Joined, differing: Joined) => string;
  /** What models were trained on, side by side, and which datasets all of them used. */
  readonly comparedModels: (names: Joined, shared: Joined) => string;
  readonly similar: (name: string, shown: number) => string;
  readonly noSimilar: (name: string) => string;
  readonly noStage: (name: string, stage: string) => string;
  readonly family: (name: string, names: Joined) => string;
  /** That what was read as a name is a filter as well. */
  readonly alsoFilter: (filter: string) => string;
  readonly alsoModel: (name: string) => string;
  readonly alsoDataset: (name: string) => string;
  readonly model: (name: string, stages: number, datasets: number) => string;
  readonly modelWithoutStages: (name: string) => string;
  /** That the sources that were read name none of its data, or only a part. */
  readonly undisclosed: (name: string) => string;
  readonly partlyDisclosed: (name: string) => string;
  readonly claimedBy: (names: Joined) => string;
  /** How many datasets and models a text names or links; at least one in all. */
  readonly foundHere: (datasets: number, models: number) => string;
  readonly noneFound: string;
  /** One kind sentence to somebody who speaks to the bot itself; by a topic of the vocabulary `talk`. */
  readonly talk: (topic: string) => string;
  readonly help: (datasets: number, models: number) => string;

  readonly size: (count: number, unit: Unit) => string;
  /** A band of counts as its page writes it ("1K<n<10K"). */
  readonly band: (written: string, unit: Unit) => string;
  readonly otherLanguages: string;
  readonly part: (size: string, part: string) => string;
  readonly noSize: (surveySays: string | null) => string;
  readonly notVerified: string;
  /** `because`: what tells against commercial use beside the licence itself; empty where its own text does. */
  readonly licence: (label: string, commercial: "yes" | "no" | "check", because: Joined) => string;
  /** That a page was read and names no licence. */
  readonly noLicense: string;
  readonly sourcesDisagree: (says: Joined) => string;
  readonly sourceSays: (says: string) => string;
  readonly termsOf: (tool: string, vendor: string | null) => string;
  /** A tool as a filter: "made with GPT-4". */
  readonly madeWith: (tool: string) => string;
  readonly madeBy: (tool: string, role: string) => string;
  readonly claimed: (name: string) => string;
  readonly more: (count: number) => string;
  readonly madeFrom: (names: Joined) => string;
  readonly surveySaid: (field: string, said: string) => string;
  readonly gated: string;

  readonly why: (reasons: Joined) => string;
  readonly whyName: string;
  readonly whyNearName: (typed: string) => string;
  readonly whyText: (words: Joined) => string;
  readonly whyNot: (value: string) => string;
  readonly whyStage: (stages: Joined) => string;
  readonly whyUsed: (count: number) => string;
  readonly whyOrigin: (name: string) => string;
  readonly whyClaims: string;

  readonly askModelData: (name: string) => string;
  readonly askModelDataLabel: (name: string) => string;
  readonly askDataset: (name: string) => string;
  readonly askSimilar: (name: string) => string;
  readonly askUsers: (name: string) => string;
  readonly askParents: (name: string) => string;
  readonly askChildren: (name: string) => string;
  readonly askCompare: (names: Joined) => string;
  readonly examples: Joined;
}
