import { buildRegistry } from "../../src/index.ts";
import { generateQuestions } from "../generate.ts";
import { loadCorpus } from "./load-corpus.ts";

/** How many are made at a time: of some, the words do not fit together, and some come twice. */
const batch = 5000;
const mostBatches = 20;

/**
 * Questions about our own registry, made from templates, each another one.
 * @throws Error where there are not so many.
 */
export function unseenQuestions(count: number, seed: number): readonly string[] {
  const registry = buildRegistry(loadCorpus(0, seed));
  const unseen = new Set<string>();
  for (let made = 0; unseen.size < count && made < mostBatches; made++) {
    for (const { question } of generateQuestions(registry, batch, seed + made)) unseen.add(question);
  }
  if (unseen.size < count) throw new Error(`[bench] no more than ${unseen.size} different questions could be made`);
  return [...unseen].slice(0, count);
}
