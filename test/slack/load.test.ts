import { describe, expect, it, vi } from "vitest";
import { directMessage, eventCallback, mention, slashCommand } from "../fakes/slack/payloads.ts";
import { startHarness, withHarness } from "./harness.ts";

vi.setConfig({ testTimeout: 60_000 });

describe.each(["socket", "http"] as const)("under load over %s", (transport) => {
  it("answers 40 messages, each delivered four times in two forms, exactly 40 times", async () => {
    await withHarness(startHarness(transport, { engine: true }), async (slack) => {
      const deliveries = Array.from({ length: 40 }, (_, n) => {
        const event = mention(`preference ${n % 2 === 0 ? "korean" : "한국어"}`, { channel: `C${n % 7}` });
        const asMessage = { ...event, type: "message", channel_type: "channel" };
        return [event, asMessage, event, event].map(eventCallback);
      }).flat();
      await Promise.all(deliveries.map((delivery) => slack.event(delivery)));
      await slack.slack.waitForPosts(40);
      await slack.event(eventCallback(directMessage("the last one", { channel: "D9" })));
      await slack.slack.waitFor("the last", () => slack.slack.posts().some(({ args }) => args.channel === "D9"));
      const threads = slack.slack.posts().flatMap(({ args }) => args.thread_ts ?? []);
      expect(threads).toHaveLength(40);
      expect(new Set(threads).size).toBe(40);
    });
  });

  it("acknowledges 200 commands at once, each with its answer", async () => {
    await withHarness(startHarness(transport, { engine: true }), async (slack) => {
      const questions = [
        "preference korean",
        "한국어 VQA",
        "model LLaVA-1.5",
        "VLFeedback",
        "compare VLFeedback RLHF-V",
      ];
      for (const question of questions) {
        await slack.command(slashCommand(question, slack.slack.responseUrl("command")));
      }
      const began = performance.now();
      const took: number[] = [];
      const acks = await Promise.all(
        Array.from({ length: 200 }, async (_, n) => {
          const fields = slashCommand(questions[n % questions.length] ?? "", slack.slack.responseUrl("command"));
          const ack = await slack.command({ ...fields, user_id: `U${n % 20}` });
          took.push(performance.now() - began);
          return ack;
        }),
      );
      // How long is for the eye: on a busy machine no number holds. Slack's 3 s is held by the fake.
      process.stdout.write(`200 commands over ${transport}: the slowest after ${Math.round(Math.max(...took))} ms\n`);
      for (const ack of acks) expect(ack).toMatchObject({ response_type: "ephemeral", blocks: expect.any(Array) });
      expect(slack.slack.posts()).toEqual([]);
    });
  });
});
