import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { checkCall } from "./check-call.ts";
import { createFaults, type Faults } from "./faults.ts";
import { createResponseUrls, type UrlKind } from "./response-urls.ts";
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
  /** Those of them that were messages, and that it took. */
  taken(): Call[];
  /** The language of each person's Slack, by user; en-US where it is not set. */
  readonly localeOf: Map<string, string>;
  /** A fresh response_url: of a press, of a command (which replaces nothing), or an expired one (404). */
  responseUrl(kind?: UrlKind): string;
  /** Resolves once `count` posts are there; rejects after 10 s. */
  waitForPosts(count: number): Promise<Call[]>;
  /** Resolves once `done` is true; rejects after `ms`, 10 s where it is not given. */
  waitFor(what: string, done: () => boolean, ms?: number): Promise<void>;
  close(): Promise<void>;
}

/** The tokens that the fake knows; anything else is `invalid_auth`. */
export const botToken = "xoxb-fake";
export const appToken = "xapp-fake";
/** Who the bot is. */
export const bot = { user: "UBOT", bot: "BBOT", team: "T1" };

/** One bucket a channel, which is filled up with one a second. */
function createBuckets(burst: number) {
  const left = new Map<string, { count: number; at: number }>();
  return {
    take(channel: string): boolean {
      const now = Date.now();
      const bucket = left.get(channel) ?? { count: burst, at: now };
      const filled = Math.min(burst, bucket.count + (now - bucket.at) / 1000);
      left.set(channel, { count: filled < 1 ? filled : filled - 1, at: now });
      return filled >= 1;
    },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/**
 * Starts a fake Slack on a free port of 127.0.0.1.
 * @param burst how many messages a channel takes at once; then it takes one a second, and says 429 to more.
 */
export async function startFakeSlack(burst: number = Number.POSITIVE_INFINITY): Promise<FakeSlack> {
  const calls: Call[] = [];
  const problems: string[] = [];
  const faults = createFaults();
  const urls = createResponseUrls();
  const localeOf = new Map<string, string>();
  const buckets = createBuckets(burst);
  const taken: Call[] = [];
  let posted = 0;

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
        const channel = String(call.args.channel);
        // A message to a person goes into their direct messages, which have an id of their own.
        return { ok: true, channel: channel.startsWith("U") ? channel.replace("U", "D") : channel, ts, message_ts: ts };
      }
      case "users.info": {
        const user = String(call.args.user);
        return { ok: true, user: { id: user, locale: localeOf.get(user) ?? "en-US" } };
      }
      case "chat.unfurl":
      case "views.open":
      case "views.publish":
      case "assistant.threads.setSuggestedPrompts":
        return { ok: true };
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
    // The SDK writes what is nested as JSON.
    for (const name of ["blocks", "view", "unfurls", "prompts"]) {
      if (typeof args[name] === "string") args[name] = JSON.parse(args[name]);
    }
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
    if (fault !== undefined && "cut" in fault) return void request.socket.destroy();
    if (fault !== undefined && "status" in fault) {
      const retry = fault.retryAfterSeconds;
      return send(response, fault.status, {}, retry === undefined ? {} : { "retry-after": String(retry) });
    }
    if (fault !== undefined && "error" in fault) return send(response, 200, { ok: false, error: fault.error });
    if (fault !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    if (isResponse && !urls.take(path)) return send(response, 404, { ok: false, error: "expired_url" });
    if (method === "chat.postMessage" && !buckets.take(String(call.args.channel))) {
      return send(response, 429, { ok: false, error: "ratelimited" }, { "retry-after": "1" });
    }
    if (method.startsWith("chat.post")) taken.push(call);
    problems.push(...checkCall(call, path.startsWith("/response/command/")));
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

  async function waitFor(what: string, done: () => boolean, ms = 10_000): Promise<void> {
    const until = Date.now() + ms;
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
    taken: () => taken,
    localeOf,
    responseUrl: (kind = "action") => `http://${origin}${urls.give(kind)}`,
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
