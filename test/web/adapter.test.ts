import { get } from "node:http";
import { connect, createServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createWebAdapter, type WebAdapter } from "../../adapters/web/adapter.ts";
import { contextOver, schemas, standIns, wholeEngine } from "./harness.ts";

const started: WebAdapter[] = [];
function make(port?: number): WebAdapter {
  const config = { platforms: standIns(), schemas, ...(port !== undefined && { port }) };
  const adapter = createWebAdapter(config, contextOver(wholeEngine).page);
  started.push(adapter);
  return adapter;
}
afterEach(async () => {
  await Promise.all(started.splice(0).map((adapter) => adapter.stop()));
});

/** Takes a port away, on this machine's own address. */
async function occupy(port: number): Promise<{ readonly port: number; free(): Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    free: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A file as it comes over the wire: its compressed length, in bytes. */
function wireLength(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "gzip" } }, (response) => {
      let length = 0;
      response.on("data", (chunk: Buffer) => {
        length += chunk.length;
      });
      response.on("end", () => resolve(length));
    }).on("error", reject);
  });
}

describe("the local page's server", () => {
  it("answers on this machine alone, and says where", async () => {
    const adapter = make(0);
    expect(adapter.url).toBeNull();
    await adapter.start();
    expect(adapter.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const response = await fetch(adapter.url ?? "");
    expect(response.status).toBe(200);
    await response.text();
  });

  it("takes the next free port where the first is taken, and no other than the one that was asked for", async () => {
    const taken = await occupy(0);
    await expect(make(taken.port).start()).rejects.toThrow(
      `[web] Port ${taken.port} is taken. Choose another with --port, or --port 0 for any free one.`,
    );
    await taken.free();
    const first = make();
    await first.start();
    const second = make();
    await second.start();
    const port = (adapter: WebAdapter) => Number(new URL(adapter.url ?? "").port);
    expect(port(first)).toBeGreaterThanOrEqual(3000);
    expect(port(second)).toBeGreaterThan(port(first));
  });

  it("stops twice, frees its port, and can be started again", async () => {
    const adapter = make(0);
    await adapter.start();
    const port = Number(new URL(adapter.url ?? "").port);
    await (await fetch(adapter.url ?? "")).text();
    await Promise.all([adapter.stop(), adapter.stop()]);
    expect(adapter.url).toBeNull();
    const again = make(port);
    await again.start();
    expect(again.url).toBe(`http://127.0.0.1:${port}/`);
  });

  it("sends its first page, with all that belongs to it, in less than 150 KB", async () => {
    const adapter = make(0);
    await adapter.start();
    const url = adapter.url ?? "";
    const markup = await (await fetch(url)).text();
    const files = [...markup.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? "");
    expect(files).toEqual(expect.arrayContaining(["/assets/page.css", "/assets/conversation.js"]));
    const lengths = await Promise.all(["/", ...files].map((path) => wireLength(new URL(path, url).href)));
    const total = lengths.reduce((sum, length) => sum + length, 0);
    expect(total).toBeGreaterThan(5_000);
    expect(total).toBeLessThan(150_000);
  });

  it("says what is wrong with an address that cannot be read", async () => {
    const adapter = make(0);
    await adapter.start();
    const { port } = new URL(adapter.url ?? "");
    const socket = connect(Number(port), "127.0.0.1");
    socket.write("GET /?q=한국어 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    let answer = "";
    for await (const chunk of socket) answer += String(chunk);
    expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*percent-encoded/);
  });

  it("reads a long conversation from an address", async () => {
    const adapter = make(0);
    await adapter.start();
    const parameters = new URLSearchParams({ q: "가".repeat(1_000) });
    for (let index = 0; index < 8; index++) parameters.append("after", "나".repeat(1_000));
    const response = await fetch(`${adapter.url}?${parameters}`);
    expect(response.status).toBe(200);
    await response.text();
  });
});
