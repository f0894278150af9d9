import { compact } from "../language/text.ts";
import { lazy } from "../packed/lazy.ts";
import { openRelations, type PackedRelations, readRelations, referenceId } from "./relations.ts";
import type { Dataset, Model, Redirect, RegistryRecords, Vocabulary, VocabularyValue } from "./schema.ts";

/** A record by its kind and id. */
export interface RecordRef {
  readonly type: "dataset" | "model";
  readonly id: string;
}

/** A model that used a dataset, and the stages it used it in. */
export interface User {
  readonly model: Model;
  readonly stages: readonly string[];
}

/** The records, and the questions that the engine asks of them. Read-only once built. */
export interface Registry {
  readonly datasets: readonly Dataset[];
  readonly models: readonly Model[];
  readonly vocabularies: ReadonlyMap<string, Vocabulary>;
  /** The day it was last brought up to date, "2026-11-23", or null where nobody says. */
  readonly updated: string | null;
  /** A record by its id, or by an id that it had once. */
  dataset(id: string): Dataset | undefined;
  model(id: string): Model | undefined;
  /** The place of a dataset in `datasets` by its present id, or -1 where there is none. */
  placeOf(id: string): number;
  /** The id that a former id leads to, else the id itself. */
  currentId(type: RecordRef["type"], id: string): string;
  /** A facet's value with its label and words, or undefined where the vocabulary has none. */
  value(facet: string, value: string): VocabularyValue | undefined;
  /** The models whose own records say that they were trained on the dataset. */
  usersOf(id: string): readonly User[];
  /** The datasets that name this one in `derivedFrom`. */
  derivedFrom(id: string): readonly Dataset[];
  /** The datasets whose own records list a model of this name as a user, unconfirmed by the model's. */
  claimedBy(name: string): readonly Dataset[];
  /** How often the registry itself refers to a dataset: models that used it, datasets made from it. */
  evidence(id: string): number;
  /** The names of a record, as people write them: name, aliases, the Hub's id with and without its owner. */
  namesOf(record: Dataset | Model): readonly string[];
}

/** The names that a record goes by: its own, its id, its aliases. */
export function ownNames(record: Dataset | Model): readonly string[] {
  return [record.name, record.id, ...record.aliases];
}

/** The names of its page: a Hub id, with its owner and without. Another record's own name goes before them. */
export function pageNames(record: Dataset | Model): readonly string[] {
  if (!("hfId" in record) || record.hfId === null) return [];
  return [record.hfId, record.hfId.slice(record.hfId.indexOf("/") + 1)];
}

/** All the names of a record, as people write them. */
export function namesOf(record: Dataset | Model): readonly string[] {
  return [...ownNames(record), ...pageNames(record)];
}

/**
 * Puts records together: looks up ids, turns models' stages round into users, counts references.
 * Trusts that the records fit their schemas; `findProblems` tells what does not fit between them.
 * @param kept the relations of these very records, where they were kept; else they are read when first asked for.
 */
export function buildRegistry(
  { datasets, models, vocabularies, redirects, updated = null }: RegistryRecords,
  kept?: PackedRelations,
): Registry {
  const current = {
    dataset: new Map(redirects?.datasets.map(({ id, renamedTo }) => [id, renamedTo])),
    model: new Map(redirects?.models.map(({ id, renamedTo }) => [id, renamedTo])),
  };
  const currentDataset = (id: string) => current.dataset.get(id) ?? id;
  const places = new Map(datasets.map(({ id }, place) => [id, place]));
  const modelsById = new Map(models.map((model) => [model.id, model]));
  const facets = new Map(vocabularies.map((vocabulary) => [vocabulary.facet, vocabulary]));
  const values = new Map(
    [...facets].map(([facet, { values }]) => [facet, new Map(values.map((value) => [value.value, value]))]),
  );
  const relations = lazy(() => openRelations(kept ?? readRelations({ datasets, models }, currentDataset)));
  const placeOf = (id: string) => places.get(id) ?? -1;
  const atPlaces = <T>(records: readonly T[], of: Uint32Array) =>
    Array.from(of, (place) => records[place]).filter((record) => record !== undefined);

  const users = new Map<string, readonly User[]>();
  const usersOf = (id: string): readonly User[] => {
    const known = users.get(id);
    if (known) return known;
    const read = atPlaces(models, relations().users(placeOf(id))).map((model) => {
      const named = model.stages.flatMap(({ stage, datasets: used }) =>
        used.flatMap((one) => (currentDataset(referenceId(one) ?? "") === id ? [stage] : [])),
      );
      return { model, stages: named };
    });
    users.set(id, read);
    return read;
  };

  return {
    datasets,
    models,
    vocabularies: facets,
    updated,
    currentId: (type, id) => current[type].get(id) ?? id,
    dataset: (id) => datasets[places.get(id) ?? placeOf(current.dataset.get(id) ?? "")],
    placeOf,
    model: (id) => modelsById.get(id) ?? modelsById.get(current.model.get(id) ?? ""),
    value: (facet, value) => values.get(facet)?.get(value),
    usersOf,
    derivedFrom: (id) => atPlaces(datasets, relations().derived(placeOf(id))),
    claimedBy: (name) => atPlaces(datasets, relations().claimed(name)),
    evidence: (id) => {
      const place = placeOf(id);
      return relations().users(place).length + relations().derived(place).length;
    },
    namesOf,
  };
}

