import { Client, Events, GatewayIntentBits, type REST } from "discord.js";
import { errorFields, type Log } from "../log.ts";
import type { Clock } from "./clock.ts";
import { restOptions } from "./rest.ts";

/**
 * A discord.js client that is not logged in yet, with a listener for everything that would otherwise end the process.
 * It keeps next to nothing: interactions bring all they need, and messages are taken raw.
 * @param messageContent asks for the privileged intent of that name; no other is ever asked for.
 */
export function createClient(apiBase: string | undefined, messageContent: boolean, clock: Clock, log: Log): Client {
  const client = new Client({
    // Not Guilds: with it, one unavailable server delays every answer at start. Without it discord.js drops
    // the messages of servers, which is why messages.ts reads them off the wire.
    intents: [
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(messageContent ? [GatewayIntentBits.MessageContent] : []),
    ],
    shards: "auto",
    // A warning for every 500 refusals: 10,000 within ten minutes bar the address.
    rest: { ...restOptions(apiBase), invalidRequestWarningInterval: 500 },
  });

  client.on(Events.Error, (error) => log.error("discord.error", errorFields(error)));
  client.on(Events.ShardError, (error, shard) => log.warn("discord.shard-error", { shard, ...errorFields(error) }));
  client.on(Events.ShardReconnecting, (shard) => log.warn("discord.reconnecting", { shard }));
  client.on(Events.ShardResume, (shard) => log.info("discord.resumed", { shard }));
  client.on(Events.Invalidated, () => log.error("discord.session-invalidated"));
  client.rest.on("invalidRequestWarning", (warning) =>
    log.warn("discord.invalid-requests", { count: warning.count, remainingMs: warning.remainingTime }),
  );
  watchRest(client.rest, clock, log);
  return client;
}

/** Learns Discord's time from its answers, and logs where it limits the bot. */
export function watchRest(rest: REST, clock: Clock, log: Log): void {
  rest.on("rateLimited", (limit) =>
    log.warn("discord.rate-limited", { method: limit.method, waitMs: limit.timeToReset, global: limit.global }),
  );
  rest.on("response", ({ method, route }, { status, headers }) => {
    clock.observe(headers.get("date"));
    // Its own event above tells only of what it holds back by itself.
    if (status === 429) log.warn("discord.rate-limited", { method, route });
  });
}
