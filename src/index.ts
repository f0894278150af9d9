export type {
  Answer,
  ComparisonAnswer,
  DatasetAnswer,
  DatasetsAnswer,
  HelpAnswer,
  LineageAnswer,
  ModelAnswer,
  NoneAnswer,
  SimilarAnswer,
  UsersAnswer,
} from "./answer.ts";
export type { FacetChoices, VocabularyValue } from "./choices.ts";
export type { About, Ask, AskOptions, Choice, Engine, Reply, Suggest, SuggestOptions } from "./engine.ts";
export { type Compiled, compile, createEngine } from "./engine.ts";
export type { Find, FindOptions, Found } from "./find.ts";
export { type Locale, locales } from "./locale.ts";
export type { Card, Field, FieldKey, Inline, Message, MessageKind, Page, Suggestion } from "./message.ts";
export { plainText, plainValue } from "./message.ts";
export type { Facet, FilterName, Filters, Intent, Mention, Query, Range, Sort } from "./query.ts";
export { facets, filterNames } from "./query.ts";
export { type Cause, type Commercial, type Usable, usableOf } from "./records/usable.ts";
export type { Problem, RecordRef, Registry } from "./registry.ts";
export { buildRegistry, findProblems, unsourcedFacts } from "./registry.ts";
export type { Dataset, Model, RegistryRecords, Vocabulary } from "./schema.ts";
export { detectLocale, normalize } from "./text.ts";
export { type AskedAbout, writeAbout } from "./wording.ts";
