import type { Environment } from "./environment.ts";

/** What is connected and what to set for the rest, in one short block for the person who started the bot. */
export function setupText({ slack, discord }: Environment): string {
  const lines = [
    slack
      ? `Slack    on (${"appToken" in slack ? "Socket Mode" : `HTTP, port ${slack.port}, /slack/events`})`
      : "Slack    off: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (or SLACK_SIGNING_SECRET and PORT)",
    discord ? "Discord  on" : "Discord  off: set DISCORD_TOKEN, then run: npm run whichdata -- discord deploy",
  ];
  if (!slack || !discord)
    lines.push("Put them in .env (a copy of .env.example); README.md says where each comes from.");
  return lines.map((line) => `  ${line}`).join("\n");
}
