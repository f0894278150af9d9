import { describe, expect, it } from "vitest";
import { decodeText } from "../../adapters/slack/decode.ts";
import { escapeText } from "../../adapters/slack/escape.ts";
import { readMessage } from "../../adapters/slack/read-message.ts";
import { listRuns, runText } from "../../adapters/slack/rich.ts";
import { askView, createValueWriter, keepViews, readView, type View } from "../../adapters/slack/view.ts";
import { words } from "../../adapters/slack/words.ts";
import { createMemoryStore } from "../../adapters/store/memory.ts";

describe("decodeText", () => {
  const cases: [string, string][] = [
    ["preference korean", "preference korean"],
    ["<@UBOT> preference", "preference"],
    ["<@UBOT|whichdata> preference", "preference"],
    ["preference <@UBOT>", "preference"],
    ["<@UBOT>", ""],
    ["<@UBOT> like <@U2|ann> said", "like @ann said"],
    ["like <@U2> said", "like said"],
    ["in <#C1|general> and <#C2>", "in #general and"],
    ["<@U0ABC123> asks for korean in <#C0DEF456>", "asks for korean in"],
    ["<!channel> <!subteam^S1|@team> <!here|here>", "@team here"],
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

describe("listRuns", () => {
  const a = { text: "aaaa" };
  const b = { text: "bbbb", url: "https://b.example/" };
  const cases: [string, { text: string; url?: string }[], number, string][] = [
    ["all where all fit", [a, a], 10, "aaaa, aaaa"],
    ["whole items, and that there are more", [a, a, a], 12, "aaaa, …"],
    ["an address where there is room for it", [b, a], 40, "bbbb, aaaa"],
    ["a name without its address where there is not", [b, a], 20, "bbbb, aaaa"],
    ["a piece of a first that is too long", [{ text: "a".repeat(50) }, a], 10, "aaaaaa…, …"],
    ["nothing", [], 10, ""],
  ];
  it.each(cases)("shows %s", (_, parts, max, expected) => {
    expect(listRuns(parts, max, 100).map(runText).join("")).toBe(expected);
  });

  it("links what has room for its address, and only that", () => {
    const linked = (max: number) => listRuns([b], max, 100).map(({ type }) => type);
    expect(linked(22)).toEqual(["link"]);
    expect(linked(21)).toEqual(["text"]);
  });
});

describe("a button's value", () => {
  const views: [string, View][] = [
    ["a question", askView('한국어 "<!channel>"', "ko")],
    ["a page of a conversation", askView("only Korean ones", "en", ["preference", "human"], 20)],
    ["records", { kind: "show", refs: [{ type: "model", id: "llava-1.5" }], locale: "en" }],
    ["what only fits by a key", askView("한".repeat(1000), "ko", ["x".repeat(1000), "y".repeat(1000)])],
  ];
  it.each(views)("comes back as it was written: %s", async (_, view) => {
    const store = createMemoryStore();
    const writer = createValueWriter(2000);
    const value = writer.write(view);
    expect(value.length).toBeLessThanOrEqual(2000);
    await keepViews(writer.kept, store);
    expect(await readView(value, store)).toEqual(view);
  });

  it("is none where what it stands for is kept no more", async () => {
    const value = createValueWriter(0).write(askView("x", "en"));
    expect(await readView(value, createMemoryStore())).toBeNull();
  });

  const strange: [string, unknown][] = [
    ["nothing", undefined],
    ["an empty string", ""],
    ["what is not JSON", "more"],
    ["null", "null"],
    ["an older version", '{"v":1,"q":"x","l":"en"}'],
    ["a newer version", '{"v":3,"q":"x","l":"en"}'],
    ["another language", '{"v":2,"q":"x","l":"fr"}'],
    ["a key too many", '{"v":2,"q":"x","l":"en","admin":true}'],
    ["a key too few", '{"v":2,"l":"en"}'],
    ["what is too long", JSON.stringify({ v: 2, q: "x".repeat(2001), l: "en" })],
    ["a page before the first", '{"v":2,"q":"x","l":"en","s":-5}'],
    ["a record of no kind", '{"v":2,"l":"en","r":[["person","x"]]}'],
    ["a key of another shape", '{"v":2,"k":"../../etc"}'],
  ];
  it.each(strange)("is none where it is %s", async (_, value) => {
    expect(await readView(value, createMemoryStore())).toBeNull();
  });
});

it("our own sentences are short and in both languages", () => {
  expect(Object.keys(words.en)).toEqual(Object.keys(words.ko));
  for (const said of Object.values(words.ko)) if (typeof said === "string") expect(said).toMatch(/[가-힣]/u);
  for (const said of Object.values(words.en)) if (typeof said === "string") expect(said).not.toMatch(/[가-힣]/u);
});

it("a message is a person's, even where Slack's SDK would let our own through", () => {
  const event = { type: "app_mention", channel: "C1", ts: "1700000000.000100", user: "U1", text: "x" };
  expect(readMessage(event, "UBOT")).toMatchObject({ channel: "C1", user: "U1", text: "x", to: "mention" });
  expect(readMessage({ ...event, user: "UBOT" }, "UBOT")).toBeNull();
  expect(readMessage(null, "UBOT")).toBeNull();
});
