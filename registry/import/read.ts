import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { FileProblem } from "../problem.ts";
import { RegistryToolError } from "../tool-error.ts";
import { type ReadRecord, readRecord } from "./line.ts";

/** A record, and where it was read. */
export type Found = Exclude<ReadRecord, { readonly type: "problems" }> & {
  readonly file: string;
  readonly line?: number;
};

/** What a folder or a file holds, and what of it is no record. */
export interface FoundRecords {
  readonly found: readonly Found[];
  readonly problems: readonly FileProblem[];
}

interface Piece {
  readonly file: string;
  readonly line?: number;
  readonly text: string;
}

function jsonFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map(({ name }) => join(folder, name))
    .sort();
}

function piecesOf(path: string): readonly Piece[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) {
    throw new RegistryToolError(`there is no ${path}; give a folder of records or a JSONL file.`);
  }
  if (stats.isDirectory()) {
    const parts = ["datasets", "models"].map((part) => join(path, part)).filter((part) => existsSync(part));
    const files = (parts.length > 0 ? parts : [path]).flatMap(jsonFiles);
    if (files.length === 0) {
      throw new RegistryToolError(`${path} holds no records; give a folder with datasets/, models/ or .json files.`);
    }
    return files.map((file) => ({ file, text: readFileSync(file, "utf8") }));
  }
  const text = readFileSync(path, "utf8").replace(/^\ufeff/, "");
  if (path.endsWith(".json")) return [{ file: path, text }];
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ file: path, line: index + 1, text: line }))
    .filter((piece) => piece.text.trim() !== "");
}

function read({ file, line, text }: Piece): ReadRecord {
  try {
    return readRecord(JSON.parse(text), file, line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const problem = `is not JSON (${error.message})`;
    const where = line === undefined ? {} : { line };
    return { type: "problems", problems: [{ file, ...where, field: "", problem, remedy: "mend the syntax there" }] };
  }
}

/**
 * Reads the records of a folder (`datasets/`, `models/`, or `.json` files in it), of one `.json` file, or of JSONL.
 * @throws RegistryToolError where there is nothing to read.
 */
export function findRecords(path: string): FoundRecords {
  const found: Found[] = [];
  const problems: FileProblem[] = [];
  for (const piece of piecesOf(path)) {
    const record = read(piece);
    const where = { file: piece.file, ...(piece.line === undefined ? {} : { line: piece.line }) };
    if (record.type === "problems") problems.push(...record.problems);
    else found.push({ ...record, ...where });
  }
  return { found, problems };
}

/** How a catalogue is called in a basis. */
export function catalogueName(path: string): string {
  return basename(path);
}
