import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createFaults, type Faults } from "./faults.ts";
import { checkMessage } from "./oracle.ts";
import { createSockets, type Sockets } from "./sockets.ts";

type Json = Record<string, unknown>;

/** A call of Slack's Web API, or a post to a response_url (method "response_url"). */
export interface Call {
  readonly method: string;
  readonly token: string;
  readonly args: Json;
}

/** A Slack on loopback. `problems` collects all that the real one would refuse; a test ends by expecting it empty. */
export interface FakeSlack {
  readonly apiUrl: string;
  readonly calls: readonly Call[];
  readonly problems: string[];
  readonly faults: Faults;
  readonly sockets: Sockets;
  /** Calls that put something in front of people, in order. */
  posts(): Call[];
  /** A fresh response_url; an expired one answers 404. */
  responseUrl(expired?: boolean): string;
  /** Resolves once `count` posts are there; rejects after 10 s. */
  waitForPosts(count: number): Promise<Call[]>;
  /** Resolves once `done` is true; rejects after 10 s. */
  waitFor(what: string, done: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** The tokens that the fake knows; anything else is `invalid_auth`. */
export const botToken = "xoxb-fake";
export const appToken = "xapp-fake";
/** Who the bot is. */
export const bot = { user: "UBOT", bot: "BBOT", team: "T1" };

// `team_id` is the SDK's own addition to each call.
const messageArgs = new Set([
  "channel",
  "text",
  "blocks",
  "thread_ts",
  "unfurl_links",
  "unfurl_media",
  "user",
  "team_id",
]);
const responseArgs = new Set(["text", "blocks", "response_type", "replace_original", "thread_ts"]);

async function read(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** Starts a fake Slack on a free port of 127.0.0.1. */
export async function startFakeSlack(): Promise<FakeSlack> {
  const calls: Call[] = [];
  const problems: string[] = [];
  const faults = createFaults();
  let urls = 0;
  let posted = 0;

  function checkCall({ method, args }: Call): void {
    if (method !== "response_url" && method !== "chat.postMessage" && method !== "chat.postEphemeral") return;
    const allowed = method === "response_url" ? responseArgs : messageArgs;
    for (const name of Object.keys(args)) if (!allowed.has(name)) problems.push(`${method}: strange argument ${name}`);
    if (method !== "response_url" && typeof args.channel !== "string") problems.push(`${method}: no channel`);
    if (method === "chat.postEphemeral" && typeof args.user !== "string") problems.push(`${method}: no user`);
    if (args.thread_ts !== undefined && !/^\d{10}\.\d{6}$/u.test(String(args.thread_ts))) {
      problems.push(`${method}: thread_ts ${String(args.thread_ts)}`);
    }
    problems.push(...checkMessage(args).map((problem) => `${method}: ${problem}`));
  }

  function answer(call: Call): Json {
    const known = call.method === "apps.connections.open" ? appToken : botToken;
    if (call.token !== known) return { ok: false, error: call.token === "" ? "not_authed" : "invalid_auth" };
    switch (call.method) {
      case "auth.test":
        return { ok: true, team_id: bot.team, user_id: bot.user, bot_id: bot.bot, user: "whichdata", team: "Team" };
      case "apps.connections.open":
        return { ok: true, url: sockets.ticket() };
      case "chat.postMessage":
      case "chat.postEphemeral": {
        posted++;
        const ts = `1700000000.${String(posted).padStart(6, "0")}`;
        return { ok: true, channel: call.args.channel, ts, message_ts: ts };
      }
      default:
        problems.push(`unknown method ${call.method}`);
        return { ok: false, error: "unknown_method" };
    }
  }

  function readCall(method: string, request: IncomingMessage, body: string): Call {
    const token = (request.headers.authorization ?? "").replace(/^Bearer /u, "");
    if (!(request.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded")) {
      problems.push(`${method}: not a form`);
    }
    const args: Json = Object.fromEntries(new URLSearchParams(body));
    if (args.token !== undefined) problems.push(`${method}: the token in the body`);
    if (typeof args.blocks === "string") args.blocks = JSON.parse(args.blocks);
    return { method, token, args };
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await read(request);
    const path = new URL(request.url ?? "/", "http://127.0.0.1").pathname;
    const isResponse = path.startsWith("/response/");
    const method = isResponse ? "response_url" : path.replace(/^\/api\//u, "");
    const call = isResponse ? { method, token: "", args: JSON.parse(body) as Json } : readCall(method, request, body);
    calls.push(call);
    const fault = faults.next(method);
    if (fault !== undefined && "hang" in fault) return;
    if (fault !== undefined && "status" in fault) {
      const retry = fault.retryAfterSeconds;
      return send(response, fault.status, {}, retry === undefined ? {} : { "retry-after": String(retry) });
    }
    if (fault !== undefined && "error" in fault) return send(response, 200, { ok: false, error: fault.error });
    if (fault !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    if (path.startsWith("/response/expired/")) return send(response, 404, { ok: false, error: "expired_url" });
    checkCall(call);
    send(response, 200, isResponse ? { ok: true } : answer(call));
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      problems.push(`the fake broke: ${String(error)}`);
      send(response, 500, {});
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sockets = createSockets(server, `ws://${origin}/link`, problems);
  const isPost = ({ method }: Call) => method.startsWith("chat.post") || method === "response_url";

  async function waitFor(what: string, done: () => boolean): Promise<void> {
    const until = Date.now() + 10_000;
    while (!done()) {
      if (Date.now() > until) throw new Error(`waited in vain for ${what}; ${JSON.stringify({ calls, problems })}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  return {
    apiUrl: `http://${origin}/api/`,
    calls,
    problems,
    faults,
    sockets,
    posts: () => calls.filter(isPost),
    responseUrl: (expired = false) => `http://${origin}/response/${expired ? "expired" : "open"}/${urls++}`,
    waitFor,
    async waitForPosts(count) {
      await waitFor(`${count} posts`, () => calls.filter(isPost).length >= count);
      return calls.filter(isPost);
    },
    async close() {
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
