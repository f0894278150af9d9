import type { Problem, RegistryRecords } from "../src/index.ts";
import { datasetSchema } from "../src/records/schema.ts";
import { type Completed, completeRecord } from "./import/complete.ts";
import { createInfer } from "./import/infer.ts";
import { catalogueName, type Found, findRecords } from "./import/read.ts";
import { createLookup } from "./lookup.ts";
import { type FileProblem, problemsOf } from "./problem.ts";
import { loadWith, problemsAdded, recordFile, writeRecord } from "./record-file.ts";

/** How to import. */
export interface ImportOptions {
  /** The places that the records must agree with; the folder written to is always one of them. */
  readonly places: readonly string[];
  /** The day that new records are given as the one they came in, where they do not say. */
  readonly added: string;
  /** Says what would be written, and writes nothing. */
  readonly dryRun: boolean;
}

/** What became of the records. */
export interface Imported {
  /** The files that were written, or with `dryRun` would be. */
  readonly written: readonly string[];
  /** Records that are there already, by id or by Hub id, as `datasets/clevr`. They stay as they are. */
  readonly existing: readonly string[];
  /** What is wrong with the records that were not written. */
  readonly problems: readonly FileProblem[];
  /** What was read out of words, and what nothing told, a sentence each: for a person to look at. */
  readonly remarks: readonly string[];
}

function listed(ids: readonly string[]): string {
  return ids.length > 8 ? `${ids.slice(0, 8).join(", ")} and ${ids.length - 8} more` : ids.join(", ");
}

/** What a person who imported has to look at, of the records that were written. */
function remarksOn(completed: readonly Completed[]): readonly string[] {
  const ids = (of: (one: Completed) => boolean) => completed.filter(of).map(({ record }) => record.id);
  const inferred = ids(({ inferred }) => inferred.includes("kind"));
  const unknown = ids(({ isKindUnknown }) => isKindUnknown);
  const alone = ids(({ isNoteAlone }) => isNoteAlone);
  const noNote = ids(({ record }) => record.note === null);
  return [
    ...(inferred.length > 0 ? [`kind read out of the name or the note (${inferred.length}): ${listed(inferred)}`] : []),
    ...(unknown.length > 0 ? [`nothing tells the kind, so it is "other" (${unknown.length}): ${listed(unknown)}`] : []),
    ...(alone.length > 0 ? [`note in one language, which stands for both (${alone.length}): ${listed(alone)}`] : []),
    ...(noNote.length > 0 ? [`no note (${noNote.length}): ${listed(noNote)}`] : []),
  ];
}

function sameIn(records: RegistryRecords, { type, record }: Found): string | null {
  if (type === "model") return records.models.some(({ id }) => id === record.id) ? `models/${record.id}` : null;
  const hub = record.hfId?.toLowerCase();
  const same = records.datasets.find(
    ({ id, hfId }) => id === record.id || (hub !== undefined && hfId?.toLowerCase() === hub),
  );
  return same ? `datasets/${same.id}` : null;
}

function additions(found: readonly Found[]) {
  return {
    datasets: found.flatMap((one) => (one.type === "dataset" ? [one.record] : [])),
    models: found.flatMap((one) => (one.type === "model" ? [one.record] : [])),
  };
}

function at({ file, line }: Found, { field, problem, remedy }: Omit<FileProblem, "file">): FileProblem {
  return { file, ...(line === undefined ? {} : { line }), field, problem, remedy };
}

/** Leaves out the records that have a problem, then those that only have one because those are gone. */
function fitting(
  records: RegistryRecords,
  candidates: readonly Found[],
): { fit: readonly Found[]; wrong: FileProblem[] } {
  const wrong: FileProblem[] = [];
  for (let fit = candidates; ; ) {
    const problems = problemsAdded(records, additions(fit));
    const of = (one: Found): readonly Problem[] =>
      problems.filter((problem) => problem.type === one.type && problem.id === one.record.id);
    const bad = fit.filter((one) => of(one).length > 0);
    if (bad.length === 0) return { fit, wrong };
    wrong.push(...bad.flatMap((one) => of(one).map((problem) => at(one, problem))));
    fit = fit.filter((one) => !bad.includes(one));
  }
}

/**
 * Reads records from a folder or a JSONL file, in our format or a catalogue's, and writes those that are new and right
 * as one file each under `into`. Nothing is ever written over.
 * @throws RegistryToolError where there is nothing to read; RegistryError where the registry itself cannot be read.
 */
export function importRecords(path: string, into: string, { places, added, dryRun }: ImportOptions): Imported {
  const records = loadWith(places, into);
  const words = { lookup: createLookup(records.vocabularies), infer: createInfer(records.vocabularies) };
  const completed = new Map<unknown, Completed>();
  const { found, problems } = findRecords(path);
  const existing: string[] = [];
  const wrong = [...problems];
  const candidates: Found[] = [];
  for (const raw of found) {
    const made = raw.type === "dataset" && raw.lenient ? completeRecord(raw.record, words, catalogueName(path)) : null;
    const one: Found = made === null || raw.type !== "dataset" ? raw : { ...raw, record: made.record };
    if (made !== null) completed.set(one.record, made);
    const same = sameIn(records, one);
    const before = candidates.find((other) => other.type === one.type && other.record.id === one.record.id);
    const parsed = one.type === "dataset" ? datasetSchema.safeParse(one.record, { reportInput: true }) : null;
    if (same !== null) existing.push(same);
    else if (before)
      wrong.push(
        at(one, { field: "id", problem: `"${one.record.id}" stands here twice`, remedy: "give each its own" }),
      );
    else if (parsed && !parsed.success) {
      wrong.push(...problemsOf(one.file, parsed.error, Object.keys(datasetSchema.shape), one.line));
    } else candidates.push(one);
  }
  const { fit, wrong: unfit } = fitting(records, candidates);
  const written = fit.map(({ type, record }) =>
    dryRun ? recordFile(into, type, record.id) : writeRecord(into, type, { ...record, added: record.added ?? added }),
  );
  const remarks = remarksOn(fit.flatMap(({ record }) => completed.get(record) ?? []));
  return { written, existing, problems: [...wrong, ...unfit], remarks };
}
