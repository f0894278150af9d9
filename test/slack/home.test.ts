import type { HomeView, KnownBlock } from "@slack/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { words } from "../../adapters/slack/words.ts";
import { elsewherePress, eventCallback, homeOpened, slashCommand } from "../fakes/slack/payloads.ts";
import { type Harness, startHarness } from "./harness.ts";
import { readBlocks } from "./inspect.ts";

describe.each(["socket", "http"] as const)("the app's home over %s", (transport) => {
  let slack: Harness;
  beforeEach(async () => {
    slack = await startHarness(transport, { engine: true });
  });
  afterEach(async () => {
    expect(await slack.end()).toEqual([]);
  });

  const calls = (method: string) => slack.slack.calls.filter((call) => call.method === method);
  const homes = () => calls("views.publish").map(({ args }) => args.view as HomeView);

  async function open(): Promise<HomeView> {
    const before = homes().length;
    await slack.event(eventCallback(homeOpened("home")));
    await slack.slack.waitFor("the home", () => homes().length > before);
    return homes().at(-1) as HomeView;
  }

  const languageOf = ({ blocks }: HomeView) => {
    const [accessory] = (blocks as KnownBlock[]).flatMap((block) =>
      block.type === "section" && block.accessory?.type === "static_select" ? [block.accessory] : [],
    );
    return accessory?.initial_option?.value;
  };

  it("says what is known and since when, offers three questions, and the language", async () => {
    const home = await open();
    const { text } = readBlocks(home.blocks);
    const { datasets, models, updated } = (await slack.adapter.health()).registry ?? {
      datasets: 0,
      models: 0,
      updated: null,
    };
    expect(text).toContain(words.en.knows(datasets.toLocaleString("en"), models.toLocaleString("en"), updated));
    const examples = (home.blocks as KnownBlock[]).flatMap((block) => (block.type === "actions" ? block.elements : []));
    expect(examples).toHaveLength(3);
    expect(languageOf(home)).toBe("auto");
  });

  it("is in the language of the person's Slack", async () => {
    slack.slack.localeOf.set("U1", "ko-KR");
    expect(readBlocks((await open()).blocks).text).toContain(words.ko.language);
  });

  it("keeps the language that is chosen on it, is drawn in it, and takes the choice back", async () => {
    await open();
    const choose = async (value: string) => {
      const before = homes().length;
      const action = { action_id: "language:home", type: "static_select", selected_option: { value } };
      await slack.press(elsewherePress("home", action, ""));
      await slack.slack.waitFor("the new home", () => homes().length > before);
      return homes().at(-1) as HomeView;
    };
    const korean = await choose("ko");
    expect(languageOf(korean)).toBe("ko");
    expect(readBlocks(korean.blocks).text).toContain(words.ko.language);
    const ack = await slack.command(slashCommand("model LLaVA-1.5", slack.slack.responseUrl("command")));
    expect(readBlocks(ack.blocks).text).toContain("학습했어요");
    // What nobody offered is not kept.
    expect(languageOf(await choose("klingon"))).toBe("ko");
    expect(languageOf(await choose("auto"))).toBe("auto");
  });

  it.each([
    ["en-GB", words.en.prompts],
    ["ko-KR", words.ko.prompts],
  ])("suggests up to four questions where the conversation is opened (%s)", async (locale, title) => {
    slack.slack.localeOf.set("U1", locale);
    await slack.event(eventCallback(homeOpened("messages")));
    await slack.slack.waitFor("prompts", () => calls("assistant.threads.setSuggestedPrompts").length === 1);
    const { channel_id, prompts, title: given } = calls("assistant.threads.setSuggestedPrompts")[0]?.args ?? {};
    expect(channel_id).toBe("D1");
    expect(given).toBe(title);
    expect((prompts as unknown[]).length).toBeGreaterThanOrEqual(3);
    expect(homes()).toEqual([]);
  });

  it("costs nothing where it cannot be drawn", async () => {
    slack.slack.faults.add("views.publish", { error: "not_enabled" });
    await slack.event(eventCallback(homeOpened("home")));
    await slack.slack.waitFor("the log", () => slack.logged.join("\n").includes("not_enabled"));
    await slack.event(eventCallback({ type: "app_home_opened" }));
    expect(languageOf(await open())).toBe("auto");
  });
});
