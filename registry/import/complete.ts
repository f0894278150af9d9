import { romanize } from "es-hangul";
import { type Dataset, unsourcedFacts } from "../../src/index.ts";
import { recordIdOf } from "../hub/facts.ts";
import { evidentKind } from "../hub/kind.ts";
import type { Lookup } from "../lookup.ts";
import type { Infer } from "./infer.ts";

/** What a catalogue's words are read with. */
export interface Words {
  readonly lookup: Lookup;
  readonly infer: Infer;
}

/** A record made of a catalogue's line, and which of its facts were read out of its words, or not at all. */
export interface Completed {
  readonly record: Dataset;
  /** Facts that the line does not state: what its name, its tasks or its note say. */
  readonly inferred: readonly ("kind" | "tasks")[];
  /** Nothing tells what kind it is: it is "other". */
  readonly isKindUnknown: boolean;
  /** Its note is in one language, and stands for both. */
  readonly isNoteAlone: boolean;
}

const nothing = /^(?:|[-–—?.]+|n\/?a|none|unknown|unspecified|not specified|tbd|없음|미상)$/i;

/** A licence's name without what only dresses it: "The Apache License, Version 2.0" is "Apache 2.0". */
function bareLicence(spelling: string): string {
  return spelling.replace(/\b(?:the|licen[cs]ed?|version|public|international|generic|v(?=\d))\b|\bv(?=\d)/gi, " ");
}

function licenceOf(spelling: string | null, lookup: Lookup): string | null {
  const written = spelling?.trim() ?? "";
  if (nothing.test(written)) return null;
  return lookup("license", written) ?? lookup("license", bareLicence(written)) ?? written;
}

/** The kind that a line's tasks, its name, or else its note say. */
function kindOf({ name, tasks, note }: Dataset, { infer }: Words): string | undefined {
  const evident = evidentKind([], tasks, name);
  if (evident !== null) return evident;
  const [named] = infer("kind", name);
  return named ?? infer("kind", note?.en ?? "")[0];
}

/** The most tasks that are read out of a text: one that names more is about something else. */
const mostTasks = 4;

/**
 * Makes a record of ours from a catalogue's line: words become values of the vocabulary where it has them, a kind and tasks
 * that it does not state are read out of its name and its note, facts without a source are covered by the line's own page,
 * with the catalogue as basis. What still does not fit stays as it is, for the check to tell.
 */
export function completeRecord(record: Dataset, words: Words, catalogue: string): Completed {
  const { lookup, infer } = words;
  const value = (facet: string, spelling: string) => lookup(facet, spelling) ?? spelling;
  const values = (facet: string, spellings: readonly string[]) => [
    ...new Set(spellings.filter((one) => !nothing.test(one.trim())).map((one) => value(facet, one))),
  ];
  const stated = (spelling: string | null) => (spelling === null || nothing.test(spelling.trim()) ? null : spelling);
  const { note } = record;
  const [kind, annotation] = [stated(record.kind), stated(record.annotation)];
  const tasks = values("task", record.tasks);
  const readKind = kind === null ? kindOf(record, words) : undefined;
  const readTasks = tasks.length > 0 ? [] : infer("task", `${record.name}\n${note?.en ?? ""}`).slice(0, mostTasks);
  const inferred = [
    ...(readKind === undefined ? [] : (["kind"] as const)),
    ...(readTasks.length === 0 ? [] : (["tasks"] as const)),
  ];
  const complete: Dataset = {
    ...record,
    id: recordIdOf(romanize(record.id)),
    kind: kind === null ? (readKind ?? "other") : value("kind", kind),
    annotation: annotation === null ? null : value("annotation", annotation),
    languages: values("language", record.languages),
    modalities: values("modality", record.modalities),
    tasks: [...tasks, ...readTasks],
    license: licenceOf(record.license, lookup),
  };
  const open = unsourcedFacts(complete).map((field) => (field === "claimedUsers" ? "usedBy" : field));
  const [page = record.url] = [record.url, ...record.sources.map(({ url }) => url)].filter((url) => url !== null);
  const added =
    page === null
      ? []
      : [
          ...(open.length === 0 ? [] : [{ url: page, fields: open, basis: `as ${catalogue} has it` }]),
          ...(inferred.length === 0
            ? []
            : [{ url: page, fields: [...inferred], basis: `the words of its name and note in ${catalogue}` }]),
        ];
  return {
    record: { ...complete, sources: [...complete.sources, ...added] },
    inferred,
    isKindUnknown: kind === null && readKind === undefined,
    isNoteAlone: note !== null && note.en === note.ko,
  };
}
