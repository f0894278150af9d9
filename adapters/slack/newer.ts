import type { KnownBlock } from "@slack/types";
import type { Log } from "../log.ts";

/** Ways in which Slack takes a message; each may take other blocks. An acknowledgement is taken as by a response_url. */
export type Surface = "post" | "response";
/** Blocks that not every Slack takes. */
const newerTypes = ["data_table", "table"] as const;

/**
 * The one switch for blocks that not every Slack takes. A call that says what it refuses may try them; an
 * acknowledgement, where nobody hears of a refusal, uses them only once they have worked.
 */
export interface NewerBlocks {
  mayTry(form: readonly KnownBlock[], surface: Surface): boolean;
  haveWorked(form: readonly KnownBlock[], surface: Surface): boolean;
  worked(form: readonly KnownBlock[], surface: Surface): void;
  refused(form: readonly KnownBlock[], surface: Surface): void;
}

/** How long what was refused is not tried again: Slack gives blocks out by and by. In milliseconds. */
const refusedMs = 60 * 60_000;

/** The one newer type of block in a form, or null where every Slack takes all of it. */
export function newerType(form: readonly KnownBlock[]): string | null {
  return newerTypes.find((type) => form.some((block) => block.type === type)) ?? null;
}

/**
 * A switch that is open until Slack refuses, and then shut for an hour.
 * @param now the clock, in milliseconds since 1970.
 */
export function createNewerBlocks(log: Log, now: () => number = Date.now): NewerBlocks {
  const known = new Set<string>();
  const shutUntil = new Map<string, number>();
  const keyOf = (form: readonly KnownBlock[], surface: Surface) => `${newerType(form)} ${surface}`;
  const isShut = (key: string) => (shutUntil.get(key) ?? 0) > now();
  return {
    mayTry: (form, surface) => newerType(form) === null || !isShut(keyOf(form, surface)),
    haveWorked(form, surface) {
      const key = keyOf(form, surface);
      return newerType(form) === null || (known.has(key) && !isShut(key));
    },
    worked: (form, surface) => void known.add(keyOf(form, surface)),
    refused(form, surface) {
      const key = keyOf(form, surface);
      if (!isShut(key)) log.warn("slack.newer-blocks-refused", { block: newerType(form), surface });
      known.delete(key);
      shutUntil.set(key, now() + refusedMs);
    },
  };
}
