import { isDeepStrictEqual } from "node:util";
import { compact } from "../../src/language/text.ts";

/** A record as its file has it. */
export type Raw = Readonly<Record<string, unknown>>;

/** What became of a record: the fields that changed, and what was left as it is, with the reason. */
export interface Change {
  readonly record: Raw;
  readonly done: readonly string[];
  readonly kept: readonly string[];
}

/** Nothing known: null, nothing at all, or an empty list. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** Whether a value has facts of its own. */
export function isObject(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether two facts are the same; what is missing is null. */
export function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one ?? null, other ?? null);
}

/** A value as a person reads it in one line. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value ?? null);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** A value as a list; none where it is no list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

const keyOf = (item: unknown) => (typeof item === "string" ? compact(item) || item : JSON.stringify(item));

/** A list with the items of another that it does not hold; texts are the same where only case and hyphens differ. */
export function union(list: readonly unknown[], more: readonly unknown[]): readonly unknown[] {
  const all = new Map(list.map((item) => [keyOf(item), item]));
  for (const item of more) if (!all.has(keyOf(item))) all.set(keyOf(item), item);
  return [...all.values()];
}

/** A list without the items of another. */
export function without(list: readonly unknown[], gone: readonly unknown[]): readonly unknown[] {
  const keys = new Set(gone.map(keyOf));
  return list.filter((item) => !keys.has(keyOf(item)));
}
