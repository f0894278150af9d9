import { describe, expect, it } from "vitest";
import { command, type InteractionOptions, press, message as say, submit } from "../fakes/discord/events.ts";
import { world } from "../fakes/discord/ids.ts";
import { isRecord, type JsonRecord, recordsIn, textOf } from "../fakes/discord/json.ts";
import type { ShownMessage } from "../fakes/discord/records.ts";
import { engineOver } from "../support.ts";
import { answered, type Bench, changed, replied, shownOne, started, until } from "./harness.ts";
import { controlId, controlsOf, inspectDiscord } from "./inspect.ts";

const engine = engineOver();

/** What somebody sees of a form: its title, and of each select its label, its options and which of them are chosen. */
function seen(data: JsonRecord) {
  const selects = recordsIn(data.components).map(({ label, component }) => {
    const options = isRecord(component) ? recordsIn(component.options) : [];
    return {
      id: isRecord(component) ? textOf(component.custom_id) : "",
      label: textOf(label),
      options: options.map((one) => textOf(one.label)),
      chosen: options.filter((one) => one.default === true).map((one) => textOf(one.value)),
    };
  });
  return { id: textOf(data.custom_id), title: textOf(data.title), selects };
}

async function open(bench: Bench, card: ShownMessage, options: InteractionOptions = {}) {
  const label = options.locale === "ko" ? "조건 고르기" : "Filter";
  const { type, data } = await answered(bench, press(controlId(card.body, label), options, card));
  expect(type).toBe(9);
  return seen(data);
}

const list = async (bench: Bench, query: string, options: InteractionOptions = {}, given: JsonRecord = {}) =>
  shownOne(bench, command("dataset", { query, ...(given as Record<string, boolean>) }, options));
const firstLine = (body: unknown) => inspectDiscord(body).text.split("\n")[0];

describe("the filter form", () => {
  it.each([
    [
      "en-US",
      "preference korean 10K or more",
      "Filter datasets",
      ["Kind", "Language", "Licen[cs]e", "Modality", "Size"],
    ],
    ["ko", "한국어 선호 1만 이상", "데이터 조건 고르기", ["종류", "언어", "라이선스", "모달리티", "규모"]],
  ])("opens filled in with what was asked (%s)", async (locale, query, title, labels) => {
    const bench = await started({ engine });
    const form = await open(bench, await list(bench, query, { locale }), { locale });
    expect(form.title).toBe(title);
    expect(form.selects.map(({ label }) => label)).toEqual(labels.map((label) => expect.stringMatching(`^${label}$`)));
    const chosen = Object.fromEntries(form.selects.map((select) => [select.id, select.chosen]));
    expect(chosen).toEqual({ kind: ["preference"], language: ["ko"], license: [], modality: [], size: ["10000-"] });
    for (const { options } of form.selects) expect(options.length).toBeGreaterThan(1);
  });

  it("narrows a private answer down in its place", async () => {
    const bench = await started({ engine });
    const card = await list(bench, "preference");
    const { id } = await open(bench, card);
    const chosen = { kind: ["preference"], language: ["ko"], license: [], modality: [], size: [] };
    const { text } = await changed(bench, submit(id, chosen, {}, card), card);
    expect(text.split("\n")[0]).toMatch(/preference · Korean/);
    const { filters } = engine.ask(bench.asked.at(-1)?.question ?? "").query;
    expect(filters).toEqual({ kind: ["preference"], language: ["ko"] });
  });

  it.each([
    ["several kinds, either of them", { kind: ["preference", "instruction"] }, { kind: ["preference|instruction"] }],
    ["several languages, all of them", { language: ["ko", "en"] }, { language: ["ko", "en"] }],
    ["a size", { size: ["100000-"] }, { size: { min: 100_000 } }],
    ["a small size", { size: ["-10000"] }, { size: { max: 10_000 } }],
    [
      "a modality and a licence",
      { modality: ["video"], license: ["apache-2.0"] },
      { modality: ["video"], license: ["apache-2.0"] },
    ],
    ["what nobody could choose", { kind: ["no such"], size: ["7"], other: ["x"] }, {}],
  ])("%s", async (_what, chosen, filters) => {
    const bench = await started({ engine });
    const card = await list(bench, "preference korean");
    const { id } = await open(bench, card);
    await changed(bench, submit(id, chosen, {}, card), card);
    const { question } = bench.asked.at(-1) ?? { question: "" };
    expect(engine.ask(question).query.filters).toEqual(filters);
  });

  it("leaves what it does not show: words, a year, a size of its own", async () => {
    const bench = await started({ engine });
    const card = await list(bench, "chart korean since 2022 at least 12345");
    const before = engine.ask("chart korean since 2022 at least 12345").query;
    const form = await open(bench, card);
    const size = form.selects.find((select) => select.id === "size");
    expect(size?.chosen).toEqual(["asked"]);
    const chosen = Object.fromEntries(form.selects.map((select) => [select.id, select.chosen]));
    await changed(bench, submit(form.id, chosen, {}, card), card);
    const after = engine.ask(bench.asked.at(-1)?.question ?? "").query;
    expect([after.filters, after.text]).toEqual([before.filters, before.text]);
  });

  it("of somebody else's public answer gives an answer of one's own", async () => {
    const bench = await started({ engine });
    const card = await list(bench, "preference", {}, { public: true });
    const other = { by: world.other };
    const { id } = await open(bench, card, other);
    const mine = await shownOne(bench, submit(id, { language: ["ko"] }, other, card));
    expect([mine.isPrivate, card.edits]).toEqual([true, 0]);
    expect(firstLine(mine.body)).toMatch(/Korean/);
  });

  it("of one's own reply changes it, and what is said next goes on from there", async () => {
    const bench = await started({ engine });
    const { id } = await replied(bench, say(`<@${world.bot}> preference`));
    const answer = await until("it", () => bench.fake.shown.find((one) => one.id === id));
    const form = await open(bench, answer);
    await changed(bench, submit(form.id, { kind: ["preference"], language: ["ko"] }, {}, answer), answer);
    expect(firstLine(answer.body)).toMatch(/preference · Korean/);
  });

  it("that fails to open says so", async () => {
    const bench = await started({ engine });
    const { text } = await answered(bench, press(`d2:filter:-:#${"A".repeat(22)}`, { locale: "ko" }));
    expect(text).toContain("보관 기간이 지났습니다");
  });

  it("sent as nobody made it gets a kind sentence", async () => {
    const bench = await started({ engine });
    const odd = {
      ...submit("d2:filter:-:en:0:preference", {}),
      data: { custom_id: "d2:filter:-:en:0:preference", components: 7 },
    };
    const { text } = await answered(bench, odd);
    expect(text).toContain("another version");
  });

  it("stands below the help, too, and begins empty there", async () => {
    const bench = await started({ engine });
    const help = await shownOne(bench, command("dataset-help", {}));
    const form = await open(bench, help);
    expect(form.selects.flatMap(({ chosen }) => chosen)).toEqual([]);
    await changed(bench, submit(form.id, { language: ["ko"] }, {}, help), help);
    expect(firstLine(help.body)).toMatch(/Korean/);
    expect(controlsOf(help.body).map(({ label }) => label)).toContain("Share");
  });
});
