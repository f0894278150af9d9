import type { Result } from "./measure.ts";
import { intents } from "./questions.ts";

/** The mean of a measure over the questions that it applies to; null where it applies to none. Shares run from 0 to 1. */
export type Mean = number | null;

/** The measures of some questions together. */
export interface Summary {
  readonly intent: string;
  readonly locale: string;
  readonly questions: number;
  readonly exact: Mean;
  readonly precision: Mean;
  readonly recall: Mean;
  readonly meanReciprocalRank: Mean;
  readonly firstRight: Mean;
  readonly honest: Mean;
  readonly sameLanguage: Mean;
  readonly milliseconds: Mean;
  readonly plain: Readonly<Record<string, PlainSummary>>;
}

/** What plain search scores on the same questions. */
export interface PlainSummary {
  readonly firstRight: Mean;
  readonly meanReciprocalRank: Mean;
  readonly recallAtTotal: Mean;
  readonly honest: Mean;
}

/** The mean of the numbers that are there; a truth counts as 1 or 0. */
export function mean(values: readonly (number | boolean | null)[]): Mean {
  const known = values.flatMap((value) => (value === null ? [] : [Number(value)]));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

const isFirst = (rank: number | null) => (rank === null ? null : rank === 1);

/** Summarises results under a name. */
export function summarize(intent: string, locale: string, results: readonly Result[]): Summary {
  const names = Object.keys(results[0]?.plain ?? {});
  const plain = names.map((name) => {
    const verdicts = results.flatMap(({ plain }) => plain[name] ?? []);
    const summary: PlainSummary = {
      firstRight: mean(verdicts.map(({ reciprocalRank }) => isFirst(reciprocalRank))),
      meanReciprocalRank: mean(verdicts.map(({ reciprocalRank }) => reciprocalRank)),
      recallAtTotal: mean(verdicts.map(({ recallAtTotal }) => recallAtTotal)),
      honest: mean(verdicts.map(({ honest }) => honest)),
    };
    return [name, summary];
  });
  return {
    intent,
    locale,
    questions: results.length,
    exact: mean(results.map(({ verdict }) => verdict.exact)),
    precision: mean(results.map(({ verdict }) => verdict.precision)),
    recall: mean(results.map(({ verdict }) => verdict.recall)),
    meanReciprocalRank: mean(results.map(({ verdict }) => verdict.reciprocalRank)),
    firstRight: mean(results.map(({ verdict }) => isFirst(verdict.reciprocalRank))),
    honest: mean(results.map(({ verdict }) => verdict.honest)),
    sameLanguage: mean(results.map(({ sameLanguage }) => sameLanguage)),
    milliseconds: mean(results.map(({ milliseconds }) => milliseconds)),
    plain: Object.fromEntries(plain),
  };
}

/** A summary for each intent and language that has questions, then for each language, then for all. */
export function summarizeAll(results: readonly Result[]): readonly Summary[] {
  const locales = ["en", "ko"] as const;
  const groups = [...intents, "all"].flatMap((intent) =>
    locales.map((locale) => {
      const some = results.filter(
        ({ question }) => question.locale === locale && (intent === "all" || question.intent === intent),
      );
      return summarize(intent, locale, some);
    }),
  );
  return [...groups.filter(({ questions }) => questions > 0), summarize("all", "both", results)];
}
