import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { world } from "./ids.ts";
import { isRecord, type JsonRecord, textOf } from "./json.ts";

/** Discord's documentation, gateway intents. */
export const intent = { guilds: 1, guildMessages: 1 << 9, directMessages: 1 << 12, messageContent: 1 << 15 };
const privileged = (1 << 1) | (1 << 8) | intent.messageContent;

interface Session {
  readonly id: string;
  /** Which shard of how many. */
  readonly shard: readonly [number, number];
  readonly intents: number;
  socket: WebSocket | null;
  sequence: number;
  readonly sent: { readonly s: number; readonly packet: string }[];
}

/** How the gateway treats those who connect; may change at any time. */
export interface GatewayBehaviour {
  readonly acceptsToken: (token: string) => boolean;
  /** Closes each IDENTIFY with this code. */
  refuse: number | null;
  /** How often clients are told to send a heartbeat, in milliseconds. */
  heartbeatMs: number;
  /** Leaves heartbeats without an answer. */
  deaf: boolean;
  /** The privileged intents that the application was granted, as a bit field. */
  readonly granted: number;
}

export interface Gateway {
  /** One line for each IDENTIFY and RESUME. */
  readonly logins: { readonly op: "identify" | "resume"; readonly intents: number }[];
  /** The shards that have said who they are, as `[shard, of]`. */
  readonly shards: (readonly [number, number])[];
  /** Sends an event to every session whose intents cover it; a session that is away gets it when it resumes. */
  dispatch(name: string, data: JsonRecord): void;
  /** Sends an op code of the gateway's own, such as 7 (reconnect). */
  send(op: number, data?: unknown): void;
  /** Forgets every session: nobody can resume. */
  forget(): void;
  /** Closes every connection with a code; 1006 drops it without a word. */
  disconnect(code: number): void;
  /** The codes with which connections ended. */
  readonly left: number[];
  close(): Promise<void>;
}

/** What a session may see of an event; null where nothing. */
function visible(name: string, data: JsonRecord, intents: number): JsonRecord | null {
  if (!name.startsWith("MESSAGE_")) return data;
  const direct = data.guild_id === undefined;
  if ((intents & (direct ? intent.directMessages : intent.guildMessages)) === 0) return null;
  if (name.startsWith("MESSAGE_DELETE")) return data;
  const mentioned =
    Array.isArray(data.mentions) && data.mentions.some((user) => isRecord(user) && user.id === world.bot);
  const own = isRecord(data.author) && data.author.id === world.bot;
  if (direct || mentioned || own || (intents & intent.messageContent) !== 0) return data;
  return { ...data, content: "", attachments: [], embeds: [], components: [] };
}

/** The shard that gets a server's events; direct messages are the first one's. */
function shardOf(data: JsonRecord, count: number): number {
  const guild = textOf(data.guild_id);
  return guild === "" ? 0 : Number((BigInt(guild) >> 22n) % BigInt(count));
}

function shardPair(given: unknown): readonly [number, number] {
  return Array.isArray(given) ? [Number(given[0]), Number(given[1])] : [0, 1];
}

/** The WebSocket half of the fake, on the server's own port. */
export function createGateway(server: Server, url: () => string, behaviour: GatewayBehaviour): Gateway {
  const sockets = new WebSocketServer({ server });
  const sessions = new Map<string, Session>();
  const logins: Gateway["logins"] = [];
  const shards: Gateway["shards"] = [];
  const left: number[] = [];

  function deliver(session: Session, name: string, data: JsonRecord): void {
    const seen = visible(name, data, session.intents);
    if (seen === null) return;
    session.sequence += 1;
    const packet = JSON.stringify({ op: 0, t: name, s: session.sequence, d: seen });
    session.sent.push({ s: session.sequence, packet });
    session.socket?.send(packet);
  }

  function identify(socket: WebSocket, data: JsonRecord): void {
    const intents = Number(data.intents);
    logins.push({ op: "identify", intents });
    const unknown = behaviour.acceptsToken(textOf(data.token)) ? null : 4004;
    const refused = behaviour.refuse ?? unknown ?? ((intents & privileged & ~behaviour.granted) === 0 ? null : 4014);
    if (refused !== null) {
      socket.close(refused);
      return;
    }
    const shard = shardPair(data.shard);
    shards.push(shard);
    const session: Session = { id: `session-${sessions.size + 1}`, shard, intents, socket, sequence: 0, sent: [] };
    sessions.set(session.id, session);
    socket.once("close", () => {
      if (session.socket === socket) session.socket = null;
    });
    deliver(session, "READY", {
      v: 10,
      user: { id: world.bot, username: "whichdata", discriminator: "0000", avatar: null, bot: true },
      guilds: [{ id: world.guild, unavailable: true }],
      session_id: session.id,
      resume_gateway_url: url(),
      shard,
      application: { id: world.application, flags: 0 },
    });
  }

  function resume(socket: WebSocket, data: JsonRecord): void {
    const session = sessions.get(textOf(data.session_id));
    if (!behaviour.acceptsToken(textOf(data.token))) {
      socket.close(4004);
      return;
    }
    if (session === undefined) {
      socket.send(JSON.stringify({ op: 9, d: false }));
      return;
    }
    logins.push({ op: "resume", intents: session.intents });
    session.socket = socket;
    socket.once("close", () => {
      if (session.socket === socket) session.socket = null;
    });
    for (const { s, packet } of session.sent) if (s > Number(data.seq)) socket.send(packet);
    deliver(session, "RESUMED", {});
  }

  sockets.on("connection", (socket) => {
    socket.on("error", () => undefined);
    socket.on("close", (code) => left.push(code));
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: behaviour.heartbeatMs } }));
    socket.on("message", (raw) => {
      const packet: unknown = JSON.parse(String(raw));
      if (!isRecord(packet)) return;
      if (packet.op === 1 && !behaviour.deaf) socket.send(JSON.stringify({ op: 11 }));
      if (packet.op === 2 && isRecord(packet.d)) identify(socket, packet.d);
      if (packet.op === 6 && isRecord(packet.d)) resume(socket, packet.d);
    });
  });

  return {
    logins,
    shards,
    left,
    dispatch(name, data) {
      for (const session of sessions.values()) {
        const [shard, count] = session.shard;
        if (shardOf(data, count) === shard) deliver(session, name, data);
      }
    },
    forget: () => sessions.clear(),
    send(op, data = null) {
      for (const socket of sockets.clients) socket.send(JSON.stringify({ op, d: data }));
    },
    disconnect(code) {
      for (const socket of sockets.clients) {
        if (code === 1006) socket.terminate();
        else socket.close(code);
      }
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
    },
  };
}
