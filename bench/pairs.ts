import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Engine } from "../src/index.ts";
import { mostHits } from "./ask.ts";
import type { PlainSearch } from "./plain-search.ts";
import { readJson } from "./questions.ts";
import { decimal, percent } from "./report.ts";
import { mean } from "./summary.ts";

const pairSchema = z.object({
  question: z.string(),
  answers: z.array(z.union([z.string(), z.number()]).transform(String)).min(1),
});
export type Pair = z.infer<typeof pairSchema>;

/** The measures of information retrieval over the first 50 results, each a mean over the questions. */
export interface RetrievalScores {
  readonly name: string;
  readonly questions: number;
  readonly precisionAt5: number;
  readonly recallAt5: number;
  readonly meanReciprocalRank: number;
  readonly meanAveragePrecision: number;
  readonly millisecondsPerQuestion: number;
}

/**
 * Reads questions with the ids of their answers: a JSONL file of `{"question", "answers": [id, …]}`.
 * @throws Error that names the line and what is wrong there.
 */
export function loadPairs(file: string): readonly Pair[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, index) => {
    if (line.trim() === "") return [];
    const place = `${file}:${index + 1}`;
    const parsed = pairSchema.safeParse(readJson(line, place));
    if (!parsed.success) throw new Error(`[bench] ${place}: ${z.prettifyError(parsed.error)}`);
    return [parsed.data];
  });
}

function scoreOne(found: readonly string[], answers: readonly string[]) {
  const right = new Set(answers);
  const places = found.flatMap((id, index) => (right.has(id) ? [index + 1] : []));
  const inFive = places.filter((place) => place <= 5).length;
  const precisions = places.map((place, index) => (index + 1) / place);
  return {
    precisionAt5: inFive / 5,
    recallAt5: inFive / right.size,
    reciprocalRank: places[0] === undefined ? 0 : 1 / places[0],
    averagePrecision: precisions.reduce((sum, precision) => sum + precision, 0) / right.size,
  };
}

function score(name: string, pairs: readonly Pair[], find: (question: string) => readonly string[]): RetrievalScores {
  // The first question builds the index; that is no question's time.
  find("warm up");
  const start = performance.now();
  const found = pairs.map(({ question }) => find(question).slice(0, mostHits));
  const milliseconds = performance.now() - start;
  const scores = pairs.map(({ answers }, index) => scoreOne(found[index] ?? [], answers));
  return {
    name,
    questions: pairs.length,
    precisionAt5: mean(scores.map(({ precisionAt5 }) => precisionAt5)) ?? 0,
    recallAt5: mean(scores.map(({ recallAt5 }) => recallAt5)) ?? 0,
    meanReciprocalRank: mean(scores.map(({ reciprocalRank }) => reciprocalRank)) ?? 0,
    meanAveragePrecision: mean(scores.map(({ averagePrecision }) => averagePrecision)) ?? 0,
    millisecondsPerQuestion: milliseconds / Math.max(1, pairs.length),
  };
}

/** Scores the engine and the plain searches on questions over the same registry. */
export function scorePairs(
  pairs: readonly Pair[],
  engine: Engine,
  plains: readonly PlainSearch[],
): readonly RetrievalScores[] {
  const ask = (question: string) =>
    engine.ask(question, { limit: mostHits }).answer.hits.map(({ dataset }) => dataset.id);
  return [score("whichdata", pairs, ask), ...plains.map((plain) => score(plain.name, pairs, plain.datasets))];
}

/** The scores as a table. */
export function renderScores(scores: readonly RetrievalScores[]): string {
  const rows = scores.map((one) =>
    [
      one.name.padEnd(24),
      String(one.questions).padStart(5),
      percent(one.precisionAt5),
      percent(one.recallAt5),
      decimal(one.meanReciprocalRank),
      decimal(one.meanAveragePrecision),
      decimal(one.millisecondsPerQuestion),
    ].join(" "),
  );
  return [`${"search".padEnd(24)}     n     p@5     r@5     MRR     MAP    ms/q`, ...rows].join("\n");
}
