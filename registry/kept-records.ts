import type { Dataset, Model } from "../src/index.ts";

/** Every fact of a record, also those that not every record has: none can be forgotten below. */
type Facts<T> = { readonly [K in keyof Required<T>]: T[K] };

/** A record whose facts are read when the first of them is looked at: most questions look at a handful of thousands. */
class Kept<T extends object> {
  readonly id: string;
  readonly #place: number;
  readonly #read: (place: number) => T;
  #facts: T | undefined;

  constructor(id: string, place: number, read: (place: number) => T) {
    this.id = id;
    this.#place = place;
    this.#read = read;
  }

  protected get facts(): T {
    this.#facts ??= this.#read(this.#place);
    return this.#facts;
  }

  /** The record as it was kept. */
  toJSON(): T {
    return this.facts;
  }
}

class KeptDataset extends Kept<Dataset> implements Facts<Dataset> {
  get name() {
    return this.facts.name;
  }
  get aliases() {
    return this.facts.aliases;
  }
  get kind() {
    return this.facts.kind;
  }
  get annotation() {
    return this.facts.annotation;
  }
  get languages() {
    return this.facts.languages;
  }
  get languagesComplete() {
    return this.facts.languagesComplete;
  }
  get modalities() {
    return this.facts.modalities;
  }
  get tasks() {
    return this.facts.tasks;
  }
  get size() {
    return this.facts.size;
  }
  get url() {
    return this.facts.url;
  }
  get hfId() {
    return this.facts.hfId;
  }
  get paper() {
    return this.facts.paper;
  }
  get license() {
    return this.facts.license;
  }
  get noLicense() {
    return this.facts.noLicense;
  }
  get restrictions() {
    return this.facts.restrictions;
  }
  get conflicts() {
    return this.facts.conflicts;
  }
  get year() {
    return this.facts.year;
  }
  get derivedFrom() {
    return this.facts.derivedFrom;
  }
  get madeWith() {
    return this.facts.madeWith;
  }
  get claimedUsers() {
    return this.facts.claimedUsers;
  }
  get note() {
    return this.facts.note;
  }
  get gated() {
    return this.facts.gated;
  }
  get added() {
    return this.facts.added;
  }
  get survey() {
    return this.facts.survey;
  }
  get corrections() {
    return this.facts.corrections;
  }
  get sources() {
    return this.facts.sources;
  }
}

class KeptModel extends Kept<Model> implements Facts<Model> {
  get name() {
    return this.facts.name;
  }
  get aliases() {
    return this.facts.aliases;
  }
  get org() {
    return this.facts.org;
  }
  get year() {
    return this.facts.year;
  }
  get paper() {
    return this.facts.paper;
  }
  get url() {
    return this.facts.url;
  }
  get base() {
    return this.facts.base;
  }
  get stages() {
    return this.facts.stages;
  }
  get disclosure() {
    return this.facts.disclosure;
  }
  get note() {
    return this.facts.note;
  }
  get added() {
    return this.facts.added;
  }
  get sources() {
    return this.facts.sources;
  }
}

/** Where records stand among the bytes of a file, one after the other: their ids, and where each of them ends. */
export interface RecordPlaces {
  readonly datasets: readonly string[];
  readonly models: readonly string[];
  readonly ends: readonly number[];
}

/** Writes records as bytes, and tells where each stands. */
export function packRecords(
  datasets: readonly Dataset[],
  models: readonly Model[],
): { readonly bytes: Buffer; readonly places: RecordPlaces } {
  const texts = [...datasets, ...models].map((record) => Buffer.from(JSON.stringify(record)));
  let end = 0;
  const ends = texts.map(({ length }) => {
    end += length;
    return end;
  });
  const idsOf = (records: readonly (Dataset | Model)[]) => records.map(({ id }) => id);
  return { bytes: Buffer.concat(texts), places: { datasets: idsOf(datasets), models: idsOf(models), ends } };
}

/** Opens what `packRecords` wrote. @param bytes gives them, when the first record is looked at. */
export function openRecords(
  { datasets, models, ends }: RecordPlaces,
  bytes: () => Buffer,
): { readonly datasets: readonly Dataset[]; readonly models: readonly Model[] } {
  const textAt = (place: number) => bytes().toString("utf8", ends[place - 1] ?? 0, ends[place]);
  const readDataset = (place: number): Dataset => JSON.parse(textAt(place));
  const readModel = (place: number): Model => JSON.parse(textAt(datasets.length + place));
  return {
    datasets: datasets.map((id, place) => new KeptDataset(id, place, readDataset)),
    models: models.map((id, place) => new KeptModel(id, place, readModel)),
  };
}
