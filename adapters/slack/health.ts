import { createServer, type Server } from "node:http";
import type { About } from "../../src/index.ts";
import { AdapterError } from "../adapter.ts";

/** Whether Slack reaches the bot, and whether it has anything to answer with. */
export interface Health {
  readonly ok: boolean;
  readonly state: "starting" | "connected" | "disconnected" | "lost" | "stopping";
  readonly transport: "socket" | "http";
  /** Seconds since Slack last sent anything that it signed or sent over its socket; null before the first. */
  readonly lastEventSeconds: number | null;
  /** What there is to answer with; null where the engine is lost. */
  readonly registry: About | null;
}

/** Gathers what the transports know. */
export interface HealthKeeper {
  heard(): void;
  set(state: Health["state"]): void;
  /** Never rejects. */
  report(): Promise<Health>;
}

/**
 * A keeper that trusts nobody's word but what has happened. Lost and stopping are final.
 * @param now the clock, in milliseconds since 1970.
 */
export function createHealth(
  transport: Health["transport"],
  about: () => Promise<About>,
  now: () => number = Date.now,
): HealthKeeper {
  let state: Health["state"] = "starting";
  let last: number | null = null;
  return {
    heard() {
      last = now();
    },
    set(next) {
      if (state !== "lost" && state !== "stopping") state = next;
    },
    async report() {
      const registry = await about().catch(() => null);
      return {
        ok: state === "connected" && registry !== null && registry.datasets + registry.models > 0,
        state,
        transport,
        lastEventSeconds: last === null ? null : Math.max(0, Math.round((now() - last) / 1000)),
        registry,
      };
    },
  };
}

/** The path of the report, on whichever port there is. */
export const healthPath = "/healthz";

/** Listens on a port of all addresses; rejects with an AdapterError where it is taken. */
export function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const code = "code" in error ? String(error.code) : error.name;
      const sentence = `[slack] cannot listen on port ${port} (${code}): set PORT to a free one.`;
      reject(new AdapterError(sentence, { cause: error }));
    });
    server.listen(port, () => resolve());
  });
}

/** A server that answers the report as JSON and nothing else, for Socket Mode: 200 while the bot hears Slack, else 503. */
export function createHealthServer(report: () => Promise<Health>): Server {
  return createServer(async (request, response) => {
    const [path] = (request.url ?? "").split("?", 1);
    const known = request.method === "GET" && path === healthPath;
    const health = await report();
    response.writeHead(known ? (health.ok ? 200 : 503) : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(known ? health : {}));
  });
}
