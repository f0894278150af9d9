import { describe, expect, it } from "vitest";
import { command, edited, press, reply, message as say } from "../fakes/discord/events.ts";
import { world } from "../fakes/discord/ids.ts";
import type { JsonRecord } from "../fakes/discord/json.ts";
import { engineOver } from "../support.ts";
import { answered, type Bench, memoryStore, replied, settle, started, until } from "./harness.ts";
import { controlId, inspectDiscord } from "./inspect.ts";

const engine = engineOver();
const mention = `<@${world.bot}>`;
const role = `<@&${world.botRole}>`;
const somebody = { id: world.other, username: "jun", discriminator: "0", avatar: null };
const known = engine.registry().datasets.filter(({ hfId }) => hfId !== null);
const link = (index: number) => `https://huggingface.co/datasets/${known[index]?.hfId}`;

/** A bot that may read every message. */
const reader = () => started({ engine, messageContent: true, fakeOptions: { allowMessageContent: true } });

async function told(bench: Bench, message: JsonRecord): Promise<{ readonly id: string; readonly text: string }> {
  const { id, body } = await replied(bench, message);
  return { id, text: inspectDiscord(body).text };
}

async function silence(bench: Bench, message: JsonRecord): Promise<void> {
  const before = bench.fake.messages.length;
  bench.fake.say(message);
  await settle(bench);
  expect(bench.fake.messages).toHaveLength(before);
}

describe("the bot's own role", () => {
  it("counts as a mention where the bot may read the message", async () => {
    const bench = await reader();
    expect((await told(bench, say(`${role} preference korean`))).text).toContain("preference · Korean");
    await told(bench, say(`${role} video`));
    expect(bench.fake.requests.filter(({ path }) => path.endsWith("/roles"))).toHaveLength(1);
  });

  it("where it may not: what to do instead is said, in both languages", async () => {
    const bench = await started({ engine });
    const { text } = await told(bench, say(`${role} preference korean`));
    expect(text).toMatch(/pick me, the bot/);
    expect(text).toMatch(/봇을 골라 멘션/);
  });

  it("another role is another's business; so is one where Discord does not tell", async () => {
    const bench = await reader();
    await silence(bench, say(`<@&${world.otherRole}> video`));
    const other = await reader();
    other.fake.fail({ match: /roles$/, times: 1, response: { status: 403, body: { code: 50_001, message: "no" } } });
    await silence(other, say(`${role} video`));
  });
});

describe("a mention that an edit adds", () => {
  it("is answered, once", async () => {
    const bench = await started({ engine });
    const before = say("preference korean");
    await silence(bench, before);
    const after = edited(before, `${mention} preference korean`);
    bench.fake.edit(after);
    const { body } = await until("the reply", () => bench.fake.messages[0]);
    expect(inspectDiscord(body).text).toContain("preference · Korean");
    bench.fake.edit({ ...after, edited_timestamp: "2026-01-01T00:02:00.000Z" });
    await settle(bench);
    expect(bench.fake.messages).toHaveLength(1);
  });

  it("is left alone in a message of long ago", async () => {
    const bench = await started({ engine });
    const old = { ...say("video"), id: String((BigInt(Date.now() - 2 * 3_600_000) - 1_420_070_400_000n) << 22n) };
    bench.fake.edit(edited(old, `${mention} video`));
    await settle(bench);
    expect(bench.fake.messages).toEqual([]);
  });

  it("edits are counted as questions are", async () => {
    const bench = await started({ engine });
    const asked = say("preference", "dm");
    await told(bench, asked);
    for (let index = 0; index < 20; index += 1) bench.fake.edit(edited(asked, `preference ${index}`));
    await settle(bench);
    await bench.adapter.stop();
    expect(bench.fake.requests.filter(({ method }) => method === "PATCH").length).toBeLessThanOrEqual(10);
  });
});

