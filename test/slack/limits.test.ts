import { describe, expect, it, vi } from "vitest";
import { eventCallback, mention } from "../fakes/slack/payloads.ts";
import { startHarness, withHarness } from "./harness.ts";

vi.setConfig({ testTimeout: 90_000 });

describe("a limit of one message a second", () => {
  it.each([1, 4])(
    "ten mentions at once in one channel get ten answers within a minute, in order (burst %i)",
    async (burst) => {
      await withHarness(startHarness("http", { burst }), async ({ slack, event, logged }) => {
        const asked = Array.from({ length: 10 }, (_, n) => mention(`question ${n}`, { user: `U${n}` }));
        const began = performance.now();
        for (const one of asked) await event(eventCallback(one));
        await slack.waitFor("ten answers", () => slack.taken().length === 10, 60_000);
        const took = performance.now() - began;
        process.stdout.write(`ten mentions, burst ${burst}: the last after ${Math.round(took)} ms\n`);
        expect(slack.taken().map(({ args }) => args.thread_ts)).toEqual(asked.map(({ ts }) => ts));
        expect(slack.posts().filter(({ method }) => method !== "chat.postMessage")).toEqual([]);
        expect(logged.join("\n")).not.toContain("slack.failed");
      });
    },
  );

  it("in one channel leaves the others alone", async () => {
    await withHarness(startHarness("http", { burst: 1 }), async ({ slack, event }) => {
      const asked = Array.from({ length: 4 }, (_, n) => mention(`question ${n}`));
      await Promise.all(asked.map((one) => event(eventCallback(one))));
      await slack.waitForPosts(2);
      await event(eventCallback(mention("elsewhere", { channel: "C2" })));
      await slack.waitFor("the other channel's answer", () => slack.taken().some(({ args }) => args.channel === "C2"));
      expect(slack.taken().filter(({ args }) => args.channel === "C1").length).toBeLessThan(4);
      await slack.waitFor("all of them", () => slack.taken().length === 5, 20_000);
    });
  });
});
