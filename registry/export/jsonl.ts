import type { RegistryRecords } from "../../src/index.ts";

/**
 * Records as JSON Lines, one a line, whole: datasets, then models (which have `stages`).
 * Without `models`, a catalogue of datasets alone.
 */
export function exportJsonl({ datasets, models }: RegistryRecords, withModels: boolean): string {
  return [...datasets, ...(withModels ? models : [])].map((record) => `${JSON.stringify(record)}\n`).join("");
}
