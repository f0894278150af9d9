import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { checkAck } from "./check-call.ts";

type Json = Record<string, unknown>;

/** Slack's side of Socket Mode. */
export interface Sockets {
  /** The address for the next connection, good once. */
  ticket(): string;
  /** How many connections said hello so far. */
  opened(): number;
  /** How many are open now. */
  open(): number;
  /** Sends an envelope and resolves with the payload of its acknowledgement; rejects after Slack's 3 s. */
  envelope(type: "slash_commands" | "events_api" | "interactive", payload: Json): Promise<Json>;
  /** Cuts every connection without a word, as a network does. */
  cut(): void;
  /** Sends any frame at all. */
  frame(text: string): void;
  close(): void;
}

const ackMs = 3000;

/** Attaches Socket Mode to the fake's server. */
export function createSockets(server: Server, url: string, problems: string[]): Sockets {
  const wss = new WebSocketServer({ noServer: true });
  const waiting = new Map<string, (payload: Json) => void>();
  const tickets = new Set<string>();
  let current: WebSocket | undefined;
  let hellos = 0;
  let ids = 0;

  server.on("upgrade", (request, socket, head) => {
    const ticket = new URL(request.url ?? "/", url).searchParams.get("ticket") ?? "";
    if (!tickets.delete(ticket)) problems.push(`a connection with a ticket that is used or none: ${ticket}`);
    wss.handleUpgrade(request, socket, head, (ws) => {
      ws.on("message", (data) => {
        const frame = JSON.parse(String(data)) as { envelope_id?: string; payload?: Json };
        const resolve = waiting.get(frame.envelope_id ?? "");
        if (resolve === undefined) problems.push(`an acknowledgement of nothing, or a second one: ${String(data)}`);
        waiting.delete(frame.envelope_id ?? "");
        resolve?.(frame.payload ?? {});
      });
      current = ws;
      hellos++;
      ws.send(JSON.stringify({ type: "hello", num_connections: 1, connection_info: { app_id: "A1" } }));
    });
  });

  return {
    ticket() {
      const ticket = String(ids++);
      tickets.add(ticket);
      return `${url}?ticket=${ticket}`;
    },
    opened: () => hellos,
    open: () => wss.clients.size,
    cut() {
      for (const ws of wss.clients) ws.terminate();
    },
    frame: (text) => current?.send(text),
    async envelope(type, payload) {
      const id = `E${ids++}`;
      let late: NodeJS.Timeout | undefined;
      const acked = new Promise<Json>((resolve, reject) => {
        late = setTimeout(() => reject(new Error(`${type} ${id} not acknowledged in ${ackMs} ms`)), ackMs);
        waiting.set(id, resolve);
      });
      current?.send(
        JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: type !== "events_api" }),
      );
      try {
        const ack = await acked;
        problems.push(...checkAck(payload, ack));
        return ack;
      } finally {
        clearTimeout(late);
      }
    },
    close() {
      for (const ws of wss.clients) ws.terminate();
      wss.close();
    },
  };
}