/** What is wrong with a record, where, and what to do about it. */
export interface Problem {
  readonly type: "dataset" | "model" | "vocabulary";
  readonly id: string;
  readonly field: string;
  readonly problem: string;
  readonly remedy: string;
}

/** Facts that must name a source wherever they are not null or empty. */
const sourced = [
  "size",
  "license",
  "paper",
  "year",
  "annotation",
  "derivedFrom",
  "url",
  "hfId",
  "claimedUsers",
] as const;

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** The facts of a dataset that none of its sources covers. */
export function unsourcedFacts(dataset: Dataset): readonly string[] {
  const covered = new Set(dataset.sources.flatMap((source) => source.fields));
  return sourced.filter(
    (field) => !isEmpty(dataset[field]) && !covered.has(field === "claimedUsers" ? "usedBy" : field),
  );
}

const sourceFields = new Set<string>([...sourced, "usedBy", "name", "kind", "tasks", "languages", "modalities"]);
for (const field of ["note", "gated", "survey"]) sourceFields.add(field);

function duplicateNames(type: "dataset" | "model", records: readonly (Dataset | Model)[]): Problem[] {
  const owners = new Map<string, string>();
  const problems: Problem[] = [];
  const names = (record: Dataset | Model) => [record.name, ...record.aliases];
  for (const record of records) {
    const own = new Set<string>();
    for (const name of names(record)) {
      const key = compact(name);
      const owner = owners.get(key);
      const field = name === record.name ? "name" : "aliases";
      if (key === "") {
        const remedy = "give it letters or digits";
        problems.push({ type, id: record.id, field, problem: `"${name}" has nothing to find it by`, remedy });
      } else if (owner !== undefined && owner !== record.id) {
        const problem = `"${name}" is already a name of ${owner}`;
        problems.push({ type, id: record.id, field, problem, remedy: "take it from one of the two" });
      } else if (own.has(key)) {
        const problem = `"${name}" stands here twice, spelled alike`;
        problems.push({ type, id: record.id, field, problem, remedy: "take one of the two away" });
      }
      own.add(key);
      owners.set(key, owner ?? record.id);
    }
  }
  return problems;
}

function redirectProblems({ redirects }: RegistryRecords, registry: Registry): readonly Problem[] {
  const check = (type: RecordRef["type"], { id, renamedTo }: Redirect): Problem[] => {
    const lookUp = type === "dataset" ? registry.dataset : registry.model;
    const at = (field: string, problem: string, remedy: string) => [{ type, id, field, problem, remedy }];
    if (lookUp(id)?.id === id) return at("id", "it is a record's id as well", "take one of the two away");
    if (lookUp(renamedTo)?.id === renamedTo) return [];
    return at(
      "renamedTo",
      `no ${type} has the id "${renamedTo}"`,
      "name the record that it is now, not another redirect",
    );
  };
  return [
    ...(redirects?.datasets ?? []).flatMap((one) => check("dataset", one)),
    ...(redirects?.models ?? []).flatMap((one) => check("model", one)),
  ];
}

