import { App, webApi } from "@slack/bolt";
import type { Adapter, AdapterContext, AdapterError } from "../adapter.ts";
import { errorFields } from "../log.ts";
import { apologise } from "./apologise.ts";
import { refusal, refusedToken, tokenRefusal, unreachable } from "./errors.ts";
import { createHealth, type Health } from "./health.ts";
import { createHttpTransport } from "./http.ts";
import { createLanguages } from "./language.ts";
import { listen } from "./listen.ts";
import { createLogger } from "./logger.ts";
import { createNewerBlocks } from "./newer.ts";
import { createQueue } from "./queue.ts";
import { createSocketTransport } from "./socket.ts";
import { createWork } from "./work.ts";

const callTimeoutMs = 5000;
const drainMs = 5000;

/**
 * Socket Mode with an app token, or signed HTTP with a signing secret; `apiUrl` is where Slack's API is, if not at
 * slack.com. On Socket Mode `port` is for /healthz alone, and may be left out.
 */
export type SlackConfig = { readonly botToken: string; readonly apiUrl?: string } & (
  | { readonly appToken: string; readonly port?: number }
  | { readonly signingSecret: string; readonly port: number }
);

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
    // Bolt posts to a response_url with this too, and by itself would wait for ever.
    fetch: (url, init) => fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(callTimeoutMs) }),
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
      const token = tokenRefusal(error);
      if (token !== null) fatal(refusedToken("bot", token));
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
