export type {
  Answer,
  ComparisonAnswer,
  DatasetAnswer,
  DatasetsAnswer,
  FactsAnswer,
  HelpAnswer,
  LineageAnswer,
  ModelAnswer,
  ModelsAnswer,
  NoneAnswer,
  SimilarAnswer,
  UsersAnswer,
  Verdict,
  VerdictAnswer,
} from "./answer/answer.ts";
export type { About, Ask, AskOptions, Engine, Reply } from "./engine.ts";
export { type Compiled, compile, createEngine } from "./engine.ts";
export { type Locale, locales } from "./language/locale.ts";
export { detectLocale, normalize } from "./language/text.ts";
export type { Card, Field, FieldKey, Inline, Message, MessageKind, Page, Suggestion } from "./present/message.ts";
export { plainText, plainValue } from "./present/message.ts";
export { type AskedAbout, writeAbout } from "./present/wording.ts";
export { conditionName, type Expression } from "./records/expression.ts";
export type { Problem } from "./records/problems.ts";
export { findProblems, unsourcedFacts } from "./records/problems.ts";
export type { Facet, FilterName, Filters, Intent, Mention, Query, Range, Sort } from "./records/query.ts";
export { facets, filterNames } from "./records/query.ts";
export type { RecordRef, Registry } from "./records/registry.ts";
export { buildRegistry } from "./records/registry.ts";
export type { Dataset, Model, RegistryRecords, Vocabulary } from "./records/schema.ts";
export { type Cause, type Commercial, type Usable, usableOf } from "./records/usable.ts";
export type { FacetChoices, VocabularyValue } from "./search/choices.ts";
export type { Choice, Suggest, SuggestOptions } from "./search/suggest.ts";
export type { Find, FindOptions, Found } from "./understand/find.ts";
