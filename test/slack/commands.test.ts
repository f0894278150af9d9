import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readSubcommand } from "../../adapters/slack/subcommand.ts";
import { words } from "../../adapters/slack/words.ts";
import { eventCallback, mention, slashCommand } from "../fakes/slack/payloads.ts";
import { type Harness, startHarness, withHarness } from "./harness.ts";
import { readBlocks } from "./inspect.ts";

vi.setConfig({ testTimeout: 30_000 });

describe.each(["socket", "http"] as const)("/dataset over %s", (transport) => {
  let slack: Harness;
  beforeEach(async () => {
    slack = await startHarness(transport, { engine: true });
  });
  afterEach(async () => {
    expect(await slack.end()).toEqual([]);
  });

  const run = (text: string, extra = {}) =>
    slack.command({ ...slashCommand(text, slack.slack.responseUrl("command")), ...extra });
  const shown = async (text: string, extra = {}) => {
    const { blocks, text: plain } = await run(text, extra);
    return blocks === undefined ? String(plain) : readBlocks(blocks).text;
  };

  const answers: [string, RegExp][] = [
    ["help", /\/dataset compare VLFeedback RLHF-V/u],
    ["", /\/dataset lang en/u],
    ["도움말", /\/dataset 비교 VLFeedback RLHF-V/u],
    ["model LLaVA-1.5", /LLaVA-1\.5 was trained on/u],
    ["모델 LLaVA-1.5", /LLaVA-1\.5.*학습했어요/u],
    ["compare VLFeedback RLHF-V", /differ in/u],
    ["비교 VLFeedback RLHF-V", /이 달라요/u],
    ["lang fr", /\/dataset lang ko/u],
    ["언어", /\/dataset 언어 한국어/u],
    ["unfurl sometimes", /\/dataset unfurl off/u],
    ["링크", /\/dataset 링크 끄기/u],
  ];
  it.each(answers)("%j is answered for the asker alone", async (text, expected) => {
    expect(await run(text)).toMatchObject({ response_type: "ephemeral" });
    expect(await shown(text)).toMatch(expected);
  });

  it.each([
    ["lang ko", words.ko.languageSet, /학습했어요/u],
    ["언어 영어", words.en.languageSet, /was trained on/u],
  ])("%j is kept, for this person alone, and beats the question's own language", async (text, sentence, expected) => {
    expect(await shown(text)).toBe(sentence);
    const question = expected.test("학습했어요") ? "model LLaVA-1.5" : "모델 LLaVA-1.5";
    expect(await shown(question)).toMatch(expected);
    expect(await shown(question, { user_id: "U2" })).not.toMatch(expected);
    await slack.event(eventCallback(mention(question)));
    const [post] = await slack.slack.waitForPosts(1);
    expect(readBlocks(post?.args.blocks).text).toMatch(expected);
    expect(await shown("lang auto")).toMatch(/again|다시/u);
    expect(await shown(question)).not.toMatch(expected);
  });

  it("goes by the person's Slack where nothing else tells, and asks about each person once a day", async () => {
    slack.slack.localeOf.set("U1", "ko-KR");
    slack.slack.localeOf.set("U2", "ja-JP");
    for (let time = 0; time < 2; time++) {
      expect(await shown("model LLaVA-1.5")).toMatch(/학습했어요/u);
      expect(await shown("model LLaVA-1.5", { user_id: "U2" })).toMatch(/was trained on/u);
      expect(await shown("model LLaVA-1.5", { user_id: "U3" })).toMatch(/was trained on/u);
      expect(await shown("모델 LLaVA-1.5", { user_id: "U3" })).toMatch(/학습했어요/u);
    }
    expect(slack.slack.calls.filter(({ method }) => method === "users.info")).toHaveLength(3);
  });

  it("goes on without that knowledge where Slack will not tell, and does not ask again", async () => {
    slack.slack.faults.add("users.info", { error: "missing_scope" });
    for (const user_id of ["U1", "U2", "U3"]) {
      expect(await shown("model LLaVA-1.5", { user_id })).toMatch(/was trained on/u);
    }
    expect(slack.slack.calls.filter(({ method }) => method === "users.info")).toHaveLength(1);
    expect(slack.logged.join("\n")).toContain("missing_scope");
  });
});

