import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLiveEngine } from "../../adapters/live.ts";
import { createLog } from "../../adapters/log.ts";
import { loadRegistry } from "../../registry/load.ts";
import { ownRegistry } from "../../registry/place.ts";
import { watchRegistry } from "../../registry/watch.ts";
import { buildRegistry, createEngine } from "../../src/index.ts";
import { makeModel } from "./places.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "whichdata-"));
  mkdirSync(join(folder, "models"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function until(what: string, done: () => boolean): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!done()) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("a team's own registry beside ours", () => {
  it("is read again when it changes; a broken file is named, with its line, and the last good state goes on", async () => {
    const file = join(folder, "models/private-vlm.json");
    writeFileSync(file, JSON.stringify(makeModel("private-vlm", ["vlfeedback"])));
    const lines: string[] = [];
    const places = [ownRegistry(), folder];
    const build = async () => createEngine(buildRegistry(loadRegistry(places)));
    const live = await createLiveEngine(
      build,
      createLog("info", [], (line) => lines.push(line)),
    );
    const stop = await watchRegistry(places, live.reload);
    const used = () => live.ask("what data did private-vlm use").answer.hits.map(({ dataset }) => dataset.id);
    expect(used()).toEqual(["vlfeedback"]);

    writeFileSync(file, JSON.stringify(makeModel("private-vlm", ["vlfeedback", "kvqa-skt"])));
    await until("the change to be read", () => used().length === 2);
    expect(used()).toEqual(["vlfeedback", "kvqa-skt"]);

    writeFileSync(file, '{\n  "id": "private-vlm",\n  oops\n}');
    await until("the log to tell", () => lines.some((line) => line.includes("not reloaded")));
    expect(lines.join("")).toMatch(/private-vlm\.json:3: is not JSON.*mend the syntax/);
    expect(used()).toEqual(["vlfeedback", "kvqa-skt"]);

    rmSync(file);
    await until("the removal to be read", () => live.ask("what data did private-vlm use").answer.kind !== "model");
    await stop();
  });
});
