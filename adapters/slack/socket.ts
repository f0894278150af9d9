import { setTimeout as sleep } from "node:timers/promises";
import { type Logger, SocketModeReceiver } from "@slack/bolt";
import type { AdapterError } from "../adapter.ts";
import { errorFields, type Log } from "../log.ts";
import { refusedToken, tokenRefusal, unreachable } from "./errors.ts";
import { createHealthServer, type HealthKeeper, listenOn } from "./health.ts";
import type { Transport } from "./transport.ts";

const helloTimeoutMs = 15_000;
const goodbyeTimeoutMs = 1000;
const callTimeoutMs = 10_000;
const longestPauseMs = 30_000;
/** A connection that lived for less was none: the next ones are opened ever more slowly. In milliseconds. */
const shortLifeMs = 30_000;

/** What Socket Mode needs. */
export interface SocketOptions {
  readonly appToken: string;
  readonly apiUrl?: string;
  readonly log: Log;
  readonly logger: Logger;
  readonly fatal: (error: AdapterError) => void;
  readonly health: HealthKeeper;
  /** Where /healthz is answered; nowhere where it is not given. */
  readonly port?: number;
}

/** Milliseconds before the `attempt`th try to connect again: at once, then longer each time, never in step with others. */
function pause(attempt: number): number {
  return attempt === 0 ? 0 : Math.min(longestPauseMs, 500 * 2 ** attempt) * (0.5 + Math.random() / 2);
}

/**
 * Socket Mode, with the reconnecting done here. The SDK's own ends the process when Slack is down or refuses the token
 * at that moment, and after each of Slack's hourly disconnects it leaves five seconds without a connection.
 */
export function createSocketTransport(options: SocketOptions): Transport {
  const { appToken, apiUrl, log, logger, fatal, health, port } = options;
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    // An object of its own: the client writes its retry settings into it. No headers: they would carry a token along.
    installerOptions: {
      clientOptions: {
        ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
        timeout: callTimeoutMs,
        retryConfig: { retries: 0 },
      },
    },
    processEventErrorHandler: async ({ error }) => {
      log.error("slack.event", errorFields(error));
      return false;
    },
  });
  const { client } = receiver;
  let started = false;
  let connecting = false;
  const leaving = new AbortController();

  // The SDK reads a frame in an async listener that nobody awaits: one odd frame would be an unhandled rejection.
  const readers = client.listeners("ws_message");
  client.removeAllListeners("ws_message");
  client.on("ws_message", async (...frame) => {
    health.heard();
    try {
      for (const read of readers) await read.apply(client, frame);
    } catch (error) {
      log.warn("slack.frame", errorFields(error));
    }
  });

  async function hangUp(): Promise<void> {
    const abort = new AbortController();
    const late = sleep(goodbyeTimeoutMs, undefined, { signal: abort.signal }).catch(() => {});
    await Promise.race([client.disconnect(), late]);
    abort.abort();
  }

  async function connect(): Promise<void> {
    connecting = true;
    const abort = new AbortController();
    const late = sleep(helloTimeoutMs, undefined, { signal: abort.signal }).then(
      () => Promise.reject(new Error("no hello")),
      () => undefined,
    );
    try {
      await Promise.race([client.start(), late]);
      health.set("connected");
      connectedAt = Date.now();
    } catch (error) {
      await hangUp();
      throw error;
    } finally {
      abort.abort();
      connecting = false;
    }
  }

  let attempts = 0;
  let connectedAt = 0;

  async function reconnect(): Promise<void> {
    if (Date.now() - connectedAt >= shortLifeMs) attempts = 0;
    for (let refusals = 0; ; ) {
      const attempt = attempts++;
      // This timer keeps the process alive: without a connection nothing else might.
      await sleep(pause(attempt), undefined, { signal: leaving.signal }).catch(() => {});
      if (leaving.signal.aborted) return;
      try {
        await connect();
        log.info("slack.reconnected", { attempt });
        return;
      } catch (error) {
        const code = tokenRefusal(error);
        // Once may be a mistake of Slack's; twice it is asked for the last time.
        if (code !== null && ++refusals > 1) return fatal(refusedToken("app", code));
        log.warn("slack.unreachable", { attempt, ...errorFields(error) });
      }
    }
  }

  const server = port === undefined ? null : createHealthServer(health.report);

  client.on("disconnected", () => {
    health.set("disconnected");
    if (started && !connecting && !leaving.signal.aborted) void reconnect();
  });

  return {
    receiver,
    async start() {
      if (server !== null && port !== undefined) await listenOn(server, port);
      try {
        await connect();
        started = true;
      } catch (error) {
        const code = tokenRefusal(error);
        throw code === null ? unreachable(error) : refusedToken("app", code);
      }
    },
    refuse() {
      health.set("stopping");
      leaving.abort();
      // What is not taken is not acknowledged either, so Slack gives it to another process, or to the next.
      client.removeAllListeners("slack_event");
    },
    async close() {
      leaving.abort();
      server?.close();
      server?.closeAllConnections();
      await hangUp();
    },
    address() {
      const address = server?.address() ?? null;
      return address === null || typeof address === "string" ? null : { port: address.port };
    },
  };
}
