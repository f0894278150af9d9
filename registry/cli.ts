import { Command, Option } from "commander";
import { checkRegistry, loadRegistry } from "./load.ts";
import { readPaths, registryOption } from "./option.ts";
import { problemText } from "./problem.ts";

/** What the commands need from the process around them. */
export interface RegistryCliOptions {
  /** Where the Hugging Face Hub is, and a token for it; read only when a command asks the Hub. */
  readonly hub: () => Promise<{ readonly endpoint?: string; readonly token?: string }>;
  /** The places that the environment names; none for the project's own registry. */
  readonly places: () => Promise<readonly string[]>;
}

interface PlaceFlags {
  readonly registry?: readonly string[];
}

/** `whichdata registry …`: looks after the facts. Each command sets the process' exit code. */
export function registryCommand({ hub, places }: RegistryCliOptions): Command {
  const registry = new Command("registry").description("look after the facts");
  const common = async (flags: PlaceFlags) => ({
    places: flags.registry ?? (await places()),
    streams: { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr },
  });
  const tools = () => import("./commands.ts");
  const done = (code: number) => {
    process.exitCode = code;
  };

  registry
    .command("check")
    .description("list every problem of every file, with its remedy")
    .argument("[paths...]", "folders like registry/, JSONL files; what WHICHDATA_REGISTRY names where none is given")
    .addOption(registryOption())
    .action(async (paths: readonly string[], flags: PlaceFlags) => {
      const given = paths.flatMap((path) => readPaths(path));
      const { places: checked } = given.length > 0 ? { places: given } : await common(flags);
      const { problems, warnings, datasets, models } = checkRegistry(checked.length > 0 ? checked : undefined);
      for (const problem of problems) process.stdout.write(`${problemText(problem)}\n`);
      for (const warning of warnings) process.stdout.write(`warning: ${problemText(warning)}\n`);
      const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;
      const looked = warnings.length > 0 ? `, ${counted(warnings.length, "warning")}` : "";
      process.stdout.write(`${datasets} datasets, ${models} models: ${counted(problems.length, "problem")}${looked}\n`);
      done(problems.length > 0 ? 2 : 0);
    });
  registry
    .command("stats")
    .description("count what is there, how much of it has a source, and what is missing")
    .addOption(registryOption())
    .action(async (flags: PlaceFlags) => done(await (await tools()).runStats(await common(flags))));
  registry
    .command("add")
    .description("write a record from what a dataset's page on the Hugging Face Hub says")
    .argument("<source>", "the dataset's Hub id (owner/name) or address")
    .option("--id <id>", "the record's id, where its name does not make a good one")
    .option("--into <folder>", "the registry to write to")
    .option("--yes", "ask nothing: leave empty what the page does not say", false)
    .option("--gated", "take a dataset whose page asks for a login", false)
    .option("--renamed", "take a dataset under its new name", false)
    .addOption(registryOption())
    .action(
      async (
        source: string,
        flags: PlaceFlags & { id?: string; into?: string; yes: boolean; gated: boolean; renamed: boolean },
      ) => {
        const { id = null, into = null, yes, gated, renamed } = flags;
        const given = { ...(await common(flags)), source, id, into, yes, gated, renamed, hub: await hub() };
        done(await (await tools()).runAdd(given));
      },
    );
  registry
    .command("links")
    .description("look whether every address still answers; writes nothing")
    .addOption(registryOption())
    .action(async (flags: PlaceFlags) => done(await (await tools()).runLinks(await common(flags))));
  registry
    .command("export")
    .description("write the datasets in another format")
    .addOption(new Option("--format <format>", "how").choices(["jsonl", "csv", "croissant"]).makeOptionMandatory())
    .option("--out <path>", "a file, or a folder for croissant; standard output where there is none")
    .option("--no-models", "leave the models out of jsonl")
    .addOption(registryOption())
    .action(async (flags: PlaceFlags & { format: "jsonl" | "csv" | "croissant"; out?: string; models: boolean }) => {
      const { format, out = null, models } = flags;
      done(await (await tools()).runExport({ ...(await common(flags)), format, out, models }));
    });
  registry
    .command("import")
    .description("take new records from a folder or a JSONL file; overwrites nothing")
    .argument("<path>", "a folder like registry/, or a JSONL file")
    .option("--into <folder>", "the registry to write to")
    .option("--dry-run", "say what would be written, and write nothing", false)
    .addOption(registryOption())
    .action(async (path: string, flags: PlaceFlags & { into?: string; dryRun: boolean }) => {
      const { into = null, dryRun } = flags;
      done(await (await tools()).runImport({ ...(await common(flags)), path, into, dryRun }));
    });
  registry
    .command("apply")
    .description("apply batches to the records that are there: new facts, corrections, with which tool they were made")
    .argument("<paths...>", "JSONL files; registry/README.md says what a line may be")
    .option("--into <folder>", "the registry to write to")
    .addOption(
      new Option("--sure <least>", "leave lines that are less sure").choices(["high", "medium"]).default("high"),
    )
    .option("--dry-run", "say what would change, and write nothing", false)
    .addOption(registryOption())
    .action(
      async (
        paths: readonly string[],
        flags: PlaceFlags & { into?: string; sure: "high" | "medium"; dryRun: boolean },
      ) => {
        const { into = null, sure, dryRun } = flags;
        done(await (await tools()).runApply({ ...(await common(flags)), paths, into, sure, dryRun }));
      },
    );
  registry
    .command("generate")
    .description("write what is made from schemas and records: the JSON Schemas, DATASETS.md, in the last folder named")
    .addOption(registryOption())
    .action(async (flags: PlaceFlags) => {
      const { writeGenerated } = await import("./generate.ts");
      const { places: named } = await common(flags);
      const [last] = named.toReversed();
      const files = last === undefined ? writeGenerated(loadRegistry()) : writeGenerated(loadRegistry(named), last);
      process.stdout.write(`${files.join("\n")}\n`);
    });
  registry
    .command("compile")
    .description("write the snapshot that makes a start fast (npm run build does, for our own)")
    .addOption(registryOption())
    .action(async (flags: PlaceFlags) => {
      const { writeSnapshot } = await import("./compile.ts");
      process.stdout.write(`${writeSnapshot(flags.registry ?? (await places()))}\n`);
    });
  return registry;
}
