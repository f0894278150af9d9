import { recordIdOf } from "../hub/facts.ts";
import { type Change, isEmpty, isObject, isSame, listOf, type Raw, shown, union, without } from "./facts.ts";
import type { BatchLine } from "./line.ts";

type Update = Extract<BatchLine, { does: "update" }>;

/** What is said of a line, and is no fact of the record. */
const about = new Set(["does", "id", "of", "type", "sources", "removeAliases", "replace", "why"]);

/** Parents as references: an id of the registry stays, any other name is external. */
function references(names: readonly unknown[], isKnown: (id: string) => boolean): readonly unknown[] {
  return names.map((name) => {
    if (typeof name !== "string" || isKnown(name)) return name;
    const id = recordIdOf(name);
    return isKnown(id) ? id : { external: name };
  });
}

function valueFor(record: Raw, field: string, value: unknown, isKnown: (id: string) => boolean): unknown {
  if (field === "derivedFrom") return references(listOf(value), isKnown);
  if (field !== "paper") return value;
  // A model's paper is its address alone.
  const isModel = "stages" in record;
  if (typeof value === "string") return isModel ? value : { title: null, url: value };
  return isModel && typeof value === "object" && value !== null && "url" in value ? value.url : value;
}

/** Whether a value only says more of the same: a paper's title beside its address. */
function fills(known: unknown, value: unknown): boolean {
  if (!isObject(known) || !isObject(value)) return false;
  return Object.entries(known).every(([key, was]) => isEmpty(was) || isSame(was, value[key]));
}

/** Adds new facts to a record: what is empty is filled, lists grow, what is there stays unless the line replaces it. */
export function applyUpdate(record: Raw, line: Update, isKnown: (id: string) => boolean): Change {
  const result: Record<string, unknown> = { ...record };
  const done: string[] = [];
  const kept: string[] = [];
  const refused = new Set<string>();
  for (const [field, written] of Object.entries(line)) {
    if (about.has(field) || written === undefined) continue;
    const value = valueFor(record, field, written, isKnown);
    const known = record[field];
    const grown = Array.isArray(known) && Array.isArray(value) ? union(known, value) : undefined;
    if (isSame(known, value) || (grown && grown.length === listOf(known).length)) continue;
    if (isEmpty(known) || line.replace?.includes(field)) result[field] = value;
    else if (grown) result[field] = grown;
    else if (fills(known, value)) result[field] = value;
    else {
      refused.add(field);
      kept.push(`${field} stays ${shown(known)}, not ${shown(value)}`);
      continue;
    }
    done.push(field);
  }
  if (line.removeAliases) {
    const aliases = without(listOf(result.aliases), line.removeAliases);
    if (aliases.length < listOf(result.aliases).length) done.push("aliases");
    result.aliases = aliases;
  }
  if (!isEmpty(result.license)) delete result.noLicense;
  const sources = line.sources
    .map((source) => ({ ...source, fields: source.fields.filter((field) => !refused.has(field)) }))
    .filter(({ fields }) => fields.length > 0);
  const all = union(listOf(record.sources), sources);
  if (all.length > listOf(record.sources).length) done.push("sources");
  result.sources = all;
  return { record: result, done, kept };
}
