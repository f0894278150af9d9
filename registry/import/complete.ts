import { type Dataset, unsourcedFacts } from "../../src/index.ts";
import { recordIdOf } from "../hub/facts.ts";
import type { Lookup } from "../lookup.ts";

/**
 * Makes a record of ours from a catalogue's line: words become values of the vocabulary where it has them, a note in
 * one language is left out, facts without a source are covered by the line's own page, with the catalogue as basis.
 * What still does not fit stays as it is, for the check to tell.
 */
export function completeRecord(record: Dataset, lookup: Lookup, catalogue: string): Dataset {
  const value = (facet: string, spelling: string) => lookup(facet, spelling) ?? spelling;
  const values = (facet: string, spellings: readonly string[]) => [
    ...new Set(spellings.map((one) => value(facet, one))),
  ];
  const { note } = record;
  const complete: Dataset = {
    ...record,
    id: recordIdOf(record.id),
    kind: record.kind === null ? "other" : value("kind", record.kind),
    annotation: record.annotation === null ? null : value("annotation", record.annotation),
    languages: values("language", record.languages),
    modalities: values("modality", record.modalities),
    tasks: values("task", record.tasks),
    license: record.license === null ? null : value("license", record.license),
    note: note && note.en.trim() !== "" && note.ko.trim() !== "" && note.en !== note.ko ? note : null,
  };
  const open = unsourcedFacts(complete).map((field) => (field === "claimedUsers" ? "usedBy" : field));
  const [page = record.url] = [record.url, ...record.sources.map(({ url }) => url)].filter((url) => url !== null);
  if (open.length === 0 || page === null) return complete;
  return { ...complete, sources: [...complete.sources, { url: page, fields: open, basis: `as ${catalogue} has it` }] };
}
