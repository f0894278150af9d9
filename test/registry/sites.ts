import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";
import { checkLinks, type LinkOptions } from "../../registry/links/check.ts";
import type { Dataset, RegistryRecords } from "../../src/index.ts";
import { sound } from "./places.ts";

const open: { close(): void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;
/** An answer that is nothing but its status and headers. */
export const status = (code: number, headers = {}): Answer => {
  return (response) => response.writeHead(code, headers).end(code === 200 ? "page" : "");
};

/** A web site of pages by their paths; keeps what was asked of it. */
export async function site(pages: Record<string, Answer | readonly Answer[]>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    const before = asked.filter((line) => line.endsWith(` ${path}`)).length;
    asked.push(`${request.method} ${path}`);
    const answers = [pages[path] ?? status(404)].flat();
    (answers[Math.min(before, answers.length - 1)] ?? status(404))(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push({
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, asked };
}

/** Records whose only addresses are these. */
export function recordsOf(urls: readonly string[]): RegistryRecords {
  const datasets = urls.map((url, index): Dataset => ({ ...sound({ id: `d${index}`, url }), sources: [] }));
  return { datasets, models: [], vocabularies: [] };
}

/** Rude enough for a test, and for this machine alone. */
export const quick: LinkOptions = { allowLoopback: true, delayMs: 0, backoffMs: 1, timeoutMs: 5_000 };

/** What becomes of one address. */
export async function fateOf(url: string, options: LinkOptions = quick) {
  const [link] = await checkLinks(recordsOf([url]), options);
  if (!link) throw new Error("no link");
  const { url: _, uses: __, ...fate } = link;
  return fate;
}
