import type { Engine } from "../src/index.ts";
import type { AdapterContext } from "./adapter.ts";
import { toAsync } from "./engine/async-engine.ts";
import { discordPlatform, slackPlatform } from "./platforms.ts";
import { createMemoryStore } from "./store/memory.ts";
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
  parts: Engine & Pick<AdapterContext, "store" | "log">,
  { port, open = false }: PlaygroundFlags,
  schemas: WebConfig["schemas"],
  signals: Promise<unknown>,
  write: (line: string) => void,
): Promise<void> {
  // What the page's buttons carry is good for as long as it is open: looking at a page writes nothing to the bot's own store.
  const chat = { ...parts, ...toAsync(parts), store: createMemoryStore() };
  const web = createWebAdapter(
    {
      ...(port === undefined ? {} : { port }),
      schemas,
      platforms: [slackPlatform(chat), discordPlatform(chat)],
    },
    parts,
  );
  await web.start();
  if (web.url) write(web.url);
  if (open && web.url) openBrowser(web.url);
  await signals;
  await web.stop();
}
