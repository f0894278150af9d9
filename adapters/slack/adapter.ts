import { App, webApi } from "@slack/bolt";
import type { Adapter, AdapterContext, AdapterError } from "../adapter.ts";
import { errorFields } from "../log.ts";
import { createQueue } from "../queue.ts";
import { createMemoryStore } from "../store/memory.ts";
import { apologise } from "./apologise.ts";
import { refusal, refusedToken, tokenRefusal, unreachable } from "./errors.ts";
import { createHealth, type Health } from "./health.ts";
import { createHttpTransport } from "./http.ts";
import { createLanguages } from "./language.ts";
import { listen } from "./listen.ts";
import { createLogger } from "./logger.ts";
import { createNewerBlocks } from "./newer.ts";
import { createSocketTransport } from "./socket.ts";
import { createWork } from "./work.ts";

const callTimeoutMs = 5000;
const drainMs = 5000;

/**
 * Socket Mode with an app token, or signed HTTP with a signing secret; `apiUrl` is where Slack's API is, if not at
 * slack.com; `privacyUrl` where people read what is kept of them. On Socket Mode `port` is for /healthz alone, and may be
 * left out.
 */
export type SlackConfig = { readonly botToken: string; readonly apiUrl?: string; readonly privacyUrl?: string } & (
  | { readonly appToken: string; readonly port?: number }
  | { readonly signingSecret: string; readonly port: number }
);

/** A rate limit that does not say for how long is one for a second, which the client would take for any other error. */
async function fetchPatiently(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(callTimeoutMs) });
  const after = Number(response.headers.get("retry-after") ?? Number.NaN);
  if (response.status !== 429 || Number.isInteger(after)) return response;
  const headers = new Headers(response.headers);
  headers.set("retry-after", String(Math.max(1, Math.ceil(Number.isFinite(after) ? after : 1))));
  return new Response(response.body, { status: response.status, headers });
}

/** The adapter, where it listens (null where it does not, and before `start`), and how it is. */
export interface SlackAdapter extends Adapter {
  address(): { readonly port: number } | null;
  health(): Promise<Health>;
}

/** Slack: all that `surfaces` names. Connects nowhere before `start`. */
export function createSlackAdapter(config: SlackConfig, context: AdapterContext): SlackAdapter {
  const { log } = context;
  const logger = createLogger(log);
  const work = createWork();
  const health = createHealth("appToken" in config ? "socket" : "http", context.about);
  const parts = {
    ...context,
    languages: createLanguages(context),
    newer: createNewerBlocks(log),
    queue: createQueue(),
    ownClaims: createMemoryStore(),
    privacyUrl: config.privacyUrl ?? null,
  };
  let ended = false;
  let stopped: Promise<void> | undefined;

  function fatal(error: AdapterError): void {
    if (ended) return;
    ended = true;
    health.set("lost");
    context.fatal(error);
  }

  const transport =
    "appToken" in config
      ? createSocketTransport({ ...config, log, logger, fatal, health })
      : createHttpTransport({ signingSecret: config.signingSecret, port: config.port, log, health });

  // No headers here: the client writes its token into them, and they are shared. Whether to try again is for the
  // caller to say, as a second try of a call that only seemed to fail posts twice.
  const clientOptions = (): webApi.WebClientOptions => ({
    ...(config.apiUrl !== undefined && { slackApiUrl: config.apiUrl }),
    logger,
    timeout: callTimeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    fetch: fetchPatiently,
  });

  /** Who the token speaks for; asked once, so that no request of Slack's waits for it. */
  async function identify(): Promise<{ botId: string; botUserId: string }> {
    try {
      const { bot_id, user_id } = await new webApi.WebClient(config.botToken, clientOptions()).auth.test();
      return { botId: bot_id ?? "", botUserId: user_id ?? "" };
    } catch (error) {
      const code = tokenRefusal(error);
      throw code === null ? unreachable(error) : refusedToken("bot", code);
    }
  }

  /** Ends the bot where Slack says of its token itself that it is good no more: a single call may be told so by mistake. */
  async function confirmLoss(): Promise<void> {
    try {
      await new webApi.WebClient(config.botToken, clientOptions()).auth.test();
    } catch (error) {
      const code = tokenRefusal(error);
      if (code !== null) fatal(refusedToken("bot", code));
    }
  }

  function build(identity: { botId: string; botUserId: string }): App {
    const app = new App({
      ...identity,
      token: config.botToken,
      tokenVerificationEnabled: false,
      receiver: transport.receiver,
      clientOptions: clientOptions(),
      convoStore: false,
      logger,
    });
    app.use(({ next }) => work.run(next));
    app.use(apologise);
    app.error(async (error) => {
      const code = refusal(error);
      log.error("slack.failed", { ...errorFields(error), ...(code !== null && { refusal: code }) });
      if (tokenRefusal(error) !== null) await confirmLoss();
    });
    listen(app, parts, fatal);
    return app;
  }

  async function stop(): Promise<void> {
    transport.refuse();
    if (!(await work.settled(drainMs))) log.warn("slack.undrained");
    await transport.close();
  }

  return {
    name: "slack",
    async start() {
      const identity = await identify();
      if (stopped !== undefined) return;
      build(identity);
      await transport.start();
      log.debug("slack.started", { transport: "appToken" in config ? "socket" : "http" });
    },
    stop() {
      stopped ??= stop();
      return stopped;
    },
    address: () => transport.address(),
    health: health.report,
  };
}
