import { lazy } from "../packed/lazy.ts";
import { openRelations, type PackedRelations, readRelations, referenceId } from "./relations.ts";
import type { Dataset, Model, RegistryRecords, Vocabulary, VocabularyValue } from "./schema.ts";

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
