export type { Answer, DatasetAnswer, DatasetsAnswer, HelpAnswer, ModelAnswer, NoneAnswer } from "./answer.ts";
export type { Ask, AskOptions, Choice, Engine, Reply, Suggest, SuggestOptions } from "./engine.ts";
export { createEngine } from "./engine.ts";
export type { Card, Field, FieldKey, Inline, Message, Suggestion } from "./message.ts";
export { plainText, plainValue } from "./message.ts";
export type { Facet, Filters, Intent, Mention, Query } from "./query.ts";
export { facets } from "./query.ts";
export type { Problem, Registry } from "./registry.ts";
export { buildRegistry, findProblems } from "./registry.ts";
export {
  catalogueRecordSchema,
  type Dataset,
  datasetSchema,
  type Locale,
  locales,
  type Model,
  modelSchema,
  type RegistryRecords,
  type Vocabulary,
  vocabularySchema,
} from "./schema.ts";
export { detectLocale, normalize } from "./text.ts";
