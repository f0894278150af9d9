import { describe, expect, it } from "vitest";
import { writeAbout } from "../../src/index.ts";
import { choose, command, type InteractionOptions, press } from "../fakes/discord/events.ts";
import { world } from "../fakes/discord/ids.ts";
import type { ShownMessage } from "../fakes/discord/records.ts";
import { displaysOf } from "../fakes/discord/rules.ts";
import { engineOver } from "../support.ts";
import { type Bench, changed, memoryStore, shownOne, started, until } from "./harness.ts";
import { controlId, controlsOf, inspectDiscord } from "./inspect.ts";

const engine = engineOver();
const manageMessages = "8192";

const labels = (message: ShownMessage) => controlsOf(message.body).map(({ label }) => label);
const textOf = (message: ShownMessage) => inspectDiscord(message.body).text;

/** A private list of five, and the bench it stands on. */
async function list(
  options: InteractionOptions = {},
  given: Record<string, string | boolean> = { query: "preference" },
) {
  const bench = await started({ engine });
  return { bench, card: await shownOne(bench, command("dataset", given, options)) };
}

function pressOn(message: ShownMessage, label: string, options: InteractionOptions = {}) {
  return press(controlId(message.body, label), options, message);
}

describe("an answer's card", () => {
  it.each([
    ["en-US", ["6–10 ▶", "Compare 1–4", "Share", "Details of one of these"]],
    ["ko", ["6–10 ▶", "비교 1–4", "공유", "하나를 골라 자세히 보기"]],
  ])("has pages, comparing, sharing and details (%s)", async (locale, expected) => {
    const { card } = await list({ locale }, { query: locale === "ko" ? "선호 데이터" : "preference" });
    expect(labels(card)).toEqual(expect.arrayContaining(expected));
    expect(card.text).toMatch(/1–5 \/ \d+/);
  });

  it("of one dataset offers similar ones, and no pages and details", async () => {
    const { bench, card } = await list({}, { query: "VLFeedback" });
    expect(labels(card)).toEqual(expect.arrayContaining(["Similar", "Share"]));
    expect(labels(card).join()).not.toMatch(/▶|◀|Details/);
    const similar = await shownOne(bench, pressOn(card, "Similar"));
    expect(similar.isPrivate).toBe(true);
    expect(bench.asked.at(-1)?.question).toBe(writeAbout("similar", ["VLFeedback"], "en"));
    expect(textOf(similar)).toContain("VLFeedback");
  });

  it("of a list compares the first four", async () => {
    const { bench, card } = await list();
    const compared = await shownOne(bench, pressOn(card, "Compare"));
    expect(engine.ask(bench.asked.at(-1)?.question ?? "").message.kind).toBe("comparison");
    expect(labels(compared).join()).not.toContain("Compare");
  });
});

