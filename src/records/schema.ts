import { z } from "zod";
import { toolRoles } from "./tool-roles.ts";

const recordId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.+-]*$/, "must be lower-case letters, digits, '.', '+' or '-' (it is also the file's name)");
const words = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .regex(/^(?:[^\p{Cc}\u202A-\u202E\u2066-\u2069]|[\n\t])*$/u, "must hold no control or direction signs");
const value = z.string().regex(/^[a-z0-9][a-z0-9.+-]*$/, "must be a value of the vocabulary, such as 'preference'");
const webUrl = z.url({ protocol: /^https?$/, error: "must be an http(s) URL" });
const year = z.int().min(1990).max(2100);

/** A dataset or a model of this registry by its id, or one that has no record here, by its name. */
export const referenceSchema = z.union([recordId, z.strictObject({ external: words })], {
  error: 'must be a record\'s id, or { "external": "Name" } for what has no record',
});
export type Reference = z.infer<typeof referenceSchema>;

const bilingual = z.strictObject({ en: words, ko: words });

/** A public page that says what the record says. `basis` tells how a value was inferred where it is not written there. */
export const sourceSchema = z.strictObject({
  url: webUrl,
  fields: z.array(words),
  basis: words.optional(),
});
export type Source = z.infer<typeof sourceSchema>;

/**
 * One count of a dataset. The first of a record is its headline; `part` says which part it counts, in English words that
 * `vocabulary/part.json` has in Korean too. `count` is null where only a band is known ("1K<n<10K"). `within` names a
 * collection whose share of the dataset it counts.
 */
export const sizeSchema = z.strictObject({
  count: z.number().positive().nullable(),
  unit: words,
  asWritten: words,
  part: words.nullable(),
  within: referenceSchema.optional(),
});
export type Size = z.infer<typeof sizeSchema>;

/** A row of the survey that the registry began with, as written there. */
const surveySchema = z.strictObject({
  name: words,
  section: words,
  category: words,
  count: words,
  models: z.array(words),
  note: words.nullable(),
  url: webUrl,
});

/** Where the survey was wrong: what it said, what is right, and who says so. `confidence` is how sure we are. */
const correctionSchema = z.strictObject({
  field: z.enum(["url", "size", "usedBy", "name", "kind"]),
  survey: words,
  right: bilingual,
  source: webUrl,
  confidence: z.enum(["high", "medium"]),
});
export type Correction = z.infer<typeof correctionSchema>;

/** A tool that a dataset was made with: a value of `vocabulary/tool`, what it did, and the page that says so. */
export const madeWithSchema = z.strictObject({
  tool: value,
  role: z.enum(toolRoles, { error: `must be one of ${toolRoles.join(", ")}` }),
  source: webUrl,
  basis: words.optional(),
});
export type MadeWith = z.infer<typeof madeWithSchema>;

/** What its makers forbid beside, or in spite of, its licence: a value of `vocabulary/restriction`, and who says so. */
const restrictionSchema = z.strictObject({ restriction: value, source: webUrl, basis: words.optional() });
export type Restriction = z.infer<typeof restrictionSchema>;

/** That a page of it was read and names no licence, which is not that nobody looked. `basis` tells how it was read. */
const noLicenseSchema = z.strictObject({ source: webUrl, basis: words.optional() });

/** A source that says something else than the record does: `says` is a value of the field's vocabulary, or the source's words. */
const conflictSchema = z.strictObject({ field: z.enum(["license"]), says: words, source: webUrl });
export type Conflict = z.infer<typeof conflictSchema>;

const day = z.iso.date("must be a day, such as 2026-11-23");

