import { DiscordAPIError, REST, Routes } from "discord.js";
import { z } from "zod";
import { AdapterError } from "../adapter.ts";
import { checkApiBase, checkToken, tokenRemedy } from "./api-base.ts";
import { checkCommands } from "./command-check.ts";
import { compareCommands } from "./command-diff.ts";
import { commands } from "./commands.ts";

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

function deployError(error: unknown, guildId: string | undefined): AdapterError {
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

async function deploy(rest: REST, options: DeployOptions): Promise<DeployOutcome> {
  const { guildId, write } = options;
  const application = await findApplication(rest);
  const route =
    guildId === undefined
      ? Routes.applicationCommands(application.id)
      : Routes.applicationGuildCommands(application.id, guildId);
  const wanted = options.clear ? [] : wantedCommands(guildId);

  if (application.interactions_endpoint_url) {
    write(
      "Warning: an Interactions Endpoint URL is set for this application, so Discord sends no commands to the bot. Clear it under General Information.",
    );
  }
  const current = await rest.get(route, { query: new URLSearchParams({ with_localizations: "true" }) });
  const changes = compareCommands(z.array(z.unknown()).parse(current), wanted);
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
    await rest.put(route, { body: wanted });
    write(options.clear ? `Removed all commands ${where}.` : `Registered ${wanted.length} commands ${where}.`);
  }
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
  const rest = new REST({ ...(api === undefined ? {} : { api }), version: "10", timeout: 5_000 }).setToken(token);
  try {
    return await deploy(rest, options);
  } catch (error) {
    throw error instanceof AdapterError ? error : deployError(error, guildId);
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}
