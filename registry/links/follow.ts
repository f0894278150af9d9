import { setTimeout as sleep } from "node:timers/promises";
import { privateAddress } from "./address.ts";
import type { Pace } from "./pace.ts";
import type { Probed, Prober } from "./probe.ts";

/** What became of an address. */
export type Fate =
  | { readonly fate: "ok" }
  | { readonly fate: "moved"; readonly to: string }
  | { readonly fate: "dead" | "unsure"; readonly why: string };

/** How often to ask again, and how long to wait first: `backoffMs`, then twice as long each time. */
export interface Patience {
  readonly retries: number;
  readonly backoffMs: number;
  /** A host that asks for a longer rest than this is left alone; its address stays unsure. */
  readonly longestWaitMs: number;
}

const mostHops = 5;
const noSuchHost = new Set(["ENOTFOUND", "ENODATA"]);
const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: "no such host",
  ENODATA: "no such host",
  EAI_AGAIN: "the host's name could not be looked up",
  ECONNREFUSED: "the host refuses connections",
  ECONNRESET: "the host broke the connection",
  ETIMEDOUT: "no answer in time",
  [privateAddress]: "a private address, not asked",
};

function restMs(retryAfter: string | null): number | null {
  if (retryAfter === null) return null;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

function isTransient(probed: Probed): boolean {
  if ("failure" in probed) return !noSuchHost.has(probed.failure) && probed.failure !== privateAddress;
  return probed.status === 429 || (probed.status >= 500 && probed.status !== 501);
}

/** The Hub answers 307 for a repository that was renamed, which is for good. */
function isForGood(status: number, from: URL, to: URL): boolean {
  if (status === 301 || status === 308) return true;
  const renamed =
    from.hostname === "huggingface.co" && to.hostname === from.hostname && !/^\/(login|join)/.test(to.pathname);
  return status === 307 && renamed;
}

/** Asks an address, and where it leads, until its fate is known. Never throws. */
export async function follow(url: string, prober: Prober, pace: Pace, patience: Patience): Promise<Fate> {
  const askOnce = (at: URL, method: "HEAD" | "GET") => pace.run(at.host, () => prober.probe(at, method));

  const askPatiently = async (at: URL, method: "HEAD" | "GET"): Promise<Probed> => {
    for (let attempt = 0; ; attempt++) {
      const probed = await askOnce(at, method);
      if (!isTransient(probed) || attempt >= patience.retries) return probed;
      const asked = "failure" in probed ? null : restMs(probed.retryAfter);
      const wait = asked ?? patience.backoffMs * 2 ** attempt;
      if (wait > patience.longestWaitMs) return probed;
      if ("status" in probed && probed.status === 429) pace.rest(at.host, wait);
      else await sleep(wait);
    }
  };

  const ask = async (at: URL): Promise<Probed> => {
    const head = await askPatiently(at, "HEAD");
    // Many servers refuse HEAD, each with a status of its own.
    const refused = "status" in head && head.status >= 400 && !isTransient(head);
    return refused ? askPatiently(at, "GET") : head;
  };

  let at = new URL(url);
  let movedTo: string | null = null;
  let forGood = true;
  for (let hop = 0; hop <= mostHops; hop++) {
    if (!/^https?:$/.test(at.protocol)) return { fate: "unsure", why: "leads to something that is no web page" };
    const probed = await ask(at);
    if ("failure" in probed) {
      const fate = noSuchHost.has(probed.failure) ? "dead" : "unsure";
      return { fate, why: reasons[probed.failure] ?? probed.failure };
    }
    const { status, location } = probed;
    if (status >= 300 && status < 400 && location !== null) {
      if (!URL.canParse(location, at.href)) return { fate: "unsure", why: "leads to an address that is none" };
      const next = new URL(location, at);
      forGood = forGood && isForGood(status, at, next);
      if (forGood) movedTo = next.href;
      at = next;
      continue;
    }
    if (status === 404 || status === 410) return { fate: "dead", why: String(status) };
    if (status >= 200 && status < 300) return movedTo === null ? { fate: "ok" } : { fate: "moved", to: movedTo };
    return { fate: "unsure", why: String(status) };
  }
  return { fate: "unsure", why: "leads in a circle, or too far" };
}