/** A dataset: one JSON file under `registry/datasets/`. Null means that no public source was read that says it. */
export const datasetSchema = z.strictObject({
  id: recordId,
  name: words,
  aliases: z.array(words),
  kind: value,
  annotation: value.nullable(),
  languages: z.array(z.string()),
  /** False where it holds more languages than these, and the list was not read. */
  languagesComplete: z.literal(false).optional(),
  modalities: z.array(value),
  tasks: z.array(value),
  size: z.array(sizeSchema),
  url: webUrl.nullable(),
  hfId: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)?$/, "must be a Hub id, 'owner/name'")
    .nullable(),
  paper: z.strictObject({ title: words.nullable(), url: webUrl }).nullable(),
  license: value.nullable(),
  noLicense: noLicenseSchema.optional(),
  restrictions: z.array(restrictionSchema).min(1, "leave it away where there is none").optional(),
  conflicts: z.array(conflictSchema).min(1, "leave it away where there is none").optional(),
  year: year.nullable(),
  derivedFrom: z.array(referenceSchema),
  madeWith: z.array(madeWithSchema).min(1, "leave it away where nobody says").optional(),
  /** Models that are said to have used it and have no record here that confirms it. Confirmed users come from models' stages. */
  claimedUsers: z.array(words),
  note: bilingual.nullable(),
  gated: z.boolean().optional(),
  /** The day its record came into the registry. */
  added: day.optional(),
  survey: surveySchema.optional(),
  corrections: z.array(correctionSchema).optional(),
  sources: z.array(sourceSchema).min(1, "must name at least one source"),
});

/** One stage of a model's training, and the datasets that it was trained on, in the source's order. */
export const stageSchema = z.strictObject({
  stage: value,
  /** What the source calls it, where that tells more than the vocabulary's value ("stage 2 pretrain"). */
  name: words.optional(),
  datasets: z.array(referenceSchema),
  note: z.strictObject({ en: words, ko: words.nullable() }).nullable(),
});
export type Stage = z.infer<typeof stageSchema>;

/** A model: one JSON file under `registry/models/`. Its sources cover its stages as a whole. */
export const modelSchema = z.strictObject({
  id: recordId,
  name: words,
  aliases: z.array(words),
  org: words.nullable(),
  year: year.nullable(),
  paper: webUrl.nullable(),
  url: webUrl.nullable(),
  base: words.nullable(),
  stages: z.array(stageSchema),
  /** How much of its data the sources that were read name: "none" is not that its makers refuse. */
  disclosure: z.enum(["full", "partial", "none"]).optional(),
  /** What its makers do say of its data. */
  note: bilingual.optional(),
  /** The day its record came into the registry. */
  added: day.optional(),
  sources: z.array(sourceSchema).min(1, "must name at least one source"),
});
export type Model = z.infer<typeof modelSchema>;

/** What stands in place of a record that is now part of another, so that old links and buttons lead there. */
export const redirectSchema = z.strictObject({ id: recordId, renamedTo: recordId });
export type Redirect = z.infer<typeof redirectSchema>;

/**
 * A dataset as the engine takes it: a registry record, or a line of somebody's catalogue, of which only
 * `id`, `name` and `url` are sure.
 */
export type Dataset = Omit<z.infer<typeof datasetSchema>, "kind"> & { readonly kind: string | null };

const catalogueId = z.union([z.string().min(1), z.number()]).transform(String);