describe.concurrent("a command whose answer is late", () => {
  // What is to be kept is waited for; what was kept is not, where it takes long.
  const slowly = (ms: number) => ({ set: () => sleep(ms, undefined) });

  it.each(["socket", "http"] as const)(
    "is acknowledged empty, and answered by its response_url (%s)",
    async (transport) => {
      await withHarness(startHarness(transport, { store: slowly(1700) }), async (slack) => {
        const ack = await slack.command(slashCommand("링크 끄기", slack.slack.responseUrl("command")));
        expect(ack).toEqual({});
        const [post] = await slack.slack.waitForPosts(1);
        expect(post).toMatchObject({ method: "response_url", args: { response_type: "ephemeral" } });
        expect(post?.args.text).toBe(words.ko.linksOff);
      });
    },
  );

  it("and fails is told so there, and logged", async () => {
    const store = { set: () => sleep(1700).then(() => Promise.reject(new Error("my secret plan"))) };
    await withHarness(startHarness("http", { store }), async (slack) => {
      expect(await slack.command(slashCommand("링크 끄기", slack.slack.responseUrl("command")))).toEqual({});
      const [post] = await slack.slack.waitForPosts(1);
      expect(post?.args.text).toBe(words.ko.failed);
      await slack.slack.waitFor("the log", () => slack.logged.join("\n").includes("slack.failed"));
      expect(slack.logged.join("\n")).not.toContain("secret plan");
    });
  });
});

describe("a store that does not answer", () => {
  it("delays no question by more than its languages are waited for", async () => {
    const store = { get: () => sleep(5_000, undefined), set: () => sleep(5_000, undefined) };
    await withHarness(startHarness("http", { store }), async (slack) => {
      await slack.command(slashCommand("preference", slack.slack.responseUrl("command")));
      const began = performance.now();
      const ack = await slack.command(slashCommand("preference", slack.slack.responseUrl("command")));
      expect(ack.text).toContain("[en] preference");
      expect(performance.now() - began).toBeLessThan(1_500);
    });
  });
});

describe("readSubcommand", () => {
  const cases: [string, ReturnType<typeof readSubcommand>][] = [
    ["help", { kind: "help" }],
    ["HELP", { kind: "help" }],
    ["help me find korean data", { kind: "ask" }],
    ["lang ko", { kind: "language", locale: "ko", ofTeam: false }],
    ["  LANG   English ", { kind: "language", locale: "en", ofTeam: false }],
    ["언어 자동", { kind: "language", locale: null, ofTeam: false }],
    ["lang", { kind: "language", locale: undefined, ofTeam: false }],
    ["lang constructor", { kind: "language", locale: undefined, ofTeam: false }],
    ["lang ko datasets", { kind: "ask" }],
    ["lang team ko", { kind: "language", locale: "ko", ofTeam: true }],
    ["언어 팀 자동", { kind: "language", locale: null, ofTeam: true }],
    ["forget", { kind: "forget" }],
    ["Forget me", { kind: "forget" }],
    ["지우기", { kind: "forget" }],
    ["forget about it", { kind: "ask" }],
    ["unfurl off", { kind: "links", on: false }],
    ["링크 켜기", { kind: "links", on: true }],
    ["unfurl", { kind: "links", on: undefined }],
    ["language models", { kind: "language", locale: undefined, ofTeam: false }],
    ["preference korean", { kind: "ask" }],
    ["", { kind: "ask" }],
  ];
  it.each(cases)("reads %j", (text, expected) => {
    expect(readSubcommand(text)).toEqual(expected);
  });
});
