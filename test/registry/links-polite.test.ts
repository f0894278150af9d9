import { describe, expect, it } from "vitest";
import { mayAsk } from "../../registry/links/address.ts";
import { checkLinks } from "../../registry/links/check.ts";
import { createPace } from "../../registry/links/pace.ts";
import { linksText } from "../../registry/links/text.ts";
import { linksOf } from "../../registry/links/uses.ts";
import { makeModel, sound } from "./places.ts";
import { type Answer, fateOf, quick, recordsOf, site, status } from "./sites.ts";

describe("private addresses are never asked", () => {
  it.each([
    "10.0.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.31.255.255",
    "192.168.1.1",
    "100.64.0.1",
    "0.0.0.0",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fd00::1",
    "::ffff:10.0.0.1",
    "::ffff:127.0.0.1",
    "64:ff9b::a00:1",
    "2002:a00:1::",
    "nonsense",
  ])("%s", (address) => {
    expect(mayAsk(address, false)).toBe(false);
  });

  it.each(["93.184.216.34", "172.32.0.1", "2606:2800:220:1::1"])("%s is public", (address) => {
    expect(mayAsk(address, false)).toBe(true);
  });

  it.each(["127.0.0.1", "localhost", "0x7f.1", "2130706433"])("this machine by %s", async (host) => {
    const there = await site({ "/": status(200) });
    const fate = await fateOf(`http://${host}:${there.port}/`, { ...quick, allowLoopback: false });
    expect(fate).toEqual({ fate: "unsure", why: "a private address, not asked" });
    expect(there.asked).toEqual([]);
  });

  it("by way of a redirect", async () => {
    const there = await site({ "/": status(302, { location: "http://10.0.0.1/latest/meta-data" }) });
    expect(await fateOf(`${there.url}/`)).toEqual({ fate: "unsure", why: "a private address, not asked" });
  });
});

describe("politeness", () => {
  /** A site that counts how many requests it holds at once. */
  async function crowd() {
    const now = new Map<string, number>();
    const most = new Map<string, number>();
    const answer: Answer = (response, request) => {
      for (const key of ["all", request.headers.host ?? ""]) {
        now.set(key, (now.get(key) ?? 0) + 1);
        most.set(key, Math.max(most.get(key) ?? 0, now.get(key) ?? 0));
      }
      setTimeout(() => {
        for (const key of ["all", request.headers.host ?? ""]) now.set(key, (now.get(key) ?? 0) - 1);
        response.writeHead(200).end();
      }, 20);
    };
    const pages = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`/${index}`, answer]));
    return { ...(await site(pages)), most };
  }

  it("asks no more at once than it is told, nor of one host, and each address once", async () => {
    const there = await crowd();
    const hosts = ["127.0.0.1", "localhost"];
    const urls = hosts.flatMap((host) =>
      Array.from({ length: 10 }, (_, index) => `http://${host}:${there.port}/${index}`),
    );
    const options = { ...quick, concurrency: 3, perHost: 2 };
    const links = await checkLinks(recordsOf([...urls, ...urls, `${urls[0]}#part`]), options);
    expect(links.map(({ fate }) => fate)).toEqual(Array(20).fill("ok"));
    expect(there.asked).toHaveLength(20);
    expect(there.most.get("all")).toBeGreaterThan(1);
    expect(there.most.get("all")).toBeLessThanOrEqual(3);
    for (const host of hosts) expect(there.most.get(`${host}:${there.port}`)).toBeLessThanOrEqual(2);
  });

  it("a host that is slow takes no place from the others", async () => {
    const slow = await site(Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`/${index}`, () => {}])));
    const askedBefore: number[] = [];
    const there = await site({
      "/": (response) => {
        askedBefore.push(slow.asked.length);
        response.end();
      },
    });
    const urls = Array.from({ length: 9 }, (_, index) => `${slow.url}/${index}`);
    const finished: number[] = [];
    const links = await checkLinks(recordsOf([...urls, `${there.url}/`]), {
      ...quick,
      concurrency: 3,
      timeoutMs: 150,
      retries: 0,
      onProgress: (done) => finished.push(done),
    });
    expect(links.at(-1)?.fate).toBe("ok");
    // It was asked while the first two of the slow ones were waited for.
    expect(askedBefore).toHaveLength(1);
    expect(askedBefore[0]).toBeLessThanOrEqual(2);
    expect(slow.asked).toHaveLength(9);
    expect(finished).toEqual(Array.from({ length: 11 }, (_, index) => index));
  });

  it("says who asks", async () => {
    let agent = "";
    const there = await site({
      "/": (response, request) => {
        agent = request.headers["user-agent"] ?? "";
        response.end();
      },
    });
    await fateOf(`${there.url}/`);
    expect(agent).toMatch(/^whichdata/);
  });

  it("leaves a host alone that asks for rest, and lets others go on", async () => {
    const pace = createPace({ concurrency: 4, perHost: 1, delayMs: 0 });
    const order: string[] = [];
    pace.rest("tired", 100);
    await Promise.all([
      pace.run("tired", async () => order.push("tired")),
      pace.run("awake", async () => order.push("awake")),
    ]);
    expect(order).toEqual(["awake", "tired"]);
  });
});

describe("the addresses of records", () => {
  it("are every one that a record gives, with its fields", () => {
    const record = sound({
      id: "d",
      url: "https://example.org/d#data",
      hfId: "a/d",
      paper: { title: null, url: "https://example.org/paper" },
      sources: [{ url: "https://example.org/d", fields: ["url"] }],
    });
    const model = { ...makeModel("m", []), paper: "https://example.org/paper", url: "https://example.org/m" };
    const links = linksOf({ datasets: [record], models: [model], vocabularies: [] });
    expect(links).toEqual([
      { url: "https://example.org/d", uses: ["datasets/d: url", "datasets/d: sources.0.url"] },
      { url: "https://huggingface.co/datasets/a/d", uses: ["datasets/d: hfId"] },
      { url: "https://example.org/paper", uses: ["datasets/d: paper.url", "models/m: paper"] },
      { url: "https://example.org/m", uses: ["models/m: url"] },
      { url: "https://example.org/model", uses: ["models/m: sources.0.url"] },
    ]);
  });

  it("are reported in groups, the dead first", () => {
    const text = linksText([
      { url: "https://a.example", uses: ["datasets/a: url"], fate: "ok" },
      { url: "https://b.example", uses: ["datasets/b: url"], fate: "moved", to: "https://c.example" },
      { url: "https://d.example", uses: ["datasets/d: url", "models/e: paper"], fate: "dead", why: "404" },
      { url: "https://f.example", uses: ["datasets/f: url"], fate: "unsure", why: "429" },
    ]);
    expect(text).toBe(`Dead: correct the address, or take it away with what it covers (1)
  https://d.example (404)
    datasets/d: url
    models/e: paper

Moved: write the new address (1)
  https://b.example
    → https://c.example
    datasets/b: url

Unsure: look with a browser, or check again later (1)
  https://f.example (429)
    datasets/f: url

4 addresses: 1 well, 1 moved, 1 dead, 1 unsure
`);
  });
});
