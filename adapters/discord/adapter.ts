import type { Server } from "node:http";
import { type Client, Events, REST } from "discord.js";
import { type Adapter, type AdapterContext, AdapterError } from "../adapter.ts";
import { createQueue } from "../queue.ts";
import { checkApiBase, checkToken } from "./api-base.ts";
import { createClient, watchRest } from "./client.ts";
import { createClock } from "./clock.ts";
import { checkDeployed } from "./deploy.ts";
import { readInteraction } from "./event.ts";
import { createHealth, type DiscordHealth, serveHealth } from "./health.ts";
import { handleInteraction } from "./interactions.ts";
import { closeError, isFinalClose, loginError } from "./login-error.ts";
import { readMessageEvent, withhold } from "./message-event.ts";
import { handleMessage } from "./messages.ts";
import { createPlaces } from "./places.ts";
import { createRate } from "./rate.ts";
import { callbackOptions } from "./rest.ts";
import { createTurns } from "./turn.ts";
import { createWork, within } from "./work.ts";

/** What the Discord adapter needs. */
export interface DiscordConfig {
  readonly token: string;
  /** Discord's API without its version (`…/api`), where it is not Discord's own. */
  readonly apiBase?: string;
  /**
   * Reads every message, for the cards of links that nobody asked about. Wants the privileged intent Message Content,
   * turned on in Discord's developer portal; without it only messages that mention the bot are read.
   */
  readonly messageContent?: boolean;
  /** Answers `GET /healthz` on this port of this machine; none where it is not given. */
  readonly healthPort?: number;
}

/** The Discord adapter, which can also tell how it is. */
export interface DiscordAdapter extends Adapter {
  health(): DiscordHealth;
}

/** How long `stop()` waits for the answers under way, in milliseconds. */
const drainMs = 5_000;
/** How often it is looked whether Discord still says something, and how long it may be silent; in milliseconds. */
const watchMs = 30_000;
const longestSilenceMs = 5 * 60_000;

/**
 * The Discord edge: commands and their autocomplete, buttons and selects, mentions, replies, direct messages and links.
 * `start()` rejects with an AdapterError when the token or the address is wrong (exit code 78) or Discord is out of reach (1).
 */
export function createDiscordAdapter(config: DiscordConfig, context: AdapterContext): DiscordAdapter {
  const { log } = context;
  const clock = createClock();
  const work = createWork(log);
  const health = createHealth();
  const limits = { rate: createRate(), linkRate: createRate(), queue: createQueue(), turn: createTurns() };
  const shared = { context, clock, ...limits };
  let client: Client | null = null;
  let callbacks: REST | null = null;
  let healthServer: Server | null = null;
  let watch: NodeJS.Timeout | undefined;
  let starting: Promise<void> | null = null;
  let stopping: Promise<void> | null = null;

  function listen(to: Client, answers: REST): void {
    const parts = { ...shared, rest: to.rest, callbacks: answers, places: createPlaces(to.rest, log) };
    // Off the wire, for interactions too: discord.js holds them back until every server is there, and drops
    // the messages of channels that it does not know.
    to.on(Events.Raw, (packet: unknown, shard: number) => {
      health.heard(shard);
      const botId = to.user?.id;
      const interaction = readInteraction(packet);
      const event = botId === undefined ? null : readMessageEvent(packet, botId);
      withhold(packet);
      if (interaction !== null && "unreadable" in interaction) log.warn("discord.event-unread", interaction.unreadable);
      else if (interaction !== null) {
        work.run("discord.interaction-failed", () => handleInteraction(interaction, parts));
      }
      if (event !== null && "unreadable" in event) log.warn("discord.event-unread", event.unreadable);
      else if (event !== null && botId !== undefined) {
        work.run("discord.message-failed", () => handleMessage(event, { ...parts, botId }));
      }
    });
  }

  /** A bot that hears nothing and does not know it: a supervisor can start it anew. */
  function checkSilence(): void {
    const { state, quietSeconds } = report();
    if (state !== "silent" || (quietSeconds ?? 0) * 1_000 < longestSilenceMs || stopping !== null) return;
    clearInterval(watch);
    health.set("lost");
    context.fatal(
      new AdapterError(`[discord] Discord has said nothing for ${quietSeconds} seconds. Start the bot again.`, {
        exitCode: 1,
      }),
    );
  }

  async function connect(): Promise<void> {
    const token = checkToken(config.token);
    const apiBase = checkApiBase(config.apiBase);
    const connecting = createClient(apiBase, config.messageContent ?? false, clock, log);
    callbacks = new REST(callbackOptions(apiBase));
    watchRest(callbacks, clock, log);
    client = connecting;
    let closeCode: number | null = null;
    let running = false;
    connecting.on(Events.ShardDisconnect, ({ code }, shard) => {
      log.error("discord.disconnected", { shard, code });
      if (!isFinalClose(code) || closeCode !== null) return;
      closeCode = code;
      health.set("lost");
      // Nothing else would tell: discord.js goes on calling itself ready.
      if (running && stopping === null) context.fatal(closeError(code, true));
    });
    listen(connecting, callbacks);
    // Before login: it may fire while login is still on its way.
    const ready = new Promise<void>((resolve) => connecting.once(Events.ClientReady, () => resolve()));
    try {
      await connecting.login(token);
    } catch (error) {
      throw loginError(error, closeCode);
    }
    await ready;
    running = true;
    health.set("running");
    log.info("discord.ready", { shards: connecting.ws.shards.size });
    watch = setInterval(checkSilence, watchMs).unref();
    const guildIds = [...connecting.guilds.cache.keys()];
    work.run("discord.check-failed", () => checkDeployed(connecting.rest, guildIds, log));
  }

  async function start(): Promise<void> {
    if (config.healthPort !== undefined) healthServer = await serveHealth(config.healthPort, report);
    await connect();
  }

  /** A quiet server sends no events, but every shard's heartbeat is answered. */
  function report(): DiscordHealth {
    for (const [id, { lastPingTimestamp }] of client?.ws.shards ?? []) health.heard(id, lastPingTimestamp);
    return health.report();
  }

  async function close(): Promise<void> {
    health.set("stopped");
    clearInterval(watch);
    // A client that is destroyed in the middle of its log-in connects all the same, and then cannot be destroyed again.
    const settled = starting?.catch(() => undefined) ?? Promise.resolve();
    await Promise.all([work.close(drainMs), within(drainMs, settled)]);
    await client?.destroy();
    callbacks?.clearHashSweeper();
    callbacks?.clearHandlerSweeper();
    healthServer?.close();
    healthServer?.closeAllConnections();
  }

  return {
    name: "discord",
    start() {
      starting ??= start();
      return starting;
    },
    stop() {
      stopping ??= close();
      return stopping;
    },
    health: report,
  };
}
