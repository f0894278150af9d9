import { loadRegistry } from "../../registry/load.ts";
import type { RegistryRecords } from "../../src/index.ts";
import { generateRecords } from "./corpus.ts";

/** The records of a corpus: our own registry's for 0, so many made datasets otherwise. */
export function loadCorpus(datasets: number, seed: number): RegistryRecords {
  const real = loadRegistry();
  return datasets === 0 ? real : generateRecords(real, datasets, seed);
}
