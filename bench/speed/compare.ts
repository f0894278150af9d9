import { type Outcome, type Standing, type Times, timesOf } from "./contest.ts";

/** A peer beside ours, on the questions that both were asked. */
export interface Comparison {
  readonly standing: Standing;
  readonly times: Times;
  /** The times of ours on the same questions. */
  readonly ours: Times;
  /** How often the first thing shown was right, of the questions that have a first answer. */
  readonly right: number;
  readonly oursRight: number;
}

function rightShare(standing: Standing, questions: number): number {
  const known = standing.right.slice(0, questions).flatMap((right) => (right === null ? [] : [Number(right)]));
  return known.reduce((sum, right) => sum + right, 0) / known.length;
}

/** Our own standing; undefined where we were not asked. */
export function oursOf({ standings }: Outcome): Standing | undefined {
  return standings.find(({ name }) => name === "ours");
}

/** Every engine that got through beside ours; beside itself where ours is not among them. */
export function compare(outcome: Outcome): readonly Comparison[] {
  return outcome.standings.map((standing) => {
    const ours = oursOf(outcome) ?? standing;
    const shared = Math.min(standing.asked, ours.asked);
    const judged = Math.min(standing.right.length, ours.right.length);
    return {
      standing,
      times: timesOf(standing.milliseconds.slice(0, shared)),
      ours: timesOf(ours.milliseconds.slice(0, shared)),
      right: rightShare(standing, judged),
      oursRight: rightShare(ours, judged),
    };
  });
}
