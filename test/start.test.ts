import type { ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { freePort, spawnBot, until } from "./bot.ts";
import { inspectDiscord } from "./discord/inspect.ts";
import { message as discordMessage, slash } from "./fakes/discord/events.ts";
import { answerData, startFakeDiscord } from "./fakes/discord/fake.ts";
import { world } from "./fakes/discord/ids.ts";
import { eventCallback, mention, slashCommand } from "./fakes/slack/payloads.ts";
import { createSender } from "./fakes/slack/sender.ts";
import { startFakeSlack } from "./fakes/slack/server.ts";
import { makeModel } from "./registry/places.ts";
import { readBlocks } from "./slack/inspect.ts";
import { engineOver } from "./support.ts";

const _root = fileURLToPath(new URL("..", import.meta.url));
const { ask } = engineOver();
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

function start(env: Record<string, string>) {
  const bot = spawnBot(env);
  running.push(bot.child);
  return bot;
}

const started = (bot: { said(): string }, adapter: string) => () =>
  bot.said().includes(`"event":"started","adapter":"${adapter}"`);

// Each starts a process that reads the whole registry, on a machine that may do other things.
describe("npm start, with the environment alone", { timeout: 180_000 }, () => {
  it("answers in Slack (Socket Mode) and in Discord at once, with what the renderers make, and drains on SIGTERM", async () => {
    const [slack, discord] = [await startFakeSlack(), await startFakeDiscord()];
    const bot = start({
      SLACK_BOT_TOKEN: "xoxb-fake",
      SLACK_APP_TOKEN: "xapp-fake",
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_BASE: discord.apiBase,
    });
    await until("both to start", () => started(bot, "slack")() && started(bot, "discord")());

    const command = await slack.sockets.envelope(
      "slash_commands",
      slashCommand("preference korean", slack.responseUrl()),
    );
    expect(readBlocks(command.blocks).text).toContain(ask("preference korean", { limit: 10 }).message.text);
    const inThread = mention("<@UBOT> LLaVA-1.5는 어떤 데이터로 학습했어?", { thread_ts: "1700000000.000100" });
    await slack.sockets.envelope("events_api", eventCallback(inThread));
    const [post] = await slack.waitForPosts(1);
    expect(post?.args).toMatchObject({ thread_ts: "1700000000.000100" });
    const korean = ask("LLaVA-1.5는 어떤 데이터로 학습했어?").message;
    expect(readBlocks(post?.args.blocks).text).toContain(korean.text);

    const id = discord.interact(slash("dataset", "query", "preference korean"));
    const answer = await until("the slash command's answer", () =>
      discord.answers.find(({ interactionId }) => interactionId === id),
    );
    expect(inspectDiscord(answerData(answer.body)).text).toContain(
      ask("preference korean").message.cards[0]?.title.text,
    );
    const said = discord.say(discordMessage(`<@${world.bot}> 한국어 데이터셋`, "thread"));
    const reply = await until("the mention's answer", () => discord.messages.find(({ body }) => body.nonce === said));
    expect(inspectDiscord(reply.body).text).toContain(ask("한국어 데이터셋").message.cards[0]?.title.text);

    bot.child.kill("SIGTERM");
    expect(await bot.ended).toBe(0);
    expect(bot.said()).not.toMatch(/xoxb-fake|xapp-fake|fake\.bot\.token|preference korean|response_url/);
    await slack.close();
    await discord.close();
    expect([...slack.problems, ...discord.problems]).toEqual([]);
  });

  it("answers Slack over signed HTTP, and drains on SIGINT", async () => {
    const slack = await startFakeSlack();
    const port = await freePort();
    const bot = start({
      SLACK_BOT_TOKEN: "xoxb-fake",
      SLACK_SIGNING_SECRET: "fake-secret",
      PORT: String(port),
      SLACK_API_URL: slack.apiUrl,
    });
    await until("it to start", started(bot, "slack"));
    const sender = createSender(`http://127.0.0.1:${port}/slack/events`, "fake-secret", slack.problems);
    const { status, text } = await sender.command(slashCommand("VLFeedback", slack.responseUrl()));
    expect(status).toBe(200);
    expect(readBlocks(JSON.parse(text).blocks).text).toContain(ask("VLFeedback").message.text);
    await sender.event(eventCallback(mention("<@UBOT> video", { thread_ts: "1700000000.000200" })));
    const [post] = await slack.waitForPosts(1);
    expect(readBlocks(post?.args.blocks).text).toContain(ask("video", { limit: 10 }).message.text);
    bot.child.kill("SIGINT");
    expect(await bot.ended).toBe(0);
    await slack.close();
    expect(slack.problems).toEqual([]);
  });

  it("reads a registry that changes while it runs; starts without a folder that is broken, and names the file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "whichdata-"));
    const file = join(folder, "models", "private-vlm.json");
    mkdirSync(join(folder, "models"));
    const [slack, port] = [await startFakeSlack(), await freePort()];
    const env = {
      SLACK_BOT_TOKEN: "xoxb-fake",
      SLACK_SIGNING_SECRET: "fake-secret",
      PORT: String(port),
      SLACK_API_URL: slack.apiUrl,
      WHICHDATA_REGISTRY: `registry,${folder}`,
    };
    const bot = start(env);
    await until("it to start", started(bot, "slack"));
    const sender = createSender(`http://127.0.0.1:${port}/slack/events`, "fake-secret", slack.problems);
    const answer = async () => {
      const { text } = await sender.command(slashCommand("what data did private-vlm use", slack.responseUrl()));
      return readBlocks(JSON.parse(text).blocks).text;
    };
    expect(await answer()).not.toContain("VLFeedback");
    writeFileSync(file, JSON.stringify(makeModel("private-vlm", ["vlfeedback"])));
    await until("the change to be read", () => bot.said().includes("registry reloaded"));
    expect(await answer()).toContain("VLFeedback");

    bot.child.kill("SIGTERM");
    expect(await bot.ended).toBe(0);
    writeFileSync(file, "{oops");
    const broken = start(env);
    await until("it to start without the broken folder", started(broken, "slack"));
    expect(broken.said()).toContain("private-vlm.json");
    expect(broken.said()).not.toMatch(/\n +at /);
    broken.child.kill("SIGTERM");
    expect(await broken.ended).toBe(0);
    await slack.close();
    rmSync(folder, { recursive: true });
    expect(slack.problems).toEqual([]);
  });

  it.each(["slack", "discord"] as const)(
    "a wrong token for %s ends with 78 and a sentence that names it",
    async (platform) => {
      const [slack, discord] = [await startFakeSlack(), await startFakeDiscord()];
      const bot = start(
        platform === "slack"
          ? { SLACK_BOT_TOKEN: "xoxb-wrong", SLACK_APP_TOKEN: "xapp-fake", SLACK_API_URL: slack.apiUrl }
          : { DISCORD_TOKEN: "wrong.bot.token", DISCORD_API_BASE: discord.apiBase },
      );
      expect(await bot.ended).toBe(78);
      expect(bot.said()).toMatch(platform === "slack" ? /\[slack\].*SLACK_BOT_TOKEN/ : /\[discord\].*DISCORD_TOKEN/);
      expect(bot.said()).not.toMatch(/xoxb-wrong|wrong\.bot\.token|at .*\.ts:/);
      await slack.close();
      await discord.close();
    },
  );
});
