import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type Receiver, verifySlackRequest } from "@slack/bolt";
import { errorFields, type Log } from "../log.ts";
import { parseBody } from "./body.ts";
import { type HealthKeeper, healthPath, listenOn } from "./health.ts";
import { requestPath } from "./surfaces.ts";
import type { Transport } from "./transport.ts";

const longestBody = 1_000_000;
const clockSkewSeconds = 300;

/** What signed HTTP needs; port 0 takes any free one. */
export interface HttpOptions {
  readonly signingSecret: string;
  readonly port: number;
  readonly log: Log;
  readonly health: HealthKeeper;
}

type App = Parameters<Receiver["init"]>[0];

function readBody(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      // Read to the end in any case: a connection that is cut off never sees why.
      if (size <= longestBody) chunks.push(chunk);
    });
    request.once("end", () => resolve(size > longestBody ? null : Buffer.concat(chunks).toString("utf8")));
    request.once("error", reject);
  });
}

/** Whether Slack signed this body, less than five minutes ago and not in the future: Bolt alone looks at the past only. */
function isSigned(request: IncomingMessage, body: string, signingSecret: string): boolean {
  const signature = request.headers["x-slack-signature"];
  const timestamp = Number(request.headers["x-slack-request-timestamp"]);
  if (typeof signature !== "string" || !Number.isSafeInteger(timestamp)) return false;
  if (Math.abs(Date.now() / 1000 - timestamp) > clockSkewSeconds) return false;
  try {
    const headers = { "x-slack-signature": signature, "x-slack-request-timestamp": timestamp };
    verifySlackRequest({ signingSecret, body, headers });
    return true;
  } catch {
    return false;
  }
}

function reply(response: ServerResponse, status: number, body?: unknown): void {
  if (response.headersSent) return;
  if (body === undefined || body === "") {
    response.writeHead(status).end();
    return;
  }
  const isText = typeof body === "string";
  const bytes = Buffer.from(isText ? body : JSON.stringify(body));
  // A length that is known is one piece to send; without it the answer goes out in chunks.
  const headers = { "content-type": isText ? "text/plain" : "application/json", "content-length": bytes.length };
  response.writeHead(status, headers).end(bytes);
}

/**
 * Signed HTTP at /slack/events, and beside it /healthz for whoever keeps the process running. Our own instead of Bolt's receiver,
 * which refuses a content type with a charset, takes timestamps of the future and throws outside of any catch on `null`.
 */
export function createHttpTransport({ signingSecret, port, log, health }: HttpOptions): Transport {
  let app: App | undefined;
  let state: "starting" | "ready" | "stopping" = "starting";

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    if (body === null) return reply(response, 413);
    const contentType = request.headers["content-type"] ?? "";
    const parsed = parseBody(body, contentType);
    // Slack's check of the certificate comes unsigned; nothing but its own answer follows from it.
    if (parsed?.ssl_check === "1") return reply(response, 200);
    if (!isSigned(request, body, signingSecret)) return reply(response, 401);
    health.heard();
    if (parsed === null) return reply(response, 400);
    if (parsed.type === "url_verification") return reply(response, 200, { challenge: parsed.challenge });
    if (state !== "ready" || app === undefined) return reply(response, 503);
    const retry = Number(request.headers["x-slack-retry-num"] ?? Number.NaN);
    await app.processEvent({
      body: parsed,
      ack: async (answer?: unknown) => reply(response, 200, answer),
      ...(Number.isInteger(retry) && { retryNum: retry }),
    });
    // Bolt leaves what nobody handles without an answer; Slack would wait and then say so less clearly.
    reply(response, 404);
  }

  function route(request: IncomingMessage, response: ServerResponse): void {
    const [target] = (request.url ?? "").split("?", 1);
    if (request.method === "GET" && target === healthPath) {
      void health.report().then((report) => reply(response, report.ok ? 200 : 503, report));
    } else if (target !== requestPath) {
      reply(response, 404);
    } else if (request.method !== "POST") {
      reply(response, 405);
    } else {
      receive(request, response).catch((error: unknown) => {
        log.error("slack.request", errorFields(error));
        reply(response, 500);
      });
    }
  }

  const server = createServer(route);
  return {
    receiver: {
      init(initialised) {
        app = initialised;
      },
      start: async () => {},
      stop: async () => {},
    },
    async start() {
      await listenOn(server, port);
      state = "ready";
      health.set("connected");
    },
    refuse() {
      state = "stopping";
      health.set("stopping");
    },
    async close() {
      state = "stopping";
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
    address() {
      const address = server.address();
      return address === null || typeof address === "string" ? null : { port: address.port };
    },
  };
}
