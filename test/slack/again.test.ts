import { describe, expect, it } from "vitest";
import type { Ask } from "../../src/index.ts";
import { buttonPress, eventCallback, mention, slashCommand } from "../fakes/slack/payloads.ts";
import { engineOver, surveyRecords } from "../support.ts";
import { type Harness, pressValue, startHarness, withHarness } from "./harness.ts";

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
          const value = pressValue("compare VLFeedback RLHF-V");
          await one.press(buttonPress({ value, actionId: "page:after", responseUrl: one.slack.responseUrl() }));
          await one.slack.waitForPosts(2);
          const isTable = async () => JSON.stringify(await commands(one, "U0")).includes('"table"');
          while (!(await isTable())) await new Promise((resolve) => setTimeout(resolve, 20));
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