/** A line of a JSONL catalogue: only `id`, `name` and `url` are required, other keys of ours are taken, strange ones left. */
export const catalogueRecordSchema = z
  .object({
    id: catalogueId,
    name: words,
    url: webUrl,
    aliases: z.array(z.string()).default([]),
    kind: z.string().nullable().default(null),
    annotation: z.string().nullable().default(null),
    languages: z.array(z.string()).default([]),
    modalities: z.array(z.string()).default([]),
    tasks: z.array(z.string()).default([]),
    size: z.array(sizeSchema).default([]),
    hfId: z.string().nullable().default(null),
    paper: z
      .union([
        webUrl.transform((url) => ({ title: null, url })),
        z.object({ title: z.string().nullable().default(null), url: webUrl }),
      ])
      .nullable()
      .default(null),
    license: z.string().nullable().default(null),
    year: z.int().nullable().default(null),
    derivedFrom: z.array(referenceSchema).default([]),
    claimedUsers: z.array(z.string()).default([]),
    madeWith: z.array(madeWithSchema).min(1).optional(),
    restrictions: z.array(restrictionSchema).min(1).optional(),
    added: day.optional(),
    note: z
      .union([
        z
          .string()
          .trim()
          .transform((text) => (text === "" ? null : { en: text, ko: text })),
        z
          .object({ en: z.string().trim().nullish(), ko: z.string().trim().nullish() })
          .transform(({ en, ko }) => (en || ko ? { en: en || ko || "", ko: ko || en || "" } : null)),
      ])
      .nullable()
      .default(null),
    sources: z.array(sourceSchema).default([]),
  })
  .transform((record): Dataset => record);

/** One value of a facet: its label, and the words people use for it. */
export const vocabularyValueSchema = z.strictObject({
  /** As records write it; for a part of a dataset its English words. */
  value: words,
  label: bilingual,
  words: z.strictObject({ en: z.array(words), ko: z.array(words) }),
  /** Any of these values satisfies a filter on this one ("multimodal" is image, video, audio or 3d). */
  anyOf: z.array(value).optional(),
  /** A word for several values at once ("한영" is Korean and English): it stands for each of them, and no record has it. */
  allOf: z.array(value).optional(),
  /** None of these values may be there ("text only" is no image, video, audio or 3d). */
  noneOf: z.array(value).optional(),
  /** For a place: the hosts of its addresses. */
  hosts: z.array(words).optional(),
  /** For a licence: what it permits. "check" means terms of its own that a person has to read. */
  permits: z
    .strictObject({
      commercial: z.enum(["yes", "no", "check"]),
      derivatives: z.enum(["yes", "no", "check"]),
      shareAlike: z.boolean(),
    })
    .optional(),
  /** For "commercial" and its opposite: what a dataset's derived fact of commercial use must be. */
  usable: z.enum(["yes", "no"]).optional(),
  /** For a restriction: what it leaves of commercial use. */
  commercial: z.enum(["no", "check"]).optional(),
  /** For a tool: who makes it. */
  vendor: words.optional(),
  /** For a tool: its vendor's terms, and whether training on its outputs is free by them or has to be checked. */
  terms: z.strictObject({ url: webUrl, training: z.enum(["yes", "check"]) }).optional(),
  /** For a unit: the Korean word that counts it (질문 1,000개). Without one its label follows the number (1,000쌍). */
  counter: words.optional(),
  /** For a unit: it counts what one trains on, so a filter on the number of samples may compare it. Hours, tokens and tasks do not. */
  item: z.literal(true).optional(),
  /** For a unit: a word for whatever a dataset is made of ("rows", "pairs"), so that a filter compares any headline with it. */
  generic: z.literal(true).optional(),
  /** The Hub's own tag or category for it. */
  hub: words.optional(),
});
export type VocabularyValue = z.infer<typeof vocabularyValueSchema>;

/** A closed list of a facet's values: one JSON file under `registry/vocabulary/`. */
export const vocabularySchema = z.strictObject({
  facet: words,
  label: bilingual,
  values: z.array(vocabularyValueSchema),
});
export type Vocabulary = z.infer<typeof vocabularySchema>;

/** What a registry says of itself: `registry/about.json`. */
export const aboutSchema = z.strictObject({
  updated: day,
});

/** Everything that an engine is made from. */
export interface RegistryRecords {
  /** The day the registry was last brought up to date, "2026-11-23". */
  readonly updated?: string | null;
  readonly datasets: readonly Dataset[];
  readonly models: readonly Model[];
  readonly vocabularies: readonly Vocabulary[];
  /** Ids that were a record's once. */
  readonly redirects?: { readonly datasets: readonly Redirect[]; readonly models: readonly Redirect[] };
}
