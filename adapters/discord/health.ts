import { createServer, type Server } from "node:http";
import { AdapterError } from "../adapter.ts";

/** Whether the bot can hear Discord, from what it has itself heard; discord.js calls itself ready even when it is dead. */
export interface DiscordHealth {
  readonly ok: boolean;
  readonly state: "starting" | "running" | "silent" | "lost" | "stopped";
  readonly shards: number;
  /** Seconds since the quietest shard last said anything; null before the first word. */
  readonly quietSeconds: number | null;
}

/** Gathers what the gateway says. */
export interface HealthKeeper {
  /** A shard has said something: an event, a heartbeat. */
  heard(shard: number, at?: number): void;
  set(state: "running" | "lost" | "stopped"): void;
  report(): DiscordHealth;
}

/** Discord's heartbeats come every 41 s; after three that are missing nobody is listening. In milliseconds. */
const silentMs = 125_000;

export function createHealth(now: () => number = Date.now): HealthKeeper {
  const last = new Map<number, number>();
  let state: DiscordHealth["state"] = "starting";
  return {
    heard(shard, at = now()) {
      last.set(shard, Math.max(at, last.get(shard) ?? 0));
    },
    set(next) {
      if (state !== "lost") state = next;
    },
    report() {
      const quietMs = last.size === 0 ? null : Math.max(0, now() - Math.min(...last.values()));
      const silent = state === "running" && (quietMs === null || quietMs > silentMs);
      return {
        ok: state === "running" && !silent,
        state: silent ? "silent" : state,
        shards: last.size,
        quietSeconds: quietMs === null ? null : Math.round(quietMs / 1_000),
      };
    },
  };
}

/**
 * Answers `GET /healthz` on a port with the report as JSON: 200 while the bot hears Discord, else 503.
 * Listens on this machine's own address alone: it is nobody else's business.
 * Rejects with an AdapterError where the port is taken.
 */
export function serveHealth(port: number, report: () => DiscordHealth): Promise<Server> {
  const server = createServer((request, response) => {
    const [path] = (request.url ?? "").split("?", 1);
    const known = request.method === "GET" && path === "/healthz";
    const health = report();
    response.setHeader("content-type", "application/json");
    response.writeHead(known ? (health.ok ? 200 : 503) : 404).end(JSON.stringify(known ? health : {}));
  });
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => {
      const code = "code" in cause ? String(cause.code) : cause.name;
      reject(
        new AdapterError(`[discord] Nothing can be listened for on port ${port} (${code}): choose a free one.`, {
          cause,
        }),
      );
    });
    server.listen({ port, host: "127.0.0.1" }, () => resolve(server));
  });
}
