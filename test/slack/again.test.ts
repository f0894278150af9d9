import { describe, expect, it } from "vitest";
import { type RenderOptions, renderAnswer } from "../../adapters/slack/render.ts";
import { askView } from "../../adapters/slack/view.ts";
import { writeAnswer } from "../../adapters/slack/written.ts";
import type { Ask } from "../../src/index.ts";
import { buttonPress, eventCallback, mention, slashCommand } from "../fakes/slack/payloads.ts";
import { engineOver, surveyRecords } from "../support.ts";
import { type Harness, pressValue, startHarness, withHarness } from "./harness.ts";
import { card, message } from "./messages.ts";

const cards = Array.from({ length: 7 }, (_, n) => card({ id: `d${n}`, title: { text: `Dataset ${n}` } }));
const page = { first: 11, last: 17, total: 40 };

describe("an answer that is remembered", () => {
  const list = message({ kind: "datasets", cards, page });
  const view = askView("preference", "en", [], 10);
  const ways: [string, RenderOptions][] = [
    ["with nothing to press", {}],
    ["for one person", { controls: { view, isPrivate: true } }],
    ["for all", { controls: { view, isPrivate: false } }],
    ["as another page", { controls: { view: askView("preference", "en", [], 20), isPrivate: true } }],
    ["asked in other words", { controls: { view: askView("PREFERENCE", "en", [], 10), isPrivate: true } }],
    ["in another language", { controls: { view: askView("preference", "ko", [], 10), isPrivate: true } }],
    ["within a conversation", { controls: { view: askView("preference", "en", ["vqa"], 10), isPrivate: true } }],
    ["as records", { controls: { view: { kind: "show", refs: [], locale: "en" }, isPrivate: true } }],
    ["with a line below", { controls: { view, isPrivate: true }, footnote: "One more." }],
    ["with another line below", { controls: { view, isPrivate: true }, footnote: "Two more." }],
    ["shared by Ann", { controls: { view, isPrivate: false }, byline: "Ann shared this" }],
    ["shared by Ben", { controls: { view, isPrivate: false }, byline: "Ben shared this" }],
  ];

  it.each(ways)("is shown as if it were new: %s", (_, options) => {
    // After all the other ways, and again: what was kept of one must not be shown as another.
    for (const [, others] of ways) renderAnswer(list, others);
    for (const given of [options, structuredClone(options)]) {
      expect(renderAnswer(list, given)).toEqual(renderAnswer({ ...list }, options));
    }
  });

  it("is told apart from each of the others", () => {
    const shown = ways.map(([, options]) => JSON.stringify(renderAnswer(list, options)));
    expect(new Set(shown).size).toBe(ways.length);
  });

  it("is rendered no more, once it was asked for twice", () => {
    const options = { controls: { view, isPrivate: true } };
    const given = { ...list };
    renderAnswer(given, options);
    expect(renderAnswer(given, options).blocks).toBe(renderAnswer(given, structuredClone(options)).blocks);
  });
});

describe("writeAnswer", () => {
  const { blocks, classic } = renderAnswer(message({ cards, text: "한국어 ‘…’ 👍" }));
  const answers: [string, object][] = [
    ["for one person", { response_type: "ephemeral", text: "a", blocks }],
    ["for all", { response_type: "in_channel", text: "a", blocks }],
    ["with another text", { response_type: "ephemeral", text: "b", blocks }],
    ["without one", { response_type: "ephemeral", blocks }],
    ["with something more", { response_type: "ephemeral", text: "a", blocks, thread_ts: "1.2" }],
    ["with something undefined", { response_type: "ephemeral", text: "a", thread_ts: undefined, blocks }],
    ["card by card", { response_type: "ephemeral", text: "a", blocks: classic }],
    ["with no blocks", { response_type: "ephemeral", text: "a" }],
    ["of options", { options: [{ value: "a" }] }],
  ];
  it.each(answers)("writes what JSON would, whatever was written before: %s", (_, answer) => {
    for (const [, other] of answers) writeAnswer(other);
    for (const given of [answer, { ...answer }]) {
      expect(JSON.parse(writeAnswer(given).toString("utf8"))).toEqual(JSON.parse(JSON.stringify(answer)));
    }
  });

  it("writes the same answer once", () => {
    const [, answer = {}] = answers[0] ?? [];
    expect(writeAnswer(answer)).toBe(writeAnswer({ ...answer }));
  });
});

const survey = engineOver(surveyRecords);

/** An engine that gives one and the same message to whoever asks the same, as the one with a memory does. */
function remembering(): Ask {
  const known = new Map<string, ReturnType<Ask>>();
  return (question, options) => {
    const key = JSON.stringify([question, options]);
    const reply = known.get(key) ?? survey.ask(question, options);
    known.set(key, reply);
    return reply;
  };
}

describe("people who ask the same", () => {
  const questions = ["preference korean", "한국어 VQA", "VLFeedback", "compare VLFeedback RLHF-V", "help", "vqa"];
  const commands = async (slack: Harness, user: string) =>
    Promise.all(
      questions.map(async (question) => {
        const fields = slashCommand(question, slack.slack.responseUrl("command"));
        return slack.command({ ...fields, user_id: user, team_id: `T${user}` });
      }),
    );

  it("get the same answer as from a bot that remembers nothing, also once tables have worked", async () => {
    await withHarness(startHarness("http", { engine: true }), async (fresh) => {
      await withHarness(startHarness("http", { ask: remembering() }), async (slack) => {
        const before = await commands(fresh, "U1");
        for (const user of ["U1", "U2", "U3"]) expect(await commands(slack, user)).toEqual(before);
        for (const one of [fresh, slack]) {
          await one.event(eventCallback(mention("compare VLFeedback RLHF-V")));
          await one.slack.waitForPosts(1);
          // What is posted for all has nothing to share.
          expect(JSON.stringify(one.slack.posts())).not.toContain("share:");
        }
        const after = await commands(fresh, "U1");
        expect(after).not.toEqual(before);
        for (const user of ["U2", "U1", "U3"]) expect(await commands(slack, user)).toEqual(after);
      });
    });
  });

  it("in two languages get each their own", async () => {
    await withHarness(startHarness("http", { ask: remembering() }), async (slack) => {
      const ask = async (text: string, user: string) => {
        const ack = await slack.command({ ...slashCommand(text, slack.slack.responseUrl("command")), user_id: user });
        return JSON.stringify(ack);
      };
      await ask("언어 한국어", "UKO");
      const english = await ask("VLFeedback", "UEN");
      const korean = await ask("VLFeedback", "UKO");
      for (const user of ["UEN", "UKO"]) await ask("VLFeedback", user);
      expect(english).not.toMatch(/[가-힣]/u);
      expect(korean).toMatch(/공유/u);
      expect(await ask("VLFeedback", "UEN")).toBe(english);
      expect(await ask("VLFeedback", "UKO")).toBe(korean);
    });
  });

  it("by a press get it with Share where they alone see it, and without where all do", async () => {
    await withHarness(startHarness("http", { ask: remembering() }), async (slack) => {
      for (const ephemeral of [true, true, false, true, false]) {
        const value = pressValue("VLFeedback");
        const responseUrl = slack.slack.responseUrl();
        await slack.press(buttonPress({ value, actionId: "page:after", responseUrl, ephemeral }));
      }
      const posts = await slack.slack.waitForPosts(5);
      expect(posts.map(({ args }) => JSON.stringify(args).includes("share:here"))).toEqual([
        true,
        true,
        false,
        true,
        false,
      ]);
    });
  });
});
