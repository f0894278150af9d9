import { limits } from "./limits.ts";

/** How often each person asks. */
export interface Rate {
  /** "ok", or "first" for the first question too many of a window, or "over" for the ones after it. */
  take(userId: string): "ok" | "first" | "over";
}

/** At most ten answers in thirty seconds to a person, counted in this process. */
export function createRate(now: () => number = Date.now): Rate {
  const people = new Map<string, { since: number; count: number }>();
  let nextSweep = 0;
  return {
    take(userId) {
      const moment = now();
      if (moment >= nextSweep) {
        nextSweep = moment + limits.rateMs;
        for (const [id, { since }] of people) if (moment - since >= limits.rateMs) people.delete(id);
      }
      const person = people.get(userId);
      if (person === undefined || moment - person.since >= limits.rateMs) {
        people.set(userId, { since: moment, count: 1 });
        return "ok";
      }
      person.count += 1;
      if (person.count <= limits.rate) return "ok";
      return person.count === limits.rate + 1 ? "first" : "over";
    },
  };
}
