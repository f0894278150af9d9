import { pathToFileURL } from "node:url";
import { type CompiledBytes, readCompiled, writeCompiled } from "../../../registry/snapshot.ts";
import type { RegistryRecords, Reply } from "../../../src/index.ts";
import { readAnswer } from "../../read-answer.ts";
import type { Contender } from "../engine.ts";

type Source = typeof import("../../../src/index.ts");

/** Questions that make what an engine makes at its first question: an unknown name, a typo, words of a text, a version. */
const first = ["what is Zzyqx-9.9", "qustions about cahrts for peple", "LLaVA-0.0.1", "데이터셋을 찾아줘 거북이"];

/**
 * Our engine, whole: a question becomes a message in words.
 * @param compiled the engine's `index.js` as `tsc` writes it. Run from its TypeScript it would be measured with what
 *   the loader adds to each function to keep its name.
 */
export function createOurs(compiled: string): Contender<Reply> {
  /** Where what was compiled out of the records is not given, it is compiled anew. */
  const make = async (records: RegistryRecords, kept?: CompiledBytes) => {
    const { buildRegistry, compile, createEngine }: Source = await import(pathToFileURL(compiled).href);
    const before = kept && readCompiled((part) => kept[part]);
    const registry = buildRegistry(records, before?.relations);
    const read = before ?? compile(registry);
    const engine = createEngine(registry, read);
    for (const question of first) engine.ask(question);
    return { engine, read };
  };
  return {
    name: "ours",
    async build({ records }) {
      const { engine, read } = await make(records);
      return {
        ask: ({ question, after }) => engine.ask(question, { after }),
        read: (reply) => {
          const { missed, help, datasets, model, models } = readAnswer(reply);
          return {
            dataset: missed ? null : (datasets[0] ?? null),
            model: missed ? null : (model ?? models[0] ?? null),
            nothing: missed || help,
          };
        },
        save: () => {
          const kept = read && writeCompiled(read);
          return () => make(records, kept);
        },
      };
    },
  };
}
