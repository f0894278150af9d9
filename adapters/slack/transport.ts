import type { Receiver } from "@slack/bolt";

/** How Slack's requests reach the app: over a socket that we open, or over a port that Slack posts to. */
export interface Transport {
  readonly receiver: Receiver;
  /** Resolves once Slack's requests can come in; rejects with an `AdapterError`. */
  start(): Promise<void>;
  /** Takes no new request; those under way can still be answered. */
  refuse(): void;
  close(): Promise<void>;
  /** Where it listens, or null where it does not. */
  address(): { readonly port: number } | null;
}
