import { AdapterError } from "../adapter.ts";

/**
 * The address of Discord's API without its version, checked; undefined stays undefined (discord.js' own default).
 * Throws an AdapterError for anything that is not `…/api` over https, or over http on this machine.
 */
export function checkApiBase(apiBase: string | undefined): string | undefined {
  if (apiBase === undefined || apiBase === "") return undefined;
  const base = apiBase.replace(/\/$/, "");
  if (/\/v\d+$/.test(base)) {
    throw new AdapterError(
      "[discord] DISCORD_API_BASE ends with a version. Leave it off: the address ends with /api, and the version is added.",
    );
  }
  const url = URL.canParse(base) ? new URL(base) : null;
  const local = url !== null && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  if (url === null || !(url.protocol === "https:" || (url.protocol === "http:" && local)) || !base.endsWith("/api")) {
    throw new AdapterError(
      "[discord] DISCORD_API_BASE must be an https address that ends with /api (http only on this machine), such as https://discord.com/api. Without it, Discord's own is used.",
    );
  }
  return base;
}

/** The token, trimmed. Throws an AdapterError where it cannot be one; the token itself is never repeated. */
export function checkToken(token: string): string {
  const trimmed = token.trim().replace(/^Bot\s+/i, "");
  if (!/^[\x21-\x7e]+$/.test(trimmed)) {
    throw new AdapterError(`[discord] DISCORD_TOKEN is ${trimmed === "" ? "empty" : "not a token"}. ${tokenRemedy}`);
  }
  return trimmed;
}

/** Where the token is to be had. */
export const tokenRemedy =
  "Copy the bot's token from https://discord.com/developers/applications → your application → Bot → Reset Token.";
