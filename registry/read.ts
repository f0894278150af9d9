import { isUtf8 } from "node:buffer";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { z } from "zod";
import {
  aboutSchema,
  type Dataset,
  datasetSchema,
  type Model,
  modelSchema,
  type Redirect,
  redirectSchema,
  type Vocabulary,
  vocabularySchema,
} from "../src/records/schema.ts";
import { readRecord } from "./import/line.ts";
import { readPlaces } from "./json.ts";
import { shownPath } from "./place.ts";
import { type FileProblem, problemsOf } from "./problem.ts";

/** What a folder or a file holds: records that fit their schemas, where each stands, and what does not fit. */
export interface Reading {
  readonly datasets: ReadonlyMap<string, { readonly record: Dataset; readonly file: string }>;
  readonly models: ReadonlyMap<string, { readonly record: Model; readonly file: string }>;
  readonly vocabularies: ReadonlyMap<string, { readonly record: Vocabulary; readonly file: string }>;
  /** Ids that were a record's once, and the files that say so. */
  readonly redirects: Redirects;
  /** The day it says that it was last brought up to date, or null. */
  readonly updated: string | null;
  readonly problems: readonly FileProblem[];
}

/** Former ids by type; what is read of one folder, by id. */
export type Redirects = Readonly<
  Record<"datasets" | "models", ReadonlyMap<string, { record: Redirect; file: string }>>
>;

/** A place that holds nothing. */
export const emptyPlace: Reading = {
  datasets: new Map(),
  models: new Map(),
  vocabularies: new Map(),
  redirects: { datasets: new Map(), models: new Map() },
  updated: null,
  problems: [],
};

function syntaxProblem(file: string, text: string, error: unknown): FileProblem {
  const { broken } = readPlaces(text);
  const why = broken?.why ?? (error instanceof Error ? error.message : String(error));
  return { file, line: broken?.line ?? 1, field: "", problem: `is not JSON (${why})`, remedy: "mend the syntax there" };
}

/** A file's text, or undefined with the problem told: another encoding would be read as other letters. */
function readText(path: string, problems: FileProblem[]): string | undefined {
  const bytes = readFileSync(path);
  const text = bytes.toString("utf8");
  const tell = (line: number, problem: string) => {
    problems.push({
      file: shownPath(path),
      line,
      field: "",
      problem,
      remedy: "save it as UTF-8, without a byte order mark",
    });
  };
  if (!isUtf8(bytes)) tell(text.slice(0, text.indexOf("\uFFFD")).split("\n").length, "is not UTF-8");
  else if (text.startsWith("\uFEFF")) tell(1, "begins with a byte order mark");
  else return text;
  return undefined;
}

/** A file's value as JSON, or undefined with the problem told. */
function readJson(path: string, problems: FileProblem[]): { text: string; data: unknown } | undefined {
  const text = readText(path, problems);
  if (text === undefined) return undefined;
  try {
    return { text, data: JSON.parse(text) };
  } catch (error) {
    problems.push(syntaxProblem(shownPath(path), text, error));
    return undefined;
  }
}

function readUpdated(path: string, problems: FileProblem[]): string | null {
  const read = existsSync(path) ? readJson(path, problems) : undefined;
  if (!read) return null;
  const parsed = aboutSchema.safeParse(read.data, { reportInput: true });
  if (parsed.success) return parsed.data.updated;
  problems.push(...problemsOf(shownPath(path), parsed.error, Object.keys(aboutSchema.shape), read.text));
  return null;
}

/** Records of a folder by id, and the ids that were a record's once. */
interface Folder<T> {
  readonly records: Map<string, { record: T; file: string }>;
  readonly redirects: Map<string, { record: Redirect; file: string }>;
}

