import { spawn } from "node:child_process";
import { PassThrough, Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type AskRun, runAsk } from "../../adapters/terminal/ask.ts";
import { ask } from "./engine.ts";

const look = { width: 80, color: false, links: false };

async function outputOf(run: Omit<AskRun, "ask" | "output" | "look">): Promise<string> {
  const chunks: string[] = [];
  // A slow reader, with room for very little: everything must come all the same, in order.
  const output = new Writable({
    highWaterMark: 64,
    write: (chunk, _, done) => {
      chunks.push(String(chunk));
      setImmediate(done);
    },
  });
  await runAsk({ ask, output, look, ...run });
  return chunks.join("");
}

const parse = (text: string) =>
  text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as { question: string; locale: string; kind: string; results: { id: string }[] });

describe("for people", () => {
  it("answers one question, with the card that was asked for", async () => {
    const text = await outputOf({ questions: "VLFeedback" });
    expect(text).toMatch(/\nVLFeedback\n/);
    expect(text).toContain("https://huggingface.co/datasets/MMInstruction/VLFeedback");
    expect(text.endsWith("\n")).toBe(true);
    expect(text).not.toMatch(/[^\P{Cc}\n]/u);
  });

  it("answers each line of a stream, an empty line between", async () => {
    const [first, second] = [
      await outputOf({ questions: "VLFeedback" }),
      await outputOf({ questions: "한국어 데이터셋" }),
    ];
    expect(await outputOf({ questions: Readable.from(["VLFeedback\n한국어 데이터셋\n"]) })).toBe(`${first}\n${second}`);
  });

  it("explains each place with its score and reasons, where it was asked to", async () => {
    const [hit] = ask("preference").answer.hits;
    expect(hit).toBeDefined();
    const explained = await outputOf({ questions: "preference", explain: true });
    expect(explained).toContain(`score ${hit?.score} · ${hit?.reasons.join(", ")}`);
    expect(await outputOf({ questions: "preference" })).not.toContain("score");
  });

  it("answers in the language that was asked for, and no more datasets than that", async () => {
    const text = await outputOf({ questions: "preference", locale: "ko", limit: 2 });
    const { message } = ask("preference", { locale: "ko", limit: 2 });
    expect(message.cards).toHaveLength(2);
    for (const card of message.cards) expect(text).toContain(card.title.text);
    expect(text).toContain(message.text.split("\n")[0]);
  });
});

describe("for programs", () => {
  it("answers one question on one line", async () => {
    const text = await outputOf({ questions: "preference\nkorean", json: true });
    expect(parse(text).map(({ question }) => question)).toStrictEqual(["preference\nkorean"]);
  });

  it("answers 1,000 lines in their order", async () => {
    const pool = ["preference korean", "what data did LLaVA-1.5 use", "한국어 데이터셋", "", "Silkie"];
    const questions = Array.from(
      { length: 1_000 },
      (_, index) => `${pool[index % pool.length]}${" ".repeat(index % 7)}`,
    );
    const answers = parse(await outputOf({ questions: Readable.from([`${questions.join("\r\n")}\r\n`]), json: true }));
    expect(answers.map(({ question }) => question)).toStrictEqual(questions);
    expect(answers[3]?.kind).toBe("help");
    expect(answers[4]?.results[0]?.id).toBe("vlfeedback");
  });

  it("prints nothing where nothing was asked", async () => {
    expect(await outputOf({ questions: Readable.from([]), json: true })).toBe("");
  });

  it("takes a line of a megabyte and bytes that are no text", async () => {
    const long = "데이터 ".repeat(100_000);
    const input = Readable.from([
      Buffer.from(`\uFEFF${long}\n`),
      Buffer.from([0xff, 0xfe, 0x00, 0x0a]),
      Buffer.from("VLFeedback"),
    ]);
    const answers = parse(await outputOf({ questions: input, json: true }));
    expect(answers.map(({ question }) => question)).toStrictEqual([long, "\uFFFD\uFFFD\0", "VLFeedback"]);
  });
});

describe("when something goes wrong", () => {
  it("a reader that is gone ends it quietly, and the input is closed", async () => {
    const broken = Object.assign(new Error("write EPIPE"), { code: "EPIPE" });
    let written = 0;
    const output = new Writable({
      write: (_, __, done) => {
        written += 1;
        done(written > 3 ? broken : null);
      },
    });
    const input = Readable.from(Array.from({ length: 10_000 }, () => "help\n"));
    await expect(runAsk({ ask, questions: input, output, look, json: true })).resolves.toBeUndefined();
    expect(input.destroyed).toBe(true);
    expect(written).toBeLessThan(100);
  });

  it("a reader that is gone at the last answer ends it quietly too", async () => {
    const broken = Object.assign(new Error("write EPIPE"), { code: "EPIPE" });
    const output = new Writable({ write: (_, __, done) => setImmediate(done, broken) });
    await expect(runAsk({ ask, questions: "help", output, look, json: true })).resolves.toBeUndefined();
  });

  it("a full disk is told", async () => {
    const full = Object.assign(new Error("no space left"), { code: "ENOSPC" });
    const output = new Writable({ write: (_, __, done) => done(full) });
    await expect(runAsk({ ask, questions: "help", output, look, json: true })).rejects.toThrow("no space left");
  });

  it("an input that cannot be read is told", async () => {
    const input = new Readable({ read: () => {} });
    input.destroy(new Error("EISDIR"));
    await expect(runAsk({ ask, questions: input, output: new PassThrough(), look, json: true })).rejects.toThrow(
      "EISDIR",
    );
  });

  it("nothing is left listening on an output that stays open", async () => {
    const output = new PassThrough().resume();
    await runAsk({ ask, questions: "help", output, look, json: true });
    expect([output.listenerCount("error"), output.listenerCount("drain")]).toStrictEqual([0, 0]);
    expect(output.writableEnded).toBe(false);
  });
});

describe("as a process", () => {
  const script = fileURLToPath(new URL("./ask-process.ts", import.meta.url));

  it.each(["json", "people"])(
    "| head -1 ends it with code 0 and not a word (%s)",
    { timeout: 60_000 },
    async (form) => {
      const child = spawn(process.execPath, ["--import", "tsx", script, form], { stdio: "pipe" });
      let errors = "";
      child.stderr.on("data", (chunk) => {
        errors += chunk;
      });
      child.stdin.on("error", () => {});
      child.stdin.end("preference\n".repeat(2_000));
      child.stdout.once("data", () => child.stdout.destroy());
      const code = await new Promise((resolve) => child.once("exit", resolve));
      expect({ code, errors }).toStrictEqual({ code: 0, errors: "" });
    },
  );
});
