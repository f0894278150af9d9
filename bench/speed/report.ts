import { compare, oursOf } from "./compare.ts";
import { type Outcome, timesByClass } from "./contest.ts";
import type { HttpResult } from "./http-load.ts";
import type { StartResult } from "./process-start.ts";
import type { Results } from "./results.ts";
import { checkShows } from "./shows.ts";
import { figure, ratio, share, writeTable } from "./table.ts";

/** The name of a corpus. */
export function corpusName({ records, datasets, models }: Outcome): string {
  const counts = `${datasets.toLocaleString("en-US")} datasets, ${models.toLocaleString("en-US")} models`;
  return records === 0 ? `Our registry (${counts})` : `Generated (${counts})`;
}

/** A corpus as tables: the engines beside each other, and ours by the class of the question. */
export function writeOutcome(outcome: Outcome): string {
  const comparisons = compare(outcome);
  const total = outcome.questions.length;
  const ours = oursOf(outcome);
  const engines = writeTable(
    [
      "engine",
      "p50 ms",
      "p95 ms",
      "p99 ms",
      "p50 to ours",
      "p95 to ours",
      "first right",
      "ours there",
      "build s",
      "load s",
      "heap MB",
    ],
    comparisons.map(({ standing, times, ours: own, right, oursRight }) => [
      standing.asked < total ? `${standing.name} (${standing.asked} of ${total} in the time)` : standing.name,
      figure(times.p50),
      figure(times.p95),
      figure(times.p99),
      ratio(times.p50, own.p50),
      ratio(times.p95, own.p95),
      share(right),
      share(oursRight),
      figure(standing.buildMs / 1000),
      figure(standing.loadMs === null ? null : standing.loadMs / 1000),
      figure(standing.bytes / 1e6),
    ]),
  );
  const classes = ours
    ? [
        writeTable(
          ["ours, by question", "questions", "p50 ms", "p95 ms", "p99 ms"],
          timesByClass(outcome.questions, ours).map((times) => [
            times.class,
            String(times.count),
            figure(times.p50),
            figure(times.p95),
            figure(times.p99),
          ]),
        ),
      ]
    : [];
  const failed = outcome.failed.map(({ name, why }) => `- ${name} did not get through: ${why}`);
  return [`## ${corpusName(outcome)}, ${total} questions`, engines, ...classes, ...failed].join("\n\n");
}

function writeStart(start: StartResult | null): string {
  if (!start) return "There is no `dist/`: `npm run build` makes it.";
  const { askMs, emptyMs, pairs } = start;
  return `\`whichdata ask "preference korean"\`: ${figure(askMs)} ms; \`node -e 0\`: ${figure(emptyMs)} ms; ${ratio(askMs, emptyMs)} (medians of ${pairs} pairs)`;
}

function writeHttp({ ours, unseen, bare }: HttpResult): string {
  return writeTable(
    ["signed `/dataset` over HTTP", "requests a second", "to bare", "longest block ms"],
    [
      [
        "ours, asked before",
        figure(ours.perSecond),
        ratio(ours.perSecond, bare.perSecond),
        figure(ours.longestBlockMs),
      ],
      [
        "ours, never asked before",
        figure(unseen.perSecond),
        ratio(unseen.perSecond, bare.perSecond),
        figure(unseen.longestBlockMs),
      ],
      ["bare Bolt", figure(bare.perSecond), "", figure(bare.longestBlockMs)],
    ],
  );
}

/** The whole run as Markdown. */
export function writeResults(results: Results, machine: string, date: string): string {
  const shows = checkShows(results);
  return [
    "# Results of the benchmark",
    `${machine}; ${date}. Written by \`npm run bench\`; the times of one question are the medians of its rounds, and ratios are of one run. "Ours there" is how often our first answer is right on the questions that the engine was asked. Heap is what an engine holds beyond the records themselves; ours answers with a whole message, the others with ids.`,
    writeTable(
      ["what", "must be", "is", "met"],
      shows.map(({ what, must, is, met }) => [what, must, is, met ? "yes" : "no"]),
    ),
    ...results.outcomes.map(writeOutcome),
    "## The process",
    writeStart(results.start),
    writeHttp(results.http),
    "",
  ].join("\n\n");
}
