import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "whichdata-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the command as a person would, with nothing of this machine's own environment but the path. */
function spawnWhichdata(args: readonly string[], env: Record<string, string> = {}, output: "pipe" | number = "pipe") {
  const child = spawn(process.execPath, ["--import", "tsx", join(root, "adapters/main.ts"), ...args], {
    cwd: root,
    stdio: ["pipe", output, "pipe"],
    env: { PATH: process.env.PATH ?? "", WHICHDATA_STATE: "memory:", ...env },
  });
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    stderr += chunk;
  });
  const firstLine = new Promise<string>((resolve) => {
    child.stdout?.on("data", () => stdout.includes("\n") && resolve(stdout.split("\n")[0] ?? ""));
  });
  const ended = new Promise<Ended>((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr })));
  return { child, firstLine, ended };
}

/** Runs the command to its end. */
function whichdata(args: readonly string[], input = "", env: Record<string, string> = {}): Promise<Ended> {
  const { child, ended } = spawnWhichdata(args, env);
  child.stdin?.end(input);
  return ended;
}

function parsed(stdout: string): Record<string, unknown>[] {
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("whichdata ask", () => {
  it.each([
    ["preference korean", /preference · Korean\n\d+ datasets match[\s\S]*ko_Ultrafeedback_binarized/],
    ["Zulu preference", /No dataset is all of this at once: preference, Zulu[\s\S]*without “Zulu”[\s\S]*UltraFeedback/],
    ["what data did LLaVA-1.5 use", /LLaVA-1\.5 was trained on 12 datasets in 2 stages[\s\S]*LLaVA-Instruct-150K/],
    ["한국어 VQA", /데이터셋 \d+개[\s\S]*KVQA/],
    ["", /which data should I use/],
    ["x".repeat(10_000), /I found nothing/],
    ["<@U0ZZQX> `zzqx`", /I found nothing/],
  ])("answers %.40j for people, plain when piped", async (question, expected) => {
    const { code, stdout, stderr } = await whichdata(["ask", question]);
    expect(stdout).toMatch(expected);
    expect(stdout).not.toContain("\u001b");
    expect([code, stderr]).toEqual([0, ""]);
  });

  it("prints the contract's object with --json", async () => {
    const { stdout } = await whichdata(["ask", "--json", "--limit", "2", "Zulu", "preference"]);
    const [answer] = parsed(stdout);
    expect(answer).toMatchObject({
      question: "Zulu preference",
      locale: "en",
      kind: "none",
      understood: { intent: "find", filters: { kind: ["preference"], language: ["zu"] }, text: "" },
      relaxed: ["language"],
      total: 0,
      model: null,
    });
    expect(answer?.results).toHaveLength(2);
    expect(answer?.results).toMatchObject([
      { id: "hh-rlhf", name: "HH-RLHF", url: expect.stringMatching(/^https:/), reasons: expect.any(Array) },
      {},
    ]);
    expect(String(answer?.text)).toContain("No dataset is all of this at once");
  });

  it("gives a model's stages with ids, and names where there is no record", async () => {
    const { stdout } = await whichdata(["ask", "--json", "LLaVA-NeXT-Interleave 학습 데이터"]);
    expect(parsed(stdout)[0]).toMatchObject({
      locale: "ko",
      kind: "model",
      model: {
        id: "llava-next-interleave",
        name: "LLaVA-NeXT-Interleave",
        stages: [{ stage: "instruction-tuning", datasets: ["m4-instruct", "llava-v1.5-mix665k"] }],
      },
    });
  });

  it("answers 1,000 questions from standard input in one process, in order", async () => {
    const kinds = ["preference Zulu", "한국어 데이터셋", "KVAQ", "what data did Ferret use", ""];
    const questions = Array.from({ length: 1000 }, (_, index) => kinds[index % kinds.length] ?? "");
    const { code, stdout } = await whichdata(["ask", "--json"], `${questions.join("\n")}\n`);
    const answers = parsed(stdout);
    expect(answers.map(({ question }) => question)).toEqual(questions);
    expect(answers.slice(0, 5).map(({ kind }) => kind)).toEqual(["none", "datasets", "dataset", "model", "help"]);
    expect(code).toBe(0);
  });

  it("keeps to --locale and to --limit", async () => {
    const { stdout } = await whichdata(["ask", "--json", "--locale", "ko", "--limit", "1", "video"]);
    expect(parsed(stdout)[0]).toMatchObject({ locale: "ko", total: expect.any(Number), results: [{}] });
  });

  it("reads a catalogue of somebody's own", async () => {
    const file = join(folder, "catalogue.jsonl");
    writeFileSync(file, '{"id": "t", "name": "Turtle Tracks", "url": "https://example.org/t"}\n');
    const { stdout } = await whichdata(["ask", "--json", "--registry", file, "turtle tracks"]);
    expect(parsed(stdout)[0]).toMatchObject({ kind: "dataset", results: [{ id: "t" }] });
  });
});

describe("bad usage ends with 2 and a remedy", () => {
  it.each<[string, string[], RegExp]>([
    ["an unknown flag", ["ask", "--jsn", "x"], /unknown option '--jsn'[\s\S]*--json/],
    ["an unknown command", ["sak", "x"], /unknown command 'sak'[\s\S]*ask/],
    ["an unknown command of the registry", ["registry", "chk"], /unknown command 'chk'[\s\S]*check/],
    ["a limit that is none", ["ask", "--limit", "many", "x"], /--limit[\s\S]*1 to 1000/],
    ["a locale that is none", ["ask", "--locale", "fr", "x"], /--locale[\s\S]*en, ko/],
    [
      "a registry that is not there",
      ["ask", "--registry", "/nowhere", "x"],
      /\[registry\][\s\S]*no such file or folder/,
    ],
  ])("%s", async (_, args, expected) => {
    const { code, stdout, stderr } = await whichdata(args);
    expect(stderr).toMatch(expected);
    expect([code, stdout]).toEqual([2, ""]);
  });

  it("a broken registry file is named, with the line", async () => {
    const file = join(folder, "broken.jsonl");
    writeFileSync(file, "{oops\n");
    const { code, stderr } = await whichdata(["ask", "--registry", file, "x"]);
    expect(stderr).toMatch(/\[registry\] 1 problem:\n.*broken\.jsonl:1: is not JSON/);
    expect(code).toBe(2);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ["a malformed token", { SLACK_BOT_TOKEN: "hunter2" }, /\[env\] SLACK_BOT_TOKEN must be a bot token/],
    ["half of Slack", { SLACK_BOT_TOKEN: "xoxb-fake" }, /SLACK_APP_TOKEN is missing/],
    ["a state that is none", { WHICHDATA_STATE: "nowhere" }, /WHICHDATA_STATE must be/],
  ])("%s", async (_, env, expected) => {
    const { code, stderr } = await whichdata([], "", env);
    expect(stderr).toMatch(expected);
    expect(stderr).not.toContain("hunter2");
    expect(code).toBe(2);
  });
});

describe("what can be expected is said in a sentence", () => {
  it("tells its version", async () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(await whichdata(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("a file where a folder should be", async () => {
    const out = join(folder, "file");
    writeFileSync(out, "");
    const { code, stderr } = await whichdata(["site", "--out", out]);
    expect(stderr).toMatch(/^\[system\] E(?:NOTDIR|EXIST): .*a file stands where a folder should be\.\n$/);
    expect(code).toBe(1);
  });

  it.skipIf(!existsSync("/dev/full"))("a full disk", async () => {
    const { child, ended } = spawnWhichdata(["ask", "x"], {}, openSync("/dev/full", "w"));
    child.stdin?.end();
    const { code, stderr } = await ended;
    expect(stderr).toMatch(/^\[system\] ENOSPC: .*Make room on the disk, or choose another place\.\n$/);
    expect(code).toBe(1);
  });

  it("a reader that is gone", async () => {
    const { child, ended } = spawnWhichdata(["registry", "export", "--format", "jsonl"]);
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("whichdata start with no tokens", () => {
  it("says what to set for Slack and for Discord, serves the page, and ends well when it is asked to", async () => {
    const { child, ended, firstLine } = spawnWhichdata(["--port", "0"]);
    const url = await firstLine;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(await (await fetch(url)).text()).toContain("whichdata");
    const answer = await fetch(`${url}api/ask?q=${encodeURIComponent("한국어 선호 데이터")}&limit=3`);
    expect(await answer.json()).toMatchObject({ kind: "datasets", locale: "ko", relaxed: [] });
    child.kill("SIGTERM");
    const { code, stderr } = await ended;
    expect(stderr).toMatch(/SLACK_BOT_TOKEN[\s\S]*SLACK_APP_TOKEN[\s\S]*DISCORD_TOKEN[\s\S]*\.env/);
    expect(code).toBe(0);
  }, 60_000);

  it("a port that is taken is said, and the process ends", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const { code, stderr } = await whichdata(["web", "--port", port]);
    other.close();
    expect(stderr).toBe(`[web] Port ${port} is taken. Choose another with --port, or --port 0 for any free one.\n`);
    expect(code).toBe(78);
  }, 30_000);

  it("a port that is none is refused with the remedy", async () => {
    const { code, stderr } = await whichdata(["web", "--port", "99999"]);
    expect(stderr).toContain("It is a port, 0 to 65535.");
    expect(code).toBe(2);
  });
});

describe("whichdata site", () => {
  it("writes what the environment names", async () => {
    const [out, file] = [join(folder, "named"), join(folder, "named.jsonl")];
    writeFileSync(file, '{"id": "t", "name": "Turtle Tracks", "url": "https://example.org/t"}\n');
    await whichdata(["site", "--out", out], "", { WHICHDATA_REGISTRY: file });
    expect(readFileSync(join(out, "index.html"), "utf8")).toContain("Turtle Tracks");
    expect(existsSync(join(out, "datasets", "vlfeedback.html"))).toBe(false);
  });

  it("writes a page for every dataset and model", async () => {
    const out = join(folder, "site");
    const { code, stdout } = await whichdata(["site", "--out", out, "--registry", "registry"]);
    expect(stdout).toMatch(/^\d{4} files in /);
    expect(code).toBe(0);
    expect(readFileSync(join(out, "datasets", "vlfeedback.html"), "utf8")).toContain("VLFeedback");
  }, 60_000);
});

describe("whichdata registry check", () => {
  it("looks at what the environment names, at --registry, and at paths with commas or spaces between", async () => {
    const one = join(folder, "one.jsonl");
    const two = join(folder, "two.jsonl");
    writeFileSync(one, '{"id": "one", "name": "Turtle One", "url": "https://example.org/1"}\n');
    writeFileSync(two, '{"id": "two", "name": "Turtle Two", "url": "https://example.org/2"}\n');
    const counted = async (args: string[], env: Record<string, string> = {}) =>
      (await whichdata(["registry", "check", ...args], "", env)).stdout.trim().split("\n").at(-1);
    expect(await counted([], { WHICHDATA_REGISTRY: `${one},${two}` })).toMatch(/^2 datasets, 0 models/);
    expect(await counted(["--registry", one], { WHICHDATA_REGISTRY: two })).toMatch(/^1 datasets, 0 models/);
    expect(await counted([one, two])).toMatch(/^2 datasets/);
    expect(await counted([`${one},${two}`])).toMatch(/^2 datasets/);
  }, 30_000);

  it("counts what is there and ends with 0 when all is well", async () => {
    const { code, stdout } = await whichdata(["registry", "check"]);
    const lines = stdout.trimEnd().split("\n");
    expect(lines.pop()).toMatch(/^\d+ datasets, \d+ models: 0 problems(, \d+ warnings?)?$/);
    // What a person should look at is no problem.
    expect(lines.filter((line) => !line.startsWith("warning: registry/"))).toEqual([]);
    expect(code).toBe(0);
  });
  it("ends with 2 where something is wrong", async () => {
    const { code, stdout } = await whichdata(["registry", "check", "/nowhere"]);
    expect(stdout).toMatch(/no such file or folder/);
    expect(code).toBe(2);
  });
});
