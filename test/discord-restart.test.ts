import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { spawnBot, until } from "./bot.ts";
import { controlId, inspectDiscord } from "./discord/inspect.ts";
import { command, press, message as say } from "./fakes/discord/events.ts";
import { type FakeDiscord, startFakeDiscord } from "./fakes/discord/fake.ts";

const _root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "whichdata-restart-"));
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** The bot as `npm start` runs it, with its state in a file. */
function start(discord: FakeDiscord) {
  const bot = spawnBot({
    WHICHDATA_STATE: `file:${join(folder, "state.db")}`,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_BASE: discord.apiBase,
  });
  running.push(bot.child);
  return bot;
}

const ready = (bot: { said(): string }) => () => bot.said().includes('"event":"started","adapter":"discord"');

describe("a bot that is killed and started again", () => {
  it("answers the buttons and goes on with the conversations of before, and ends with 78 when its token is revoked", async () => {
    // Two processes share this machine's cores with other tests: Discord's own 3 s are not what is tested.
    const discord = await startFakeDiscord({ patienceMs: 20_000 });
    const before = start(discord);
    await until("it to start", ready(before));
    discord.interact(command("dataset", { query: `preference ${"of no use at all whatever ".repeat(5)}` }));
    const card = await until("the card", () => discord.shown.find(({ body }) => body !== null));
    discord.say(say("preference", "dm"));
    await until("the reply", () => discord.messages[0]);
    await until("it to be remembered", () => before.said().split("discord.answered").length > 2);
    await new Promise((resolve) => setTimeout(resolve, 300));
    before.child.kill("SIGKILL");
    await before.ended;

    const after = start(discord);
    await until("it to start again", ready(after));
    const id = controlId(card.body, "6–10");
    expect(id).toMatch(/^d2:page:-:#/);
    const pressed = discord.interact(press(id, {}, card));
    await until("the page", () => card.edits > 0);
    expect(inspectDiscord(card.body).text).toContain("6–10 /");
    expect(discord.answers.filter(({ interactionId }) => interactionId === pressed)).toHaveLength(1);
    discord.say(say("only Korean ones", "dm"));
    const reply = await until("the follow-up", () => discord.messages[1]);
    expect(inspectDiscord(reply.body).text.split("\n")[0]).toMatch(/preference · Korean/);

    discord.revokeToken();
    expect(await after.ended).toBe(78);
    expect(after.said()).toMatch(/\[discord\] Discord no longer accepts DISCORD_TOKEN/);
    expect(before.said() + after.said()).not.toMatch(/fake\.bot\.token|fake-interaction|of no use at all|only Korean/);
    await discord.close();
    expect(discord.problems).toEqual([]);
  }, 180_000);
});
