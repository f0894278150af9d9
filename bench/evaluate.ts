import { statSync } from "node:fs";
import { parseArgs } from "node:util";
import { loadRegistry } from "../registry/load.ts";
import { buildRegistry, createEngine } from "../src/index.ts";
import { generateQuestions } from "./generate.ts";
import { measureGenerated, renderGenerated } from "./generated-report.ts";
import { measureQuestions } from "./measure.ts";
import { loadPairs, renderScores, scorePairs } from "./pairs.ts";
import { buildPlainSearches } from "./plain-search.ts";
import { loadQuestions } from "./questions.ts";
import { renderFailures, renderProblems, renderSummaries } from "./report.ts";
import { judgeStranger, loadStrangers, renderStrangers } from "./strangers.ts";
import { summarizeAll } from "./summary.ts";

const usage = `npm run eval -- [options]

  --failures N      explain at most N failures (20); of generated questions, N for each template (0)
  --intent X        only the questions of one intent
  --json            everything as one JSON object
  --generated N     ask N generated questions instead, and tell how many of their filters were understood
  --seed N          the seed of the generated questions (1)
  --questions F     a folder of questions like test/questions, or a JSONL of {"question", "answers": [id, …]}, instead of
                    the project's own questions
  --strangers F     a set of questions by somebody who knows the README and the registry alone (bench/strangers.ts)
  --registry R      a folder like registry/, or a JSONL of records
`;

function wholeNumber(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d+$/.test(text)) throw new Error(`[bench] --${name} takes a whole number, not "${text}"`);
  return Number(text);
}

/** Runs the evaluation that the arguments ask for, and returns what is to be printed. */
export function evaluate(args: readonly string[]): string {
  const { values } = parseArgs({
    args: [...args],
    options: {
      failures: { type: "string" },
      intent: { type: "string" },
      json: { type: "boolean", default: false },
      generated: { type: "string" },
      seed: { type: "string" },
      questions: { type: "string" },
      strangers: { type: "string" },
      registry: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return usage;
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const registry = buildRegistry(values.registry === undefined ? loadRegistry() : loadRegistry([values.registry]));
  const engine = createEngine(registry);

  if (values.strangers !== undefined) {
    const judged = loadStrangers(values.strangers).map((one) => judgeStranger(one, engine, new Date()));
    if (values.json) return json(judged);
    return renderStrangers(judged, wholeNumber("failures", values.failures, 20));
  }
  const folder =
    values.questions !== undefined && statSync(values.questions).isDirectory() ? values.questions : undefined;
  if (values.questions !== undefined && folder === undefined) {
    const scores = scorePairs(loadPairs(values.questions), engine, buildPlainSearches(registry));
    return values.json ? json(scores) : `${renderScores(scores)}\n`;
  }
  if (values.generated !== undefined) {
    const count = wholeNumber("generated", values.generated, 5000);
    const questions = generateQuestions(registry, count, wholeNumber("seed", values.seed, 1));
    const results = measureGenerated(questions, engine);
    return values.json ? json(results) : `${renderGenerated(results, wholeNumber("failures", values.failures, 0))}\n`;
  }
  const questions = loadQuestions(folder).filter(
    ({ intent }) => values.intent === undefined || values.intent === intent,
  );
  if (questions.length === 0) throw new Error(`[bench] there are no questions of the intent "${values.intent}"`);
  const results = measureQuestions(questions, engine, registry, buildPlainSearches(registry));
  const summaries = summarizeAll(results);
  if (values.json) return json({ summaries, results });
  const failures = renderFailures(results, wholeNumber("failures", values.failures, 20));
  const problems = renderProblems(results);
  const wanting = problems === "" ? [] : [`Questions that the registry contradicts:\n${problems}`];
  return `${[renderSummaries(summaries), ...wanting, failures].join("\n\n")}\n`;
}
