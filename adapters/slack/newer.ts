import type { Log } from "../log.ts";

/**
 * The one switch for blocks that not every Slack takes (tables). A call that says what it refuses may try them; an
 * acknowledgement, where nobody hears of a refusal, uses them only once they have worked.
 */
export interface NewerBlocks {
  mayTry(): boolean;
  haveWorked(): boolean;
  worked(): void;
  refused(): void;
}

/** A switch that is open until Slack refuses, and shut from then on. */
export function createNewerBlocks(log: Log): NewerBlocks {
  let state: "untried" | "worked" | "refused" = "untried";
  return {
    mayTry: () => state !== "refused",
    haveWorked: () => state === "worked",
    worked() {
      if (state === "untried") state = "worked";
    },
    refused() {
      if (state !== "refused") log.warn("slack.newer-blocks-refused");
      state = "refused";
    },
  };
}
