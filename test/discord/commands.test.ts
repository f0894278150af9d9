import { describe, expect, it } from "vitest";
import { message as chat, command, onMessage, slash, typing } from "../fakes/discord/events.ts";
import { engineOver } from "../support.ts";
import { offered, shownOne, started } from "./harness.ts";
import { controlsOf } from "./inspect.ts";

const engine = engineOver();

describe("/dataset with options", () => {
  it.each<[string, Record<string, string | boolean>, string, RegExp]>([
    ["values", { query: "data", kind: "preference", language: "ko" }, "en-US", /preference · Korean/],
    ["labels", { query: "data", kind: "Preference", language: "Korean" }, "en-US", /preference · Korean/],
    ["names of choices, counts and all", { query: "데이터", language: "한국어 · 228" }, "ko", /한국어/],
    ["the other language's word", { query: "data", language: "한국어" }, "en-US", /Korean|한국어/],
    ["a usual word", { query: "data", license: "apache" }, "en-US", /Apache 2\.0/],
    ["free text", { query: "data", kind: "preference", language: "korean ones" }, "en-US", /preference.*Korean/],
    ["blanks", { query: "preference", kind: "  ", language: "" }, "en-US", /preference/],
    ["options pasted into the query", { query: "data kind: preference language: ko" }, "en-US", /preference · Korean/],
    ["no consent of a pasted text", { query: "preference public: yes" }, "en-US", /preference/],
    ["Korean options pasted into the query", { query: "데이터 종류:선호 언어:한국어" }, "ko", /선호 데이터 · 한국어/],
  ])("narrowed by %s", async (_what, given, locale, understood) => {
    const bench = await started({ engine });
    const { text, isPrivate } = await shownOne(bench, command("dataset", given, { locale }));
    expect(text.split("\n")[0]).toMatch(understood);
    expect(isPrivate).toBe(true);
  });

  it("keeps the promise of each filter: only Korean preference data, or a plain no", async () => {
    const bench = await started({ engine });
    await shownOne(bench, command("dataset", { query: "data", kind: "preference", language: "ko" }));
    const { question } = bench.asked.at(-1) ?? { question: "" };
    const { query, answer } = engine.ask(question);
    expect(query.filters).toEqual({ kind: ["preference"], language: ["ko"] });
    expect(answer.relaxed).toEqual([]);
  });

  it.each([
    [
      "a Korean question in an English server",
      { query: "한국어 데이터", public: true },
      "en-US",
      "en-US",
      "미나 님의 질문",
    ],
    [
      "a name, by a Korean in an English server",
      { query: "VLFeedback", public: true },
      "ko",
      "en-US",
      "미나 님의 질문",
    ],
    [
      "a name, in a Korean server, by who reads neither",
      { query: "VLFeedback", public: true },
      "ja",
      "ko",
      "미나 님의 질문",
    ],
    [
      "a name, by an English reader in a Korean server",
      { query: "VLFeedback", public: true },
      "en-US",
      "ko",
      "미나 asked: ",
    ],
    [
      "a name, where the server speaks another language",
      { query: "VLFeedback", public: true },
      "ko",
      "ja",
      "미나 님의 질문",
    ],
  ])("in public: %s", async (_what, given, locale, guildLocale, line) => {
    const bench = await started({ engine });
    const message = await shownOne(bench, command("dataset", given, { locale, guildLocale, name: "미나" }));
    expect(message.isPrivate).toBe(false);
    expect(message.text).toContain(line);
    expect(controlsOf(message.body).map(({ label }) => label)).toContain(line.includes("asked") ? "Remove" : "지우기");
    expect(controlsOf(message.body).map(({ label }) => label)).not.toContain("Share");
  });
});

describe("/model", () => {
  it.each([
    [{ name: "LLaVA-1.5", stage: "pretrain" }, "en-US", /pretraining/i, /instruction tuning/i],
    [{ name: "LLaVA-1.5", stage: "지시 튜닝" }, "ko", /지시 튜닝/, /사전학습/],
    [{ name: "LLaVA-1.5", stage: "stage 1" }, "en-US", /pretraining/i, /instruction tuning/i],
  ])("%j (%s) shows that stage alone", async (given, locale, yes, no) => {
    const bench = await started({ engine });
    const { text } = await shownOne(bench, command("model", given, { locale }));
    expect(text).toMatch(yes);
    expect(text).not.toMatch(no);
  });

  it.each(["en-US", "ko"])("each stage that is offered is understood (%s)", async (locale) => {
    const bench = await started({ engine });
    const stages = await offered(bench, typing("model", "stage", "", { locale }));
    expect(stages.length).toBeGreaterThan(5);
    for (const { value } of stages) {
      await shownOne(
        bench,
        command(
          "model",
          { name: "LLaVA-1.5", stage: value },
          { locale, by: `90000000000000${bench.asked.length + 1000}` },
        ),
      );
      const asked = bench.asked.at(-1)?.question ?? "";
      expect(engine.ask(asked).query).toMatchObject({ intent: "model-data", stage: value });
    }
  });
});

describe("/compare", () => {
  it.each([
    ["en-US", /VLFeedback.*RLHF-V/s],
    ["ko", /VLFeedback.*RLHF-V/s],
  ])("sets two side by side (%s)", async (locale, text) => {
    const bench = await started({ engine });
    const message = await shownOne(bench, command("compare", { a: "VLFeedback", b: "RLHF-V-Dataset" }, { locale }));
    expect(message.text).toMatch(text);
    expect(engine.ask(bench.asked.at(-1)?.question ?? "").message.kind).toBe("comparison");
  });

  it("of one thing shows that one; of nothing, help", async () => {
    const bench = await started({ engine });
    expect((await shownOne(bench, command("compare", { a: "VLFeedback", b: " " }))).text).toContain("VLFeedback");
    await shownOne(bench, command("compare", { a: "", b: "" }));
    expect(bench.asked.at(-1)?.question).toBe("");
  });
});

