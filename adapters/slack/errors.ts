import { webApi } from "@slack/bolt";
import { AdapterError } from "../adapter.ts";

// After these, the same token will never be taken again.
const refusals: ReadonlySet<string> = new Set([
  "account_inactive",
  "invalid_auth",
  "not_allowed_token_type",
  "not_authed",
  "team_disabled",
  "token_expired",
  "token_revoked",
  "user_removed_from_team",
]);

/** Slack's own word for what it refused ("not_in_channel"), or null for any other error. */
export function refusal(error: unknown): string | null {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
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
