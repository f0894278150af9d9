import type { Result } from "./measure.ts";
import type { Mean, Summary } from "./summary.ts";

/** A share as a percentage with one decimal, right-aligned; a dash where there is none. */
export function percent(share: Mean): string {
  return (share === null ? "–" : `${(share * 100).toFixed(1)}%`).padStart(7);
}

/** A number with two decimals, right-aligned; a dash where there is none. */
export function decimal(value: Mean): string {
  return (value === null ? "–" : value.toFixed(2)).padStart(7);
}

function row({ intent, locale, questions, ...means }: Summary): string {
  const { exact, precision, recall, firstRight, meanReciprocalRank, honest, sameLanguage, milliseconds } = means;
  return [
    intent.padEnd(10),
    locale.padEnd(5),
    String(questions).padStart(4),
    percent(exact),
    percent(precision),
    percent(recall),
    percent(firstRight),
    decimal(meanReciprocalRank),
    percent(honest),
    percent(sameLanguage),
    decimal(milliseconds),
  ].join(" ");
}

const heading = "intent     lang     n   exact   prec.  recall   first     MRR  honest   lang.      ms";

function plainRows(summaries: readonly Summary[]): readonly string[] {
  const all = summaries.filter(({ intent }) => intent === "all");
  const names = Object.keys(all[0]?.plain ?? {});
  return names.flatMap((name) =>
    all.flatMap(({ locale, plain }) => {
      const one = plain[name];
      if (!one) return [];
      const cells = [percent(one.recallAtTotal), percent(one.firstRight), decimal(one.meanReciprocalRank)];
      return [[name.padEnd(24), locale.padEnd(5), ...cells, percent(one.honest)].join(" ")];
    }),
  );
}

/** The table of all measures, the engine's and beneath them plain search's. */
export function renderSummaries(summaries: readonly Summary[]): string {
  const engineAlike = "plain search             lang   r@tot   first     MRR  honest";
  return [heading, ...summaries.map(row), "", engineAlike, ...plainRows(summaries)].join("\n");
}

function shown({ answer }: Result): string {
  const found = answer.datasets.slice(0, 5).join(", ");
  const parts = [answer.kind, `total ${answer.total}`];
  if (answer.model) parts.push(`model ${answer.model}`);
  if (answer.models.length > 1) parts.push(`models ${answer.models.slice(0, 6).join(", ")} (${answer.models.length})`);
  if (answer.relaxed.length > 0) parts.push(`without ${answer.relaxed.join(", ")}`);
  if (found !== "") parts.push(`first ${found}`);
  return parts.join("; ");
}

/** One failure, explained: what was understood, what was expected, what came. */
export function renderFailure(result: Result): string {
  const { question, verdict, understood } = result;
  const thread = question.after ? `${question.after.join(" → ")} → ` : "";
  return [
    `${question.id}: ${thread}${question.question}`,
    `  understood  ${understood}`,
    `  expected    ${verdict.expected}`,
    `  came        ${shown(result)}`,
  ].join("\n");
}

/** The failures, at most `most` of them, and how many there are. */
export function renderFailures(results: readonly Result[], most: number): string {
  const failures = results.filter(({ verdict }) => !verdict.exact);
  const rest = failures.length > most ? [`… and ${failures.length - most} more (--failures ${failures.length})`] : [];
  return [`${failures.length} failures`, ...failures.slice(0, most).map(renderFailure), ...rest].join("\n\n");
}

/** Questions whose expectation the registry contradicts: those want mending, not the engine. */
export function renderProblems(results: readonly Result[]): string {
  return results
    .flatMap(({ question, problems }) => problems.map((problem) => `${question.id}: ${problem}`))
    .join("\n");
}
