import { parseArgs } from "node:util";
import { type ContenderName, contenderNames, isContender } from "./contenders.ts";

/** What a run of the benchmark measures. */
export interface Options {
  /** How many datasets each made corpus has. */
  readonly records: readonly number[];
  readonly rounds: number;
  /** The most questions asked of a corpus. */
  readonly questions: number;
  readonly only: readonly ContenderName[];
  readonly seed: number;
  /** How long an engine may take over one round's questions, in milliseconds. */
  readonly budgetMs: number;
  readonly quick: boolean;
}

/** How it is called. */
export const usage = `npm run bench -- [options]

  --records N,…     the sizes of the made corpora, in datasets (10000,100000); 500000 wants
                    NODE_OPTIONS=--max-old-space-size=14000
  --rounds N        how often each question is asked of each engine (5; quick: 2)
  --questions N     at most so many questions of each corpus (300; quick: 100)
  --only a,b        only these of ${contenderNames.join(", ")}
  --seed N          of the corpora and the questions (1)
  --budget S        seconds that an engine may take over one round (20; quick: 5)
  --quick           10,000 records and fewer questions and rounds; bench/RESULTS.md is left as it is
`;

function wholeNumber(name: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`[bench] --${name} takes a whole number above 0, not "${text}"`);
  return Number(text);
}

/**
 * Reads the arguments; undefined where help was asked for.
 * @throws Error that names the option and what it takes.
 */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      records: { type: "string" },
      rounds: { type: "string" },
      questions: { type: "string" },
      only: { type: "string" },
      seed: { type: "string", default: "1" },
      budget: { type: "string" },
      quick: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  const { quick } = values;
  const only = values.only?.split(",").map((name) => {
    if (!isContender(name)) throw new Error(`[bench] --only takes ${contenderNames.join(", ")}, not "${name}"`);
    return name;
  });
  const sizes = values.records ?? (quick ? "10000" : "10000,100000");
  return {
    records: sizes.split(",").map((size) => wholeNumber("records", size)),
    rounds: wholeNumber("rounds", values.rounds ?? (quick ? "2" : "5")),
    questions: wholeNumber("questions", values.questions ?? (quick ? "100" : "300")),
    only: only ?? contenderNames,
    seed: wholeNumber("seed", values.seed),
    budgetMs: 1000 * wholeNumber("budget", values.budget ?? (quick ? "5" : "20")),
    quick,
  };
}
