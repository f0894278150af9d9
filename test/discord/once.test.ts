import { describe, expect, it } from "vitest";
import type { Store } from "../../adapters/store/store.ts";
import { command, press, slash, typing } from "../fakes/discord/events.ts";
import { world } from "../fakes/discord/ids.ts";
import { engineOver } from "../support.ts";
import { type Bench, memoryStore, settle, shownOne, started, until } from "./harness.ts";
import { controlId, inspectDiscord } from "./inspect.ts";

const engine = engineOver();
const long = `preference ${"words of no use at all ".repeat(6)}`;

/** A store whose views come late. */
function slowStore(ms: number): Store {
  const store = memoryStore();
  return {
    ...store,
    async get(key) {
      if (key.startsWith("discord:view:")) await new Promise((resolve) => setTimeout(resolve, ms));
      return store.get(key);
    },
  };
}

/** What is visible of an interaction, once nothing more can come. */
async function visible(bench: Bench, id: string) {
  await bench.adapter.stop();
  return bench.fake.shown.filter(({ interactionId, deleted }) => interactionId === id && !deleted);
}

const callbacks = (bench: Bench, id: string) =>
  bench.fake.requests.filter(({ path }) => path.includes(`/${id}/`)).map(({ body }) => (body as { type: number }).type);

describe("exactly one visible answer", () => {
  it.each([
    ["a command", () => slash("dataset", "query", "preference", { ageMs: 2_600 })],
    ["a public command", () => command("dataset", { query: "preference", public: true }, { ageMs: 2_600 })],
    ["a button", () => press("d2:ask:en:0:preference", { ageMs: 2_600 })],
  ])("to %s that comes 2.6 s late", async (_what, interaction) => {
    const bench = await started({ engine, fakeOptions: { patienceMs: 20_000 } });
    const id = bench.fake.interact(interaction());
    await until("the answer", () => bench.fake.shown.some(({ body }) => body !== null));
    expect(await visible(bench, id)).toHaveLength(1);
  });

  it("to one that is delivered twice", async () => {
    const bench = await started({ engine });
    const twice = slash("dataset", "query", "preference");
    const id = bench.fake.interact(twice);
    bench.fake.interact(twice);
    await until("the refusal", () => bench.log.some((line) => line.includes("40060")));
    expect(await visible(bench, id)).toHaveLength(1);
  });

  it("to one that another process has too, by command and by button", async () => {
    const one = await started({ engine, fakeOptions: { patienceMs: 20_000 } });
    const two = await started({ engine, fake: one.fake });
    for (const interaction of [slash("dataset", "query", "x"), press("d2:ask:en:0:preference")]) {
      const id = one.fake.interact(interaction);
      await until("both", () => one.fake.requests.filter(({ path }) => path.includes(`/${id}/`)).length === 2);
      expect(one.fake.answers.filter(({ interactionId }) => interactionId === id)).toHaveLength(1);
    }
    await two.adapter.stop();
  });

  it("where the answer arrived and its receipt was lost", async () => {
    const bench = await started({ engine });
    bench.fake.fail({ match: /callback$/, times: 1 });
    const id = bench.fake.interact(slash("dataset", "query", "preference"));
    await until("the end", () => bench.log.some((line) => line.includes("discord.answered")));
    expect(callbacks(bench, id)).toEqual([4, 4]);
    expect(await visible(bench, id)).toHaveLength(1);
  });

  it("where the answer never arrived and was tried again", async () => {
    const bench = await started({ engine });
    bench.fake.fail({ match: /callback$/, times: 2, response: { status: 502, body: {} } });
    const card = await shownOne(bench, slash("dataset", "query", "preference"));
    expect(await visible(bench, card.interactionId ?? "")).toHaveLength(1);
  });
});