describe("pages", () => {
  it("turn in place, there and back, and end where the list does", async () => {
    const { bench, card } = await list({}, { query: "preference", language: "ko" });
    const first = card.text;
    const { text: second } = await changed(bench, pressOn(card, "6–10"), card);
    expect(second).toMatch(/6–10 \/ \d+/);
    expect(second).not.toContain(engine.ask("preference Korean").message.cards[0]?.title.text);
    expect(labels(card)).toContain("Compare 6–9");
    const { text: back } = await changed(bench, pressOn(card, "◀ 1–5"), card);
    expect(back).toBe(first);
    const total = Number(/1–5 \/ (\d+)/.exec(first)?.[1]);
    for (let last = 5; last < total; last += 5)
      await changed(bench, pressOn(card, `${last + 1}–`, { by: `9${last}` }), card);
    expect(labels(card).join()).not.toContain("▶");
    expect(textOf(card)).toContain(`${total} / ${total}`);
    expect(bench.fake.shown.filter(({ deleted }) => !deleted)).toHaveLength(1);
  });

  it("of a public card turn for who asked; anybody else gets a private copy of that page", async () => {
    const { bench, card } = await list({}, { query: "preference", public: true });
    const before = textOf(card);
    const copy = await shownOne(bench, pressOn(card, "6–10", { by: world.other, name: "Jun" }));
    expect([copy.isPrivate, textOf(card)]).toEqual([true, before]);
    expect(textOf(copy)).toContain("6–10 /");
    const { text } = await changed(bench, pressOn(card, "6–10"), card);
    expect(text).toContain("6–10 /");
    expect(text).toContain("Mina asked: preference");
    expect(card.isPrivate).toBe(false);
    expect(labels(card)).toContain("Remove");
  });

  it("reach further than an id can hold, and survive a restart", async () => {
    const store = memoryStore();
    const question = `preference ${"very long words of no use ".repeat(6)}`;
    const before = await started({ engine, store });
    const card = await shownOne(before, command("dataset", { query: question }));
    const id = controlId(card.body, "6–10");
    expect(id).toMatch(/^d2:page:-:#/);
    await before.adapter.stop();
    const after = await started({ engine, store });
    const next = await shownOne(after, press(id, {}, { id: "900000000000000999", isPrivate: false }));
    expect(textOf(next)).toContain("6–10 /");
  });

  it("of a question that is kept no more say so", async () => {
    const bench = await started({ engine });
    const { text } = await shownOne(bench, press(`d2:page:-:#${"A".repeat(22)}`));
    expect(text).toContain("no longer kept");
    const korean = await shownOne(bench, press(`d2:share:#${"A".repeat(22)}`, { locale: "ko" }));
    expect(korean.text).toContain("보관 기간이 지났습니다");
  });

  it.each([
    ["of another shape", { v: 2, view: { kind: "ask", question: 7 } }],
    ["of another version", { v: 1, view: { kind: "show", refs: [], locale: "en" } }],
    ["with more than ours", { v: 2, view: { kind: "show", refs: [], locale: "en" }, admin: true }],
  ])("are not taken from a stored value %s", async (_what, value) => {
    const store = memoryStore();
    await store.set(`discord:view:${"B".repeat(22)}`, value, 60_000);
    const bench = await started({ engine, store });
    const { text } = await shownOne(bench, press(`d2:ask:#${"B".repeat(22)}`));
    expect(text).toContain("no longer kept");
  });
});

describe("details", () => {
  it.each(["private", "public"])("of one of a %s list come privately, and can be shared", async (place) => {
    const { bench, card } = await list({}, { query: "preference", public: place === "public" });
    const select = controlsOf(card.body).find(({ options }) => Object.keys(options).length > 0);
    const [name, value] = Object.entries(select?.options ?? {})[1] ?? ["", ""];
    const details = await shownOne(bench, choose(select?.id ?? "", value, { by: world.other }, card));
    expect(details.isPrivate).toBe(true);
    expect(textOf(details)).toContain(name);
    expect(labels(details)).toEqual(expect.arrayContaining(["Similar", "Share"]));
  });

  it.each([["dataset:no-such-one"], ["dataset:../../x"], ["user:1"], [""]])(
    "of what nobody offered (%s) get a sentence",
    async (value) => {
      const bench = await started({ engine });
      expect((await shownOne(bench, choose("d2:pick:en", value))).text).not.toBe("");
    },
  );
});

describe("sharing", () => {
  it.each([
    ["a channel", "channel", world.channel],
    ["a thread", "thread", world.thread],
  ] as const)("in %s posts a copy that names who asked, once, without a ping", async (_what, place, channelId) => {
    const { bench, card } = await list({ place, name: "@everyone <@1>" });
    await changed(bench, pressOn(card, "Share", { place, name: "@everyone <@1>" }), card);
    const copy = await until("the copy", () => bench.fake.messages[0]);
    expect(copy.channelId).toBe(channelId);
    expect(copy.body).toMatchObject({ allowed_mentions: { parse: [] }, enforce_nonce: true, nonce: card.id });
    expect(inspectDiscord(copy.body).text).toContain("@everyone <@1> asked: preference");
    expect(controlsOf(card.body).find(({ label }) => label === "Shared")?.disabled).toBe(true);
    // A client that still shows the old button.
    await changed(bench, press(controlId(card.body, "Shared"), { place }, card), card);
    await shownOne(bench, command("dataset", { query: "VLFeedback" }));
    expect(bench.fake.messages).toHaveLength(1);
  });

  it.each<[string, InteractionOptions]>([
    ["where the bot is no member", { place: "foreign" }],
    ["where the bot may not write", { appPermissions: "1024" }],
    ["where the bot may write to channels alone", { place: "thread", appPermissions: "3072" }],
  ])("%s follows as an answer for all to see", async (_what, options) => {
    const { bench, card } = await list(options);
    const pressed = pressOn(card, "Share", options);
    await changed(bench, pressed, card);
    const copy = await until("the copy", () => bench.fake.shown.find(({ isPrivate }) => !isPrivate));
    expect(textOf(copy)).toContain("Mina asked: preference");
    // A client that still shows the old button: there is no nonce here to keep a second copy away.
    await changed(bench, press(controlId(card.body, "Shared"), options, card), card);
    await bench.adapter.stop();
    expect(bench.fake.shown.filter(({ isPrivate }) => !isPrivate)).toHaveLength(1);
    expect(bench.fake.messages).toEqual([]);
    expect(bench.fake.requests.some(({ path }) => path.includes("/channels/"))).toBe(false);
  });

  it("refused by Discord says so, privately", async () => {
    const { bench, card } = await list();
    const response = { status: 403, body: { code: 50_013, message: "Missing Permissions" } };
    bench.fake.fail({ match: /^POST .*\/messages$/, times: 1, response });
    const pressed = pressOn(card, "Share");
    await changed(bench, pressed, card);
    const said = await until("the sentence", () => bench.fake.shown.find((one) => one.id !== card.id && one.body));
    expect([said.isPrivate, textOf(said)]).toEqual([true, expect.stringContaining("may not write")]);
  });

  it("whose answer was lost posts no second copy", async () => {
    const { bench, card } = await list();
    bench.fake.fail({ match: /^POST .*\/channels\/\d+\/messages$/, times: 1 });
    await changed(bench, pressOn(card, "Share"), card);
    await until("the end", () => bench.log.some((line) => /share-refused|"kind":3/.test(line)));
    await bench.adapter.stop();
    expect(bench.fake.messages).toHaveLength(1);
    expect(bench.fake.shown.filter(({ body }) => textOfBody(body).includes("may not write"))).toEqual([]);
  });

  it("of what a message command found has no question to repeat", async () => {
    const bench = await started({ engine });
    bench.fake.interact(press("d2:share:en:=dataset:vlfeedback", { name: "Mina" }));
    const copy = await until("the copy", () => bench.fake.messages[0]);
    expect(inspectDiscord(copy.body).text).toContain("Mina shared this");
  });

  it("is not offered in the bot's own direct messages", async () => {
    const { card } = await list({ place: "dm" });
    expect(labels(card)).not.toContain("Share");
  });
});

function textOfBody(body: unknown): string {
  return inspectDiscord(body).text;
}

describe("removing a public card", () => {
  async function publicCard(): Promise<{ bench: Bench; card: ShownMessage }> {
    const { bench, card } = await list({}, { query: "VLFeedback", public: true });
    return { bench, card };
  }

  it.each<[string, InteractionOptions]>([
    ["who asked", {}],
    ["a moderator", { by: world.other, permissions: manageMessages }],
    ["an administrator", { by: world.other, permissions: "8" }],
  ])("is for %s", async (_what, options) => {
    const { bench, card } = await publicCard();
    bench.fake.interact(pressOn(card, "Remove", options));
    await until("the end", () => card.deleted);
    expect(bench.fake.shown).toHaveLength(1);
  });

  it.each<[string, InteractionOptions]>([
    ["anybody else", { by: world.other }],
    ["somebody with other powers", { by: world.other, permissions: "2048" }],
  ])("is not for %s", async (_what, options) => {
    const { bench, card } = await publicCard();
    const answer = await shownOne(bench, pressOn(card, "Remove", options));
    expect([answer.isPrivate, card.deleted]).toEqual([true, false]);
    expect(textOf(answer)).toContain("Only the person who asked");
  });

  it("works for a copy that was shared to where the bot is no member", async () => {
    const { bench, card } = await list({ place: "foreign" });
    await changed(bench, pressOn(card, "Share", { place: "foreign" }), card);
    const copy = await until("the copy", () => bench.fake.shown.find(({ isPrivate }) => !isPrivate));
    bench.fake.interact(pressOn(copy, "Remove", { place: "foreign" }));
    await until("the end", () => copy.deleted);
  });
});

describe("the budget of a card", () => {
  it("lets a Korean card of 3,300 characters out, cut where it must be, and says so", async () => {
    const sentence = "한국어로 쓴 아주 긴 설명이며 데이터셋이 어떻게 만들어졌는지 알려 줍니다. ";
    const { answer, query, followed, message } = engine.ask("VLFeedback", { locale: "ko" });
    const [card] = message.cards;
    if (!card) throw new Error("VLFeedback has a card");
    const long = { ...card, note: sentence.repeat(40), why: sentence.repeat(10), subtitle: sentence };
    const given = { ...message, text: sentence.repeat(45), cards: [long] };
    expect(given.text.length + long.note.length + long.why.length).toBeGreaterThan(3_300);
    const bench = await started({
      engine: { ...engine, ask: () => ({ answer, query, followed, edit: false, expression: "", message: given }) },
    });
    const { body } = await shownOne(bench, command("dataset", { query: "VLFeedback", public: true }, { locale: "ko" }));
    const displays = displaysOf((body as { components: unknown }).components);
    const bytes = displays.reduce((sum, text) => sum + Buffer.byteLength(text) + 12, 0);
    expect(bytes).toBeGreaterThan(5_000);
    expect(bytes).toBeLessThanOrEqual(9_000);
    expect(displays.join()).toContain("…");
    expect(displays.join()).toContain("VLFeedback");
  });

  it("holds for every list that the registry can give, with all its controls", async () => {
    const bench = await started({ engine });
    const questions = ["preference", "한국어 데이터", "video instruction", "what data did LLaVA-OneVision use", "COCO"];
    for (const [index, query] of questions.entries()) {
      const { body } = await shownOne(
        bench,
        command("dataset", { query, public: true }, { by: `9${index}`, locale: "ko" }),
      );
      expect(inspectDiscord(body).problems).toEqual([]);
    }
  });
});
