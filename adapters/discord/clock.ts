/** 2015-01-01, from which Discord's ids count milliseconds. */
const epoch = 1_420_070_400_000n;

/** Measures how old Discord's events are. */
export interface Clock {
  /** Learns Discord's time from the `date` header of an answer. */
  observe(date: string | null): void;
  /** Milliseconds since the event with this id happened; 0 where the id does not tell, never negative. */
  ageOf(id: string): number;
}

/**
 * A clock that goes by Discord's time. A machine whose own clock is some seconds fast would find
 * every interaction too late, and answer none.
 */
export function createClock(now: () => number = Date.now): Clock {
  let ahead = 0;
  return {
    observe(date) {
      const theirs = date === null ? Number.NaN : Date.parse(date);
      if (Number.isNaN(theirs)) return;
      const difference = now() - theirs;
      // The header counts whole seconds and has travelled: a difference below 2 s says nothing.
      ahead = Math.abs(difference) < 2_000 ? 0 : difference;
    },
    ageOf(id) {
      if (!/^\d{1,20}$/.test(id)) return 0;
      const happened = Number((BigInt(id) >> 22n) + epoch);
      return Math.max(0, now() - ahead - happened);
    },
  };
}
