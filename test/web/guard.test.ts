import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { appOver, wholeEngine } from "./harness.ts";

const app = appOver(wholeEngine);
const status = async (host: string, headers: Record<string, string> = {}, path = "/api/ask?q=help") =>
  (await app.request(`http://localhost${path}`, { headers: { host, ...headers } })).status;

describe("who may ask", () => {
  it.each([
    ["127.0.0.1:3000", 200],
    ["localhost:3000", 200],
    ["LOCALHOST", 200],
    ["[::1]:3000", 200],
    ["evil.example", 403],
    ["127.0.0.1.evil.example:3000", 403],
    ["localhost.evil.example", 403],
    ["evil.example@127.0.0.1", 403],
    ["", 403],
    ["0.0.0.0:3000", 403],
  ])("Host %s: %i", async (host, expected) => {
    expect(await status(host)).toBe(expected);
  });

  it("refuses a page of another site, and takes its own", async () => {
    expect(await status("127.0.0.1:3000", { origin: "https://evil.example" })).toBe(403);
    expect(await status("127.0.0.1:3000", { origin: "null" })).toBe(403);
    expect(await status("127.0.0.1:3000", { origin: "http://127.0.0.1:3000" })).toBe(200);
  });
});

describe("every answer", () => {
  it.each(["/", "/datasets", "/models", "/datasets/vlfeedback", "/nothing", "/api/ask?q=x", "/assets/page.css"])(
    "%s keeps to itself",
    async (path) => {
      const { headers } = await app.request(path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
    },
  );

  it("is compressed where the reader takes that, and a style sheet is sent once", async () => {
    const plain = await (await app.request("/datasets")).text();
    for (const [accepted, encoding] of [
      ["gzip", "gzip"],
      ["gzip, deflate, br, zstd", "br"],
      ["br;q=0, gzip", "gzip"],
    ] as const) {
      const page = await app.request("/datasets", { headers: { "accept-encoding": accepted } });
      expect(page.headers.get("content-encoding")).toBe(encoding);
      expect(page.headers.get("vary")).toContain("Accept-Encoding");
      const bytes = Buffer.from(await page.arrayBuffer());
      expect(String(encoding === "br" ? brotliDecompressSync(bytes) : gunzipSync(bytes))).toBe(plain);
    }
    const sheet = await app.request("/assets/page.css", { headers: { "accept-encoding": "br" } });
    expect(sheet.headers.get("content-encoding")).toBe("br");
    const again = await app.request("/assets/page.css", {
      headers: { "if-none-match": sheet.headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
  });

  it("a refusal says why, as data and not as a page", async () => {
    const refused = await app.request("http://localhost/", { headers: { host: "evil.example" } });
    expect(refused.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(refused.headers.get("content-type")).toContain("application/json");
    expect(await refused.json()).toEqual({
      error: "this server answers to 127.0.0.1 and localhost only",
      remedy: "Open the address that the command printed.",
    });
  });
});

describe("an address", () => {
  it("with a slash too many leads to the page", async () => {
    const { status, headers } = await app.request("http://localhost/datasets/?locale=ko");
    expect([status, headers.get("location")]).toEqual([301, "http://localhost/datasets?locale=ko"]);
  });

  it.each([
    ["ko", "ko"],
    ["fr, ko-KR;q=0.5", "ko"],
    ["en;q=0.1, ko;q=0.9", "ko"],
    ["ko;q=0, en", "en"],
    ["fr", "en"],
    ["", "en"],
  ])("Accept-Language %s shows the page in %s", async (accepted, locale) => {
    const page = await app.request("/models", { headers: { "accept-language": accepted } });
    expect(await page.text()).toContain(`<html lang="${locale}">`);
  });
});

describe("an error of ours", () => {
  it("is said without what was asked, and logged without it", async () => {
    const lines: string[] = [];
    const broken = appOver(
      {
        ...wholeEngine,
        ask: () => {
          throw new Error("secret question");
        },
      },
      lines,
    );
    const page = await broken.request("/?q=secret+question");
    expect(page.status).toBe(500);
    expect(await page.text()).toContain("That did not work");
    const api = await broken.request("/api/ask?q=secret+question");
    expect(api.status).toBe(500);
    expect(await api.json()).toEqual({ error: expect.any(String), remedy: expect.any(String) });
    expect(lines.join()).toContain("web.failed");
    expect(lines.join()).not.toContain("secret");
  });
});
