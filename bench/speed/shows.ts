import { type Comparison, compare } from "./compare.ts";
import type { ContenderName } from "./contenders.ts";
import type { Outcome } from "./contest.ts";
import type { Results } from "./results.ts";
import { figure, ratio, share } from "./table.ts";

/** One thing that the engine has to show, and whether it does. */
export interface Show {
  readonly what: string;
  readonly must: string;
  readonly is: string;
  readonly met: boolean;
}

/** A median of fewer questions is chance. */
const fewest = 30;

function find(outcome: Outcome | undefined, name: ContenderName): Comparison | undefined {
  return outcome && compare(outcome).find(({ standing }) => standing.name === name);
}

function questionShows({ outcomes }: Results): readonly Show[] {
  const real = outcomes.find(({ records }) => records === 0);
  const large = outcomes.find(({ records }) => records === 100_000);
  const shows: Show[] = [];
  const add = (what: string, must: string, { times, ours }: Comparison, part: "p50" | "p95", most: number) => {
    const enough = times.count >= fewest;
    const few = enough ? "" : ` (of ${times.count} questions alone: give it a longer --budget)`;
    const is = `${figure(ours[part])} ms, ${ratio(ours[part], times[part])}${few}`;
    shows.push({ what: `${what}: ${part}`, must, is, met: enough && ours[part] <= most * times[part] });
  };

  const small = find(real, "minisearch-fuzzy");
  if (small) {
    const { ours } = small;
    const what = "one question, our registry";
    add(what, "at or under MiniSearch, fuzzy and prefix", small, "p50", 1);
    add(what, "at or under MiniSearch, fuzzy and prefix", small, "p95", 1);
    shows.push({ what: `${what}: p95`, must: "under 5 ms", is: `${figure(ours.p95)} ms`, met: ours.p95 < 5 });
  }
  const what = "one question, 100,000 datasets";
  const sqlite = find(large, "sqlite-fts5");
  if (sqlite) {
    add(what, "≤ ½ of SQLite FTS5", sqlite, "p50", 0.5);
    add(what, "≤ SQLite FTS5", sqlite, "p95", 1);
  }
  const fuzzy = find(large, "minisearch-fuzzy");
  if (fuzzy) {
    add(what, "≤ 1/10 of MiniSearch, fuzzy and prefix", fuzzy, "p50", 0.1);
    add(what, "≤ 1/10 of MiniSearch, fuzzy and prefix", fuzzy, "p95", 0.1);
  }
  return shows;
}

function qualityShows({ outcomes }: Results): readonly Show[] {
  return outcomes.flatMap((outcome) => {
    const peers = compare(outcome).filter(({ standing }) => standing.name !== "ours");
    const ahead = (one: Comparison) => one.oursRight - one.right;
    const [closest] = peers.toSorted((one, other) => ahead(one) - ahead(other));
    if (!closest) return [];
    const { standing, right, oursRight } = closest;
    const corpus = outcome.records === 0 ? "our registry" : `${outcome.records.toLocaleString("en-US")} datasets`;
    const is = `${share(oursRight)}; ${standing.name} ${share(right)}`;
    return [{ what: `first answer right, ${corpus}`, must: "ahead of every peer", is, met: oursRight > right }];
  });
}

function sizeShows({ outcomes }: Results): readonly Show[] {
  const large = outcomes.find(({ records }) => records === 100_000);
  const ours = find(large, "ours");
  const plain = find(large, "minisearch")?.standing;
  const shows: Show[] = [];
  if (ours && plain) {
    const { loadMs, bytes } = ours.standing;
    const is = loadMs === null ? "no snapshot" : `${figure(loadMs / 1000)} s, ${ratio(loadMs, plain.buildMs)}`;
    const load = { what: "load 100,000 datasets from the snapshot", must: "≤ ¼ of MiniSearch's build", is };
    shows.push({ ...load, met: loadMs !== null && loadMs <= plain.buildMs / 4 });
    const heap = { what: "heap at 100,000 datasets", must: "≤ 1.5 × MiniSearch" };
    shows.push({
      ...heap,
      is: `${figure(bytes / 1e6)} MB, ${ratio(bytes, plain.bytes)}`,
      met: bytes <= 1.5 * plain.bytes,
    });
  }
  const small = find(
    outcomes.find(({ records }) => records === 10_000),
    "ours",
  );
  if (ours && small) {
    const is = ratio(ours.times.p50, small.times.p50);
    const enough = Math.min(ours.times.count, small.times.count) >= fewest;
    const met = enough && ours.times.p50 <= 5 * small.times.p50;
    shows.push({ what: "growth of p50 from 10,000 to 100,000 datasets", must: "≤ 5 ×", is, met });
  }
  return shows;
}

function processShows({ start, http }: Results): readonly Show[] {
  const shows: Show[] = [];
  if (start) {
    const met = start.askMs <= 3 * start.emptyMs;
    const is = ratio(start.askMs, start.emptyMs);
    shows.push({ what: '`whichdata ask "preference korean"`, whole process', must: "≤ 3 × `node -e 0`", is, met });
  }
  const { ours, unseen, bare } = http;
  const what = "signed `/dataset` over HTTP";
  for (const [asked, served] of [["asked before", ours] as const, ["never asked before", unseen] as const]) {
    const is = ratio(served.perSecond, bare.perSecond);
    const met = served.perSecond >= 0.7 * bare.perSecond;
    shows.push({ what: `${what}, ${asked}`, must: "≥ 0.7 × a bare Bolt app", is, met });
  }
  const longest = Math.max(ours.longestBlockMs, unseen.longestBlockMs);
  const block = { what: `${what}: longest block`, must: "≤ 50 ms", is: `${figure(longest)} ms` };
  return [...shows, { ...block, met: longest <= 50 }];
}

/** What the engine has to show by the figures of one run; what was not measured is left out. */
export function checkShows(results: Results): readonly Show[] {
  return [...questionShows(results), ...qualityShows(results), ...sizeShows(results), ...processShows(results)];
}
