import { openListMap, type PackedListMap, packListMap } from "../packed/list-map.ts";
import { type Lists, listAt, packLists } from "../packed/lists.ts";
import { push } from "../packed/push.ts";
import type { Reference, RegistryRecords } from "./schema.ts";

/** Who refers to which dataset, by the places of records, as a snapshot keeps it: it is known before any record is read. */
export interface PackedRelations {
  /** By dataset the models whose stages name it. */
  readonly users: Lists;
  /** By dataset the datasets that name it in `derivedFrom`. */
  readonly derived: Lists;
  /** By model's name the datasets that list it in `claimedUsers`. */
  readonly claimed: PackedListMap;
}

/** The same, opened. */
export interface Relations {
  users(dataset: number): Uint32Array;
  derived(dataset: number): Uint32Array;
  claimed(name: string): Uint32Array;
}

/** The id in a reference to a record; undefined for what has none here. */
export function referenceId(reference: Reference): string | undefined {
  return typeof reference === "string" ? reference : undefined;
}

/**
 * Turns the records' references round.
 * @param currentId leads an id that a dataset had once to the one that it has.
 */
export function readRelations(
  { datasets, models }: Pick<RegistryRecords, "datasets" | "models">,
  currentId: (id: string) => string,
): PackedRelations {
  const places = new Map(datasets.map(({ id }, place) => [id, place]));
  const placeOf = (reference: Reference): number | undefined => {
    const id = referenceId(reference);
    return id === undefined ? undefined : places.get(currentId(id));
  };
  const users: number[][] = datasets.map(() => []);
  const derived: number[][] = datasets.map(() => []);
  const claimed = new Map<string, number[]>();
  for (const [place, { stages }] of models.entries()) {
    const used = new Set(stages.flatMap(({ datasets: of }) => of.map(placeOf)));
    for (const dataset of used) if (dataset !== undefined) users[dataset]?.push(place);
  }
  for (const [place, { derivedFrom, claimedUsers }] of datasets.entries()) {
    for (const parent of derivedFrom.map(placeOf)) if (parent !== undefined) derived[parent]?.push(place);
    for (const name of claimedUsers) push(claimed, name, place);
  }
  return { users: packLists(users), derived: packLists(derived), claimed: packListMap(claimed) };
}

/** Opens relations. */
export function openRelations({ users, derived, claimed }: PackedRelations): Relations {
  const byName = openListMap(claimed);
  return {
    users: (dataset) => listAt(users, dataset),
    derived: (dataset) => listAt(derived, dataset),
    claimed: (name) => byName.get(name),
  };
}
