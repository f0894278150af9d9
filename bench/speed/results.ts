import type { Outcome } from "./contest.ts";
import type { HttpResult } from "./http-load.ts";
import type { StartResult } from "./process-start.ts";

/** All that one run measured. */
export interface Results {
  readonly outcomes: readonly Outcome[];
  /** Null where there is no `dist/`. */
  readonly start: StartResult | null;
  readonly http: HttpResult;
}
