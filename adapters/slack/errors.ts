import { webApi } from "@slack/bolt";
import { AdapterError } from "../adapter.ts";
import { ResponseUrlError } from "./response-url.ts";

// After these, the same token will never be taken again.
const refusals: ReadonlySet<string> = new Set([
  "account_inactive",
  "invalid_auth",
  "not_authed",
  "team_disabled",
  "token_expired",
  "token_revoked",
  "user_removed_from_team",
]);

/** Slack's own word for what it refused ("not_in_channel"), or null for any other error. */
export function refusal(error: unknown): string | null {
  const code =
    error instanceof webApi.WebAPIPlatformError
      ? error.data.error
      : error instanceof ResponseUrlError
        ? (error.code ?? null)
        : null;
  // What a proxy put in its place may hold anything, and this goes to the log.
  return code === null || /^[a-z0-9_.:-]{1,60}$/u.test(code) ? code : "unreadable";
}

const closedDoors: ReadonlySet<string> = new Set([
  "cannot_reply_to_message",
  "channel_not_found",
  "is_archived",
  "no_permission",
  "not_in_channel",
  "team_access_not_granted",
  "user_not_in_channel",
]);

/** Whether Slack will not let the bot speak there; it may still take an answer for one person. */
export function isClosedDoor(error: unknown): boolean {
  const code = refusal(error) ?? "";
  return closedDoors.has(code) || code.startsWith("restricted_action");
}

/** Whether the app was not given what it needs, which only whoever installed it can change. */
export function isMissingScope(error: unknown): boolean {
  return ["missing_scope", "not_allowed_token_type"].includes(refusal(error) ?? "");
}

/** Milliseconds until Slack takes calls again, or null where it was no rate limit. */
export function rateLimitMs(error: unknown): number | null {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter * 1000;
  if (error instanceof ResponseUrlError && error.status === 429) return (error.retryAfterSeconds ?? 1) * 1000;
  return ["ratelimited", "rate_limited"].includes(refusal(error) ?? "") ? 1000 : null;
}

const outages: ReadonlySet<string> = new Set(["fatal_error", "internal_error", "service_unavailable"]);

/** Whether it took too long: Slack may have done it all the same. */
function isTimeout(error: unknown): boolean {
  const cause = error instanceof webApi.WebAPIRequestError ? error.original : error;
  return cause instanceof Error && cause.name === "TimeoutError";
}

/**
 * Whether the same call may well succeed a moment later: Slack is unwell, the connection was cut, or it doubts a token. A
 * call that timed out may have been done; after a cut one may have been too, and a double answer beats silence.
 */
export function isOutage(error: unknown): boolean {
  if (isTimeout(error)) return false;
  if (error instanceof webApi.WebAPIHTTPError) return error.statusCode >= 500;
  if (error instanceof ResponseUrlError && error.code === undefined) return error.status >= 500;
  if (outages.has(refusal(error) ?? "") || tokenRefusal(error) !== null) return true;
  return error instanceof webApi.WebAPIRequestError || error instanceof TypeError;
}

const gone: ReadonlySet<string> = new Set(["expired_url", "used_url", "thread_not_found", "message_not_found"]);

/** Whether the same words in another form may be taken: it was the form that Slack would not have. */
export function isRefusedForm(error: unknown): boolean {
  const code = refusal(error);
  if (error instanceof ResponseUrlError && [403, 404, 410, 429].includes(error.status)) return false;
  if (isClosedDoor(error) || isMissingScope(error) || rateLimitMs(error) !== null) return false;
  if (tokenRefusal(error) !== null || gone.has(code ?? "")) return false;
  return code !== null || error instanceof ResponseUrlError || error instanceof webApi.WebAPIHTTPError;
}

/** Slack's word where it means that a token is good no more, else null. */
export function tokenRefusal(error: unknown): string | null {
  const code = refusal(error);
  return code !== null && refusals.has(code) ? code : null;
}

const remedies = {
  bot: {
    name: "SLACK_BOT_TOKEN",
    where:
      'the "Bot User OAuth Token" (it begins with xoxb-) under OAuth & Permissions of your app on api.slack.com/apps',
  },
  app: {
    name: "SLACK_APP_TOKEN",
    where:
      "an app-level token (it begins with xapp-) with the scope connections:write, under Basic Information of your app on api.slack.com/apps, and switch Socket Mode on there",
  },
} as const;

/** What to say when Slack does not take a token: exit code 78, as starting again cannot help. */
export function refusedToken(token: keyof typeof remedies, code: string): AdapterError {
  const { name, where } = remedies[token];
  return new AdapterError(`[slack] Slack refused ${name} (${code}): set it to ${where}.`);
}

/** What to say when Slack could not be asked at all: exit code 1, as it may answer the next time. */
export function unreachable(error: unknown): AdapterError {
  // The cause stays out: a client's errors carry requests, and requests carry tokens.
  const code = refusal(error) ?? (error instanceof Error ? error.name : "no answer");
  const remedy = "check the network and status.slack.com, then start again";
  return new AdapterError(`[slack] Slack did not answer (${code}): ${remedy}.`, { exitCode: 1 });
}
