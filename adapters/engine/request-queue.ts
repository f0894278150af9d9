import type { Call } from "./rpc.ts";

/** A question that waits for the engine, and who waits for its answer. */
export interface PendingRequest {
  readonly call: Call;
  readonly resolve: (json: string) => void;
  readonly reject: (error: Error) => void;
  /** How often it was asked before, of a thread that ended. */
  readonly tries: number;
}

/** The questions that wait, in the order in which they are to be asked. */
export interface RequestQueue {
  add(request: PendingRequest): void;
  /** Puts one back at the front, to be asked once more. */
  requeue(request: PendingRequest): void;
  next(): PendingRequest | undefined;
  take(): PendingRequest | undefined;
  /** Tells all of them that nobody will answer. */
  rejectAll(error: Error): void;
}

/** What somebody waits for while typing, or with a form open; it takes the engine no time. */
const quick: ReadonlySet<Call["method"]> = new Set(["suggest", "vocabulary", "choices", "writeFilters", "about"]);

/** A queue in which what is asked while typing overtakes what takes thought. */
export function createRequestQueue(): RequestQueue {
  const again: PendingRequest[] = [];
  const first: PendingRequest[] = [];
  const others: PendingRequest[] = [];
  const queues = [again, first, others];
  const front = () => queues.find((queue) => queue.length > 0);
  return {
    add: (request) => void (quick.has(request.call.method) ? first : others).push(request),
    requeue: (request) => void again.push(request),
    next: () => front()?.[0],
    take: () => front()?.shift(),
    rejectAll(error) {
      for (const queue of queues) for (const { reject } of queue.splice(0)) reject(error);
    },
  };
}
