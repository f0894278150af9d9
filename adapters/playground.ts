import type { AdapterContext } from "./adapter.ts";
import { discordPlatform, slackPlatform } from "./platforms.ts";
import { createWebAdapter, type WebConfig } from "./web/adapter.ts";
import { openBrowser } from "./web/open.ts";

/** How the playground is to be started. */
export interface PlaygroundFlags {
  /** The port to listen on, 0 for any free one; 3000 or the next free one where it is not given. */
  readonly port?: number;
  /** Open it in the browser. */
  readonly open?: boolean;
}

/**
 * Runs the local page until a signal comes.
 * @param schemas of the records, for the page's description of its API.
 * @param write where its address is told, a line.
 */
export async function runPlayground(
  parts: Omit<AdapterContext, "fatal">,
  { port, open = false }: PlaygroundFlags,
  schemas: WebConfig["schemas"],
  signals: Promise<unknown>,
  write: (line: string) => void,
): Promise<void> {
  // A page on this machine has no platform to be lost to.
  const context = { ...parts, fatal: () => {} };
  const web = createWebAdapter(
    {
      ...(port === undefined ? {} : { port }),
      schemas,
      platforms: [slackPlatform(context), discordPlatform(context)],
    },
    context,
  );
  await web.start();
  if (web.url) write(web.url);
  if (open && web.url) openBrowser(web.url);
  await signals;
  await web.stop();
}
