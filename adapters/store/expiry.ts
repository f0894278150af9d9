/** How often a store looks for what has expired, in milliseconds: it happens beside a write, never on a timer. */
export const sweepEveryMs = 60_000;

/** The moment (milliseconds since 1970) at which a value kept at `now` for `ttlMs` is over; throws a RangeError for NaN. */
export function expiryOf(now: number, ttlMs: number): number {
  const expires = now + ttlMs;
  if (Number.isNaN(expires)) throw new RangeError("[state] a time to live must be a number of milliseconds");
  // A database column holds whole numbers; "for ever" is the largest that JavaScript reads back exactly.
  return Math.trunc(Math.max(0, Math.min(expires, Number.MAX_SAFE_INTEGER)));
}
