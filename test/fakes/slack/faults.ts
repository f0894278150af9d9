/** A way in which Slack fails, for the next call of a method. */
export type Fault =
  | { readonly status: number; readonly retryAfterSeconds?: number }
  | { readonly error: string }
  | { readonly delayMs: number }
  | { readonly hang: true }
  /** The connection is cut before an answer. */
  | { readonly cut: true };

/** Faults by method, used up one a call. */
export interface Faults {
  add(method: string, ...faults: readonly Fault[]): void;
  next(method: string): Fault | undefined;
}

/** No faults yet. */
export function createFaults(): Faults {
  const waiting = new Map<string, Fault[]>();
  return {
    add(method, ...faults) {
      waiting.set(method, [...(waiting.get(method) ?? []), ...faults]);
    },
    next: (method) => waiting.get(method)?.shift(),
  };
}
