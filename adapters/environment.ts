import { z } from "zod";
import { EnvironmentError, readVariables, registryPlaces, type Variables } from "./env.ts";
import { type LogLevel, logLevels } from "./log.ts";

/** What Slack needs: Socket Mode with an app token (the port is for /healthz alone then), or signed HTTP on a port. */
export type SlackEnvironment = { readonly botToken: string; readonly apiUrl?: string; readonly privacyUrl?: string } & (
  | { readonly appToken: string; readonly port?: number }
  | { readonly signingSecret: string; readonly port: number }
);

/** What Discord needs. */
export interface DiscordEnvironment {
  readonly token: string;
  readonly apiBase?: string;
  /** The privileged intent Message Content is switched on for the application, so that links in any message can be read. */
  readonly messageContent?: boolean;
  /** Where `/healthz` listens, on this machine; nowhere where it is not set. */
  readonly healthPort?: number;
}

/** The environment, read once: what is not set is null or its default. */
export interface Environment {
  readonly slack: SlackEnvironment | null;
  readonly discord: DiscordEnvironment | null;
  /** Paths of folders like `registry/` and of JSONL files; empty for the project's own. */
  readonly registry: readonly string[];
  /** The Hugging Face Hub: another endpoint, a token for what its pages do not show everybody. */
  readonly hub: { readonly endpoint?: string; readonly token?: string };
  readonly state: string;
  readonly logLevel: LogLevel;
  /** Values that must never be written anywhere. */
  readonly secrets: readonly string[];
}

const where = {
  SLACK_BOT_TOKEN: "api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token",
  SLACK_APP_TOKEN: "api.slack.com/apps → your app → Basic Information → App-Level Tokens (scope connections:write)",
  SLACK_SIGNING_SECRET: "api.slack.com/apps → your app → Basic Information → Signing Secret",
  DISCORD_TOKEN: "discord.com/developers/applications → your application → Bot → Reset Token",
  HF_TOKEN: "huggingface.co/settings/tokens (read access)",
} as const;

type Secret = keyof typeof where;
const secretNames: readonly Secret[] = [
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_SIGNING_SECRET",
  "DISCORD_TOKEN",
  "HF_TOKEN",
];

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

function secret(shape: RegExp, looks: string) {
  return z.string().regex(shape, `${looks} (nothing before it, no quotes, no spaces)`).optional();
}

const address = z
  .url({ protocol: /^https?$/, error: "must be an https URL, or http on this machine for tests" })
  .refine((url) => url.startsWith("https:") || loopback.test(new URL(url).hostname), {
    error: "must be https; plain http goes to this machine only (127.0.0.1, localhost)",
  })
  .optional();

const schema = z.object({
  SLACK_BOT_TOKEN: secret(/^xoxb-\S+$/, "must be a bot token, which starts with xoxb-"),
  SLACK_APP_TOKEN: secret(/^xapp-\S+$/, "must be an app-level token, which starts with xapp-"),
  SLACK_SIGNING_SECRET: secret(/^[\w-]{8,}$/, "must be a signing secret, letters and digits"),
  PORT: z.coerce.number().int().min(0).max(65535, "must be a port, 0 to 65535").optional(),
  SLACK_API_URL: address,
  DISCORD_TOKEN: secret(/^(?!Bot\s)[^\s"']+$/, "must be the bot's token alone"),
  DISCORD_API_BASE: address,
  DISCORD_MESSAGE_CONTENT: z.enum(["0", "1"], { error: "must be 0 or 1" }).optional(),
  DISCORD_HEALTH_PORT: z.coerce.number().int().min(0).max(65535, "must be a port, 0 to 65535").optional(),
  WHICHDATA_PRIVACY_URL: address,
  HF_ENDPOINT: address,
  HF_TOKEN: secret(/^\S+$/, "must be an access token"),
  WHICHDATA_REGISTRY: z.string().optional(),
  WHICHDATA_STATE: z
    .string()
    .regex(/^(memory:|file:.+)/, "must be memory: or file:PATH")
    .default("file:whichdata.db"),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(", ")}` }).default("info"),
});

type Values = z.infer<typeof schema>;

function isSecret(name: string): name is Secret {
  return Object.hasOwn(where, name);
}

function problem(name: string, says: string): string {
  return isSecret(name) ? `${name} ${says}. Get it at ${where[name]}.` : `${name} ${says}.`;
}

function slack(values: Values, problems: string[]): SlackEnvironment | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = values;
  if (!botToken) {
    const other = appToken ? "SLACK_APP_TOKEN" : signingSecret ? "SLACK_SIGNING_SECRET" : null;
    if (other) problems.push(problem("SLACK_BOT_TOKEN", `is missing beside ${other}`));
    return null;
  }
  const base = {
    botToken,
    ...(values.SLACK_API_URL ? { apiUrl: values.SLACK_API_URL } : {}),
    ...(values.WHICHDATA_PRIVACY_URL ? { privacyUrl: values.WHICHDATA_PRIVACY_URL } : {}),
  };
  if (appToken) return { ...base, appToken, ...(values.PORT === undefined ? {} : { port: values.PORT }) };
  if (signingSecret) return { ...base, signingSecret, port: values.PORT ?? 3000 };
  problems.push(problem("SLACK_APP_TOKEN", "is missing beside SLACK_BOT_TOKEN (for Socket Mode, the simple way)"));
  problems.push(problem("SLACK_SIGNING_SECRET", "would do instead, with PORT (for HTTP)"));
  return null;
}

/**
 * Reads the environment; an empty variable counts as not set.
 * @throws EnvironmentError that lists every variable that is wrong.
 */
export function readEnvironment(variables: Variables): Environment {
  const set = Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const parsed = schema.safeParse(set);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => problem(String(issue.path[0] ?? ""), issue.message));
  const values = parsed.success ? parsed.data : undefined;
  const found = values ? slack(values, problems) : null;
  if (!values || problems.length > 0) throw new EnvironmentError(`[env] ${problems.join("\n[env] ")}`);
  const { DISCORD_TOKEN: token, DISCORD_API_BASE: apiBase } = values;
  return {
    slack: found,
    discord: token
      ? {
          token,
          ...(apiBase ? { apiBase } : {}),
          ...(values.DISCORD_MESSAGE_CONTENT === "1" ? { messageContent: true } : {}),
          ...(values.DISCORD_HEALTH_PORT === undefined ? {} : { healthPort: values.DISCORD_HEALTH_PORT }),
        }
      : null,
    registry: registryPlaces(set),
    hub: {
      ...(values.HF_ENDPOINT ? { endpoint: values.HF_ENDPOINT } : {}),
      ...(values.HF_TOKEN ? { token: values.HF_TOKEN } : {}),
    },
    state: values.WHICHDATA_STATE,
    logLevel: values.LOG_LEVEL,
    secrets: secretNames.flatMap((name) => values[name] ?? []),
  };
}

/**
 * Reads the process' environment, and `.env` beneath it. Takes the secrets out of `process.env`, so that no library and
 * no dump finds them there.
 */
export async function takeEnvironment(): Promise<Environment> {
  const environment = readEnvironment(await readVariables());
  for (const name of secretNames) delete process.env[name];
  return environment;
}
