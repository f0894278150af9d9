import { describe, expect, it } from "vitest";
import { press, message as say, slash } from "../fakes/discord/events.ts";
import { world } from "../fakes/discord/ids.ts";
import { type Bench, replied, started, until } from "./harness.ts";
import { controlId, inspectDiscord } from "./inspect.ts";

const mention = `<@${world.bot}>`;
const callback = /callback$/;
const post = /^POST .*\/channels\/\d+\/messages$/;
const ask = (ageMs = 0) => slash("dataset", "query", "video", { ageMs });
const refusal = { status: 400, body: { code: 50_035, message: "Invalid Form Body" } };
const visible = (bench: Bench) => bench.fake.shown.filter(({ deleted, body }) => !deleted && body !== null);
const matching = (bench: Bench, match: RegExp) =>
  bench.fake.requests.filter(({ method, path }) => match.test(`${method} ${path}`));
const logged = (bench: Bench, words: string) => until(words, () => bench.log.some((line) => line.includes(words)));

describe("a connection that is reset", () => {
  it("once, before Discord has read anything, loses no answer to a command", async () => {
    const bench = await started();
    for (let index = 0; index < 5; index += 1) {
      bench.fake.fail({ match: callback, times: 1, reset: true });
      const id = bench.fake.interact(ask());
      await until("the answer", () => visible(bench).some(({ interactionId }) => interactionId === id));
    }
    expect(visible(bench)).toHaveLength(5);
  });

  it.each([
    ["before Discord has read it", true],
    ["after it", false],
  ])("once, %s, loses no answer to a mention, and posts none twice", async (_when, reset) => {
    const bench = await started();
    for (let index = 0; index < 5; index += 1) {
      bench.fake.fail({ match: post, times: 1, ...(reset ? { reset } : {}) });
      await replied(bench, say(`${mention} video ${index}`));
    }
    await bench.adapter.stop();
    expect(visible(bench)).toHaveLength(5);
  });

  it("under a follow-up, which has no nonce, is not tried again", async () => {
    const bench = await started();
    const id = bench.fake.interact(slash("dataset", "query", "video", { place: "foreign" }));
    const card = await until("the card", () => visible(bench).find(({ interactionId }) => interactionId === id));
    bench.fake.fail({ match: /^POST .*\/webhooks\//, times: 1 });
    bench.fake.interact(press(controlId(card.body, "Share"), { place: "foreign" }, card));
    await logged(bench, "discord.share-refused");
    expect(matching(bench, /^POST .*\/webhooks\//)).toHaveLength(1);
  });
});

describe("an answer that is too late to matter", () => {
  it("is not sent again after one that hung", async () => {
    const bench = await started();
    bench.fake.fail({ match: callback, times: 9, delayMs: 2_500 });
    bench.fake.interact(ask(1_900));
    await logged(bench, "discord.interaction-unanswered");
    expect(matching(bench, callback)).toHaveLength(1);
  });

  it("is sent again while there is time", async () => {
    const bench = await started();
    bench.fake.fail({ match: callback, times: 1, delayMs: 4_000 });
    const begun = Date.now();
    bench.fake.interact(ask());
    await until("the answer", () => visible(bench)[0]);
    expect(Date.now() - begun).toBeLessThan(3_000);
  });
});

describe("a limit that does not say how long it lasts", () => {
  const unsaid = { status: 429, body: "error code: 1015" };

  it("stops an interaction's answer: one request, no storm", async () => {
    const bench = await started();
    bench.fake.fail({ match: callback, times: 10_000, response: unsaid });
    bench.fake.interact(ask());
    await logged(bench, "discord.interaction-unanswered");
    expect(matching(bench, callback)).toHaveLength(1);
  });

  it("makes a reply wait", async () => {
    const bench = await started();
    bench.fake.fail({ match: post, times: 10_000, response: unsaid });
    bench.fake.say(say(`${mention} video`));
    await logged(bench, "discord.rate-limited");
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(matching(bench, post)).toHaveLength(1);
  });
});

it("ten mentions at once, with one message a second allowed, get ten answers in order", {
  timeout: 40_000,
}, async () => {
  const bench = await started({ fakeOptions: { messagesPerSecond: 1 } });
  const asked = Array.from({ length: 10 }, (_, index) => say(`${mention} video ${index}`));
  for (const message of asked) bench.fake.say(message);
  await until("all", () => bench.fake.messages.length === 10);
  expect(bench.fake.messages.map(({ body }) => body.nonce)).toEqual(asked.map(({ id }) => id));
});

it("forty mentions, each delivered four times, get forty answers", async () => {
  const bench = await started();
  const asked = Array.from({ length: 40 }, (_, index) =>
    say(`${mention} video ${index}`, "channel", { author: { id: `9000000000000${10_000 + index}`, username: "x" } }),
  );
  for (let delivery = 0; delivery < 4; delivery += 1) for (const message of asked) bench.fake.say(message);
  await until("all", () => bench.fake.messages.length >= 40);
  await bench.adapter.stop();
  expect(visible(bench)).toHaveLength(40);
  expect(matching(bench, post)).toHaveLength(40);
});

describe("a card that Discord refuses", () => {
  it.each([
    ["by its form, at a command", callback, refusal, () => ask()],
    ["by an error of its own, which large cards get", callback, { status: 500, body: {} }, () => ask()],
  ])("%s, is shown as text", async (_how, match, response, interaction) => {
    const bench = await started();
    bench.fake.fail({ match, times: response.status === 500 ? 3 : 1, response });
    bench.fake.interact(interaction());
    const shown = await until("the text", () => visible(bench)[0]);
    expect(inspectDiscord(shown.body).text).toBe(
      "One dataset fits.\n- VLFeedback".replace("One dataset fits.", "[en] video"),
    );
    expect(bench.log.join("")).toContain("discord.card-refused");
  });

  it("as text, too, leaves an apology with a number that the log has", async () => {
    const bench = await started();
    bench.fake.fail({ match: callback, times: 2, response: refusal });
    bench.fake.interact(ask());
    const shown = await until("the apology", () => visible(bench)[0]);
    const reference = /\(([0-9a-f]{8})\)/.exec(inspectDiscord(shown.body).text)?.[1];
    expect(bench.log.join("")).toContain(`"reference":"${reference}"`);
  });

  it("at a mention, at an edit and at a share is shown as text", async () => {
    const bench = await started();
    bench.fake.fail({ match: post, times: 1, response: refusal });
    const { body } = await replied(bench, say(`${mention} video`));
    expect(inspectDiscord(body).text).toContain("- VLFeedback");
    const id = bench.fake.interact(ask());
    const card = await until("the card", () => visible(bench).find(({ interactionId }) => interactionId === id));
    bench.fake.fail({ match: post, times: 1, response: refusal });
    bench.fake.interact(press(controlId(card.body, "Share"), {}, card));
    const copy = await until("the copy", () => bench.fake.messages[1]);
    expect(inspectDiscord(copy.body).text).toContain("- VLFeedback");
  });
});

describe("a share that is refused", () => {
  it("can be tried again: the button is on", async () => {
    const bench = await started();
    const id = bench.fake.interact(ask());
    const card = await until("the card", () => visible(bench).find(({ interactionId }) => interactionId === id));
    bench.fake.fail({ match: post, times: 1, response: { status: 403, body: { code: 50_013, message: "no" } } });
    bench.fake.interact(press(controlId(card.body, "Share"), {}, card));
    await until("the button", () => card.edits === 2);
    await until("the sentence", () =>
      visible(bench).some((one) => one.isPrivate && inspectDiscord(one.body).text.includes("nothing was shared")),
    );
    bench.fake.interact(press(controlId(card.body, "Share"), {}, card));
    await until("the copy", () => bench.fake.messages[0]);
  });
});

it("an event that cannot be read is told of by its keys, and by nothing that it holds", async () => {
  const bench = await started();
  bench.fake.say({ ...say("secretword"), author: { id: "secretword" } });
  bench.fake.interact({ ...ask(), locale: 7 });
  await until("both", () => bench.log.filter((line) => line.includes("discord.event-unread")).length === 2);
  expect(bench.log.join("")).toContain("d.author.id");
});
