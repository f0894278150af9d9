import type { Context } from "@slack/bolt";
import { z } from "zod";
import type { AdapterError } from "../adapter.ts";
import { refusedToken } from "./errors.ts";

const revokedSchema = z.object({ tokens: z.object({ bot: z.array(z.string()).nullish() }) });

interface Ended {
  readonly event: unknown;
  readonly context: Context;
}

/** The bot's token was taken away. Tokens of people, which this bot has none of, are no matter. */
export async function onTokensRevoked({ event }: Ended, fatal: (error: AdapterError) => void): Promise<void> {
  const { success, data } = revokedSchema.safeParse(event);
  if (success && (data.tokens.bot?.length ?? 0) > 0) fatal(refusedToken("bot", "tokens_revoked"));
}

/** The app was taken out of the workspace. */
export async function onUninstalled(fatal: (error: AdapterError) => void): Promise<void> {
  fatal(refusedToken("bot", "app_uninstalled"));
}
