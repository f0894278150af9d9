import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadRegistry } from "../../registry/load.ts";
import { buildRegistry } from "../../src/index.ts";
import { loadQuestions } from "../questions.ts";
import { madeQuestions, realQuestions } from "./ask-set.ts";
import { compileSources, installPeers } from "./compile.ts";
import { type Outcome, runContest } from "./contest.ts";
import { generateRecords } from "./corpus.ts";
import { measureHttp } from "./http-load.ts";
import { describeMachine } from "./machine.ts";
import type { Options } from "./options.ts";
import { measureStart } from "./process-start.ts";
import { writeOutcome, writeResults } from "./report.ts";

const resultsFile = fileURLToPath(new URL("../RESULTS.md", import.meta.url));
const startPairs = { quick: 5, whole: 21 };
const httpRounds = { quick: 2, whole: 5 };
const httpRoundMs = 2000;

/**
 * Runs the benchmark: our registry and each made corpus, then whole processes and HTTP. Returns the results as Markdown,
 * and writes them to `bench/RESULTS.md` unless the run is a quick one or leaves engines out.
 * @param say is told how far it is.
 */
export async function runBenchmark(options: Options, say: (line: string) => void): Promise<string> {
  const { only, quick, rounds, seed, budgetMs } = options;
  installPeers();
  say("compiling the sources");
  const compiled = compileSources();
  const records = loadRegistry();
  const real = buildRegistry(records);
  const questions = loadQuestions();

  const outcomes: Outcome[] = [];
  for (const size of [0, ...options.records]) {
    say(size === 0 ? "our registry" : `${size} made datasets`);
    const registry = size === 0 ? real : buildRegistry(generateRecords(records, size, seed));
    const asked = size === 0 ? realQuestions(questions, real, seed) : madeQuestions(questions, real, registry, seed);
    const outcome = await runContest({
      names: only,
      compiled: join(compiled, "src", "index.js"),
      records: size,
      seed,
      // Our own questions are few enough, and ours to answer: all of them, unless haste is asked for.
      questions: size === 0 && !quick ? asked : asked.slice(0, options.questions),
      registry,
      rounds,
      budgetMs,
      say,
    });
    outcomes.push(outcome);
    say(writeOutcome(outcome));
  }

  say("whole processes, and HTTP");
  const start = measureStart(quick ? startPairs.quick : startPairs.whole);
  const http = await measureHttp({
    compiled,
    questions: questions.filter(({ after }) => after === undefined).map(({ question }) => question),
    rounds: quick ? httpRounds.quick : httpRounds.whole,
    roundMs: httpRoundMs,
  });
  const date = new Date().toISOString().slice(0, 10);
  const results = writeResults({ outcomes, start, http }, describeMachine(), date);
  if (!quick && only.length > 1) writeFileSync(resultsFile, results);
  return results;
}
