import { describe, expect, it, vi } from "vitest";
import { channelMessage, directMessage, eventCallback, mention, nextTs } from "../fakes/slack/payloads.ts";
import { engineOver, surveyRecords } from "../support.ts";
import { chatter, edits } from "./chatter.ts";
import { startHarness, withHarness } from "./harness.ts";

vi.setConfig({ testTimeout: 120_000 });
const questions = ["preference", "한국어 VQA 데이터", "what data did LLaVA-1.5 use", "videos of people cooking"];

describe("in a thread where it has answered", () => {
  it("none of what a team says to each other is answered, and none of it is remembered", async () => {
    expect(chatter.length).toBeGreaterThanOrEqual(150);
    await withHarness(startHarness("http", { engine: true }), async ({ slack, event }) => {
      for (const [index, question] of questions.entries()) {
        const channel = `C${index}`;
        const asked = mention(question, { channel });
        await event(eventCallback(asked));
        await slack.waitFor("the answer", () => slack.taken().some(({ args }) => args.channel === channel));
        for (const [line, text] of chatter.entries()) {
          const said = { channel, thread_ts: asked.ts, user: `U${line % 5}` };
          await event(eventCallback(channelMessage(text, said)));
        }
        // Asked in the same thread, it comes after all that was said there.
        await event(eventCallback(mention("only Korean ones", { channel, thread_ts: asked.ts })));
        // After a hundred and sixty lines, each of which is looked at.
        await slack.waitFor(
          "the last answer",
          () => slack.taken().filter(({ args }) => args.channel === channel).length > 1,
          40_000,
        );
      }
      await event(eventCallback(directMessage("help", { channel: "D9", ts: nextTs() })));
      await slack.waitFor("the sentinel", () => slack.taken().some(({ args }) => args.channel === "D9"));
      const answers = (index: number) => slack.taken().filter(({ args }) => args.channel === `C${index}`);
      for (const [index, question] of questions.entries()) expect(answers(index), question).toHaveLength(2);
    });
  });

  it.each(edits)("%j goes on from its answer", (edit) => {
    expect(engineOver(surveyRecords).ask(edit, { after: ["preference"] }).edit).toBe(true);
  });
});
