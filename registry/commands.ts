import { statSync } from "node:fs";
import type { HubOptions } from "./hub/read.ts";
import type { LinkOptions } from "./links/check.ts";
import { loadRegistry } from "./load.ts";
import { ownRegistry } from "./place.ts";
import { RegistryToolError } from "./tool-error.ts";

/** Where a command reads and writes: a process's own streams, or a test's. */
export interface CommandStreams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** What every command is given. */
export interface CommandOptions {
  /** Folders like `registry/` and JSONL files; the project's own registry where there is none. */
  readonly places: readonly string[];
  readonly streams: CommandStreams;
}

/** The exit code where a command found something that a person has to mend. */
const found = 2;

function recordsOf(places: readonly string[]) {
  return loadRegistry(places.length > 0 ? places : undefined);
}

/** The folder to write to: the one that is named, else the last of the places that is a folder, else the project's own. */
function folderFor(into: string | null, places: readonly string[]): string {
  const folders = places.filter((place) => statSync(place, { throwIfNoEntry: false })?.isDirectory());
  return into ?? folders.at(-1) ?? ownRegistry();
}

/** Prints what the registry holds and what it lacks. Resolves to the exit code. */
export async function runStats({ places, streams }: CommandOptions): Promise<number> {
  const [{ registryStats }, { statsText }] = await Promise.all([import("./stats.ts"), import("./stats-text.ts")]);
  streams.stdout.write(statsText(registryStats(recordsOf(places))));
  return 0;
}

/** What `add` is given besides. */
export interface RunAddOptions extends CommandOptions {
  readonly source: string;
  readonly id: string | null;
  readonly into: string | null;
  readonly yes: boolean;
  readonly gated: boolean;
  readonly renamed: boolean;
  readonly hub: HubOptions;
}

/**
 * Adds a dataset of the Hub to the registry. Resolves to the exit code.
 * @throws RegistryToolError or RegistryError with the remedy; nothing was written then.
 */
export async function runAdd({ streams, source, id, into, yes, ...options }: RunAddOptions): Promise<number> {
  if (!yes && !streams.stdin.isTTY) {
    throw new RegistryToolError("add asks for what the Hub does not say, and there is nobody to ask; pass --yes.");
  }
  const [{ addDataset }, { createPrompter }] = await Promise.all([import("./add.ts"), import("./prompts.ts")]);
  await addDataset({
    ...options,
    source,
    ...(id === null ? {} : { id }),
    into: folderFor(into, options.places),
    prompter: yes ? null : await createPrompter({ input: streams.stdin, output: streams.stdout }),
    say: (line) => streams.stdout.write(`${line}\n`),
  });
  return 0;
}

/** Checks every address, with a bar on a terminal's standard error. Resolves to the exit code: 2 where some are dead. */
export async function runLinks({ places, streams, ...options }: CommandOptions & LinkOptions): Promise<number> {
  const [{ checkLinks }, { linksText }, { createProgress }] = await Promise.all([
    import("./links/check.ts"),
    import("./links/text.ts"),
    import("./progress.ts"),
  ]);
  const progress = createProgress("addresses", streams.stderr);
  const links = await checkLinks(recordsOf(places), { ...options, onProgress: progress.update }).finally(progress.stop);
  streams.stdout.write(linksText(links));
  return links.some(({ fate }) => fate === "dead") ? found : 0;
}

/** What `export` is given besides. */
export interface RunExportOptions extends CommandOptions {
  readonly format: "jsonl" | "csv" | "croissant";
  readonly out: string | null;
  readonly models: boolean;
}

/**
 * Writes the registry in another format. Resolves to the exit code.
 * @throws RegistryToolError where there is no place to write to.
 */
export async function runExport({ places, streams, ...options }: RunExportOptions): Promise<number> {
  const { exportRecords } = await import("./export/write.ts");
  const count = exportRecords(recordsOf(places), { ...options, print: (text) => streams.stdout.write(text) });
  if (options.out !== null) streams.stderr.write(`${count} datasets in ${options.out}\n`);
  return 0;
}

/** The day by this machine's clock, "2026-11-23". */
function today(): string {
  return new Intl.DateTimeFormat("sv-SE").format(new Date());
}

/** What `import` is given besides. */
export interface RunImportOptions extends CommandOptions {
  readonly path: string;
  readonly into: string | null;
  readonly dryRun: boolean;
}

/**
 * Takes new records from a folder or a JSONL file. Resolves to the exit code: 2 where some are wrong.
 * @throws RegistryToolError where there is nothing to read.
 */
export async function runImport({ places, streams, path, into, dryRun }: RunImportOptions): Promise<number> {
  const [{ importRecords }, { problemText }, { shownPath }] = await Promise.all([
    import("./import.ts"),
    import("./problem.ts"),
    import("./place.ts"),
  ]);
  const { written, existing, problems, remarks } = importRecords(path, folderFor(into, places), {
    places,
    added: today(),
    dryRun,
  });
  const lines = [
    ...written.map((file) => `${dryRun ? "would write" : "wrote"} ${shownPath(file)}`),
    ...existing.map((record) => `${record} exists and stays as it is`),
    ...problems.map(problemText),
    ...remarks,
    `${written.length} ${dryRun ? "to write" : "written"}, ${existing.length} there already, ${problems.length} problems`,
  ];
  streams.stdout.write(`${lines.join("\n")}\n`);
  return problems.length > 0 ? found : 0;
}

/** What `apply` is given besides. */
export interface RunApplyOptions extends CommandOptions {
  readonly paths: readonly string[];
  readonly into: string | null;
  readonly sure: "high" | "medium";
  readonly dryRun: boolean;
}

/** Applies batches of updates and corrections. Resolves to the exit code: 2 where some lines or records are wrong. */
export async function runApply({ places, streams, paths, into, sure, dryRun }: RunApplyOptions): Promise<number> {
  const [{ applyBatch }, { problemText }] = await Promise.all([import("./apply.ts"), import("./problem.ts")]);
  let wrong = 0;
  for (const path of paths) {
    const { lines, written, problems } = applyBatch(path, { folder: folderFor(into, places), sure, dryRun });
    const texts = lines.map(({ line, record, done, kept }) => {
      const parts = [...(done.length > 0 ? [done.join(", ")] : []), ...kept];
      return `${path}:${line}: ${record}: ${parts.length > 0 ? parts.join("; ") : "says so already"}`;
    });
    const summary = `${path}: ${lines.length} lines, ${written.length} records ${dryRun ? "to write" : "written"}, ${problems.length} problems`;
    streams.stdout.write(`${[...texts, ...problems.map(problemText), summary].join("\n")}\n`);
    wrong += problems.length;
  }
  return wrong > 0 ? found : 0;
}