describe("an answer that takes its time", () => {
  async function slow(ms: number) {
    const bench = await started({ engine, store: slowStore(ms) });
    const card = await shownOne(bench, command("dataset", { query: long }));
    return { bench, card };
  }

  it("is announced, and follows in its place: privately", async () => {
    const { bench, card } = await slow(1_700);
    const id = bench.fake.interact(
      press(controlId(card.body, "6–10"), { by: world.other }, { id: "1", isPrivate: false }),
    );
    const shown = () => bench.fake.shown.find(({ interactionId }) => interactionId === id);
    expect(await until("the announcement", shown)).toMatchObject({ body: null, isPrivate: true });
    await until("the answer", () => shown()?.body !== null);
    expect(inspectDiscord(shown()?.body).text).toContain("6–10 /");
    expect(callbacks(bench, id)).toEqual([5]);
    expect(await visible(bench, id)).toHaveLength(1);
  });

  it("in the place of a card leaves the card as it is until then", async () => {
    const { bench, card } = await slow(1_700);
    const id = bench.fake.interact(press(controlId(card.body, "6–10"), {}, card));
    await until("the page", () => card.edits > 0);
    expect(callbacks(bench, id)).toEqual([6]);
    expect(inspectDiscord(card.body).text).toContain("6–10 /");
    await bench.adapter.stop();
    expect(bench.fake.shown).toHaveLength(1);
  });

  it("and has nothing to show in the place of a card says so beside it", async () => {
    const { bench, card } = await slow(1_700);
    const id = bench.fake.interact(press(`d2:page:-:#${"A".repeat(22)}`, {}, card));
    const said = await until("the sentence", () => bench.fake.shown.find(({ id: other }) => other !== card.id));
    expect([said.isPrivate, said.interactionId]).toEqual([true, id]);
    expect(inspectDiscord(said.body).text).toContain("no longer kept");
    expect(card.edits).toBe(0);
  });

  it("is tried although the announcement was lost", async () => {
    const { bench, card } = await slow(1_700);
    bench.fake.fail({ match: /callback$/, times: 3, response: { status: 502, body: {} } });
    const id = bench.fake.interact(
      press(controlId(card.body, "6–10"), { by: world.other }, { id: "1", isPrivate: false }),
    );
    await until("the log", () => bench.log.some((line) => line.includes("discord.announcement-lost")));
    const edits = () => bench.fake.requests.filter(({ path }) => path.endsWith("original"));
    await until("the try", () => edits().length === 1);
    expect(await visible(bench, id)).toEqual([]);
  });

  it("is not sent where the announcement was refused", async () => {
    const { bench, card } = await slow(1_700);
    const response = { status: 404, body: { code: 10_062, message: "Unknown interaction" } };
    bench.fake.fail({ match: /callback$/, times: 1, response });
    const id = bench.fake.interact(
      press(controlId(card.body, "6–10"), { by: world.other }, { id: "1", isPrivate: false }),
    );
    await until("the log", () => bench.log.some((line) => line.includes("10062")));
    expect(await visible(bench, id)).toEqual([]);
    expect(bench.fake.requests.some(({ path }) => path.includes("/webhooks/"))).toBe(false);
  });
});

describe("two hundred at once", () => {
  it("are all answered, each once; so is who is typing meanwhile", async () => {
    const bench = await started({ engine });
    await settle(bench);
    const questions = [
      "preference korean",
      "비디오 지시문",
      "VLFeedback",
      "LLaVA-1.5 학습 데이터",
      "datasets like COCO",
    ];
    // Of a time to come, so that a slow machine is no failure: how long it took is printed, and not a matter of passing.
    const ageMs = -60_000;
    const begun = Date.now();
    const ids = Array.from({ length: 200 }, (_, index) =>
      bench.fake.interact(
        slash("dataset", "query", questions[index % 5] ?? "", { by: `9000000000000${10_000 + index}`, ageMs }),
      ),
    );
    const typed = Array.from({ length: 20 }, (_, index) =>
      bench.fake.interact(typing("dataset", "query", `v${index}`, { ageMs })),
    );
    await until("all", () => bench.fake.answers.length === 1 + ids.length + typed.length);
    const waits = bench.fake.answers.slice(1).map(({ at }) => at - begun);
    const p95 = waits.toSorted((one, other) => one - other)[Math.floor(waits.length * 0.95)];
    expect(bench.fake.shown.filter(({ body }) => body !== null)).toHaveLength(1 + ids.length);
    process.stdout.write(`200 at once: p95 ${p95} ms\n`);
  });
});
