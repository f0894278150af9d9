import { type REST, Routes } from "discord.js";
import { z } from "zod";
import { errorFields, type Log } from "../log.ts";
import { compareCommands } from "./command-diff.ts";
import { commands } from "./commands.ts";

const applicationSchema = z.object({ id: z.string(), interactions_endpoint_url: z.string().nullish() });

/**
 * Warns in the log where Discord does not have the commands that this version answers to, or sends them elsewhere.
 * Changes nothing, and fails at nothing: the bot works without.
 */
export async function checkDeployed(rest: REST, log: Log): Promise<void> {
  try {
    const application = applicationSchema.parse(await rest.get(Routes.currentApplication()));
    if (application.interactions_endpoint_url) {
      log.warn("discord.endpoint-url-set", {
        remedy:
          "clear Interactions Endpoint URL under General Information: Discord sends no command to the bot while it is set",
      });
    }
    const query = new URLSearchParams({ with_localizations: "true" });
    const theirs = z.array(z.unknown()).parse(await rest.get(Routes.applicationCommands(application.id), { query }));
    const { added, changed, removed } = compareCommands(theirs, commands);
    if (added.length + changed.length + removed.length === 0) return;
    log.warn("discord.commands-differ", {
      missing: added.join(", "),
      changed: changed.join(", "),
      unknown: removed.join(", "),
      remedy: "run: whichdata discord deploy",
    });
  } catch (error) {
    log.info("discord.commands-unchecked", errorFields(error));
  }
}
