import { DiscordjsError, DiscordjsErrorCodes } from "discord.js";
import { AdapterError } from "../adapter.ts";
import { tokenRemedy } from "./api-base.ts";

/** Gateway close codes after which connecting again cannot help (Discord's documentation, gateway close event codes). */
export function isFinalClose(code: number): boolean {
  return code === 4004 || (code >= 4010 && code <= 4014);
}

/** The sentence for a connection that Discord closed for good. `running`: it had worked until now. */
export function closeError(code: number, running: boolean): AdapterError {
  if (code === 4004) {
    const what = running ? "no longer accepts DISCORD_TOKEN: it was revoked or reset" : "does not accept DISCORD_TOKEN";
    return new AdapterError(`[discord] Discord ${what}. ${tokenRemedy}`);
  }
  if (code === 4013 || code === 4014) {
    return new AdapterError(
      `[discord] Discord refused the bot's intents (close code ${code}). It asks for GuildMessages and DirectMessages, which are not privileged, and for Message Content only where it is set to read every message: turn that intent on, or the setting off, at https://discord.com/developers/applications → your application → Bot.`,
    );
  }
  return new AdapterError(
    `[discord] Discord closed the connection for good (close code ${code}). Update whichdata; more at https://discord.com/developers/docs/topics/opcodes-and-status-codes.`,
  );
}

/** The sentence for a log-in that failed, from its error and the code that the gateway closed with, if it did. */
export function loginError(error: unknown, closeCode: number | null): AdapterError {
  if (closeCode !== null) return closeError(closeCode, false);
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return closeError(4004, false);
  if (error instanceof Error && error.message.startsWith("Not enough sessions")) {
    return new AdapterError(
      "[discord] Discord allows this bot no more log-ins today (1,000 in 24 hours). Wait, and see what restarts it so often.",
      { cause: error },
    );
  }
  return new AdapterError(
    "[discord] Discord could not be reached. Check the network, and DISCORD_API_BASE if it is set.",
    {
      cause: error,
      exitCode: 1,
    },
  );
}
