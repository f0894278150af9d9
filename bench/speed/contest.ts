import type { Registry } from "../../src/index.ts";
import { type Asked, classes, type QuestionClass } from "./asked.ts";
import type { ContenderName } from "./contenders.ts";
import { type Remote, startRemote } from "./remote.ts";
import { type First, isFirstRight } from "./right.ts";
import { median, percentile } from "./statistics.ts";

/** One corpus, and how it is asked. */
export interface ContestOptions {
  readonly names: readonly ContenderName[];
  readonly compiled: string;
  /** How many datasets are made; 0 for our own registry. */
  readonly records: number;
  readonly seed: number;
  readonly questions: readonly Asked[];
  readonly registry: Registry;
  readonly rounds: number;
  /** How long an engine may take over a round's questions, in milliseconds. */
  readonly budgetMs: number;
  readonly say: (line: string) => void;
}

/** Milliseconds a question. */
export interface Times {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** What one engine came to. */
export interface Standing {
  readonly name: ContenderName;
  readonly buildMs: number;
  readonly loadMs: number | null;
  readonly bytes: number;
  /** How many of the questions it answered in the time it had in every round: the first so many. */
  readonly asked: number;
  /** Of each question asked, the median over the rounds. */
  readonly milliseconds: readonly number[];
  /** Of each question asked in the first pass, whether the first thing shown was right; null where none is first. */
  readonly right: readonly (boolean | null)[];
}

/** What came of a corpus. */
export interface Outcome {
  readonly records: number;
  readonly datasets: number;
  readonly models: number;
  readonly questions: readonly Asked[];
  readonly standings: readonly Standing[];
  /** Engines that did not get through, and why. */
  readonly failed: readonly { readonly name: ContenderName; readonly why: string }[];
}

const prepareTimeoutMs = 1_200_000;
/** An engine that answers fewer in the first pass is not asked again: its rounds would take hours. */
const leastWarm = 10;
/** A single question may take this much longer than the budget. */
const graceMs = 300_000;

/** Percentiles of the times of questions. */
export function timesOf(milliseconds: readonly number[]): Times {
  const at = (share: number) => percentile(milliseconds, share);
  return { count: milliseconds.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** The times of a standing by the class of the question. */
export function timesByClass(
  questions: readonly Asked[],
  { milliseconds }: Standing,
): readonly (Times & { readonly class: QuestionClass })[] {
  return classes.map((name) => ({
    class: name,
    ...timesOf(milliseconds.filter((_, at) => questions[at]?.class === name)),
  }));
}

interface Entrant {
  readonly name: ContenderName;
  readonly remote: Remote;
  readonly buildMs: number;
  readonly loadMs: number | null;
  readonly bytes: number;
  readonly firsts: readonly First[];
  readonly rounds: (readonly number[])[];
}

async function enter(name: ContenderName, options: ContestOptions): Promise<Entrant> {
  const { compiled, records, seed, questions, budgetMs } = options;
  const remote = startRemote();
  try {
    const prepared = await remote.send(
      { type: "prepare", name, compiled, records, seed, questions: [...questions] },
      prepareTimeoutMs,
    );
    const warmed = await remote.send({ type: "warm", budgetMs: 2 * budgetMs }, 2 * budgetMs + graceMs);
    if (prepared.type !== "prepared" || warmed.type !== "warmed") throw new Error("it answered something else");
    const { buildMs, loadMs, bytes } = prepared;
    const { firsts, times } = warmed;
    return { name, remote, buildMs, loadMs, bytes, firsts, rounds: firsts.length < leastWarm ? [times] : [] };
  } catch (error) {
    remote.end();
    throw error;
  }
}

async function runRound({ remote, rounds }: Entrant, budgetMs: number): Promise<void> {
  const response = await remote.send({ type: "round", budgetMs }, budgetMs + graceMs);
  if (response.type === "rounded") rounds.push(response.times);
}

function standingOf({ name, buildMs, loadMs, bytes, firsts, rounds }: Entrant, options: ContestOptions): Standing {
  const asked = Math.min(...rounds.map(({ length }) => length));
  const milliseconds = Array.from({ length: asked }, (_, at) => median(rounds.map((times) => times[at] ?? Number.NaN)));
  const right = firsts.map((first, at) => {
    const question = options.questions[at];
    return question ? isFirstRight(question.expect, first, options.registry) : null;
  });
  return { name, buildMs, loadMs, bytes, asked, milliseconds, right };
}

/** Builds the engines, each in a process of its own, and asks them in turn, round by round, in another order each time. */
export async function runContest(options: ContestOptions): Promise<Outcome> {
  const { names, rounds, budgetMs, questions, records, registry, say } = options;
  const entrants: Entrant[] = [];
  const failed: { name: ContenderName; why: string }[] = [];
  const fail = (name: ContenderName, error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    failed.push({ name, why });
    say(`  ${name}: ${why}`);
  };
  try {
    for (const name of names) {
      try {
        const entrant = await enter(name, options);
        entrants.push(entrant);
        say(`  ${name}: built in ${Math.round(entrant.buildMs)} ms`);
      } catch (error) {
        fail(name, error);
      }
    }
    for (let round = 0; round < rounds; round++) {
      for (let turn = 0; turn < entrants.length; turn++) {
        const entrant = entrants[(round + turn) % entrants.length];
        if (!entrant || entrant.firsts.length < leastWarm) continue;
        await runRound(entrant, budgetMs).catch((error: unknown) => {
          entrants.splice(entrants.indexOf(entrant), 1);
          entrant.remote.end();
          fail(entrant.name, error);
        });
      }
      say(`  round ${round + 1} of ${rounds}`);
    }
    const standings = entrants.map((entrant) => standingOf(entrant, options));
    const { datasets, models } = registry;
    return { records, datasets: datasets.length, models: models.length, questions, standings, failed };
  } finally {
    for (const { remote } of entrants) remote.end();
  }
}
