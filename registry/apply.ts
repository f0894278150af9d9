import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findProblems, type RegistryRecords } from "../src/index.ts";
import { type Dataset, datasetSchema, type Model, modelSchema } from "../src/records/schema.ts";
import { applyCorrection } from "./apply/correction.ts";
import { applyConflict, applyMadeWith, applyNoLicense, applyRestriction } from "./apply/fact-lines.ts";
import type { Change, Raw } from "./apply/facts.ts";
import { type BatchLine, readBatchLine } from "./apply/line.ts";
import { applyUpdate } from "./apply/update.ts";
import { loadRegistry } from "./load.ts";
import { createLookup } from "./lookup.ts";
import { shownPath } from "./place.ts";
import { type FileProblem, problemsOf } from "./problem.ts";
import { recordFile, recordText } from "./record-file.ts";

/** How to apply a batch. */
export interface ApplyOptions {
  /** The registry that is written to. */
  readonly folder: string;
  /** Lines that say they are less sure than this are left alone. */
  readonly sure: "high" | "medium";
  readonly dryRun: boolean;
}

/** What became of one line. */
export interface Applied {
  readonly line: number;
  readonly record: string;
  readonly done: readonly string[];
  readonly kept: readonly string[];
}

/** What became of a batch. */
export interface AppliedBatch {
  readonly lines: readonly Applied[];
  /** The files that were written, or with `dryRun` would be. */
  readonly written: readonly string[];
  /** Lines that are no line of a batch, and records that would not fit: nothing of these is written. */
  readonly problems: readonly FileProblem[];
}

function typeOf(line: BatchLine, records: RegistryRecords): "dataset" | "model" | null {
  const said =
    line.does === "correction" ? line.type : line.does === "update" || line.does === "redirect" ? line.of : "dataset";
  const isThere = (type: "dataset" | "model") => records[`${type}s`].some(({ id }) => id === line.id);
  if (said !== undefined) return isThere(said) ? said : null;
  return (["dataset", "model"] as const).find(isThere) ?? null;
}

/** Reads a batch: JSON Lines, each an update, a correction or a fact of one record. */
function readBatch(file: string): {
  lines: readonly (readonly [number, BatchLine])[];
  problems: readonly FileProblem[];
} {
  const lines: (readonly [number, BatchLine])[] = [];
  const problems: FileProblem[] = [];
  for (const [index, text] of readFileSync(file, "utf8").split(/\r?\n/).entries()) {
    if (text.trim() === "") continue;
    try {
      const parsed = readBatchLine(JSON.parse(text));
      if (parsed.success) lines.push([index + 1, parsed.data]);
      else problems.push(...problemsOf(shownPath(file), parsed.error, [], index + 1));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      const problem = `is not JSON (${error.message})`;
      problems.push({ file: shownPath(file), line: index + 1, field: "", problem, remedy: "mend the syntax there" });
    }
  }
  return { lines, problems };
}

/**
 * Applies a batch of updates, corrections and single facts to the records of a folder. Applied again, it changes nothing.
 * A record that would not fit any more stays as it is.
 * @throws RegistryError where the registry cannot be read.
 */
export function applyBatch(file: string, { folder, sure, dryRun }: ApplyOptions): AppliedBatch {
  const records = loadRegistry([folder]);
  const lookup = createLookup(records.vocabularies);
  const isKnown = (id: string) => records.datasets.some((dataset) => dataset.id === id);
  const { lines, problems } = readBatch(file);
  const raws = new Map<string, Raw>();
  for (const type of ["datasets", "models"] as const)
    for (const one of records[type]) raws.set(`${type}/${one.id}`, { ...one });
  const changed = new Set<string>();
  const redirects = new Map<string, string>();

  const changeOf = (record: Raw, line: BatchLine): Change => {
    switch (line.does) {
      case "update":
        return applyUpdate(record, line, isKnown);
      case "correction":
        return applyCorrection(record, line);
      case "made-with":
        return applyMadeWith(record, line);
      case "no-licence":
        return applyNoLicense(record, line);
      case "restriction":
        return applyRestriction(record, line);
      case "conflict":
        return applyConflict(record, line, (licence) => lookup("license", licence) ?? licence);
      case "redirect":
        return { record: { id: line.id, renamedTo: line.renamedTo }, done: [`renamed to ${line.renamedTo}`], kept: [] };
    }
  };
  const applied = lines.map(([number, line]): Applied => {
    const type = typeOf(line, records);
    const key = `${type ?? "dataset"}s/${line.id}`;
    const record = type === null ? undefined : raws.get(key);
    if (!record) return { line: number, record: key, done: [], kept: ["there is no such record"] };
    if ("sure" in line && line.sure !== "high" && line.sure !== sure)
      return { line: number, record: key, done: [], kept: [`only ${line.sure}ly sure`] };
    const change = changeOf(record, line);
    raws.set(key, change.record);
    if (change.done.length > 0) changed.add(key);
    if (line.does === "redirect") redirects.set(key, line.renamedTo);
    return { line: number, record: key, done: change.done, kept: change.kept };
  });

  const fit = fitting(records, raws, changed, redirects, folder);
  for (const [path, text] of fit.texts) if (!dryRun) writeFileSync(path, text);
  return { lines: applied, written: [...fit.texts.keys()].map(shownPath), problems: [...problems, ...fit.problems] };
}

/** The files of the changed records that fit their schema and bring no new problem, with their texts. */
function fitting(
  records: RegistryRecords,
  raws: ReadonlyMap<string, Raw>,
  changed: ReadonlySet<string>,
  redirects: ReadonlyMap<string, string>,
  folder: string,
) {
  const texts = new Map<string, string>();
  const problems: FileProblem[] = [];
  const datasets = new Map(records.datasets.map((one) => [one.id, one]));
  const models = new Map(records.models.map((one) => [one.id, one]));
  const former = { datasets: [...(records.redirects?.datasets ?? [])], models: [...(records.redirects?.models ?? [])] };
  const path = (key: string) => join(folder, `${key}.json`);
  for (const key of changed) {
    const [type, id = ""] = key.split("/");
    const renamedTo = redirects.get(key);
    if (renamedTo !== undefined) {
      former[type === "models" ? "models" : "datasets"].push({ id, renamedTo });
      (type === "models" ? models : datasets).delete(id);
      texts.set(path(key), `${JSON.stringify({ id, renamedTo }, null, 2)}\n`);
      continue;
    }
    const schema = type === "models" ? modelSchema : datasetSchema;
    const parsed = schema.safeParse(raws.get(key), { reportInput: true });
    if (!parsed.success) {
      problems.push(...problemsOf(shownPath(path(key)), parsed.error, Object.keys(schema.shape)));
      continue;
    }
    put(parsed.data, datasets, models);
    texts.set(path(key), recordText(parsed.data));
  }
  const known = new Set(findProblems(records).map((problem) => JSON.stringify(problem)));
  const now = { ...records, datasets: [...datasets.values()], models: [...models.values()], redirects: former };
  for (const found of findProblems(now)) {
    if (known.has(JSON.stringify(found)) || found.type === "vocabulary") continue;
    const file = recordFile(folder, found.type, found.id);
    texts.delete(file);
    problems.push({ file: shownPath(file), field: found.field, problem: found.problem, remedy: found.remedy });
  }
  return { texts, problems };
}

function put(record: Dataset | Model, datasets: Map<string, Dataset>, models: Map<string, Model>): void {
  if ("stages" in record) models.set(record.id, record);
  else datasets.set(record.id, record);
}
