import { answerInteraction, answerWebhook, changeMessage, notFound, postMessage, refusal } from "./answers.ts";
import { snowflake, world } from "./ids.ts";
import { type JsonRecord, recordsIn, textOf } from "./json.ts";
import type { Records } from "./records.ts";

/** A request as it came. */
export interface SeenRequest {
  readonly method: string;
  /** Below `/api`, without the query. */
  readonly path: string;
  readonly query: string;
  readonly authorization: string;
  readonly body: unknown;
}

/** What goes back; no body is 204. */
export interface FakeResponse {
  readonly status: number;
  readonly body?: unknown;
}

function withoutLocalizations(command: JsonRecord): JsonRecord {
  const { name_localizations: _n, description_localizations: _d, ...rest } = command;
  return { ...rest, options: recordsIn(rest.options).map(withoutLocalizations) };
}

function putCommands(records: Records, scope: string, body: unknown): FakeResponse {
  const refused = refusal(records, scope === "global" ? "commands" : "guild-commands", body);
  if (refused !== null) return refused;
  const entryPoint = records.commands.get(scope)?.some(({ type }) => type === 4);
  if (entryPoint && !recordsIn(body).some(({ type }) => type === 4)) {
    return { status: 400, body: { code: 50_240, message: "You cannot remove this app's Entry Point command" } };
  }
  const stored = recordsIn(body).map((command) => ({
    id: snowflake(),
    application_id: world.application,
    version: snowflake(),
    default_member_permissions: null,
    dm_permission: true,
    nsfw: false,
    ...(scope === "global" ? {} : { guild_id: scope }),
    ...command,
  }));
  records.commands.set(scope, stored);
  return { status: 200, body: stored };
}

function commandsRoute(records: Records, request: SeenRequest, scope: string): FakeResponse {
  if (request.method === "PUT") return putCommands(records, scope, request.body);
  const stored = records.commands.get(scope) ?? [];
  const localized = request.query.includes("with_localizations=true");
  return { status: 200, body: localized ? stored : stored.map(withoutLocalizations) };
}

/** Answers a request that no fault has taken. `gatewayUrl` is where the WebSocket is. */
export function answerRequest(
  request: SeenRequest,
  records: Records,
  acceptsToken: (token: string) => boolean,
  gatewayUrl: string,
): FakeResponse {
  const path = request.path.replace(/^\/v10/, "");
  if (path === request.path) return notFound(0, "404: Not Found");
  const route = `${request.method} ${path}`;

  if (/^POST \/interactions\/\d+\/[^/]+\/callback$/.test(route)) return answerInteraction(records, request);
  const webhook = /^(POST|PATCH|DELETE) \/webhooks\/\d+\/([^/]+?)(\/messages\/(?:@|%40)original)?$/.exec(route);
  if (webhook !== null) return answerWebhook(records, textOf(webhook[1]), textOf(webhook[2]), request.body);

  if (!acceptsToken(request.authorization.replace(/^Bot /, ""))) {
    return { status: 401, body: { message: "401: Unauthorized", code: 0 } };
  }
  if (route === "GET /gateway/bot") {
    const session_start_limit = { total: 1_000, remaining: 999, reset_after: 14_400_000, max_concurrency: 16 };
    return { status: 200, body: { url: gatewayUrl, shards: records.shards, session_start_limit } };
  }
  if (route === "GET /applications/@me") {
    const interactions_endpoint_url = records.interactionsEndpointUrl;
    return { status: 200, body: { id: world.application, name: "whichdata", interactions_endpoint_url } };
  }
  const commands = /^(?:GET|PUT) \/applications\/\d+\/(?:guilds\/(\d+)\/)?commands$/.exec(route);
  if (commands !== null) return commandsRoute(records, request, commands[1] ?? "global");
  if (/^GET \/guilds\/\d+\/roles$/.test(route)) {
    const everyone = { id: world.guild, name: "@everyone", managed: false };
    const own = { id: world.botRole, name: "whichdata", managed: true, tags: { bot_id: world.bot } };
    return { status: 200, body: [everyone, { id: world.otherRole, name: "data", managed: false }, own] };
  }
  if (/^GET \/channels\/\d+$/.test(route)) {
    return { status: 200, body: { id: world.thread, type: 11, parent_id: world.channel } };
  }
  const posted = /^POST \/channels\/(\d+)\/messages$/.exec(route);
  if (posted !== null) return postMessage(records, textOf(posted[1]), request.body);
  const changed = /^(PATCH|DELETE) \/channels\/\d+\/messages\/(\d+)$/.exec(route);
  if (changed !== null) return changeMessage(records, textOf(changed[1]), textOf(changed[2]), request.body);
  return notFound(0, "404: Not Found");
}