describe("/dataset-help", () => {
  it.each([
    ["en-US", /\/dataset finds/, /No link cards here/],
    ["ko", /\/데이터셋: /, /링크 카드 끄기/],
  ])("tells what there is, privately; moderators find the channel's switch (%s)", async (locale, says, offers) => {
    const bench = await started({ engine });
    const plain = await shownOne(bench, command("dataset-help", {}, { locale }));
    expect(plain.isPrivate).toBe(true);
    expect(plain.text).toMatch(says);
    expect(plain.text).not.toMatch(offers);
    const moderator = await shownOne(bench, command("dataset-help", {}, { locale, permissions: "8192" }));
    expect(moderator.text).toMatch(offers);
  });
});

describe("Find datasets here", () => {
  const name = "Find datasets here";
  const find = (content: string, extra: Record<string, unknown> = {}, locale = "en-US") =>
    onMessage(name, chat(content, "channel", extra), { locale });

  it.each([
    ["a link", () => find("see https://huggingface.co/datasets/MMInstruction/VLFeedback."), ["VLFeedback"]],
    ["a name", () => find("we trained on VLFeedback and RLHF-V-Dataset"), ["VLFeedback", "RLHF-V-Dataset"]],
    ["a Korean sentence", () => find("VLFeedback으로 학습했어요", {}, "ko"), ["VLFeedback", "찾았어요"]],
    ["an escaped link", () => find("https\\://huggingface.co/datasets/MMInstruction/VLFeedback"), ["VLFeedback"]],
    [
      "an embed",
      () => find("", { embeds: [{ type: "link", url: "https://huggingface.co/datasets/MMInstruction/VLFeedback" }] }),
      ["VLFeedback"],
    ],
    [
      "a feed's fields",
      () => find("", { embeds: [{ fields: [{ name: "Data", value: "VLFeedback" }] }] }),
      ["VLFeedback"],
    ],
    ["an embed's author", () => find("", { embeds: [{ author: { name: "VLFeedback" } }] }), ["VLFeedback"]],
    ["an embed's footer", () => find("", { embeds: [{ footer: { text: "from VLFeedback" } }] }), ["VLFeedback"]],
    [
      "a poll",
      () => find("", { poll: { question: { text: "Which?" }, answers: [{ poll_media: { text: "VLFeedback" } }] } }),
      ["VLFeedback"],
    ],
    ["a file's name", () => find("", { attachments: [{ filename: "VLFeedback.jsonl" }] }), ["VLFeedback"]],
    ["a short link", () => find("https://hf.co/datasets/MMInstruction/VLFeedback"), ["VLFeedback"]],
    [
      "what it forwards",
      () => find("", { message_snapshots: [{ message: { content: "VLFeedback", embeds: [], attachments: [] } }] }),
      ["VLFeedback"],
    ],
    [
      "another bot's components",
      () => find("", { components: [{ type: 17, components: [{ type: 10, content: "about VLFeedback" }] }] }),
      ["VLFeedback"],
    ],
    ["nothing", () => find("good morning"), ["neither"]],
  ])("in %s", async (_what, interaction, says) => {
    const bench = await started({ engine });
    const { text, isPrivate } = await shownOne(bench, interaction());
    for (const part of says.filter((one) => one !== "neither")) expect(text).toContain(part);
    if (says.includes("neither")) expect(text).toBe(engine.show([], "en").text);
    expect(isPrivate).toBe(true);
  });

  it("shows ten of very many, and says that there are more", async () => {
    const bench = await started({ engine });
    const names = engine
      .registry()
      .datasets.filter((one) => one.hfId)
      .slice(0, 14);
    const { text } = await shownOne(
      bench,
      find(names.map(({ hfId }) => `https://huggingface.co/datasets/${hfId}`).join(" ")),
    );
    expect(text).toMatch(/\d+ more are not shown/);
  });

  it("survives a message that is none of ours to understand", async () => {
    const bench = await started({ engine });
    const odd = { ...chat("VLFeedback"), content: 7, embeds: "no", components: [[[]]], message_snapshots: [{}] };
    expect((await shownOne(bench, onMessage(name, odd))).text).toBe(engine.show([], "en").text);
  });
});

describe("hostile input", () => {
  it.each([
    "@everyone @here <@900000000000000050> <@&1>",
    "`x` ```y``` ||z||",
    "\u202egnp.exe \u2066x",
    "</dataset:1> <t:1:R> <:a:1>",
    `${"x".repeat(6_000)}`,
    "[a](javascript:alert(1)) https://evil.example",
    "-# # > >>> * _ ~",
  ])("%s pings nobody and breaks nothing, in public too", async (typed) => {
    const bench = await started({ engine });
    for (const given of [{ query: typed }, { query: typed, public: true, kind: typed, language: typed }]) {
      const { body } = await shownOne(bench, command("dataset", given, { name: typed }));
      expect(body).toMatchObject({ allowed_mentions: { parse: [] } });
    }
    await shownOne(bench, slash("model", "name", typed));
    await shownOne(bench, command("compare", { a: typed, b: typed }));
    await offered(bench, typing("dataset", "query", typed));
    await offered(bench, typing("dataset", "license", typed));
    await shownOne(bench, onMessage("Find datasets here", chat(typed)));
  });
});
