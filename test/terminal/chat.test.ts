import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { AdapterContext } from "../../adapters/adapter.ts";
import { createLog } from "../../adapters/log.ts";
import { createMemoryStore } from "../../adapters/store/memory.ts";
import { createTerminalAdapter } from "../../adapters/terminal/chat.ts";
import type { Ask, Engine } from "../../src/index.ts";
import { ask, suggest } from "./engine.ts";

const key = { up: "\u001B[A", ctrlC: "\u0003", ctrlD: "\u0004", tab: "\t", enter: "\r" };
const patience = { timeout: 20_000, interval: 10 };

interface Options {
  readonly tty?: boolean;
  readonly columns?: number;
  readonly env?: Record<string, string>;
  readonly context?: Partial<Pick<Engine, "ask" | "suggest"> & Pick<AdapterContext, "store" | "log">>;
}

const started: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const chat of started.splice(0)) await chat.stop();
});

async function startChat({ tty = true, columns = 80, env = {}, context = {} }: Options = {}) {
  const asked: Parameters<Ask>[] = [];
  const before: (readonly string[])[] = [];
  const logged: string[] = [];
  const input = Object.assign(new PassThrough(), { isTTY: tty });
  const output = Object.assign(new PassThrough(), { isTTY: tty, columns });
  let raw = "";
  output.on("data", (chunk) => {
    raw += chunk;
  });
  const chat = createTerminalAdapter(
    {
      ask: (...args) => {
        const [question, { after, ...options } = {}] = args;
        asked.push([question, options]);
        before.push(after ?? []);
        return ask(...args);
      },
      suggest,
      store: createMemoryStore(),
      log: createLog("debug", [], (line) => logged.push(line)),
      ...context,
    },
    { input, output, env: { TERM: "dumb-not", NO_COLOR: "1", ...env } },
  );
  started.push(chat);
  await chat.start();
  const text = () => stripVTControlCharacters(raw).replace(/\r/g, "");
  return {
    chat,
    asked,
    /** The conversation that came with each question. */
    before,
    logged,
    input,
    output,
    raw: () => raw,
    text,
    type: (keys: string) => input.write(keys),
    /** Types a line and waits until it was asked. */
    say: async (line: string) => {
      const before = asked.length;
      input.write(line + (tty ? key.enter : "\n"));
      await vi.waitFor(() => expect(asked.length).toBe(before + 1), patience);
    },
    shows: (words: string | RegExp) => vi.waitFor(() => expect(text()).toMatch(words), patience),
  };
}

describe("a chat", () => {
  it("goes on from what was asked before", async () => {
    const { say, shows, before } = await startChat();
    await say("preference");
    await say("only video ones");
    expect(before).toEqual([[], ["preference"]]);
    await shows(/preference · video/);
  });

  it("greets, asks for a question, and answers it with the card", async () => {
    const { say, shows, text } = await startChat();
    expect(text()).toMatch(/^Ask which data to use.*\n.*› $/s);
    await say("VLFeedback");
    await shows("https://huggingface.co/datasets/MMInstruction/VLFeedback");
    await shows(/› $/);
  });

  it.each([
    [{ LANG: "ko_KR.UTF-8" }, "어떤 데이터를 쓸지"],
    [{ LANG: "en_US.UTF-8" }, "Ask which data to use"],
  ])("greets in the terminal's language: %j", async (env, words) => {
    const { text } = await startChat({ env });
    expect(text()).toContain(words);
  });

  it("fits the terminal as wide as it is now", async () => {
    const { say, shows, text, output } = await startChat({ columns: 100 });
    await say("preference");
    await shows(/\nName .*Kind/);
    const before = text().length;
    output.columns = 40;
    await say("preference");
    await vi.waitFor(() => expect(text().slice(before)).toMatch(/› $/), patience);
    expect(text().slice(before)).not.toMatch(/\nName .*Kind/);
  });

  it("shows colours on a terminal, and none with NO_COLOR", async () => {
    const colored = await startChat({ env: { NO_COLOR: "", TERM: "xterm" } });
    await colored.say("VLFeedback");
    await vi.waitFor(() => expect(colored.raw()).toContain("\u001B[1m\u001B[36m"), patience);
    const plain = await startChat();
    await plain.say("VLFeedback");
    await plain.shows(/VLFeedback\n/);
    expect(plain.raw()).not.toContain("\u001B[1m");
  });
});

describe("suggestions", () => {
  it("are asked by their number, in the language of the answer they came with", async () => {
    const { say, asked, shows } = await startChat();
    await say("한국어 데이터셋");
    const [second] = ask("한국어 데이터셋").message.suggestions.slice(1);
    await say("2");
    expect(asked[1]).toStrictEqual([second?.question, { locale: "ko" }]);
    await shows(`› ${second?.question}`);
  });

  it("of the last answer, and of no earlier one", async () => {
    const { say, asked } = await startChat();
    await say("VLFeedback");
    await say("what data did LLaVA-1.5 use");
    await say("1");
    expect(asked[2]?.[0]).toBe(ask("what data did LLaVA-1.5 use").message.suggestions[0]?.question);
  });

  it.each(["0", "9", "99", "2023", "1.5", "1 2"])("%j is a question like any other", async (typed) => {
    const { say, asked } = await startChat();
    await say("VLFeedback");
    await say(typed);
    expect(asked[1]).toStrictEqual([typed, {}]);
  });

  it("a number before any answer is a question", async () => {
    const { say, asked } = await startChat();
    await say("1");
    expect(asked).toStrictEqual([["1", {}]]);
  });
});

