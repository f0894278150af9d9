import { type Change, isEmpty, listOf, type Raw } from "./facts.ts";
import type { BatchLine } from "./line.ts";

type Line<K extends BatchLine["does"]> = Extract<BatchLine, { does: K }>;

const unchanged = (record: Raw, ...kept: readonly string[]): Change => ({ record, done: [], kept });

/** Adds an item to a list of a record, unless one that is the same in these keys is there. */
function added(record: Raw, field: string, item: Raw, keys: readonly string[]): Change {
  const before = listOf(record[field]);
  const same = (one: unknown) =>
    typeof one === "object" &&
    one !== null &&
    keys.every((key) => Object.entries(one).some(([k, v]) => k === key && v === item[key]));
  if (before.some(same)) return unchanged(record);
  return { record: { ...record, [field]: [...before, item] }, done: [field], kept: [] };
}

const withBasis = (basis: string | null | undefined) => (basis ? { basis } : {});

/** Says with which tool a dataset was made. */
export function applyMadeWith(record: Raw, { tool, role, source, basis }: Line<"made-with">): Change {
  return added(record, "madeWith", { tool, role, source, ...withBasis(basis) }, ["tool", "role"]);
}

/** Says what a dataset's makers forbid. */
export function applyRestriction(record: Raw, { restriction, source, basis }: Line<"restriction">): Change {
  return added(record, "restrictions", { restriction, source, ...withBasis(basis) }, ["restriction"]);
}

/** Says that a page names no licence; a licence that some other page names goes before it. */
export function applyNoLicense(record: Raw, { page, read }: Line<"no-licence">): Change {
  if (!isEmpty(record.license)) return unchanged(record, `it has the licence ${String(record.license)}`);
  if (!isEmpty(record.noLicense)) return unchanged(record);
  return { record: { ...record, noLicense: { source: page, basis: read } }, done: ["noLicense"], kept: [] };
}

/** Says which other sources give another licence; one that the record itself gives is none. */
export function applyConflict(record: Raw, { others }: Line<"conflict">, spell: (licence: string) => string): Change {
  return others.reduce<Change>((change, { licence, source }) => {
    const says = spell(licence);
    if (says === record.license) return change;
    const next = added(change.record, "conflicts", { field: "license", says, source }, ["says", "source"]);
    return { record: next.record, done: [...change.done, ...next.done], kept: change.kept };
  }, unchanged(record));
}
