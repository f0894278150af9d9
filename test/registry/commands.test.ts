import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, describe, expect, it } from "vitest";
import { runAdd, runExport, runImport, runLinks, runStats } from "../../registry/commands.ts";
import { carefulInfo, carefulReadme } from "../fakes/hub/cards.ts";
import { startHub } from "../fakes/hub/server.ts";
import { sound, usePlace } from "./places.ts";

const place = usePlace();
const open: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** The streams of a process, and what was written to them. */
function process(isTTY: boolean) {
  const said = { stdout: "", stderr: "" };
  const writable = (name: "stdout" | "stderr") => {
    const stream = Object.assign(new PassThrough(), {
      isTTY,
      columns: 80,
      cursorTo: () => true,
      clearLine: () => true,
    });
    stream.on("data", (chunk: Buffer) => {
      said[name] += chunk.toString();
    });
    return stream as unknown as NodeJS.WriteStream;
  };
  const stdin = Object.assign(new PassThrough(), { isTTY }) as unknown as NodeJS.ReadStream;
  return { said, streams: { stdin, stdout: writable("stdout"), stderr: writable("stderr") } };
}

describe("registry stats", () => {
  it("prints the numbers of the places it is given", async () => {
    const { said, streams } = process(false);
    const places = [place.registry([sound({ id: "a" }), sound({ id: "b" })])];
    expect(await runStats({ places, streams })).toBe(0);
    expect(said.stdout).toMatch(/^2 datasets, 0 models/);
  });
});

describe("registry add", () => {
  const options = { id: null, into: null, gated: false, renamed: false };
  const hubOf = async () => {
    const hub = await startHub({ "diver/x": { info: carefulInfo, readme: carefulReadme } });
    open.push(hub.close);
    return { endpoint: hub.url };
  };

  it("writes into the last folder of the registry, and says so", async () => {
    const { said, streams } = process(false);
    const ours = place.registry([]);
    const file = place.file("catalogue.jsonl", '{"id":"a","name":"A","url":"https://example.org"}');
    const places = [ours, file];
    expect(await runAdd({ ...options, places, streams, source: "diver/x", yes: true, hub: await hubOf() })).toBe(0);
    expect(JSON.parse(readFileSync(join(ours, "datasets/x.json"), "utf8"))).toMatchObject({ hfId: "diver/x" });
    expect(said.stdout).toMatch(/wrote .*ours\/datasets\/x\.json\n/);
  });

  it("makes a new folder where it is told to", async () => {
    const { streams } = process(false);
    const into = join(place.path, "team");
    const places = [place.registry([])];
    await runAdd({ ...options, places, into, streams, source: "diver/x", yes: true, hub: await hubOf() });
    expect(place.files()).toContain("team/datasets/x.json");
  });

  it("asks nobody where nobody is there", async () => {
    const { streams } = process(false);
    const places = [place.registry([])];
    const run = runAdd({ ...options, places, streams, source: "diver/x", yes: false, hub: await hubOf() });
    await expect(run).rejects.toThrow(/nobody to ask; pass --yes/);
    expect(place.files().filter((file) => file.endsWith("x.json"))).toEqual([]);
  });

  it.each<[string, string, number]>([
    ["the person who asked", "diver/nowhere", 2],
    ["the world outside", "diver/x", 1],
  ])("blames %s by its exit code", async (_, source, exitCode) => {
    const { streams } = process(false);
    const places = [place.registry([])];
    const hub = exitCode === 1 ? { endpoint: "http://127.0.0.1:1" } : await hubOf();
    await expect(runAdd({ ...options, places, streams, source, yes: true, hub })).rejects.toMatchObject({ exitCode });
  });
});

describe("registry links", () => {
  const quick = { allowLoopback: true, delayMs: 0, retries: 0 };
  const siteOf = async (status: number) => {
    const server = createServer((_, response) => response.writeHead(status).end());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    open.push(() => {
      server.close();
      server.closeAllConnections();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  };
  const registryAt = (url: string) => place.registry([sound({ id: "a", url, sources: [{ url, fields: ["url"] }] })]);

  it.each([
    [200, 0, /^1 addresses: 1 well/],
    [404, 2, /^Dead: .*\n.*127\.0\.0\.1.*\(404\)\n {4}datasets\/a: url\n {4}datasets\/a: sources\.0\.url\n/],
    [403, 0, /^Unsure: /],
  ])("a page that answers %i ends with %i, and nothing is written", async (status, exitCode, expected) => {
    const { said, streams } = process(false);
    const places = [registryAt(await siteOf(status))];
    const before = place.files();
    expect(await runLinks({ ...quick, places, streams })).toBe(exitCode);
    expect(said.stdout).toMatch(expected);
    expect(said.stderr).toBe("");
    expect(place.files()).toEqual(before);
  });

  it("shows how far it is, on a terminal and there alone", async () => {
    const { said, streams } = process(true);
    await runLinks({ ...quick, places: [registryAt(await siteOf(200))], streams });
    expect(said.stderr).toContain("0/1");
    expect(said.stdout).toBe("1 addresses: 1 well, 0 moved, 0 dead, 0 unsure\n");
  });
});

describe("registry export", () => {
  it("prints, or writes and says how much", async () => {
    const { said, streams } = process(false);
    const places = [place.registry([sound({ id: "a" })])];
    const out = join(place.path, "out.jsonl");
    await runExport({ places, streams, format: "jsonl", out: null, models: false });
    expect(JSON.parse(said.stdout)).toEqual(sound({ id: "a" }));
    await runExport({ places, streams, format: "jsonl", out, models: false });
    expect(readFileSync(out, "utf8")).toBe(said.stdout);
    expect(said.stderr).toContain(`1 datasets in ${out}`);
  });
});

describe("registry import", () => {
  it("says what became of each record", async () => {
    const { said, streams } = process(false);
    const places = [place.registry([sound({ id: "known" })])];
    const path = place.file(
      "new.jsonl",
      [sound({ id: "known" }), sound({ id: "new" }), { id: "bad" }].map((record) => JSON.stringify(record)).join("\n"),
    );
    expect(await runImport({ places, streams, path, into: null, dryRun: true })).toBe(2);
    expect(said.stdout).toMatch(
      /would write .*ours\/datasets\/new\.json\ndatasets\/known exists and stays as it is\n.*new\.jsonl:3: name: /,
    );
    expect(said.stdout).toMatch(/1 to write, 1 there already, 2 problems\n$/);
    expect(place.files()).not.toContain("ours/datasets/new.json");
  });
});
