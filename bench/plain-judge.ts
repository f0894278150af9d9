import type { Registry } from "../src/index.ts";
import type { PlainSearch } from "./plain-search.ts";
import { selectIds, selectReadings } from "./predicate.ts";
import type { Question } from "./questions.ts";

/** What plain search scores on a question, where a measure makes sense for it. */
export interface PlainVerdict {
  readonly reciprocalRank: number | null;
  /** Of as many results as there are right ones, the share that is right. */
  readonly recallAtTotal: number | null;
  /** Whether it finds nothing where nothing is right. */
  readonly honest: boolean | null;
}

const inapplicable: PlainVerdict = { reciprocalRank: null, recallAtTotal: null, honest: null };

function rankOf(found: readonly string[], right: (id: string) => boolean): PlainVerdict {
  const place = found.findIndex(right);
  return { ...inapplicable, reciprocalRank: place < 0 ? 0 : 1 / (place + 1) };
}

function recallOf(found: readonly string[], sets: readonly ReadonlySet<string>[]): PlainVerdict {
  const shares = sets.map((set) => found.slice(0, set.size).filter((id) => set.has(id)).length / Math.max(1, set.size));
  return { ...inapplicable, recallAtTotal: Math.max(...shares) };
}

/** Judges plain search on a question; rankings, fields and stages are beyond it, and not asked of it. */
export function judgePlain({ question, expect }: Question, plain: PlainSearch, registry: Registry): PlainVerdict {
  if ("dataset" in expect) return rankOf(plain.datasets(question), (id) => id === expect.dataset);
  if ("model" in expect) return rankOf(plain.models(question), (id) => id === expect.model);
  if ("first" in expect) return rankOf(plain.datasets(question), (id) => id === expect.first);
  if ("anyFirst" in expect) return rankOf(plain.datasets(question), (id) => expect.anyFirst.includes(id));
  if ("firstWhere" in expect) {
    const right = selectIds(expect.firstWhere, registry);
    return rankOf(plain.datasets(question), (id) => right.has(id));
  }
  if ("where" in expect && expect.sort === undefined) {
    return recallOf(plain.datasets(question), selectReadings(expect.where, registry));
  }
  if ("models" in expect) return recallOf(plain.models(question), [new Set(expect.models)]);
  if ("datasets" in expect) return recallOf(plain.datasets(question), [new Set(expect.datasets)]);
  if ("none" in expect) return { ...inapplicable, honest: plain.datasets(question).length === 0 };
  return inapplicable;
}
