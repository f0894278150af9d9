import { type Client, Events } from "discord.js";
import type { Adapter, AdapterContext } from "../adapter.ts";
import { checkApiBase, checkToken } from "./api-base.ts";
import { createClient } from "./client.ts";
import { createClock } from "./clock.ts";
import { handleInteraction } from "./interactions.ts";
import { closeError, isFinalClose, loginError } from "./login-error.ts";
import { postAnswer, readMessage } from "./messages.ts";
import { createWork, within } from "./work.ts";

/** What the Discord adapter needs: DISCORD_TOKEN, and DISCORD_API_BASE where it is not Discord's own (`…/api`). */
export interface DiscordConfig {
  readonly token: string;
  readonly apiBase?: string;
}

/** How long `stop()` waits for the answers under way, in milliseconds. */
const drainMs = 5_000;

/**
 * The Discord edge: `/dataset`, `/model`, their autocomplete, suggestion buttons, mentions and direct messages.
 * `start()` rejects with an AdapterError when the token or the address is wrong (exit code 78) or Discord is out of reach (1).
 */
export function createDiscordAdapter(config: DiscordConfig, context: AdapterContext): Adapter {
  const { log } = context;
  const clock = createClock();
  const work = createWork(log);
  let client: Client | null = null;
  let starting: Promise<void> | null = null;
  let stopping: Promise<void> | null = null;

  function listen(to: Client): void {
    to.on(Events.InteractionCreate, (interaction) =>
      work.run("discord.interaction-failed", () => handleInteraction(interaction, context, clock)),
    );
    to.on(Events.Raw, (packet: unknown) => {
      const botId = to.user?.id;
      const message = botId === undefined ? null : readMessage(packet, botId);
      if (message !== null && botId !== undefined) {
        work.run("discord.message-failed", () => postAnswer(message, botId, to.rest, context));
      }
    });
  }

  async function connect(): Promise<void> {
    const token = checkToken(config.token);
    const connecting = createClient(checkApiBase(config.apiBase), clock, log);
    client = connecting;
    let closeCode: number | null = null;
    let running = false;
    connecting.on(Events.ShardDisconnect, ({ code }, shard) => {
      log.error("discord.disconnected", { shard, code });
      if (!isFinalClose(code) || closeCode !== null) return;
      closeCode = code;
      // Nothing else would tell: discord.js goes on calling itself ready.
      if (running && stopping === null) context.fatal(closeError(code, true));
    });
    listen(connecting);
    // Before login: it may fire while login is still on its way.
    const ready = new Promise<void>((resolve) => connecting.once(Events.ClientReady, () => resolve()));
    try {
      await connecting.login(token);
    } catch (error) {
      throw loginError(error, closeCode);
    }
    await ready;
    running = true;
    log.info("discord.ready", { shards: connecting.ws.shards.size });
  }

  async function close(): Promise<void> {
    // A client that is destroyed in the middle of its log-in connects all the same, and then cannot be destroyed again.
    const settled = starting?.catch(() => undefined) ?? Promise.resolve();
    await Promise.all([work.close(drainMs), within(drainMs, settled)]);
    await client?.destroy();
  }

  return {
    name: "discord",
    start() {
      starting ??= connect();
      return starting;
    },
    stop() {
      stopping ??= close();
      return stopping;
    },
  };
}
