import { createServer, type IncomingMessage } from "node:http";
import { createGateway, type Gateway, type GatewayBehaviour, intent } from "./gateway.ts";
import { isRecord, type JsonRecord, textOf } from "./json.ts";
import { createRecords, type Records } from "./records.ts";
import { answerRequest, type FakeResponse, type SeenRequest } from "./routes.ts";

/** Something that goes wrong with the requests it matches, `times` times. */
export interface Fault {
  /** Matched against `METHOD /v10/path`. */
  readonly match: RegExp;
  readonly times: number;
  /** What is sent in place of the answer; without it the request is done and the connection cut before the answer. */
  readonly response?: FakeResponse & { readonly headers?: Readonly<Record<string, string>> };
  /** Waits this long first. */
  readonly delayMs?: number;
  /** The connection is cut before anything is done. */
  readonly reset?: boolean;
}

export interface FakeDiscord extends Records {
  /** What DISCORD_API_BASE is to be. */
  readonly apiBase: string;
  readonly token: string;
  readonly requests: SeenRequest[];
  readonly gateway: Gateway;
  /** Sends an interaction; its id. */
  interact(interaction: JsonRecord): string;
  /** Sends a message; its id. */
  say(message: JsonRecord): string;
  /** Tells that a message was edited: the message as it is now. */
  edit(message: JsonRecord): void;
  /** Tells that messages of one channel were deleted; several at once as a moderator's purge. */
  remove(...messages: JsonRecord[]): void;
  fail(fault: Fault): void;
  /** From now on the token is worth nothing, and who is connected is told so. */
  revokeToken(): void;
  /** Closes each IDENTIFY with a code. */
  refuseIdentify(code: number): void;
  /** Leaves heartbeats without an answer, or answers them again. */
  goDeaf(deaf: boolean): void;
  /** Discord's clock differs from this machine's by so much, in the `date` header. */
  shiftClock(ms: number): void;
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += String(chunk);
  return text === "" ? undefined : JSON.parse(text);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** What a fake may have different. */
export interface FakeOptions {
  readonly token?: string;
  /** How many shards Discord advises. */
  readonly shards?: number;
  /** How often clients are told to send a heartbeat, in milliseconds. */
  readonly heartbeatMs?: number;
  /** How long after the event a first answer is taken; Discord's own 3 s where it is not given. */
  readonly patienceMs?: number;
  /** How many messages a second are taken; any number where it is not given. */
  readonly messagesPerSecond?: number;
  /** Whether the application was granted the privileged intent Message Content. */
  readonly allowMessageContent?: boolean;
}

/** A Discord on 127.0.0.1: its REST API and its gateway on one free port, with the oracle on every payload. */
export async function startFakeDiscord(options: FakeOptions = {}): Promise<FakeDiscord> {
  const { token = "fake.bot.token", shards = 1, heartbeatMs = 41_250 } = options;
  const granted = options.allowMessageContent ? intent.messageContent : 0;
  const requests: SeenRequest[] = [];
  const faults: { fault: Fault; left: number }[] = [];
  const records = createRecords({ shards, patienceMs: options.patienceMs ?? 3_000 });
  let valid = true;
  let shiftMs = 0;
  let port = 0;
  const gatewayUrl = () => `ws://127.0.0.1:${port}`;
  const acceptsToken = (given: string) => valid && given === token;
  const behaviour: GatewayBehaviour = { acceptsToken, refuse: null, heartbeatMs, deaf: false, granted };

  let nextMessage = 0;
  /** The refusal of a message that comes too soon after another. */
  function limit() {
    const waitMs = nextMessage - Date.now();
    if (options.messagesPerSecond === undefined) return null;
    if (waitMs > 0) return { status: 429, body: { retry_after: waitMs / 1_000, global: false, message: "slow" } };
    nextMessage = Date.now() + 1_000 / options.messagesPerSecond;
    return null;
  }

  const server = createServer(async (request, response) => {
    const [path = "", query = ""] = (request.url ?? "").replace(/^\/api/, "").split("?");
    const authorization = request.headers.authorization ?? "";
    const body = await readBody(request);
    const seen = { method: request.method ?? "", path, query, authorization, body };
    requests.push(seen);
    const entry = faults.find(({ fault, left }) => left > 0 && fault.match.test(`${seen.method} ${path}`));
    if (entry !== undefined) entry.left -= 1;
    const fault = entry?.fault;
    if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
    if (fault?.reset) {
      response.destroy();
      return;
    }
    const limited = /^POST .*\/channels\/\d+\/messages$/.test(`${seen.method} ${path}`) ? limit() : null;
    const wellKnown = (request.url ?? "").startsWith("/api/");
    const usual = (): FakeResponse =>
      wellKnown ? answerRequest(seen, records, acceptsToken, gatewayUrl()) : { status: 404, body: { code: 0 } };
    if (fault !== undefined && fault.response === undefined && fault.delayMs === undefined) {
      usual();
      response.destroy();
      return;
    }
    const { status, body: answer } = fault?.response ?? limited ?? usual();
    response.setHeader("date", new Date(Date.now() + shiftMs).toUTCString());
    const headers = fault?.response?.headers ?? (limited ? { "retry-after": String(limited.body.retry_after) } : {});
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    // Without a body there must be no content type either: discord.js would parse nothing as JSON, and throw.
    if (answer !== undefined) response.setHeader("content-type", "application/json");
    response.writeHead(status).end(answer === undefined ? undefined : JSON.stringify(answer));
  });
  const gateway = createGateway(server, gatewayUrl, behaviour);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address !== null ? address.port : 0;

  return Object.assign(records, {
    apiBase: `http://127.0.0.1:${port}/api`,
    token,
    requests,
    gateway,
    interact(interaction: JsonRecord) {
      records.interactions.set(textOf(interaction.token), interaction);
      gateway.dispatch("INTERACTION_CREATE", interaction);
      return textOf(interaction.id);
    },
    say(message: JsonRecord) {
      gateway.dispatch("MESSAGE_CREATE", message);
      return textOf(message.id);
    },
    edit(message: JsonRecord) {
      gateway.dispatch("MESSAGE_UPDATE", message);
    },
    remove(...messages: JsonRecord[]) {
      const [first = {}, ...others] = messages;
      const { channel_id, guild_id } = first;
      const where = guild_id === undefined ? { channel_id } : { channel_id, guild_id };
      if (others.length === 0) gateway.dispatch("MESSAGE_DELETE", { id: first.id, ...where });
      else gateway.dispatch("MESSAGE_DELETE_BULK", { ids: messages.map(({ id }) => id), ...where });
    },
    goDeaf(deaf: boolean) {
      behaviour.deaf = deaf;
    },
    fail(fault: Fault) {
      faults.push({ fault, left: fault.times });
    },
    revokeToken() {
      valid = false;
      gateway.disconnect(4004);
    },
    refuseIdentify(code: number) {
      behaviour.refuse = code;
    },
    shiftClock(ms: number) {
      shiftMs = ms;
    },
    async close() {
      await gateway.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}

/** The `data` of an interaction's answer. */
export function answerData(answer: JsonRecord): JsonRecord {
  return isRecord(answer.data) ? answer.data : {};
}
