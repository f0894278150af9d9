import { DiscordAPIError, HTTPError, RateLimitError, REST, Routes } from "discord.js";
import { z } from "zod";
import { AdapterError } from "../adapter.ts";
import { errorFields, type Log } from "../log.ts";
import { checkApiBase, checkToken, tokenRemedy } from "./api-base.ts";
import { checkCommands } from "./command-check.ts";
import { compareCommands } from "./command-diff.ts";
import { commands } from "./commands.ts";
import { restOptions } from "./rest.ts";

/** How to register the commands. */
export interface DeployOptions {
  readonly token: string;
  /** Discord's API without its version (`…/api`); Discord's own where it is not given. */
  readonly apiBase?: string;
  /** Registers for one server only, at once visible there: for trying things out. */
  readonly guildId?: string;
  /** Says what would change, and changes nothing. */
  readonly dryRun?: boolean;
  /** Takes the commands away instead, everywhere or from that one server. */
  readonly clear?: boolean;
  /** Takes each line of what happened, without a line feed. */
  readonly write: (line: string) => void;
}

/** `unchanged` and `dry-run` wrote nothing to Discord. */
export type DeployOutcome = "deployed" | "cleared" | "unchanged" | "dry-run";

const applicationSchema = z.object({
  id: z.string().regex(/^\d+$/),
  name: z.string().default(""),
  interactions_endpoint_url: z.string().nullish(),
});

/** View channels, send messages, send messages in threads, read message history (a reply needs it): as a bit field. */
const permissions = (1n << 10n) | (1n << 11n) | (1n << 38n) | (1n << 16n);

function installLink(applicationId: string): string {
  const query = `client_id=${applicationId}&scope=bot+applications.commands&permissions=${permissions}`;
  return `https://discord.com/oauth2/authorize?${query}`;
}

/** Longer than anybody waits at a prompt, in milliseconds. */
const longestWaitMs = 60_000;

function deployError(error: unknown, guildId: string | undefined): AdapterError {
  if (error instanceof RateLimitError) {
    const minutes = Math.ceil(error.retryAfter / 60_000);
    const wait = minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
    return new AdapterError(
      `[discord] Discord takes no more commands from this application for ${wait} (200 new ones a day, error 30034). Run it again then; what is registered goes on working.`,
      { exitCode: 1 },
    );
  }
  if (error instanceof HTTPError) {
    return new AdapterError(
      `[discord] Discord answers with an error of its own (HTTP ${error.status}). Try again in some minutes; https://discordstatus.com tells of outages.`,
      { exitCode: 1 },
    );
  }
  if (!(error instanceof DiscordAPIError)) {
    return new AdapterError(
      "[discord] Discord could not be reached. Check the network, and DISCORD_API_BASE if it is set.",
      { cause: error, exitCode: 1 },
    );
  }
  if (error.status === 401) {
    return new AdapterError(`[discord] Discord does not accept DISCORD_TOKEN. ${tokenRemedy}`);
  }
  if (guildId !== undefined && (error.status === 403 || error.status === 404)) {
    return new AdapterError(
      `[discord] The bot may not register commands in server ${guildId}. Install it there first, and check the server's id.`,
    );
  }
  if (error.status === 404) {
    return new AdapterError("[discord] Nothing answers to Discord's API at that address. Check DISCORD_API_BASE.");
  }
  return new AdapterError(`[discord] Discord refused the commands (HTTP ${error.status}, code ${error.code}).`, {
    exitCode: 1,
  });
}

async function findApplication(rest: REST) {
  const found = applicationSchema.safeParse(await rest.get(Routes.currentApplication()));
  if (!found.success) {
    throw new AdapterError("[discord] That address does not answer as Discord does. Check DISCORD_API_BASE.");
  }
  return found.data;
}

function wantedCommands(guildId: string | undefined) {
  // Contexts and ways of installation belong to global commands alone.
  return guildId === undefined
    ? commands
    : commands.map(({ contexts: _c, integration_types: _i, ...command }) => command);
}

/** Where commands are registered: everywhere, or in one server. */
function routeOf(applicationId: string, guildId: string | undefined) {
  return guildId === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId);
}

/** The commands that Discord has, but the one that opens an Activity: Discord makes it, and it is nobody's to take away. */
async function readCommands(rest: REST, applicationId: string, guildId: string | undefined) {
  const query = new URLSearchParams({ with_localizations: "true" });
  const all = z
    .array(z.looseObject({ type: z.int().default(1) }))
    .parse(await rest.get(routeOf(applicationId, guildId), { query }));
  const entryPoint = 4;
  return {
    commands: all.filter(({ type }) => type !== entryPoint),
    entryPoints: all.filter(({ type }) => type === entryPoint),
  };
}

