import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLiveEngine } from "../../adapters/live.ts";
import { createLog } from "../../adapters/log.ts";
import { loadRegistry, loadSound } from "../../registry/load.ts";
import { ownRegistry } from "../../registry/place.ts";
import { problemText } from "../../registry/problem.ts";
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

  it.each<readonly [string, (place: string, other: string) => void]>([
    [
      "was removed and made anew",
      (place, other) => {
        rmSync(place, { recursive: true });
        cpSync(other, place, { recursive: true });
      },
    ],
    [
      "is a link that leads elsewhere now",
      (place, other) => {
        rmSync(place, { recursive: true });
        symlinkSync(other, place);
      },
    ],
  ])("is read again when its folder %s", async (_, replace) => {
    const [place, other] = [join(folder, "place"), join(folder, "other")];
    for (const [path, used] of [
      [place, ["vlfeedback"]],
      [other, ["vlfeedback", "kvqa-skt"]],
    ] satisfies [string, string[]][]) {
      mkdirSync(join(path, "models"), { recursive: true });
      writeFileSync(join(path, "models/private-vlm.json"), JSON.stringify(makeModel("private-vlm", used)));
    }
    let datasets = 0;
    const read = () => {
      // As a bot does: what is half replaced is read with the next change.
      if (!existsSync(join(place, "models/private-vlm.json"))) return;
      const { models } = loadRegistry([ownRegistry(), place]);
      datasets = models.find(({ id }) => id === "private-vlm")?.stages[0]?.datasets.length ?? 0;
    };
    const stop = await watchRegistry([place], read);
    replace(place, other);
    await until("the other folder to be read", () => datasets === 2);
    writeFileSync(join(place, "models/private-vlm.json"), JSON.stringify(makeModel("private-vlm", ["kvqa-skt"])));
    await until("a change in it to be read", () => datasets === 1);
    await stop();
  });

  it("that holds a broken file does not keep a bot from starting; once it is mended it is read", () => {
    writeFileSync(join(folder, "models/private-vlm.json"), "{oops");
    const { records, problems } = loadSound([ownRegistry(), folder]);
    expect(records.datasets.length).toBe(loadRegistry().datasets.length);
    expect(problems.map(problemText).join()).toMatch(/private-vlm\.json:1: is not JSON/);
    writeFileSync(join(folder, "models/private-vlm.json"), JSON.stringify(makeModel("private-vlm", ["vlfeedback"])));
    expect(loadSound([ownRegistry(), folder]).records.models.some(({ id }) => id === "private-vlm")).toBe(true);
    expect(() => loadSound([join(folder, "nowhere"), ownRegistry()])).toThrow("there is no such file or folder");
  });

  it("adds its words to ours: a value keeps the words that it had", () => {
    mkdirSync(join(folder, "vocabulary"));
    const kind = JSON.parse(readFileSync(join(ownRegistry(), "vocabulary/kind.json"), "utf8"));
    const preference = kind.values.find(({ value }: { value: string }) => value === "preference");
    const words = { en: ["thumbs"], ko: ["엄지"] };
    writeFileSync(
      join(folder, "vocabulary/kind.json"),
      JSON.stringify({ ...kind, values: [{ ...preference, words }] }),
    );
    const { ask } = createEngine(buildRegistry(loadRegistry([ownRegistry(), folder])));
    for (const question of ["dpo korean", "thumbs korean"]) {
      expect(ask(question).query.filters.kind).toEqual(["preference"]);
    }
  });
});
