import type { Server } from "node:http";
import type { Duplex } from "node:stream";
import { createAdaptorServer, type ServerType } from "@hono/node-server";
import type { Engine } from "../../src/index.ts";
import { type Adapter, AdapterError } from "../adapter.ts";
import { errorFields, type Log } from "../log.ts";
import { createApp } from "./app.ts";
import { limits } from "./limits.ts";
import type { RecordSchemas } from "./openapi.ts";
import type { WebPlatform } from "./platform.ts";
import { loadDrawers } from "./turn.ts";

/** How the page is served, and what it shows beside its own look. */
export interface WebConfig {
  /** The one port to use (0 for any free one); the first free one from 3000 on where it is not given. */
  readonly port?: number;
  readonly platforms: readonly WebPlatform[];
  readonly schemas: RecordSchemas;
}

/** The local web page, and where it is once it was started. */
export interface WebAdapter extends Adapter {
  /** "http://127.0.0.1:3000/"; null before the start and after the stop. */
  readonly url: string | null;
}

const host = "127.0.0.1";
const firstPort = 3000;

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

/** Listens on a port of this machine alone; false where somebody else does. */
function listen(server: ServerType, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const refused = (error: unknown) => {
      server.off("listening", heard);
      if (codeOf(error) === "EADDRINUSE") resolve(false);
      else {
        const cause = { cause: error };
        reject(
          new AdapterError(
            `[web] Port ${port} cannot be opened (${codeOf(error)}). Choose another with --port.`,
            cause,
          ),
        );
      }
    };
    const heard = () => {
      server.off("error", refused);
      resolve(true);
    };
    server.once("error", refused);
    server.once("listening", heard);
    server.listen(port, host);
  });
}

async function listenOnFree(server: ServerType, asked: number | undefined): Promise<void> {
  const ports = asked === undefined ? Array.from({ length: limits.ports }, (_, index) => firstPort + index) : [asked];
  for (const port of ports) if (await listen(server, port)) return;
  const which = asked === undefined ? `Ports ${firstPort} to ${ports.at(-1)} are` : `Port ${asked} is`;
  throw new AdapterError(`[web] ${which} taken. Choose another with --port, or --port 0 for any free one.`);
}

/** Says what is wrong with a request that cannot even be read, where Node says nothing: letters of an address as they are. */
function refuseUnreadable(error: Error, socket: Duplex): void {
  if (!socket.writable) return void socket.destroy();
  const isLong = codeOf(error) === "HPE_HEADER_OVERFLOW";
  const said = isLong
    ? { error: "the address and the headers are too long", remedy: `Send at most ${limits.headerBytes} bytes.` }
    : {
        error: "the request cannot be read",
        remedy: "Write letters that are not ASCII in the address percent-encoded: curl -G --data-urlencode q=…",
      };
  const body = JSON.stringify(said);
  const status = isLong ? "431 Request Header Fields Too Large" : "400 Bad Request";
  const type = "Content-Type: application/json; charset=utf-8";
  socket.end(
    `HTTP/1.1 ${status}\r\n${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function isPlain(server: ServerType): server is Server {
  return "closeIdleConnections" in server;
}

/**
 * The local web page: a conversation with the bot in every look, and all the records. Serves this machine only, so the
 * engine may think in this thread.
 */
export function createWebAdapter(
  { port, platforms, schemas }: WebConfig,
  context: Engine & { readonly log: Log },
): WebAdapter {
  const app = createApp({ engine: context, platforms, schemas }, context.log);
  let server: ServerType | null = null;
  let url: string | null = null;
  return {
    name: "web",
    get url() {
      return url;
    },
    async start() {
      const started = createAdaptorServer({
        fetch: app.fetch,
        hostname: host,
        serverOptions: { maxHeaderSize: limits.headerBytes },
      });
      started.on("clientError", refuseUnreadable);
      await listenOnFree(started, port);
      server = started;
      const address = started.address();
      url = `http://${host}:${typeof address === "object" ? address?.port : port}/`;
      // The first page does not need them; the first answer should not wait for them.
      started.once("request", () => {
        const load = () =>
          loadDrawers(platforms).catch((error: unknown) => context.log.warn("web.drawers-failed", errorFields(error)));
        setTimeout(load, limits.quietMs).unref();
      });
    },
    async stop() {
      const running = server;
      server = null;
      url = null;
      if (running === null) return;
      const closed = new Promise<void>((resolve) => running.close(() => resolve()));
      if (!isPlain(running)) return closed;
      running.closeIdleConnections();
      const timer = setTimeout(() => running.closeAllConnections(), limits.drainMs);
      await closed;
      clearTimeout(timer);
    },
  };
}
