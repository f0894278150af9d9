import { describe, expect, it } from "vitest";
import { command, edited, press, message as say } from "../fakes/discord/events.ts";
import { world } from "../fakes/discord/ids.ts";
import type { JsonRecord } from "../fakes/discord/json.ts";
import { engineOver } from "../support.ts";
import { answered, type Bench, memoryStore, replied, settle, shownOne, started, until } from "./harness.ts";
import { controlId, controlsOf, inspectDiscord } from "./inspect.ts";

const engine = engineOver();
const mention = `<@${world.bot}>`;
const known = engine.registry().datasets.filter(({ hfId }) => hfId !== null);
const link = (index: number) => `https://huggingface.co/datasets/${known[index]?.hfId}`;
const name = (index: number) => known[index]?.name ?? "";

/** A bot that may read every message. */
const reader = (store = memoryStore()) =>
  started({ engine, store, messageContent: true, fakeOptions: { allowMessageContent: true } });

async function silence(bench: Bench, message: JsonRecord): Promise<void> {
  const before = bench.fake.messages.length;
  bench.fake.say(message);
  await settle(bench);
  expect(bench.fake.messages).toHaveLength(before);
}

async function cards(bench: Bench, message: JsonRecord) {
  const { id, body } = await replied(bench, message);
  const shown = bench.fake.shown.find((one) => one.id === id);
  if (shown === undefined) throw new Error("nothing shown");
  return { body, shown, text: inspectDiscord(body).text };
}

describe("links to datasets", () => {
  it("get a small card that pings nobody and opens in full, privately, for who wants it", async () => {
    const bench = await reader();
    const { body, text } = await cards(bench, say(`have a look at ${link(0)} and ${link(1)}?`));
    expect(text).toContain(name(0));
    expect(text).toContain(name(1));
    expect(text.length).toBeLessThan(700);
    expect(body).toMatchObject({ allowed_mentions: { parse: [] }, message_reference: { fail_if_not_exists: false } });
    const details = await shownOne(bench, press(controlId(body, "Details"), { by: world.other }));
    expect([details.isPrivate, details.text.includes(name(0))]).toEqual([true, true]);
  });

  it("in a Korean sentence get a Korean card", async () => {
    const bench = await reader();
    const { body } = await cards(bench, say(`이거 어때요 ${link(0)}`));
    expect(controlsOf(body).map(({ label }) => label)).toEqual(["자세히", "지우기", "여기서는 링크 카드 끄기"]);
  });

  it("are shown three at most", async () => {
    const bench = await reader();
    const { body } = await cards(bench, say([0, 1, 2, 3, 4].map(link).join(" ")));
    expect(controlsOf(body).filter(({ label }) => label === "Details")).toHaveLength(3);
  });

  it("are not shown again in that channel within ten minutes, but elsewhere", async () => {
    const bench = await reader();
    await cards(bench, say(link(0)));
    await silence(bench, say(`again ${link(0)}`));
    const { text } = await cards(bench, say(`${link(0)} ${link(1)}`));
    expect([text.includes(name(1)), text.split("\n").some((line) => line.startsWith(name(0)))]).toEqual([true, false]);
    await cards(bench, say(link(0), "thread"));
  });

  it.each([
    ["unknown", "https://huggingface.co/datasets/nobody/nothing"],
    ["without a preview", `<${link(0)}>`],
    ["in code", `\`${link(0)}\``],
    ["in a block of code", `\`\`\`\n${link(0)}\n\`\`\``],
    ["in a spoiler", `||${link(0)}||`],
    ["quoted", `> ${link(0)}\nI agree`],
    ["only named", "VLFeedback is good"],
  ])("%s are left alone", async (_what, content) => {
    const bench = await reader();
    await silence(bench, say(content));
  });

  it("are left alone where the bot may not read, and it asks for no more than it is given", async () => {
    const bench = await started({ engine });
    await silence(bench, say(link(0)));
    expect(bench.fake.gateway.logins[0]?.intents).toBe((1 << 9) | (1 << 12));
  });

  it("of a message that mentions the bot and says no more get cards; one alone is answered in full", async () => {
    const bench = await started({ engine });
    const several = await cards(bench, say(`${mention} ${link(0)} ${link(1)}`));
    expect(controlsOf(several.body).filter(({ label }) => label === "Details")).toHaveLength(2);
    const one = await cards(bench, say(`${mention} ${link(0)}`, "thread"));
    expect(controlsOf(one.body).map(({ label }) => label)).toContain("Similar");
    const dm = await cards(bench, say(`${link(0)}\n${link(1)}`, "dm"));
    expect(controlsOf(dm.body).map(({ label }) => label)).toEqual(["Details", "Details"]);
  });

  it("follow the message: edited, edited out, deleted", async () => {
    const bench = await reader();
    const message = say(link(0));
    const { shown } = await cards(bench, message);
    bench.fake.edit(edited(message, `${link(0)} ${link(1)}`));
    await until("the edit", () => shown.edits > 0);
    expect(inspectDiscord(shown.body).text).toContain(name(1));
    bench.fake.edit(edited(message, "never mind"));
    await until("the end", () => shown.deleted);
    const other = say(link(2));
    const next = await cards(bench, other);
    bench.fake.remove(other);
    await until("the end", () => next.shown.deleted);
  });

  it("get one card from two processes", async () => {
    const store = memoryStore();
    const one = await reader(store);
    const two = await started({ engine, store, fake: one.fake, messageContent: true });
    one.fake.say(say(`${link(0)} ${link(1)} ${link(2)}`));
    await until("a card", () => one.fake.messages[0]);
    await Promise.all([settle(one), two.adapter.stop()]);
    expect(one.fake.messages).toHaveLength(1);
    const text = inspectDiscord(one.fake.messages[0]?.body).text;
    expect([0, 1, 2].filter((index) => text.includes(name(index)))).toHaveLength(3);
  });
});

describe("a channel's switch", () => {
  const moderator = { permissions: "8192" };

  it("is for moderators: off by the card's button, on by the help", async () => {
    const bench = await reader();
    const { body } = await cards(bench, say(link(0)));
    const off = controlId(body, "No link cards here");
    const refused = await answered(bench, press(off));
    expect(refused.text).toContain("Only a moderator");
    await cards(bench, say(link(1)));
    expect((await answered(bench, press(off, moderator))).text).toContain("no cards in this channel any more");
    await silence(bench, say(link(2)));
    const { data } = await answered(bench, command("dataset-help", {}, { ...moderator, locale: "ko" }));
    const on = controlId(data, "여기서 링크 카드 켜기");
    expect((await answered(bench, press(on, { ...moderator, locale: "ko" }))).text).toContain("다시 작은 카드");
    await cards(bench, say(link(3)));
  });

  it("turns off what nobody asked for, not what somebody asks", async () => {
    const bench = await reader();
    await answered(bench, press("d2:links:off", moderator));
    await cards(bench, say(`${mention} ${link(0)} ${link(1)}`));
  });

  it("is kept over a restart", async () => {
    const store = memoryStore();
    const before = await reader(store);
    await answered(before, press("d2:links:off", moderator));
    await before.adapter.stop();
    await silence(await reader(store), say(link(0)));
  });
});