function readFolder<S extends z.ZodType<object>>(
  folder: string,
  schema: S & { readonly shape: object },
  idOf: (record: z.infer<S>) => string,
  problems: FileProblem[],
): Folder<z.infer<S>> {
  const records: Folder<z.infer<S>>["records"] = new Map();
  const redirects: Folder<z.infer<S>>["redirects"] = new Map();
  if (!existsSync(folder)) return { records, redirects };
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith(".json")) continue;
    const path = join(folder, name);
    const file = shownPath(path);
    const read = readJson(path, problems);
    if (!read) continue;
    const wrong = (error: z.ZodError, shape: object) =>
      problems.push(...problemsOf(file, error, Object.keys(shape), read.text));
    const named = (id: string) => {
      if (id === basename(name, ".json")) return;
      const problem = `"${id}" is not the file's name`;
      problems.push({
        file,
        line: readPlaces(read.text).lineOf(["id"]),
        field: "id",
        problem,
        remedy: `name the file ${id}.json, or the record after the file`,
      });
    };
    if (typeof read.data === "object" && read.data !== null && "renamedTo" in read.data) {
      const { data: record, error } = redirectSchema.safeParse(read.data, { reportInput: true });
      if (error) wrong(error, redirectSchema.shape);
      else {
        named(record.id);
        redirects.set(record.id, { record, file });
      }
      continue;
    }
    const parsed = schema.safeParse(read.data, { reportInput: true });
    if (!parsed.success) wrong(parsed.error, schema.shape);
    else {
      named(idOf(parsed.data));
      records.set(idOf(parsed.data), { record: parsed.data, file });
    }
  }
  return { records, redirects };
}

/** A JSONL file: records of ours, or lines of somebody's catalogue. */
function readCatalogue(path: string): Reading {
  const problems: FileProblem[] = [];
  const datasets = new Map<string, { record: Dataset; file: string }>();
  const models = new Map<string, { record: Model; file: string }>();
  const file = shownPath(path);
  const lines = readFileSync(path, "utf8")
    .replace(/^\ufeff/, "")
    .split(/\r?\n/);
  for (const [index, text] of lines.entries()) {
    if (text.trim() === "") continue;
    const line = index + 1;
    let data: unknown;
    try {
      data = JSON.parse(text);
    } catch (error) {
      problems.push({ ...syntaxProblem(file, text, error), line });
      continue;
    }
    const read = readRecord(data, file, line);
    if (read.type === "problems") {
      problems.push(...read.problems);
      continue;
    }
    const { id } = read.record;
    const known: ReadonlyMap<string, unknown> = read.type === "model" ? models : datasets;
    if (known.has(id)) {
      const problem = `"${id}" stands here twice`;
      problems.push({ file, line, field: "id", problem, remedy: "give each line its own" });
    } else if (read.type === "model") models.set(id, { record: read.record, file: `${file}:${line}` });
    else datasets.set(id, { record: read.record, file: `${file}:${line}` });
  }
  return { ...emptyPlace, datasets, models, problems };
}

/**
 * Reads one place: a folder like `registry/`, or a JSONL file of records. Never throws; what is wrong is in `problems`.
 * @param path absolute, or relative to where the process stands.
 */
export function readPlace(path: string): Reading {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) {
    const remedy = "give the path of a folder like registry/, or of a JSONL file (--registry, WHICHDATA_REGISTRY)";
    return { ...emptyPlace, problems: [{ file: path, field: "", problem: "there is no such file or folder", remedy }] };
  }
  if (!stats.isDirectory()) return readCatalogue(path);
  if (!["datasets", "models", "vocabulary"].some((folder) => existsSync(join(path, folder)))) {
    const problem = "holds neither datasets/ nor models/ nor vocabulary/";
    return {
      ...emptyPlace,
      problems: [{ file: shownPath(path), field: "", problem, remedy: "give a folder like registry/" }],
    };
  }
  const problems: FileProblem[] = [];
  const datasets = readFolder(join(path, "datasets"), datasetSchema, ({ id }) => id, problems);
  const models = readFolder(join(path, "models"), modelSchema, ({ id }) => id, problems);
  const vocabularies = readFolder(join(path, "vocabulary"), vocabularySchema, ({ facet }) => facet, problems);
  return {
    datasets: datasets.records,
    models: models.records,
    vocabularies: vocabularies.records,
    redirects: { datasets: datasets.redirects, models: models.redirects },
    updated: readUpdated(join(path, "about.json"), problems),
    problems,
  };
}
