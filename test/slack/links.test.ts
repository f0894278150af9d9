import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { words } from "../../adapters/slack/words.ts";
import { directMessage, eventCallback, linkShared, messageShortcut, slashCommand } from "../fakes/slack/payloads.ts";
import { bot } from "../fakes/slack/server.ts";
import { surveyRecords } from "../support.ts";
import { type Harness, startHarness, withHarness } from "./harness.ts";
import { readBlocks } from "./inspect.ts";

const vlfeedback = "https://huggingface.co/datasets/MMInstruction/VLFeedback";
const rlhfv = "https://huggingface.co/datasets/openbmb/RLHF-V-Dataset";
const llava = "https://github.com/haotian-liu/LLaVA";

type Cards = Record<string, { blocks: unknown[] }>;

describe.each(["socket", "http"] as const)("links over %s", (transport) => {
  let slack: Harness;
  beforeEach(async () => {
    slack = await startHarness(transport, { engine: true });
  });
  afterEach(async () => {
    expect(await slack.end()).toEqual([]);
  });

  const calls = () => slack.slack.calls.filter(({ method }) => method === "chat.unfurl");
  const cards = () => (calls().at(-1)?.args.unfurls ?? {}) as Cards;

  async function share(urls: readonly string[], extra = {}) {
    const event = linkShared(urls, extra);
    await slack.event(eventCallback(event));
    await settled();
    return event;
  }

  let sentinels = 0;
  /** Resolves once what was sent before has been dealt with; unfurling takes a few turns of the store, no more. */
  async function settled(): Promise<void> {
    sentinels++;
    const channel = `D${sentinels}9`;
    for (const text of ["help", "help", "help"]) await slack.event(eventCallback(directMessage(text, { channel })));
    await slack.slack.waitFor(
      "sentinels",
      () => slack.slack.posts().filter(({ args }) => args.channel === channel).length === 3,
    );
  }

  it("to a known dataset get a card of two lines with a button, under the very address that was sent", async () => {
    const url = `${vlfeedback}?row=1`;
    const event = await share([url]);
    expect(calls()[0]?.args).toMatchObject({ channel: "C1", ts: event.message_ts });
    const { text } = readBlocks(cards()[url]?.blocks);
    expect(text.split("\n")).toEqual([
      "VLFeedback · preference · AI-annotated",
      "Details",
      expect.stringMatching(
        /^Size: 80K instructions {2}· {2}Languages: English {2}· {2}Licence: its page names none$/u,
      ),
    ]);
  });

  it("are in the language of the one who sent them", async () => {
    slack.slack.localeOf.set("U1", "ko-KR");
    await share([vlfeedback]);
    expect(readBlocks(cards()[vlfeedback]?.blocks).text).toContain(words.ko.details);
  });

  const unknown = [
    "https://huggingface.co/datasets/nobody/nothing-at-all",
    "https://example.org/",
    "https://github.com/",
    "not a url",
    "javascript:alert(1)",
    "https://huggingface.co.evil.example/datasets/MMInstruction/VLFeedback",
  ];
  it("to anything else get none", async () => {
    for (const url of unknown) await share([url]);
    expect(calls()).toEqual([]);
  });

  it("get two cards a message at most", async () => {
    await share(["https://example.org/", vlfeedback, rlhfv, llava]);
    expect(Object.keys(cards())).toEqual([vlfeedback, rlhfv]);
  });

  it("get one card where two of them lead to the same", async () => {
    await share([vlfeedback, `${vlfeedback}/tree/main`]);
    expect(Object.keys(cards())).toEqual([vlfeedback]);
  });

  it("shown in a channel are not shown there again for half an hour, and elsewhere they are", async () => {
    await share([vlfeedback]);
    await share([vlfeedback]);
    expect(calls()).toHaveLength(1);
    await share([vlfeedback, rlhfv]);
    expect(Object.keys(cards())).toEqual([rlhfv]);
    await share([vlfeedback], { channel: "C2" });
    expect(calls()).toHaveLength(3);
  });

  it.each([
    ["unfurl off", "unfurl on", words.en.linksOff, words.en.linksOn],
    ["링크 끄기", "링크 켜기", words.ko.linksOff, words.ko.linksOn],
  ])("are left alone in a channel after /dataset %s", async (off, on, isOff, isOn) => {
    const run = (text: string) => slack.command(slashCommand(text, slack.slack.responseUrl("command")));
    expect(await run(off)).toMatchObject({ text: isOff });
    await share([vlfeedback]);
    expect(calls()).toEqual([]);
    await share([vlfeedback], { channel: "C2" });
    expect(calls()).toHaveLength(1);
    expect(await run(on)).toMatchObject({ text: isOn });
    await share([vlfeedback]);
    expect(calls()).toHaveLength(2);
  });

  it("in a message that is being written are answered by its id, once for its writer", async () => {
    const composing = { channel: "COMPOSER", message_ts: "b1f5c6", source: "composer", unfurl_id: "compose-1" };
    await share([vlfeedback], composing);
    await share([vlfeedback], { ...composing, unfurl_id: "compose-2" });
    expect(calls().map(({ args }) => args)).toEqual([
      expect.objectContaining({ source: "composer", unfurl_id: "compose-1" }),
    ]);
    expect(calls()[0]?.args).not.toHaveProperty("ts");
  });

  it("of its own messages, and events with nothing in them, are none", async () => {
    await share([vlfeedback], { user: bot.user });
    await share([], {});
    await share([vlfeedback], { message_ts: undefined });
    await slack.event(eventCallback({ type: "link_shared" }));
    await settled();
    expect(calls()).toEqual([]);
  });

  it("that Slack takes no card for are logged, and nobody is bothered", async () => {
    slack.slack.faults.add("chat.unfurl", { error: "cannot_unfurl_url" });
    const before = slack.slack.posts().length;
    await share([vlfeedback]);
    expect(slack.slack.posts().length - before).toBe(3);
    expect(slack.logged.join("\n")).toContain("cannot_unfurl_url");
  });

  describe("and names in a message, by its shortcut", () => {
    async function find(message: Record<string, unknown>) {
      await slack.press(messageShortcut(message, slack.slack.responseUrl()));
      const [post] = await slack.slack.waitForPosts(1);
      expect(post).toMatchObject({ method: "response_url", args: { response_type: "ephemeral" } });
      return { args: post?.args ?? {}, ...readBlocks(post?.args.blocks ?? []) };
    }

    it("are found, each once, wherever they stand", async () => {
      const { text, links } = await find({
        text: `we trained on <${vlfeedback}|this> and RLHF-V &amp; LLaVA-1.5`,
        attachments: [{ title: "a paper", title_link: "https://arxiv.org/abs/2310.03744" }],
      });
      expect(links).toEqual(expect.arrayContaining([vlfeedback, rlhfv, llava]));
      expect(text.match(/^VLFeedback {2}·/gmu)).toHaveLength(1);
    });

    it("are found in a bot's message that has only blocks", async () => {
      const blocks = [{ type: "section", text: { type: "mrkdwn", text: `see <${vlfeedback}>` } }];
      expect((await find({ text: "", bot_id: "B2", blocks })).text).toContain("VLFeedback");
    });

    it("are shown in the thread that the message stands in, in Korean where it is", async () => {
      const { args, text } = await find({ text: "VLFeedback로 학습했어요", thread_ts: "1700000001.000100" });
      expect(args.thread_ts).toBe("1700000001.000100");
      expect(text).toContain("라이선스");
    });

    it.each([
      ["lunch at three?", words.en.nothingHere],
      ["점심 먹을까요?", words.ko.nothingHere],
      ["", words.en.nothingHere],
    ])("are none in %j, and it says so", async (text, sentence) => {
      expect((await find({ text })).args.text).toBe(sentence);
    });

    it("are ten at most, and it says how many more there are", async () => {
      const names = surveyRecords.datasets.slice(0, 20).map(({ name }) => name);
      const text = names.join(", ");
      const found = await find({ text });
      expect(found.text).toContain(words.ko.moreHere(10));
    });
  });
});

it("a store that fails costs the card, and nothing else", async () => {
  const store = { claim: () => Promise.reject(new Error("disk full")) };
  await withHarness(startHarness("http", { engine: true, store }), async (slack) => {
    await slack.event(eventCallback(linkShared([vlfeedback])));
    await slack.slack.waitFor("the log", () => slack.logged.join("\n").includes("slack.unfurl"));
    expect(slack.slack.calls.some(({ method }) => method === "chat.unfurl")).toBe(false);
  });
});
