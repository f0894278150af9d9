import type { RegistryRecords } from "../../src/index.ts";
import { type Fate, follow, type Patience } from "./follow.ts";
import { createPace, type PaceOptions } from "./pace.ts";
import { createProber } from "./probe.ts";
import { type Link, linksOf } from "./uses.ts";

/** How to check; what is not given is polite. */
export interface LinkOptions extends Partial<PaceOptions>, Partial<Patience> {
  /** How long one request may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** Asks this machine too: for tests. Any other private address is never asked. */
  readonly allowLoopback?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/** An address and what became of it. */
export type CheckedLink = Link & Fate;

/** Asks every address of the records, each once; writes nothing. In the order of the records. */
export async function checkLinks(records: RegistryRecords, options: LinkOptions = {}): Promise<readonly CheckedLink[]> {
  const { concurrency = 8, perHost = 2, delayMs = 250 } = options;
  const { retries = 2, backoffMs = 2_000, longestWaitMs = 60_000 } = options;
  const prober = createProber(options.timeoutMs ?? 10_000, options.allowLoopback ?? false);
  const pace = createPace({ concurrency, perHost, delayMs });
  const links = linksOf(records);
  let done = 0;
  try {
    options.onProgress?.(done, links.length);
    return await Promise.all(
      links.map(async (link) => {
        const fate = await follow(link.url, prober, pace, { retries, backoffMs, longestWaitMs });
        done += 1;
        options.onProgress?.(done, links.length);
        return { ...link, ...fate };
      }),
    );
  } finally {
    prober.close();
  }
}
