import { describe, expect, it } from "vitest";
import { readButtonValue, writeButtonValue } from "../../adapters/slack/button.ts";
import { decodeText } from "../../adapters/slack/decode.ts";
import { escapeText, listText } from "../../adapters/slack/escape.ts";
import { readMessage } from "../../adapters/slack/listen-message.ts";
import { words } from "../../adapters/slack/words.ts";

describe("decodeText", () => {
  const cases: [string, string][] = [
    ["preference korean", "preference korean"],
    ["<@UBOT> preference", "preference"],
    ["<@UBOT|whichdata> preference", "preference"],
    ["preference <@UBOT>", "preference"],
    ["<@UBOT>", ""],
    ["<@UBOT> like <@U2|ann> said", "like @ann said"],
    ["like <@U2> said", "like @U2 said"],
    ["in <#C1|general> and <#C2>", "in #general and #C2"],
    ["<!channel> <!subteam^S1|@team> <!here|here>", "@channel @team here"],
    ["<https://a.example/x>", "https://a.example/x"],
    ["<http://vlfeedback.org|vlfeedback.org>", "vlfeedback.org"],
    ["<https://a.example/?a=1&amp;b=2>", "https://a.example/?a=1&b=2"],
    ["size &lt; 10K &amp; korean", "size < 10K & korean"],
    ["&amp;lt;", "&lt;"],
    ["a < b > c", "a < b > c"],
    ["  many   spaces ", "many spaces"],
    ["two\nlines", "two\nlines"],
    ["", ""],
  ];
  it.each(cases)("%j is %j", (text, expected) => {
    expect(decodeText(text, "UBOT")).toBe(expected);
  });
});

describe("escapeText", () => {
  const cases: [string, number, string][] = [
    ["abc", 3, "abc"],
    ["abcd", 3, "ab…"],
    ["&&", 10, "&amp;&amp;"],
    ["&&", 9, "&amp;…"],
    ["&&", 5, "…"],
    ["👍👍", 4, "👍👍"],
    ["👍👍", 3, "👍…"],
    ["한국어", 2, "한…"],
    ["\u202Eabc", 4, "\u202Ea…\u202C"],
    ["abc", 0, ""],
  ];
  it.each(cases)("%j within %i is %j", (text, max, expected) => {
    const escaped = escapeText(text, max);
    expect(escaped).toBe(expected);
    expect(escaped.length).toBeLessThanOrEqual(max);
  });
});

describe("listText", () => {
  const a = { text: "aaaa" };
  const b = { text: "bbbb", url: "https://b.example/" };
  const cases: [string, { text: string; url?: string }[], number, string][] = [
    ["all where all fit", [a, a], 10, "aaaa, aaaa"],
    ["whole items, and that there are more", [a, a, a], 12, "aaaa, …"],
    ["a link or nothing of it", [b, a], 20, "bbbb, …"],
    ["a piece of a first that is too long", [{ text: "a".repeat(50) }, a], 10, "aaaaaa…, …"],
    ["nothing", [], 10, ""],
  ];
  it.each(cases)("shows %s", (_, parts, max, expected) => {
    expect(listText(parts, max, 100)).toBe(expected);
  });
});

describe("a button's value", () => {
  it("comes back as it was written", () => {
    const value = writeButtonValue({ label: "x", question: '한국어 "<!channel>"' }, "ko");
    expect(readButtonValue(value)).toEqual({ question: '한국어 "<!channel>"', locale: "ko" });
  });

  const strange: [string, unknown][] = [
    ["nothing", undefined],
    ["an empty string", ""],
    ["what is not JSON", "more"],
    ["null", "null"],
    ["another version", '{"v":2,"q":"x","l":"en"}'],
    ["another language", '{"v":1,"q":"x","l":"fr"}'],
    ["a key too many", '{"v":1,"q":"x","l":"en","admin":true}'],
    ["a key too few", '{"v":1,"l":"en"}'],
    ["what is too long", JSON.stringify({ v: 1, q: "x".repeat(2000), l: "en" })],
  ];
  it.each(strange)("is none where it is %s", (_, value) => {
    expect(readButtonValue(value)).toBeNull();
  });
});

it("our own sentences are short and in both languages", () => {
  expect(Object.keys(words.en)).toEqual(Object.keys(words.ko));
  for (const sentence of Object.values(words.ko)) expect(sentence).toMatch(/^[가-힣].*\.$/);
});

it("a message is a person's, even where Slack's SDK would let our own through", () => {
  const event = { channel: "C1", ts: "1700000000.000100", user: "U1", text: "x" };
  expect(readMessage(event, "UBOT")).toMatchObject(event);
  expect(readMessage({ ...event, user: "UBOT" }, "UBOT")).toBeNull();
  expect(readMessage(null, "UBOT")).toBeNull();
});
