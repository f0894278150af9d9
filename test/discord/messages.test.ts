import { describe, expect, it } from "vitest";
import { message as say } from "../fakes/discord/events.ts";
import { startFakeDiscord } from "../fakes/discord/fake.ts";
import { world } from "../fakes/discord/ids.ts";
import { memoryStore, replied, settle, started, until } from "./harness.ts";
import { inspectDiscord } from "./inspect.ts";

const mention = `<@${world.bot}>`;
const componentsV2 = 32_768;

describe("mentions and direct messages", () => {
  it.each([
    ["in a channel", say(`${mention} preference korean`), "preference korean", world.channel],
    ["in a thread that was never announced", say(`${mention} video`, "thread"), "video", world.thread],
    ["in a direct message", say(`${mention} video`, "dm"), "video", world.dm],
    ["with an exclamation mark, in the middle", say(`hello <@!${world.bot}> video`), "hello video", world.channel],
    ["as a reply to a message", say(`${mention} video`, "channel", { type: 19 }), "video", world.channel],
    ["beside another person's", say(`${mention} what did <@1> use`), "what did use", world.channel],
    ["alone", say(mention), "", world.channel],
    ["alone, and emoji", say(`${mention} 🤔`), "🤔", world.channel],
  ])("%s", async (_what, message, question, channelId) => {
    const bench = await started();
    const reply = await replied(bench, message);
    expect(bench.asked).toEqual([{ question, options: { after: [], limit: 5 } }]);
    expect(reply.channelId).toBe(channelId);
    expect(reply.body).toMatchObject({
      flags: componentsV2,
      allowed_mentions: { parse: [] },
      message_reference: { message_id: message.id, fail_if_not_exists: false },
      nonce: message.id,
      enforce_nonce: true,
    });
    expect(inspectDiscord(reply.body).text).toContain(`[en] ${question.trim()}`.trim());
  });

  it("a direct message needs no mention", async () => {
    const bench = await started();
    await replied(bench, say("video", "dm"));
    expect(bench.asked[0]?.question).toBe("video");
  });

  it.each([
    [
      "its own",
      say(mention, "channel", { author: { id: world.bot, username: "w", discriminator: "0", avatar: null } }),
    ],
    [
      "another bot's",
      say(mention, "channel", { author: { id: "1", username: "b", discriminator: "0", avatar: null, bot: true } }),
    ],
    ["a webhook's", say(mention, "channel", { webhook_id: "2" })],
    ["a pin", say(mention, "channel", { type: 6 })],
    ["somebody else's business", say("video")],
    ["a mention of somebody else", say("<@12345> video")],
    ["@everyone", say("@everyone video", "channel", { mention_everyone: true })],
  ])("is silent about %s", async (_what, message) => {
    const bench = await started();
    bench.fake.say(message);
    await settle(bench);
    expect(bench.asked.map(({ question }) => question)).toEqual(["last"]);
    expect(bench.fake.messages).toEqual([]);
  });

  it("asks for no privileged intent", async () => {
    const bench = await started();
    expect(bench.fake.gateway.logins).toEqual([{ op: "identify", intents: (1 << 9) | (1 << 12) }]);
  });

  it("answers a message that is delivered twice once", async () => {
    const bench = await started();
    const twice = say(`${mention} video`);
    bench.fake.say(twice);
    await replied(bench, twice);
    await settle(bench);
    expect(bench.asked.filter(({ question }) => question === "video")).toHaveLength(1);
    expect(bench.fake.messages).toHaveLength(1);
  });

  it.each([
    ["with one store", () => memoryStore()],
    ["with a store each: Discord's nonce keeps the second away", () => undefined],
  ])("two processes answer a message once, %s", async (_what, shared) => {
    const fake = await startFakeDiscord();
    const store = shared();
    const options = store === undefined ? { fake } : { fake, store };
    const [one, two] = [await started(options), await started(options)];
    fake.say(say(`${mention} video`));
    await until("a reply", () => fake.messages[0]);
    await settle(one);
    await until("the other", () => store !== undefined || two.asked.some(({ question }) => question === "video"));
    await Promise.all([one.adapter.stop(), two.adapter.stop()]);
    expect(fake.messages).toHaveLength(1);
    await fake.close();
  });

  it("goes on when the store does not", async () => {
    const broken = { ...memoryStore(), claim: () => Promise.reject(new Error("secretword")) };
    const bench = await started({ store: broken });
    expect((await replied(bench, say(`${mention} video`))).channelId).toBe(world.channel);
  });

  it("leaves a channel alone where it may not write", async () => {
    const bench = await started();
    const response = { status: 403, body: { code: 50_013, message: "Missing Permissions" } };
    bench.fake.fail({ match: /^POST .*\/messages$/, times: 1, response });
    bench.fake.say(say(`${mention} video`));
    await until("the refusal", () => bench.log.some((line) => line.includes("50013")));
    await settle(bench);
    bench.fake.say(say(`${mention} again`));
    await settle(bench);
    expect(bench.fake.requests.filter(({ path }) => path.endsWith("/messages"))).toHaveLength(1);
    await replied(bench, say(`${mention} elsewhere`, "thread"));
  });

  it.each([
    ["a 502", { response: { status: 502, body: {} } }],
    ["a lost answer", {}],
    [
      "a limit",
      {
        response: {
          status: 429,
          headers: { "retry-after": "0.05" },
          body: { retry_after: 0.05, global: false, message: "slow" },
        },
      },
    ],
  ])("posts no second message after %s", async (_what, fault) => {
    const bench = await started();
    bench.fake.fail({ match: /^POST .*\/messages$/, times: 1, ...fault });
    const message = say(`${mention} video`);
    await replied(bench, message);
    await bench.adapter.stop();
    expect(bench.fake.messages).toHaveLength(1);
  });
});
