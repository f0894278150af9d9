import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { channelMessage, directMessage, eventCallback, mention } from "./fakes/slack/payloads.ts";
import { appToken, botToken, type FakeSlack, startFakeSlack } from "./fakes/slack/server.ts";
import { readBlocks } from "./slack/inspect.ts";

// The whole bot, as it is started: a process of its own, over its own registry, with its own file.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const main = fileURLToPath(new URL("../adapters/main.ts", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));

interface Bot {
  readonly child: ChildProcess;
  readonly ended: Promise<number | NodeJS.Signals | null>;
  readonly log: () => string;
}

describe("the whole bot, killed and started again", () => {
  let folder: string;
  let slack: FakeSlack;
  let bots: Bot[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "whichdata-restart-"));
    slack = await startFakeSlack();
    bots = [];
  });
  afterEach(async () => {
    for (const { child } of bots) child.kill("SIGKILL");
    await Promise.all(bots.map(({ ended }) => ended));
    await slack.close();
    await rm(folder, { recursive: true });
    expect(slack.problems).toEqual([]);
  });

  async function start(): Promise<Bot> {
    const before = slack.sockets.opened();
    const child = spawn(process.execPath, ["--import", "tsx", main, "start"], {
      cwd: root,
      stdio: ["ignore", "ignore", "pipe"],
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        SLACK_BOT_TOKEN: botToken,
        SLACK_APP_TOKEN: appToken,
        SLACK_API_URL: slack.apiUrl,
        WHICHDATA_STATE: `file:${join(folder, "state.db")}`,
        LOG_LEVEL: "debug",
      },
    });
    let said = "";
    child.stderr?.on("data", (chunk) => {
      said += String(chunk);
    });
    const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
      child.once("exit", (code, signal) => resolve(code ?? signal));
    });
    const bot = { child, ended, log: () => said };
    bots.push(bot);
    await slack.waitFor(`the bot's connection; ${said}`, () => slack.sockets.opened() > before, 60_000);
    return bot;
  }

  const deliver = (event: Record<string, unknown>) => slack.sockets.envelope("events_api", eventCallback(event));
  const answers = (channel = "C1") => slack.posts().filter(({ args }) => args.channel === channel);

  /** Resolves once what was delivered before has been dealt with. */
  async function settled(channel: string): Promise<void> {
    await deliver(directMessage("help", { channel }));
    await slack.waitFor("the sentinel's answer", () => answers(channel).length === 1);
  }

  it("understands the follow-up of a question that another process answered, and answers no delivery twice", async () => {
    const first = await start();
    const question = mention("preference human annotated");
    await deliver(question);
    await slack.waitForPosts(1);
    await settled("D1");
    first.child.kill("SIGKILL");
    expect(await first.ended).toBe("SIGKILL");

    const second = await start();
    const followUp = channelMessage("only Korean ones", { thread_ts: question.ts });
    await deliver(question);
    await Promise.all([deliver(followUp), deliver(followUp)]);
    await slack.waitFor("the follow-up's answer", () => answers().length === 2);
    await settled("D2");
    expect(answers()).toHaveLength(2);
    const { text } = readBlocks(answers()[1]?.args.blocks);
    for (const part of ["preference", "human-annotated", "Korean"]) expect(text.split("\n")[0]).toContain(part);

    second.child.kill("SIGTERM");
    expect(await second.ended).toBe(0);
    const log = first.log() + second.log();
    expect(log).toContain("started");
    for (const secret of [botToken, appToken, "/link?ticket", "preference human", "only Korean"]) {
      expect(log).not.toContain(secret);
    }
  });
});
