import { describe, expect, it } from "vitest";
import { follow } from "../../registry/links/follow.ts";
import { createPace } from "../../registry/links/pace.ts";
import { createProber, type Probed } from "../../registry/links/probe.ts";
import { type Answer, fateOf, quick, site, status } from "./sites.ts";

describe("what becomes of an address", () => {
  it.each<[string, Record<string, Answer | readonly Answer[]>, object, readonly string[]]>([
    ["well", { "/": status(200) }, { fate: "ok" }, ["HEAD /"]],
    ["well, though HEAD is refused", { "/": [status(405), status(200)] }, { fate: "ok" }, ["HEAD /", "GET /"]],
    ["well, though HEAD is forbidden", { "/": [status(403), status(200)] }, { fate: "ok" }, ["HEAD /", "GET /"]],
    ["well, though HEAD is not found", { "/": [status(404), status(200)] }, { fate: "ok" }, ["HEAD /", "GET /"]],
    ["well, though HEAD is not implemented", { "/": [status(501), status(200)] }, { fate: "ok" }, ["HEAD /", "GET /"]],
    ["gone", { "/": status(410) }, { fate: "dead", why: "410" }, ["HEAD /", "GET /"]],
    ["not found", { "/": status(404) }, { fate: "dead", why: "404" }, ["HEAD /", "GET /"]],
    ["forbidden", { "/": status(403) }, { fate: "unsure", why: "403" }, ["HEAD /", "GET /"]],
    [
      "elsewhere for now",
      { "/": status(302, { location: "/b" }), "/b": status(200) },
      { fate: "ok" },
      ["HEAD /", "HEAD /b"],
    ],
    [
      "elsewhere, and dead there",
      { "/": status(301, { location: "/b" }) },
      { fate: "dead", why: "404" },
      ["HEAD /", "HEAD /b", "GET /b"],
    ],
    [
      "in a circle",
      { "/": status(302, { location: "/" }) },
      { fate: "unsure", why: expect.stringContaining("circle") },
      Array(6).fill("HEAD /"),
    ],
    ["a redirect to nowhere", { "/": status(302) }, { fate: "unsure", why: "302" }, ["HEAD /"]],
    [
      "a redirect out of the web",
      { "/": status(302, { location: "file:///etc/passwd" }) },
      { fate: "unsure", why: expect.stringContaining("no web page") },
      ["HEAD /"],
    ],
    [
      "a redirect that is no address",
      { "/": status(302, { location: "http://[" }) },
      { fate: "unsure", why: expect.stringContaining("address that is none") },
      ["HEAD /"],
    ],
    ["busy once", { "/": [status(429, { "retry-after": "0" }), status(200)] }, { fate: "ok" }, ["HEAD /", "HEAD /"]],
    ["busy always", { "/": status(429) }, { fate: "unsure", why: "429" }, Array(3).fill("HEAD /")],
    ["busy for an hour", { "/": status(429, { "retry-after": "3600" }) }, { fate: "unsure", why: "429" }, ["HEAD /"]],
    ["broken once", { "/": [status(503), status(200)] }, { fate: "ok" }, ["HEAD /", "HEAD /"]],
    ["broken always", { "/": status(500) }, { fate: "unsure", why: "500" }, Array(3).fill("HEAD /")],
    [
      "hung up on",
      { "/": (response) => response.destroy() },
      { fate: "unsure", why: "the host broke the connection" },
      Array(3).fill("HEAD /"),
    ],
  ])("%s", async (_, pages, expected, asked) => {
    const there = await site(pages);
    expect(await fateOf(`${there.url}/`)).toEqual(expected);
    expect(there.asked).toEqual(asked);
  });

  it.each([301, 308])("moved for good (%i), as far as it is for good", async (code) => {
    const there = await site({
      "/": status(code, { location: "/b" }),
      "/b": status(code, { location: "/c?x=1" }),
      "/c?x=1": status(302, { location: "/today" }),
      "/today": status(200),
    });
    expect(await fateOf(`${there.url}/`)).toEqual({ fate: "moved", to: `${there.url}/c?x=1` });
  });

  it("no answer in time", async () => {
    const there = await site({ "/": () => {} });
    const fate = await fateOf(`${there.url}/`, { ...quick, timeoutMs: 100, retries: 1 });
    expect(fate).toEqual({ fate: "unsure", why: "no answer in time" });
    expect(there.asked).toHaveLength(2);
  });

  it("a big page is not downloaded", async () => {
    let tell: (chunks: number) => void = () => {};
    const taken = new Promise<number>((resolve) => {
      tell = resolve;
    });
    const there = await site({
      "/": (response) => {
        let chunks = 0;
        const write = (error?: Error | null): void => {
          if (error) return;
          chunks += 1;
          if (chunks < 500) response.write(Buffer.alloc(100_000), write);
          else response.end();
        };
        response.on("close", () => tell(chunks));
        write();
      },
    });
    const prober = createProber(5_000, true);
    const probed = await prober.probe(new URL(`${there.url}/`), "GET");
    expect(probed).toEqual({ status: 200, location: null, retryAfter: null });
    expect(await taken).toBeLessThan(500);
    prober.close();
  });

  const answered = (probed: Probed) =>
    follow(
      "https://huggingface.co/datasets/a/b",
      {
        probe: async (url) =>
          url.pathname.endsWith("/b") ? probed : { status: 200, location: null, retryAfter: null },
        close: () => {},
      },
      createPace({ concurrency: 1, perHost: 1, delayMs: 0 }),
      { retries: 0, backoffMs: 1, longestWaitMs: 1 },
    );
  it.each<[string, Probed, object]>([
    ["no such host", { failure: "ENOTFOUND" }, { fate: "dead", why: "no such host" }],
    ["a name server that is away", { failure: "EAI_AGAIN" }, { fate: "unsure" }],
    ["a certificate of the past", { failure: "CERT_HAS_EXPIRED" }, { fate: "unsure", why: "CERT_HAS_EXPIRED" }],
    [
      "a dataset that the Hub renamed",
      { status: 307, location: "/datasets/a/c", retryAfter: null },
      { fate: "moved", to: "https://huggingface.co/datasets/a/c" },
    ],
    [
      "a page of the Hub that wants a login",
      { status: 307, location: "/login?next=x", retryAfter: null },
      { fate: "ok" },
    ],
  ])("%s", async (_, probed, expected) => {
    expect(await answered(probed)).toMatchObject(expected);
  });
});
