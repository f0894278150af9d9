import type { Facet, Locale, Sort } from "../../src/index.ts";
import { en } from "./words-en.ts";
import { ko } from "./words-ko.ts";

/** In which order the browse view shows datasets. */
export type BrowseSort = "used" | "name" | "size" | "year";

/** Every sentence of the pages themselves, in one language; what the bot answers comes with its message. */
export interface WebWords {
  readonly language: string;
  readonly skipToContent: string;
  readonly ask: string;
  readonly browse: string;
  readonly models: string;
  readonly api: string;
  readonly otherLanguage: string;

  readonly lead: string;
  readonly intro: (datasets: string, models: string) => string;
  readonly updated: (day: string) => string;
  readonly tryThese: string;
  readonly question: string;
  readonly placeholder: string;
  readonly send: string;
  readonly conversation: string;
  readonly you: string;
  readonly earlier: string;
  readonly newConversation: string;

  readonly looks: string;
  readonly web: string;
  readonly payload: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyLink: string;
  readonly accepted: (platform: string) => string;
  readonly refused: (platform: string, problems: number) => string;
  readonly notDrawn: string;
  readonly chatOnly: string;
  readonly chatChannel: string;
  readonly channel: string;
  readonly pressed: string;
  readonly formThere: string;
  readonly oldControl: string;

  readonly understoodAs: string;
  readonly without: (filter: string) => string;
  readonly everything: string;
  readonly sorts: Readonly<Record<Sort, string>>;
  readonly page: (first: number, last: number, total: number) => string;
  readonly previous: string;
  readonly next: string;
  readonly more: (count: number) => string;
  readonly similar: string;
  readonly users: string;
  readonly details: string;
  readonly compare: string;
  readonly compareThis: (name: string) => string;
  readonly comparison: string;
  readonly scale: (from: string, to: string) => string;
  readonly lineage: string;
  readonly madeFrom: string;
  readonly madeInto: string;
  readonly thisOne: string;
  readonly stages: string;

  readonly datasets: string;
  readonly search: string;
  readonly searchPlaceholder: string;
  readonly sortBy: string;
  readonly browseSorts: Readonly<Record<BrowseSort, string>>;
  readonly filters: string;
  readonly apply: string;
  readonly clear: string;
  readonly count: (datasets: string) => string;
  readonly countModels: (models: string) => string;
  readonly noneLeft: string;
  readonly moreValues: (count: number) => string;
  readonly pages: string;
  readonly askAbout: string;

  readonly facts: Readonly<Record<Facet | "size" | "year" | "paper" | "hfId" | "url" | "aliases" | "gated", string>>;
  readonly modelFacts: Readonly<Record<"org" | "base" | "paper" | "url" | "year" | "aliases", string>>;
  readonly notVerified: string;
  readonly otherLanguages: string;
  readonly gated: string;
  readonly usedBy: string;
  readonly noUsers: string;
  readonly claimed: string;
  readonly corrections: string;
  readonly surveySaid: (field: string, said: string) => string;
  readonly correctionFields: Readonly<Record<"url" | "size" | "usedBy" | "name" | "kind", string>>;
  readonly surveyRow: string;
  readonly surveyNote: string;
  readonly sources: string;
  readonly sourceOf: (number: number) => string;
  readonly supports: (facts: string) => string;
  readonly sourceFields: Readonly<Record<string, string>>;
  readonly permits: Readonly<Record<"yes" | "no" | "check", string>>;
  readonly noStages: string;
  readonly alsoClaimed: string;
  readonly notHere: string;
  readonly notHereRemedy: string;
  readonly wrong: string;
  readonly wrongRemedy: string;
  readonly asData: string;
}

/** By language. */
export const words: Readonly<Record<Locale, WebWords>> = { en, ko };