describe("commands", () => {
  it("/help says what can be asked and typed, in the language of the last answer", async () => {
    const { say, asked, shows } = await startChat();
    await say("한국어 데이터셋");
    await say("/help");
    expect(asked[1]).toStrictEqual(["", { locale: "ko" }]);
    await shows(/\/quit +종료/);
  });

  it("/quit ends it, and what was pasted behind it is not asked", async () => {
    const { type, chat, asked } = await startChat();
    type(`/quit${key.enter}VLFeedback${key.enter}`);
    await chat.done;
    expect(asked).toStrictEqual([]);
  });
});

describe("the end", () => {
  it.each([
    ["Ctrl-D", key.ctrlD],
    ["Ctrl-C", key.ctrlC],
    ["Ctrl-C in the middle of a line", `VLFee${key.ctrlC}`],
  ])("%s ends it, with the cursor on a line of its own", async (_, keys) => {
    const { type, chat, asked, text } = await startChat();
    type(keys);
    await chat.done;
    expect(asked).toStrictEqual([]);
    expect(text().endsWith("\n")).toBe(true);
  });

  it("stop ends it, also twice, also before the start", async () => {
    const { chat } = await startChat();
    await chat.stop();
    await chat.stop();
    await expect(chat.done).resolves.toBeUndefined();
    const other = createTerminalAdapter(
      { ask, suggest, store: createMemoryStore(), log: createLog("silent") },
      { input: new PassThrough(), output: new PassThrough(), env: {} },
    );
    await other.stop();
    await expect(other.done).resolves.toBeUndefined();
  });

  it("comes after what was asked is kept", async () => {
    const store = createMemoryStore();
    const slow = {
      ...store,
      set: async (...args: Parameters<typeof store.set>) => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        await store.set(...args);
      },
    };
    const { type, chat } = await startChat({ context: { store: slow } });
    type(`VLFeedback${key.enter}${key.ctrlD}`);
    await chat.done;
    expect(await store.get("terminal:history")).toStrictEqual(["VLFeedback"]);
  });

  it("comes quietly when the terminal goes away", async () => {
    const { chat, output, input } = await startChat();
    output.destroy(Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));
    await chat.done;
    input.write(`VLFeedback${key.enter}`);
  });
});

describe("history and completion", () => {
  it("arrow up brings back what was asked in an earlier chat", async () => {
    const store = createMemoryStore();
    const first = await startChat({ context: { store } });
    await first.say("VLFeedback");
    await first.chat.stop();
    const second = await startChat({ context: { store } });
    second.type(key.up);
    await second.shows(/› VLFeedback$/);
    await second.say("");
    expect(second.asked[0]?.[0]).toBe("VLFeedback");
  });

  it("keeps questions, and neither numbers nor commands", async () => {
    const store = createMemoryStore();
    const { say, chat } = await startChat({ context: { store } });
    await say("VLFeedback");
    await say("1");
    await say("/help");
    await chat.stop();
    expect(await store.get("terminal:history")).toStrictEqual(["VLFeedback"]);
  });

  it("Tab completes a name", async () => {
    const { type, say, asked, shows } = await startChat();
    type(`what is vlfee${key.tab}`);
    await shows(/what is VLFeedback$/);
    await say("");
    expect(asked[0]?.[0]).toBe("what is VLFeedback");
  });
});

describe("through pipes", () => {
  it("what stands behind a /quit is not asked", async () => {
    const { chat, input, asked } = await startChat({ tty: false });
    input.end("VLFeedback\n/quit\nSilkie\n");
    await chat.done;
    expect(asked.map(([question]) => question)).toStrictEqual(["VLFeedback"]);
  });

  it("answers line by line, without prompts, greeting or escapes, and ends with the input", async () => {
    const { chat, input, asked, raw } = await startChat({ tty: false });
    input.end("VLFeedback\n한국어 데이터셋\n");
    await chat.done;
    expect(asked.map(([question]) => question)).toStrictEqual(["VLFeedback", "한국어 데이터셋"]);
    expect(raw()).not.toMatch(/[^\P{Cc}\n]|›|Ask which/u);
    expect(raw()).toMatch(/\nVLFeedback\n/);
  });
});

it("an answer that goes wrong is said and logged without the question, and the chat goes on", async () => {
  let broken = true;
  const { type, shows, logged, say } = await startChat({
    context: {
      ask: (...args) => {
        if (broken) throw new Error("a secret question");
        return ask(...args);
      },
    },
  }).then((chat) => ({ ...chat, say: (line: string) => chat.type(line + key.enter) }));
  type(`a secret question${key.enter}`);
  await shows("That answer went wrong");
  expect(logged.join("")).toContain("answer-failed");
  expect(logged.join("")).not.toContain("secret");
  broken = false;
  say("VLFeedback");
  await shows(/\nVLFeedback\n/);
});
