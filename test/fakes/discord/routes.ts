import { snowflake, timeOf, world } from "./ids.ts";
import { isRecord, type JsonRecord, recordsIn, textOf } from "./json.ts";
import { checkPayload, type PayloadKind } from "./oracle.ts";

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

/** Everything that Discord would hold. */
export interface Records {
  /** First answers to interactions, in order. */
  readonly answers: { readonly interactionId: string; readonly body: JsonRecord }[];
  /** Messages in channels, in order; one that repeats a nonce is not here. */
  readonly messages: { readonly id: string; readonly channelId: string; readonly body: JsonRecord }[];
  /** Commands by "global" or the server's id. */
  readonly commands: Map<string, JsonRecord[]>;
  /** What the oracle found wrong with any payload: a test that ends with one has failed. */
  readonly problems: string[];
  interactionsEndpointUrl: string | null;
}

const notFound = (code: number, message: string): FakeResponse => ({ status: 404, body: { code, message } });

function check(records: Records, kind: PayloadKind, body: unknown): FakeResponse | null {
  const problems = checkPayload(kind, body);
  if (problems.length === 0) return null;
  records.problems.push(...problems.map((problem) => `${kind}: ${problem}`));
  return { status: 400, body: { code: 50_035, message: "Invalid Form Body", errors: { _errors: problems } } };
}

function answerInteraction(records: Records, id: string, body: unknown): FakeResponse {
  const known = /^\d{17,19}$/.test(id) && Date.now() - timeOf(id) <= 3_000;
  if (!known) return notFound(10_062, "Unknown interaction");
  if (records.answers.some((answer) => answer.interactionId === id)) {
    return { status: 400, body: { code: 40_060, message: "Interaction has already been acknowledged." } };
  }
  const refused = check(records, "callback", body);
  if (refused !== null) return refused;
  records.answers.push({ interactionId: id, body: isRecord(body) ? body : {} });
  return { status: 204 };
}

function postMessage(records: Records, channelId: string, body: unknown): FakeResponse {
  const refused = check(records, "message", body);
  if (refused !== null || !isRecord(body)) return refused ?? { status: 400, body: { code: 50_006 } };
  const earlier = body.enforce_nonce === true && records.messages.find((posted) => posted.body.nonce === body.nonce);
  const id = earlier ? earlier.id : snowflake();
  if (!earlier) records.messages.push({ id, channelId, body });
  return { status: 200, body: { id, channel_id: channelId, type: 0, nonce: body.nonce } };
}

function withoutLocalizations(command: JsonRecord): JsonRecord {
  const { name_localizations: _n, description_localizations: _d, ...rest } = command;
  return { ...rest, options: recordsIn(rest.options).map(withoutLocalizations) };
}

function putCommands(records: Records, scope: string, body: unknown): FakeResponse {
  const refused = check(records, scope === "global" ? "commands" : "guild-commands", body);
  if (refused !== null) return refused;
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

  const callback = /^POST \/interactions\/(\d+)\/([^/]+)\/callback$/.exec(route);
  if (callback !== null) return answerInteraction(records, textOf(callback[1]), request.body);
  if (/^(PATCH|POST) \/webhooks\//.test(route))
    return check(records, "edit", request.body) ?? { status: 200, body: {} };

  if (!acceptsToken(request.authorization.replace(/^Bot /, ""))) {
    return { status: 401, body: { message: "401: Unauthorized", code: 0 } };
  }
  if (route === "GET /gateway/bot") {
    const session_start_limit = { total: 1_000, remaining: 999, reset_after: 14_400_000, max_concurrency: 16 };
    return { status: 200, body: { url: gatewayUrl, shards: 1, session_start_limit } };
  }
  if (route === "GET /applications/@me") {
    const interactions_endpoint_url = records.interactionsEndpointUrl;
    return { status: 200, body: { id: world.application, name: "whichdata", interactions_endpoint_url } };
  }
  const commands = /^(?:GET|PUT) \/applications\/\d+\/(?:guilds\/(\d+)\/)?commands$/.exec(route);
  if (commands !== null) return commandsRoute(records, request, commands[1] ?? "global");
  const posted = /^POST \/channels\/(\d+)\/messages$/.exec(route);
  if (posted !== null) return postMessage(records, textOf(posted[1]), request.body);
  return notFound(0, "404: Not Found");
}