/** Datasets with one page on the Hub and one size between them: that is one dataset, where others are its parts. */
function sharedHubIds(datasets: readonly Dataset[]): readonly Problem[] {
  const owners = new Map<string, string>();
  return datasets.flatMap(({ id, hfId, size }) => {
    const count = size[0]?.count;
    if (hfId === null || !count) return [];
    const key = `${hfId.toLowerCase()} ${count}`;
    const owner = owners.get(key);
    owners.set(key, owner ?? id);
    if (owner === undefined) return [];
    const problem = `"${hfId}" is already the Hub id of ${owner}`;
    return [{ type: "dataset" as const, id, field: "hfId", problem, remedy: "make one record of the two" }];
  });
}

/**
 * Every problem that only shows between records: names used twice, references that lead nowhere, values that no
 * vocabulary has, facts without a source. Empty when all is well.
 */
export function findProblems(records: RegistryRecords): readonly Problem[] {
  const registry = buildRegistry(records);
  const problems = [
    ...duplicateNames("dataset", records.datasets),
    ...duplicateNames("model", records.models),
    ...sharedHubIds(records.datasets),
  ];

  for (const dataset of records.datasets) {
    const at = (field: string, problem: string, remedy: string) =>
      problems.push({ type: "dataset", id: dataset.id, field, problem, remedy });
    const closed = (facet: string, field: string, values: readonly (string | null)[]) => {
      for (const value of values) {
        if (value === null || registry.value(facet, value)) continue;
        const what = facet === "language" ? "is no language code" : `is no ${facet}`;
        at(field, `"${value}" ${what}`, `use a value of vocabulary/${facet}.json, or add one there`);
      }
    };
    closed("kind", "kind", [dataset.kind]);
    closed("annotation", "annotation", [dataset.annotation]);
    closed("language", "languages", dataset.languages);
    closed("modality", "modalities", dataset.modalities);
    closed("task", "tasks", dataset.tasks);
    closed("license", "license", [dataset.license]);
    closed(
      "unit",
      "size",
      dataset.size.map((size) => size.unit),
    );
    for (const id of dataset.derivedFrom.map(referenceId)) {
      if (id === undefined) continue;
      if (id === dataset.id) at("derivedFrom", "it is derived from itself", "name its parent");
      else if (!registry.dataset(id))
        at("derivedFrom", `no dataset has the id "${id}"`, 'use a record\'s id, or { "external": "Name" }');
    }
    closed(
      "tool",
      "madeWith",
      (dataset.madeWith ?? []).map(({ tool }) => tool),
    );
    closed(
      "restriction",
      "restrictions",
      (dataset.restrictions ?? []).map(({ restriction }) => restriction),
    );
    if (dataset.license !== null && registry.value("license", dataset.license)?.usable)
      at(
        "license",
        `"${dataset.license}" is a word for many licences`,
        "name the licence itself, or custom-noncommercial",
      );
    if (dataset.noLicense && dataset.license !== null)
      at("noLicense", "it has a licence", "leave noLicense away, or license null");
    for (const field of unsourcedFacts(dataset)) {
      at(field, "no source covers it", `add "${field === "claimedUsers" ? "usedBy" : field}" to a source's fields`);
    }
    for (const field of dataset.sources.flatMap((source) => source.fields)) {
      if (!sourceFields.has(field)) at("sources", `"${field}" is no fact of a dataset`, "name the record's own field");
    }
  }

  for (const model of records.models) {
    for (const [index, stage] of model.stages.entries()) {
      const at = (problem: string, remedy: string) =>
        problems.push({ type: "model", id: model.id, field: `stages.${index}`, problem, remedy });
      if (!registry.value("stage", stage.stage))
        at(`"${stage.stage}" is no stage`, "use a value of vocabulary/stage.json, or add one there");
      for (const id of stage.datasets.map(referenceId)) {
        if (id !== undefined && !registry.dataset(id))
          at(`no dataset has the id "${id}"`, 'use a record\'s id, or { "external": "Name" }');
      }
    }
  }

  problems.push(...redirectProblems(records, registry));
  for (const { facet, values } of records.vocabularies) {
    const seen = new Map<string, string>();
    for (const value of values) {
      for (const word of [value.label.en, value.label.ko, ...value.words.en, ...value.words.ko]) {
        const key = compact(word);
        if (key === "") continue;
        const owner = seen.get(key);
        if (owner !== undefined && owner !== value.value) {
          const problem = `"${word}" already means ${owner}`;
          problems.push({
            type: "vocabulary",
            id: facet,
            field: value.value,
            problem,
            remedy: "leave it to one of them",
          });
        }
        seen.set(key, owner ?? value.value);
      }
    }
  }
  return problems;
}
