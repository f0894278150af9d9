import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createClock } from "../../adapters/discord/clock.ts";
import { createIdMaker, parseCustomId } from "../../adapters/discord/custom-id.ts";
import { cutText } from "../../adapters/discord/escape.ts";
import { questionLocale, readerLocale } from "../../adapters/discord/event.ts";
import { askView } from "../../adapters/discord/view.ts";
import { snowflake } from "../fakes/discord/ids.ts";

describe("a button's id", () => {
  const view = (question: string, locale: "en" | "ko" = "en", after: string[] = []) => askView(question, locale, after);

  it("comes back as the view it was made of, or stands for it by a key", () => {
    const text = fc.string({ unit: "binary", maxLength: 120 });
    fc.assert(
      fc.property(fc.constantFrom("en", "ko"), text, fc.array(text, { maxLength: 2 }), (locale, question, after) => {
        const ids = createIdMaker();
        const made = view(question, locale, after);
        const id = ids.make("ask", made);
        expect(id.length).toBeLessThanOrEqual(100);
        const press = parseCustomId(id);
        const at = "at" in press ? press.at : null;
        const [kept] = ids.kept;
        if (kept) expect([at, kept.view]).toEqual([{ key: kept.key }, made]);
        else expect(at).toEqual({ view: made });
      }),
    );
  });

  it.each([
    ["video", "d2:ask:en:0:video"],
    ["a:b:c", "d2:ask:en:0:a:b:c"],
    ["q".repeat(88), `d2:ask:en:0:${"q".repeat(88)}`],
    ["q".repeat(89), expect.stringMatching(/^d2:ask:#[\w-]{22}$/)],
    ["", expect.stringMatching(/^d2:ask:#[\w-]{22}$/)],
    ["\ud83d", "d2:ask:en:0:\ufffd"],
  ])("of %j is %j", (question, id) => expect(createIdMaker().make("ask", view(question))).toEqual(id));

  it.each([
    ["d2:page:-:en:5:video", { verb: "page", owner: null, at: { view: askView("video", "en", [], 5) } }],
    ["d2:page:123:ko:0:video", { verb: "page", owner: "123", at: { view: askView("video", "ko") } }],
    ["d2:drop:123", { verb: "drop", owner: "123" }],
    ["d2:pick:ko", { verb: "pick", locale: "ko" }],
    ["d2:links:off", { verb: "links", on: false }],
    [
      "d2:ask:en:=model:llava-1.5",
      { verb: "ask", at: { view: { kind: "show", refs: [{ type: "model", id: "llava-1.5" }], locale: "en" } } },
    ],
  ])("%s is read", (id, press) => expect(parseCustomId(id)).toEqual(press));
});

describe("cutText", () => {
  it.each([
    ["abc", 3, "abc"],
    ["abcd", 3, "ab…"],
    ["👍👍👍", 5, "👍👍…"],
    ["👍👍👍", 4, "👍…"],
    ["한국어", 2, "한…"],
    ["ab cd", 4, "ab…"],
  ])("%s to %d is %s", (text, chars, cut) => expect(cutText(text, chars)).toBe(cut));
});

describe("languages", () => {
  it.each([
    ["ko", "ko"],
    ["en-US", "en"],
    ["en-GB", "en"],
    ["ja", undefined],
    ["enx", undefined],
  ])("a reader with Discord in %s reads %s", (discord, locale) => expect(readerLocale(discord)).toBe(locale));

  it.each([
    ["한국어 데이터", "en-US", "ko"],
    ["LLaVA는?", "ja", "ko"],
    ["LLaVA", "ko", "ko"],
    ["LLaVA", "fr", undefined],
  ])("%s asked in %s is answered in %s", (question, discord, locale) =>
    expect(questionLocale(question, discord)).toBe(locale),
  );
});

describe("the clock", () => {
  it.each([
    ["knows nothing of Discord's", null, 5_000],
    ["is right", 0, 5_000],
    ["is a minute fast", -60_000, 0],
    ["is a minute slow", 60_000, 65_000],
    ["gets nonsense for a date", "tomorrow", 5_000],
  ])("that %s", (_what, date, age) => {
    const clock = createClock();
    clock.observe(typeof date === "number" ? new Date(Date.now() + date).toUTCString() : date);
    expect(clock.ageOf(snowflake(5_000)) / 1_000).toBeCloseTo(age / 1_000, -1);
  });

  it.each([[snowflake(-60_000)], ["no id"], [""]])("says 0 where it cannot tell (%s)", (id) =>
    expect(createClock().ageOf(id)).toBe(0),
  );
});

describe("the SDK", () => {
  const folder = new URL("../../adapters/discord/", import.meta.url);
  const users = readdirSync(folder).filter((name) =>
    /^import (?!type )[^;]*from "discord\.js"/m.test(readFileSync(new URL(name, folder), "utf8")),
  );

  it("is loaded by these files alone; rendering needs none of it", () => {
    expect(users).toEqual([
      "adapter.ts",
      "client.ts",
      "deploy.ts",
      "login-error.ts",
      "messages.ts",
      "places.ts",
      "plan.ts",
      "respond.ts",
      "rest.ts",
      "share.ts",
    ]);
  });
});
