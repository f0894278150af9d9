import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createClock } from "../../adapters/discord/clock.ts";
import { askButtonId, parseButtonId } from "../../adapters/discord/custom-id.ts";
import { cutText } from "../../adapters/discord/escape.ts";
import { questionLocale, readerLocale } from "../../adapters/discord/question.ts";
import { snowflake } from "../fakes/discord/ids.ts";

describe("a button's id", () => {
  it("comes back as the question it was made of, or is not made", () => {
    fc.assert(
      fc.property(fc.constantFrom("en", "ko"), fc.string({ unit: "binary", maxLength: 120 }), (locale, question) => {
        const id = askButtonId(locale, question);
        if (id === null) return;
        expect(id.length).toBeLessThanOrEqual(100);
        expect(parseButtonId(id)).toEqual({ verb: "ask", locale, question: question.trim() });
      }),
    );
  });

  it.each([
    ["video", "d1:ask:en:video"],
    ["a:b:c", "d1:ask:en:a:b:c"],
    ["q".repeat(90), `d1:ask:en:${"q".repeat(90)}`],
    ["q".repeat(91), null],
    ["", null],
    ["\ud83d", null],
  ])("of %j is %j", (question, id) => expect(askButtonId("en", question)).toBe(id));
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
    ["is right", new Date().toUTCString(), 5_000],
    ["is a minute fast", new Date(Date.now() - 60_000).toUTCString(), 0],
    ["is a minute slow", new Date(Date.now() + 60_000).toUTCString(), 65_000],
    ["gets nonsense for a date", "tomorrow", 5_000],
  ])("that %s", (_what, date, age) => {
    const clock = createClock();
    clock.observe(date);
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
    expect(users).toEqual(["adapter.ts", "client.ts", "deploy.ts", "interactions.ts", "login-error.ts", "messages.ts"]);
  });
});
