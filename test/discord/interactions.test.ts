import { describe, expect, it } from "vitest";
import { press, slash, typing } from "../fakes/discord/events.ts";
import { answered, settle, started } from "./harness.ts";

const ephemeral = 64;
const componentsV2 = 32_768;

describe("slash commands", () => {
  it.each([
    [
      "/dataset in English",
      () => slash("dataset", "query", "preference korean"),
      "preference korean",
      { locale: "en", limit: 5 },
    ],
    [
      "/dataset in Korean by a Korean",
      () => slash("dataset", "query", "한국어 데이터", { locale: "ko" }),
      "한국어 데이터",
      { locale: "ko", limit: 5 },
    ],
    [
      "/dataset in Korean by anybody",
      () => slash("dataset", "query", "한국어 데이터"),
      "한국어 데이터",
      { locale: "ko", limit: 5 },
    ],
    [
      "/dataset of a name by a Korean",
      () => slash("dataset", "query", "LLaVA", { locale: "ko" }),
      "LLaVA",
      { locale: "ko", limit: 5 },
    ],
    [
      "/dataset by a reader of another language",
      () => slash("dataset", "query", "LLaVA", { locale: "ja" }),
      "LLaVA",
      { limit: 5 },
    ],
    [
      "/dataset in a thread",
      () => slash("dataset", "query", "video", { place: "thread" }),
      "video",
      { locale: "en", limit: 5 },
    ],
    [
      "/dataset in a direct message",
      () => slash("dataset", "query", "video", { place: "dm" }),
      "video",
      { locale: "en", limit: 5 },
    ],
    ["/dataset without a query", () => slash("dataset", "query", null), "", { locale: "en", limit: 5 }],
    [
      "/model in English",
      () => slash("model", "name", "LLaVA-1.5"),
      "what data did LLaVA-1.5 use",
      { locale: "en", limit: 5 },
    ],
    [
      "/model in Korean",
      () => slash("model", "name", "LLaVA-1.5", { locale: "ko" }),
      "LLaVA-1.5 학습 데이터",
      { locale: "ko", limit: 5 },
    ],
    ["/model with blanks alone", () => slash("model", "name", "  "), "", { locale: "en", limit: 5 }],
    [
      "10,000 characters",
      () => slash("dataset", "query", "x".repeat(10_000)),
      "x".repeat(10_000),
      { locale: "en", limit: 5 },
    ],
  ])("%s", async (_what, interaction, question, options) => {
    const bench = await started();
    const { type, data, text } = await answered(bench, interaction());
    expect(type).toBe(4);
    expect(data.flags).toBe(componentsV2 | ephemeral);
    expect(data.allowed_mentions).toEqual({ parse: [] });
    expect(bench.asked).toEqual([{ question, options }]);
    expect(text).toContain(question.slice(0, 100));
    expect(text).toContain("VLFeedback");
  });

  it("with the label of a choice in place of its value, asks for the name", async () => {
    const choices = [{ type: "dataset", id: "vg", name: "Visual Genome", label: "Visual Genome · 108K" }] as const;
    const bench = await started({ choices });
    await answered(bench, slash("dataset", "query", "Visual Genome · 108K"));
    await answered(bench, slash("dataset", "query", "Visual Genome · other"));
    expect(bench.asked.map(({ question }) => question)).toEqual(["Visual Genome", "Visual Genome · other"]);
  });

  it.each([
    ["en-US", "does not have that command"],
    ["ko", "없는 명령입니다"],
  ])("of another version get a kind sentence (%s)", async (locale, sentence) => {
    const bench = await started();
    const { text, data } = await answered(bench, slash("old", "x", "y", { locale }));
    expect(text).toContain(sentence);
    expect(data.flags).toBe(componentsV2 | ephemeral);
  });

  it("that fail on our side get an apology with a number that the log has too", async () => {
    const bench = await started({
      ask: () => {
        throw new Error("secretword");
      },
    });
    const { text } = await answered(bench, slash("dataset", "query", "secretword"));
    const reference = /\(([0-9a-f]{8})\)/.exec(text)?.[1];
    expect(reference).toBeDefined();
    expect(bench.log.join("")).toContain(`"reference":"${reference}"`);
  });
});

