import { describe, expect, it } from "vitest";
import { command, edited, press, reply, message as say } from "../fakes/discord/events.ts";
import { world } from "../fakes/discord/ids.ts";
import type { JsonRecord } from "../fakes/discord/json.ts";
import type { ShownMessage } from "../fakes/discord/records.ts";
import { engineOver } from "../support.ts";
import { type Bench, memoryStore, replied, settle, shownOne, started, until } from "./harness.ts";
import { controlsOf, inspectDiscord } from "./inspect.ts";

const engine = engineOver();
const mention = `<@${world.bot}>`;
const somebody = { id: world.other, username: "jun", discriminator: "0", avatar: null };

/** What the bot's reply to a message says. */
async function told(bench: Bench, message: JsonRecord): Promise<{ readonly id: string; readonly text: string }> {
  const { id, body } = await replied(bench, message);
  return { id, text: inspectDiscord(body).text };
}

/** The bot's message with this id, as it is now. */
function now(bench: Bench, id: string): ShownMessage {
  const found = bench.fake.shown.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no message ${id}`);
  return found;
}

const quiet = async (bench: Bench, message: JsonRecord) => {
  bench.fake.say(message);
  await settle(bench);
  return bench.fake.messages.filter(({ body }) => body.nonce === message.id);
};

describe("a follow-up refines the answer before it", () => {
  it.each([
    ["in a thread, whoever asks", () => say(`${mention} only Korean ones`, "thread", { author: somebody }), "thread"],
    ["in direct messages", () => say("only Korean ones", "dm"), "dm"],
    ["by the same person in a channel", () => say(`${mention} only Korean ones`), "channel"],
    ["in Korean", () => say(`${mention} 한국어만`), "channel"],
  ] as const)("%s", async (_what, next, place) => {
    const bench = await started({ engine });
    await told(bench, say(place === "dm" ? "preference" : `${mention} preference`, place));
    const { text } = await told(bench, next());
    expect(text.split("\n")[0]).toMatch(/preference · Korean|선호 데이터 · 한국어/);
  });

  it("by another person in a busy channel is a question of its own", async () => {
    const bench = await started({ engine });
    await told(bench, say(`${mention} preference`));
    await told(bench, say(`${mention} only Korean ones`, "channel", { author: somebody }));
    expect(bench.asked.at(-1)?.options?.after).toEqual([]);
  });

  it("as a reply to the answer, by anybody, with no mention in the text", async () => {
    const bench = await started({ engine });
    const first = await told(bench, say(`${mention} preference`));
    await told(bench, say(`${mention} video`));
    const { text } = await told(bench, reply("only Korean ones", first.id, true, { author: somebody }));
    expect(text.split("\n")[0]).toMatch(/preference · Korean/);
  });

  it("as a reply to a shared or public answer of a command", async () => {
    const bench = await started({ engine });
    const card = await shownOne(bench, command("dataset", { query: "preference", public: true }));
    const to = reply("only Korean ones", card.id, true);
    const metadata = { interaction_metadata: { id: card.interactionId } };
    const referenced = { ...(to.referenced_message as JsonRecord), ...metadata };
    const { text } = await told(bench, { ...to, referenced_message: referenced });
    expect(text.split("\n")[0]).toMatch(/preference · Korean/);
  });

  it("after a command in direct messages", async () => {
    const bench = await started({ engine });
    await shownOne(bench, command("dataset", { query: "preference" }, { place: "dm" }));
    const { text } = await told(bench, say("한국어만", "dm"));
    expect(text.split("\n")[0]).toMatch(/선호 데이터 · 한국어/);
  });

  it("picks, pages and asks on, in the conversation's language", async () => {
    const bench = await started({ engine });
    await told(bench, say("선호 데이터", "dm"));
    expect((await told(bench, say("more", "dm"))).text).toMatch(/6–10 \/ \d+/);
    const { text } = await told(bench, say("두 번째", "dm"));
    expect(text).toContain("라이선스");
    const licence = await told(bench, say("라이선스는?", "dm"));
    expect(licence.text).toContain("라이선스");
    expect(bench.asked.at(-1)?.options?.after).toHaveLength(3);
  });

  it("keeps its pages: the button of a refined answer turns the refined list", async () => {
    const bench = await started({ engine });
    await told(bench, say("preference", "dm"));
    const { id } = await told(bench, say("only Korean ones", "dm"));
    const next = controlsOf(now(bench, id).body).find(({ label }) => label.includes("▶"));
    bench.fake.interact(press(next?.id ?? "", { place: "dm" }, { id, isPrivate: false }));
    await until("the page", () => now(bench, id).edits > 0);
    expect(inspectDiscord(now(bench, id).body).text).toMatch(/preference · Korean · 6–10/);
  });

  it("after a restart", async () => {
    const store = memoryStore();
    const before = await started({ engine, store });
    await told(before, say("preference", "dm"));
    await before.adapter.stop();
    const after = await started({ engine, store });
    expect((await told(after, say("only Korean ones", "dm"))).text.split("\n")[0]).toMatch(/preference · Korean/);
  });
});

describe("a reply in a server", () => {
  it("with its ping on is read, though the text mentions nobody", async () => {
    const bench = await started({ engine });
    const first = await told(bench, say(`${mention} VLFeedback`));
    expect((await told(bench, reply("its licence?", first.id, true))).text).toMatch(/licence/i);
  });

  it("with its ping off comes empty, and is left alone", async () => {
    const bench = await started({ engine });
    const first = await told(bench, say(`${mention} VLFeedback`));
    expect(await quiet(bench, reply("its licence?", first.id, false))).toEqual([]);
  });

  it("with its ping off is read where the bot may read everything", async () => {
    const bench = await started({ engine, messageContent: true, fakeOptions: { allowMessageContent: true } });
    const first = await told(bench, say(`${mention} VLFeedback`));
    expect((await told(bench, reply("its licence?", first.id, false))).text).toMatch(/licence/i);
  });

  it("to somebody else is nobody's business", async () => {
    const bench = await started({ engine });
    const message = reply("its licence?", "900000000000000777", false);
    const referenced = { ...(message.referenced_message as JsonRecord), author: somebody };
    expect(await quiet(bench, { ...message, referenced_message: referenced })).toEqual([]);
  });
});

describe("our reply follows its message", () => {
  it.each(["channel", "thread", "dm"] as const)("when it is edited (%s)", async (place) => {
    const bench = await started({ engine });
    const asked = say(`${mention} VLFeedbak`, place);
    const { id } = await told(bench, asked);
    bench.fake.edit(edited(asked, `${mention} COCO`));
    await until("the edit", () => now(bench, id).edits > 0);
    expect(inspectDiscord(now(bench, id).body).text).toContain("COCO");
    expect(bench.fake.messages).toHaveLength(1);
  });

  it("and what is asked next goes on from the edited question", async () => {
    const bench = await started({ engine });
    const asked = say("video", "dm");
    const { id } = await told(bench, asked);
    bench.fake.edit(edited(asked, "preference"));
    await until("the edit", () => now(bench, id).edits > 0);
    const { text } = await told(bench, say("only Korean ones", "dm"));
    expect(text.split("\n")[0]).toMatch(/preference · Korean/);
  });

  it("an edited follow-up still goes on from what was before it", async () => {
    const bench = await started({ engine });
    await told(bench, say("preference", "dm"));
    const asked = say("only Korean ones", "dm");
    const { id } = await told(bench, asked);
    bench.fake.edit(edited(asked, "only English ones"));
    await until("the edit", () => now(bench, id).edits > 0);
    expect(inspectDiscord(now(bench, id).body).text.split("\n")[0]).toMatch(/preference · English/);
  });

  it("goes when the mention goes", async () => {
    const bench = await started({ engine });
    const asked = say(`${mention} COCO`);
    const { id } = await told(bench, asked);
    bench.fake.edit(edited(asked, "never mind"));
    await until("the end", () => now(bench, id).deleted);
  });

  it("goes when its message is deleted, at once or among many", async () => {
    const bench = await started({ engine });
    const [one, two] = [say(`${mention} COCO`), say(`${mention} VLFeedback`)];
    const ids = [(await told(bench, one)).id, (await told(bench, two)).id];
    bench.fake.remove(one);
    await until("the end", () => now(bench, ids[0] ?? "").deleted);
    bench.fake.remove(two, say("another"));
    await until("the end", () => now(bench, ids[1] ?? "").deleted);
  });

  it("goes although its message was deleted before the answer was out", async () => {
    const bench = await started({ engine });
    const asked = say(`${mention} COCO`);
    bench.fake.fail({ match: /^POST .*\/messages$/, times: 1, delayMs: 200 });
    bench.fake.say(asked);
    bench.fake.remove(asked);
    const posted = await until("the answer", () => bench.fake.messages[0]);
    await until("its end", () => now(bench, posted.id).deleted);
  });

  it("does nothing when Discord has only looked at a link", async () => {
    const bench = await started({ engine });
    const asked = say(`${mention} COCO`);
    const { id } = await told(bench, asked);
    bench.fake.edit({ ...asked, content: `${mention} COCO`, embeds: [{ type: "link" }] });
    bench.fake.edit({ id: asked.id, channel_id: asked.channel_id, guild_id: world.guild, embeds: [] });
    await settle(bench);
    expect(now(bench, id)).toMatchObject({ edits: 0, deleted: false });
  });

  it("is not mourned when somebody has removed it already", async () => {
    const bench = await started({ engine });
    const asked = say(`${mention} COCO`);
    const { id } = await told(bench, asked);
    now(bench, id).deleted = true;
    bench.fake.edit(edited(asked, `${mention} VLFeedback`));
    bench.fake.remove(asked);
    await settle(bench);
    expect(bench.log.join("")).not.toContain("message-failed");
    expect(bench.fake.messages).toHaveLength(1);
  });
});