/** Says where each command shows twice: a server has its own ones beside those that are everywhere. */
async function writeDoubles(rest: REST, applicationId: string, { guildId, write }: DeployOptions): Promise<void> {
  if (guildId === undefined) {
    write(
      "Where they were registered for one server before (--guild), each shows twice there: take those away with --guild ID --clear.",
    );
  } else if ((await readCommands(rest, applicationId, undefined)).commands.length > 0) {
    write(
      `Warning: the commands are registered everywhere, too, so each shows twice in server ${guildId}. Take these away with --guild ${guildId} --clear.`,
    );
  }
}

async function deploy(rest: REST, options: DeployOptions): Promise<DeployOutcome> {
  const { guildId, write } = options;
  const application = await findApplication(rest);
  const route = routeOf(application.id, guildId);
  const wanted = options.clear ? [] : wantedCommands(guildId);

  if (application.interactions_endpoint_url) {
    write(
      "Warning: an Interactions Endpoint URL is set for this application, so Discord sends no commands to the bot. Clear it under General Information.",
    );
  }
  const current = await readCommands(rest, application.id, guildId);
  const changes = compareCommands(current.commands, wanted);
  const lines = [
    ...changes.added.map((name) => `+ ${name}`),
    ...changes.changed.map((name) => `~ ${name}`),
    ...changes.removed.map((name) => `- ${name}`),
  ];
  const where = guildId === undefined ? "everywhere" : `in server ${guildId}`;
  for (const line of lines) write(line);

  if (lines.length === 0) {
    const what = options.clear ? "No commands were registered" : `The ${wanted.length} commands`;
    write(`${what} ${where}${options.clear ? "" : " are up to date"}; nothing was written.`);
  } else if (options.dryRun) {
    write(`Dry run: ${lines.length} changes ${where}; nothing was written.`);
  } else {
    // A list without the entry point is refused as a whole (50240).
    await rest.put(route, { body: [...wanted, ...current.entryPoints] });
    write(options.clear ? `Removed all commands ${where}.` : `Registered ${wanted.length} commands ${where}.`);
  }
  if (!options.clear && changes.added.length > 0) await writeDoubles(rest, application.id, options);
  if (!options.clear) write(`Install link: ${installLink(application.id)}`);
  if (lines.length === 0) return "unchanged";
  if (options.dryRun) return "dry-run";
  return options.clear ? "cleared" : "deployed";
}

/**
 * Registers the bot's commands over REST, only when they differ from what Discord has; no gateway, no log-in.
 * Throws an AdapterError that names the remedy.
 */
export async function deployCommands(options: DeployOptions): Promise<DeployOutcome> {
  const token = checkToken(options.token);
  const api = checkApiBase(options.apiBase);
  const { guildId } = options;
  checkCommands(commands);
  if (guildId !== undefined && !/^\d{17,20}$/.test(guildId)) {
    throw new AdapterError("[discord] A server's id is a number of 17 to 20 digits (right click → Copy Server ID).");
  }
  const rejectOnRateLimit = ({ retryAfter }: { readonly retryAfter: number }) => retryAfter > longestWaitMs;
  const rest = new REST({ ...restOptions(api), rejectOnRateLimit }).setToken(token);
  try {
    return await deploy(rest, options);
  } catch (error) {
    throw error instanceof AdapterError ? error : deployError(error, guildId);
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}

/** In how many servers commands are looked for that are not everywhere. */
const mostGuilds = 5;

/**
 * Warns in the log where Discord does not have the commands that this version answers to, or sends them elsewhere.
 * Changes nothing, and fails at nothing: the bot works without.
 * @param guildIds the servers that the bot is in: it may be deployed to one of them alone.
 */
export async function checkDeployed(rest: REST, guildIds: readonly string[], log: Log): Promise<void> {
  try {
    const application = await findApplication(rest);
    if (application.interactions_endpoint_url) {
      log.warn("discord.endpoint-url-set", {
        remedy:
          "clear Interactions Endpoint URL under General Information: Discord sends no command to the bot while it is set",
      });
    }
    const changes = compareCommands((await readCommands(rest, application.id, undefined)).commands, commands);
    const isRight = ({ added, changed, removed }: typeof changes) =>
      added.length + changed.length + removed.length === 0;
    if (isRight(changes)) return;
    for (const guildId of guildIds.slice(0, mostGuilds)) {
      const there = await readCommands(rest, application.id, guildId);
      if (isRight(compareCommands(there.commands, wantedCommands(guildId)))) {
        log.info("discord.commands-in-one-server", {});
        return;
      }
    }
    log.warn("discord.commands-differ", {
      missing: changes.added.join(", "),
      changed: changes.changed.join(", "),
      unknown: changes.removed.join(", "),
      remedy: "run: whichdata discord deploy",
    });
  } catch (error) {
    log.info("discord.commands-unchecked", errorFields(error));
  }
}
