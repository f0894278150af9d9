import type { JsonRecord } from "./json.ts";

/** A message of the bot's, as those who may see it see it. */
export interface ShownMessage {
  readonly id: string;
  readonly channelId: string;
  /** The interaction that it answers; null for one posted to a channel. */
  readonly interactionId: string | null;
  readonly isPrivate: boolean;
  /** What it shows now; null while it says "thinking…". */
  body: JsonRecord | null;
  /** How often it was changed. */
  edits: number;
  deleted: boolean;
}

/** How far an interaction is: unanswered ones have no entry. */
export interface Acknowledged {
  readonly interactionId: string;
  readonly type: number;
  /** What `@original` means: the answer, or the message that was pressed. */
  readonly original: ShownMessage;
}

/** Everything that Discord would hold. */
export interface Records {
  /** Interactions that were sent, by their token. */
  readonly interactions: Map<string, JsonRecord>;
  readonly acknowledged: Map<string, Acknowledged>;
  /** First answers to interactions, in order. */
  readonly answers: { readonly interactionId: string; readonly body: JsonRecord; readonly at: number }[];
  /** Messages posted to channels, in order; one that repeats a nonce is not here. */
  readonly messages: { readonly id: string; readonly channelId: string; readonly body: JsonRecord }[];
  /** Every message of the bot's, private ones and deleted ones too. */
  readonly shown: ShownMessage[];
  /** Commands by "global" or the server's id. */
  readonly commands: Map<string, JsonRecord[]>;
  /** What the oracle found wrong with any payload: a test that ends with one has failed. */
  readonly problems: string[];
  interactionsEndpointUrl: string | null;
  /** Interactions' tokens are worth nothing any more, as after 15 minutes. */
  tokensExpired: boolean;
  /** How many shards Discord advises. */
  readonly shards: number;
  /** How long after the event a first answer is taken, in milliseconds. */
  readonly patienceMs: number;
}

export function createRecords({ shards, patienceMs }: Pick<Records, "shards" | "patienceMs">): Records {
  return {
    interactions: new Map(),
    acknowledged: new Map(),
    answers: [],
    messages: [],
    shown: [],
    commands: new Map(),
    problems: [],
    interactionsEndpointUrl: null,
    tokensExpired: false,
    shards,
    patienceMs,
  };
}
