import type { Question } from "./protocol.ts";

/** A question that waits for the engine, and who waits for its answer. */
export interface Waiting {
  readonly question: Question;
  readonly resolve: (json: string) => void;
  readonly reject: (error: Error) => void;
  /** How often it was asked before, of a thread that ended. */
  readonly tries: number;
}

/** The questions that wait, in the order in which they are to be asked. */
export interface Line {
  add(waiting: Waiting): void;
  /** Puts one back at the front, to be asked once more. */
  putBack(waiting: Waiting): void;
  next(): Waiting | undefined;
  take(): Waiting | undefined;
  /** Tells all of them that nobody will answer. */
  rejectAll(error: Error): void;
}

/** What somebody waits for while typing, or with a form open; it takes the engine no time. */
const quick: ReadonlySet<Question["method"]> = new Set(["suggest", "vocabulary", "choices", "writeFilters", "about"]);

/** A line in which what is asked while typing overtakes what takes thought. */
export function createLine(): Line {
  const again: Waiting[] = [];
  const first: Waiting[] = [];
  const others: Waiting[] = [];
  const lines = [again, first, others];
  const front = () => lines.find((line) => line.length > 0);
  return {
    add: (waiting) => void (quick.has(waiting.question.method) ? first : others).push(waiting),
    putBack: (waiting) => void again.push(waiting),
    next: () => front()?.[0],
    take: () => front()?.shift(),
    rejectAll(error) {
      for (const line of lines) for (const { reject } of line.splice(0)) reject(error);
    },
  };
}