describe("a thread", () => {
  it.each([
    ["the answer", (_asked: JsonRecord, answer: string) => answer],
    ["the question", (asked: JsonRecord) => String(asked.id)],
  ])("opened on %s goes on from it", async (_what, opened) => {
    const bench = await started({ engine });
    const asked = say(`${mention} preference`);
    const { id } = await told(bench, asked);
    const there = say(`${mention} only Korean ones`, "thread", { channel_id: opened(asked, id), author: somebody });
    expect((await told(bench, there)).text.split("\n")[0]).toMatch(/preference · Korean/);
  });

  it("opened on a command's public answer goes on from it", async () => {
    const bench = await started({ engine });
    bench.fake.interact(command("dataset", { query: "preference", public: true }));
    const card = await until("the answer", () => bench.fake.shown[0]);
    await settle(bench);
    const there = say(`${mention} only Korean ones`, "thread", { channel_id: card.id });
    expect((await told(bench, there)).text.split("\n")[0]).toMatch(/preference · Korean/);
  });

  it("is told by the type of its channel, whatever else is said", async () => {
    const bench = await started({ engine });
    await told(bench, say(`${mention} preference`, "thread", { position: undefined }));
    const next = say(`${mention} only Korean ones`, "thread", { position: undefined, author: somebody });
    expect((await told(bench, next)).text.split("\n")[0]).toMatch(/preference · Korean/);
  });
});

it("two messages at once: the second goes on from the first", async () => {
  const bench = await started({ engine });
  bench.fake.fail({ match: /^POST .*\/messages$/, times: 1, delayMs: 300 });
  bench.fake.say(say("preference", "dm"));
  const { text } = await told(bench, say("only Korean ones", "dm"));
  expect(text.split("\n")[0]).toMatch(/preference · Korean/);
});

describe("a reply that only mentions the bot", () => {
  const pointing = (content: string, place: "channel" | "dm") => {
    const message = reply(place === "dm" ? "" : mention, "900000000000000777", false, {}, place);
    return {
      ...message,
      referenced_message: { ...(message.referenced_message as JsonRecord), author: somebody, content },
    };
  };

  it("asks what it replies to", async () => {
    const bench = await reader();
    expect((await told(bench, pointing("선호 한국어 데이터 있나요?", "channel"))).text).toContain(
      "선호 데이터 · 한국어",
    );
    expect((await told(bench, pointing("preference korean", "dm"))).text).toContain("preference · Korean");
  });
});

describe("a channel's switch for link cards", () => {
  const moderator = { permissions: "8192" };

  it("holds in its threads and in a forum's posts, where a thread has none of its own", async () => {
    const bench = await reader();
    await answered(bench, press("d2:links:off", moderator));
    await silence(bench, say(link(0), "thread"));
    await answered(bench, press("d2:links:on", { ...moderator, place: "thread" }));
    await replied(bench, say(link(0), "thread"));
    await silence(bench, say(link(1)));
    expect(
      bench.fake.requests.filter(({ method, path }) => method === "GET" && /channels\/\d+$/.test(path)),
    ).toHaveLength(1);
  });

  it("of a thread alone is not its channel's", async () => {
    const bench = await reader();
    await answered(bench, press("d2:links:off", { ...moderator, place: "thread" }));
    await silence(bench, say(link(0), "thread"));
    await replied(bench, say(link(0)));
  });
});

it("ten links leave a person's ten questions", async () => {
  const bench = await reader();
  for (let index = 0; index < 10; index += 1) await replied(bench, say(link(index)));
  expect((await told(bench, say(`${mention} preference korean`))).text).toContain("preference · Korean");
});

it("turning the page of a reply does not say once more who asked", async () => {
  const bench = await started({ engine });
  const { id } = await told(bench, say(`${mention} preference`));
  const answer = await until("it", () => bench.fake.shown.find((one) => one.id === id));
  bench.fake.interact(press(controlId(answer.body, "6–10"), {}, answer));
  await until("the page", () => answer.edits > 0);
  expect(inspectDiscord(answer.body).text).toContain("6–10");
  expect(inspectDiscord(answer.body).text).not.toContain("asked:");
});

it("links are looked up once for a message", async () => {
  let asked = 0;
  const find: typeof engine.find = (...args) => {
    asked += 1;
    return engine.find(...args);
  };
  const counting = { ...engine, find };
  const bench = await started({ engine: counting, store: memoryStore() });
  await told(bench, say(`${mention} ${link(0)} ${link(1)}`));
  expect(asked).toBe(1);
});
