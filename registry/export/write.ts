import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildRegistry, type RegistryRecords } from "../../src/index.ts";
import { RegistryToolError } from "../tool-error.ts";
import { croissantOf } from "./croissant.ts";
import { exportCsv } from "./csv.ts";
import { exportJsonl } from "./jsonl.ts";

export const exportFormats = ["jsonl", "csv", "croissant"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What to write, and where to: a file for jsonl and csv (standard output without one), a folder for croissant. */
export interface ExportOptions {
  readonly format: ExportFormat;
  readonly out: string | null;
  /** For jsonl: the models too. */
  readonly models: boolean;
  /** Takes what has no file to go to. */
  print(text: string): void;
}

/**
 * Writes the records in a format; returns how many datasets there were. A file that exists is written anew.
 * @throws RegistryToolError where there is no place to write to.
 */
export function exportRecords(records: RegistryRecords, { format, out, models, print }: ExportOptions): number {
  const isFolder = out !== null && (statSync(out, { throwIfNoEntry: false })?.isDirectory() ?? false);
  if (format === "croissant") {
    if (out === null) throw new RegistryToolError("croissant is a file for each dataset; give the folder with --out.");
    if (!isFolder && statSync(out, { throwIfNoEntry: false })) {
      throw new RegistryToolError(`${out} is a file, and croissant needs a folder; give another with --out.`);
    }
    const registry = buildRegistry(records);
    mkdirSync(out, { recursive: true });
    for (const dataset of records.datasets) {
      // A catalogue's ids may hold anything.
      const file = join(out, `${encodeURIComponent(dataset.id).replace(/^\.+/, "")}.json`);
      writeFileSync(file, `${JSON.stringify(croissantOf(dataset, registry), null, 2)}\n`);
    }
    return records.datasets.length;
  }
  if (isFolder) throw new RegistryToolError(`${out} is a folder; give a file with --out.`);
  const text = format === "csv" ? exportCsv(records) : exportJsonl(records, models);
  if (out === null) print(text);
  else {
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, text);
  }
  return records.datasets.length;
}
