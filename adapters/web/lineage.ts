import type { Dataset, Registry } from "../../src/index.ts";
import { limits } from "./limits.ts";

/** A dataset in a lineage graph, or a name without a record. */
export interface Relative {
  readonly name: string;
  /** Null for what has no record. */
  readonly id: string | null;
  readonly role: "ancestor" | "self" | "child";
  /** How far left it stands: 0 for the oldest. */
  readonly level: number;
}

/** A small graph around one dataset: what it was made from, two steps back, and what was made from it. */
export interface Lineage {
  readonly rows: readonly Relative[];
  /** Each from one row to a later one. */
  readonly edges: readonly (readonly [from: number, to: number])[];
  /** How many children there was no room for. */
  readonly moreChildren: number;
  readonly moreParents: number;
}

type Reference = Dataset["derivedFrom"][number];

function keyOf(reference: Reference): string {
  return typeof reference === "string" ? reference : `external ${reference.external}`;
}

/** The lineage of a dataset, or null where it has no relatives. */
export function lineageOf(registry: Registry, dataset: Dataset): Lineage | null {
  const children = registry.derivedFrom(dataset.id);
  if (dataset.derivedFrom.length === 0 && children.length === 0) return null;

  const parents = dataset.derivedFrom.slice(0, limits.relatives);
  const shown = new Map<string, Reference>(parents.map((parent) => [keyOf(parent), parent]));
  const older = new Map<string, Reference>();
  for (const parent of parents) {
    const record = typeof parent === "string" ? registry.dataset(parent) : undefined;
    for (const one of record?.derivedFrom ?? []) {
      const key = keyOf(one);
      if (older.size < limits.relatives && !shown.has(key) && key !== dataset.id) older.set(key, one);
    }
  }

  const selfLevel = older.size > 0 ? 2 : parents.length > 0 ? 1 : 0;
  const rows: Relative[] = [];
  const places = new Map<string, number>();
  const add = (reference: Reference, role: Relative["role"], level: number) => {
    const record = typeof reference === "string" ? registry.dataset(reference) : undefined;
    const name = typeof reference === "string" ? (record?.name ?? reference) : reference.external;
    places.set(keyOf(reference), rows.length);
    rows.push({ name, id: record?.id ?? null, role, level });
  };
  for (const one of older.values()) add(one, "ancestor", 0);
  for (const parent of parents) add(parent, "ancestor", selfLevel - 1);
  add(dataset.id, "self", selfLevel);
  for (const child of children.slice(0, limits.relatives)) {
    if (!places.has(child.id)) add(child.id, "child", selfLevel + 1);
  }

  const edges: (readonly [number, number])[] = [];
  for (const [key, to] of places) {
    for (const parent of registry.dataset(key)?.derivedFrom ?? []) {
      const from = places.get(keyOf(parent));
      if (from !== undefined && (rows[from]?.level ?? 0) < (rows[to]?.level ?? 0)) edges.push([from, to]);
    }
  }
  return {
    rows,
    edges,
    moreParents: dataset.derivedFrom.length - parents.length,
    moreChildren: Math.max(0, children.length - limits.relatives),
  };
}