describe("autocomplete", () => {
  it.each([
    ["dataset", "query", "en-US", { type: "dataset", locale: "en", limit: 25 }],
    ["dataset", "query", "ko", { type: "dataset", locale: "ko", limit: 25 }],
    ["model", "name", "ko", { type: "model", locale: "ko", limit: 25 }],
    ["model", "name", "ja", { type: "model", locale: "en", limit: 25 }],
  ])("of /%s %s in %s", async (command, option, locale, options) => {
    const bench = await started();
    const { type, data } = await answered(bench, typing(command, option, "vi", { locale }));
    expect(type).toBe(8);
    expect(data.choices).toContainEqual({ name: "Visual Genome · 108K", value: "Visual Genome" });
    expect(bench.suggested).toEqual([{ typed: "vi", options }]);
  });

  it("holds 25 choices at most, of 100 characters at most, whatever the records are called", async () => {
    const long = "데이터 👍".repeat(60);
    const choices = [
      { type: "dataset", id: "long-one", name: long, label: long } as const,
      ...Array.from(
        { length: 40 },
        (_, index) => ({ type: "dataset", id: `d${index}`, name: `D${index}`, label: "" }) as const,
      ),
    ];
    const bench = await started({ choices });
    const { data } = await answered(bench, typing("dataset", "query", ""));
    const given = data.choices as { name: string; value: string }[];
    expect(given).toHaveLength(25);
    expect(given[0]?.value).toBe("long-one");
    expect(given[0]?.name).toMatch(/^데이터 👍.*…$/u);
    expect(given[1]).toEqual({ name: "D0", value: "D0" });
  });

  it("that comes too late is dropped", async () => {
    const bench = await started();
    bench.fake.interact(typing("dataset", "query", "v", { ageMs: 2_700 }));
    await settle(bench);
    expect(bench.suggested).toEqual([]);
    expect(bench.fake.answers).toHaveLength(1);
  });
});

describe("buttons", () => {
  it("ask their question in the language of the answer they stood below, privately", async () => {
    const bench = await started();
    const { data, type } = await answered(bench, press("d2:ask:ko:0:비디오 데이터: 지시문"));
    expect(type).toBe(4);
    expect(data.flags).toBe(componentsV2 | ephemeral);
    expect(bench.asked).toMatchObject([{ question: "비디오 데이터: 지시문", options: { locale: "ko", skip: 0 } }]);
  });

  it.each([
    ["d1:ask:en:x", "en-US", "another version"],
    ["d3:ask:en:0:x", "en-US", "another version"],
    ["d2:ask:fr:0:x", "en-US", "another version"],
    ["d2:ask:en:0:", "en-US", "another version"],
    ["d2:ask:en:0: ", "en-US", "another version"],
    ["d2:ask:en:-5:x", "en-US", "another version"],
    ["d2:ask:en:99999:x", "en-US", "another version"],
    ["d2:ask:#short", "en-US", "another version"],
    ["d2:ask:en:=dataset:../../etc", "en-US", "another version"],
    ["d2:page:me:en:0:x", "ko", "다른 버전"],
    ["d2:drop:", "ko", "다른 버전"],
    ["d2:links:maybe", "ko", "다른 버전"],
    ["constructor", "ko", "다른 버전"],
    [`d2:ask:en:0:${"x".repeat(200)}`, "ko", "다른 버전"],
  ])("that nobody made (%s, %s) get a kind sentence", async (id, locale, sentence) => {
    const bench = await started();
    const { text } = await answered(bench, press(id, { locale }));
    expect(text).toContain(sentence);
    expect(bench.asked).toEqual([]);
  });

  it("come back as they were made: each button that is rendered can be pressed", async () => {
    const bench = await started();
    const { data } = await answered(bench, slash("dataset", "query", "x"));
    const id = /"custom_id":"(d2:ask:[^"]+video[^"]+)"/.exec(JSON.stringify(data))?.[1] ?? "";
    await answered(bench, press(id));
    expect(bench.asked.at(-1)).toMatchObject({ question: "video instruction", options: { locale: "en" } });
  });
});
