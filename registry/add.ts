import type { Dataset, RegistryRecords } from "../src/index.ts";
import { datasetSchema } from "../src/records/schema.ts";
import { type Draft, factsOf } from "./hub/facts.ts";
import { hubIdOf } from "./hub/id.ts";
import { askRest } from "./hub/questions.ts";
import { type HubDataset, type HubOptions, hubEndpoint, readHubDataset } from "./hub/read.ts";
import { createLookup } from "./lookup.ts";
import { shownPath } from "./place.ts";
import { problemsOf, RegistryError } from "./problem.ts";
import type { Prompter } from "./prompts.ts";
import { loadWith, problemsAdded, recordFile, writeRecord } from "./record-file.ts";
import { RegistryToolError } from "./tool-error.ts";

/** What to add, where to, and whom to ask. */
export interface AddOptions {
  /** A Hub id or the address of a dataset's page there. */
  readonly source: string;
  /** The record's id; made from the repository's name where it is not given. */
  readonly id?: string;
  /** The registry's folder that is written to. */
  readonly into: string;
  /** The places that the record must agree with; `into` is always one of them. */
  readonly places: readonly string[];
  readonly hub: HubOptions;
  /** Asks for what the Hub does not say; null writes what there is (`--yes`). */
  readonly prompter: Prompter | null;
  /** Takes a dataset that asks for a login, or that has another name today, without asking. */
  readonly gated: boolean;
  readonly renamed: boolean;
  /** A line for the person at the prompt. */
  say(line: string): void;
}

/** What was written, and where. */
export interface Added {
  readonly file: string;
  readonly record: Dataset;
}

function refuseKnown(records: RegistryRecords, hfId: string, id: string | undefined): void {
  const same = records.datasets.find((dataset) => dataset.hfId?.toLowerCase() === hfId.toLowerCase());
  if (same) {
    throw new RegistryToolError(`"${hfId}" is recorded already, as ${same.id}; edit datasets/${same.id}.json instead.`);
  }
  if (id !== undefined && records.datasets.some((dataset) => dataset.id === id)) {
    throw new RegistryToolError(`a dataset with the id "${id}" is recorded already; give this one another with --id.`);
  }
}

/** Whether to go on with a dataset that is not quite what was asked for. */
async function agree(hub: HubDataset, asked: string, options: AddOptions): Promise<void> {
  const { prompter, say } = options;
  if (hub.id.toLowerCase() !== asked.toLowerCase()) {
    say(`${asked} is called ${hub.id} today.`);
    if (!options.renamed && !(await prompter?.confirm(`Add it as ${hub.id}?`))) {
      throw new RegistryToolError(
        `"${asked}" was renamed to "${hub.id}"; add that one, or pass --renamed. Nothing was written.`,
      );
    }
  }
  if (hub.gated) {
    say(`${hub.id} is gated: its page asks for a login before anything can be downloaded.`);
    if (!options.gated && !(await prompter?.confirm("Record it as gated?"))) {
      throw new RegistryToolError(
        `"${hub.id}" is gated, so not everyone can use it; pass --gated to record it as such. Nothing was written.`,
      );
    }
  }
}

/** The record that nobody was asked about: a kind that is not evident is "other"; a note needs both languages. */
function withoutAsking({ record, description }: Draft): Dataset {
  const { en, ko } = description;
  return { ...record, kind: record.kind ?? "other", note: en !== null && ko !== null ? { en, ko } : null };
}

const wanted = ["annotation", "languages", "modalities", "tasks", "size", "paper", "license", "year", "note"] as const;

function emptyFields(record: Dataset): readonly string[] {
  return wanted.filter((field) => {
    const value = record[field];
    return value === null || (Array.isArray(value) && value.length === 0);
  });
}

/**
 * Asks the Hub for a dataset, a person for what the Hub does not say, and writes a new record that fits the registry.
 * @throws RegistryToolError or RegistryError for whatever is in the way, with its remedy; nothing was written then.
 */
export async function addDataset(options: AddOptions): Promise<Added> {
  const { prompter, say, into } = options;
  const asked = hubIdOf(options.source, hubEndpoint(options.hub));
  const records = loadWith(options.places, into);
  refuseKnown(records, asked, options.id);

  const hub = await readHubDataset(asked, options.hub);
  await agree(hub, asked, options);
  const draft = factsOf(hub, records, createLookup(records.vocabularies));
  const id = options.id ?? draft.record.id;
  refuseKnown(records, hub.id, id);
  for (const warning of draft.warnings) say(warning);

  const answered = prompter ? await askRest(draft, records, prompter) : withoutAsking(draft);
  const file = recordFile(into, "dataset", id);
  const shown = shownPath(file);
  const parsed = datasetSchema.safeParse({ ...answered, id }, { reportInput: true });
  if (!parsed.success) throw new RegistryError(problemsOf(shown, parsed.error, Object.keys(datasetSchema.shape)));
  const problems = problemsAdded(records, { datasets: [parsed.data], models: [] });
  if (problems.length > 0) {
    throw new RegistryError(problems.map(({ field, problem, remedy }) => ({ file: shown, field, problem, remedy })));
  }

  writeRecord(into, "dataset", parsed.data);
  say(`wrote ${shown}`);
  const empty = emptyFields(parsed.data);
  if (empty.length > 0) say(`still empty: ${empty.join(", ")}`);
  return { file, record: parsed.data };
}
