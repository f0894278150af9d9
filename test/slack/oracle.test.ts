import { describe, expect, it } from "vitest";
import { checkMessage, checkOptions, checkUnfurls, checkView, oracleFacts } from "../fakes/slack/oracle.ts";

const say = (text: string) => ({ type: "mrkdwn", text, verbatim: true });
const section = (text: string) => ({ type: "section", text: say(text) });
const button = (parts: Record<string, unknown> = {}) => ({
  type: "button",
  action_id: "ask:0",
  text: { type: "plain_text", text: "Press", emoji: false },
  value: "v",
  ...parts,
});
const actions = (...elements: unknown[]) => ({ type: "actions", elements });
const raw = (text: string) => ({ type: "raw_text", text });
const table = { type: "table", rows: [[raw("a")]] };
const rich = (...elements: unknown[]) => ({ type: "rich_text", elements: [{ type: "rich_text_section", elements }] });
const of = (...blocks: unknown[]) => ({ text: "hello", blocks });

describe("the oracle", () => {
  it("knows Slack's blocks and the limits that are only written in prose", () => {
    const { types, limits } = oracleFacts();
    expect(types).toEqual(expect.arrayContaining(["section", "context", "divider", "actions", "header", "table"]));
    expect(limits).toBeGreaterThan(100);
  });

  const good: [string, unknown][] = [
    ["a section", of(section("hi &amp; <https://a.example/?a=1&amp;b=2|there>"))],
    ["3,000 characters", of(section("x".repeat(3000)))],
    ["ten fields", of({ type: "section", fields: Array.from({ length: 10 }, () => say("x".repeat(100))) })],
    ["a context", of({ type: "context", elements: [say("why")] })],
    ["a divider", of({ type: "divider" })],
    ["a row of buttons", of(actions(button(), button({ action_id: "ask:1" })))],
    ["the same action in two blocks", of(actions(button()), actions(button()))],
    ["fifty blocks", of(...Array.from({ length: 50 }, () => ({ type: "divider" })))],
    ["text alone", { text: "hello" }],
  ];
  it.each(good)("takes %s", (_, payload) => {
    expect(checkMessage(payload as Record<string, unknown>)).toEqual([]);
  });

  const bad: [string, unknown, RegExp][] = [
    ["no text", { blocks: [section("x")] }, /no text/],
    ["a text too long", { ...of(section("x")), text: "x".repeat(4001) }, /longer than 4000/],
    ["no block", of(), /not 1 to 50/],
    ["51 blocks", of(...Array.from({ length: 51 }, () => ({ type: "divider" }))), /not 1 to 50/],
    ["a block of no type we know", of({ type: "sectoin" }), /unknown type/],
    ["a property that is none", of({ ...section("x"), txet: "y" }), /txet/],
    ["an empty section", of({ type: "section" }), /neither text nor fields/],
    ["an empty text", of(section("")), /fewer than 1/],
    ["a section of 3,001", of(section("x".repeat(3001))), /more than 3000/],
    ["a field of 2,001", of({ type: "section", fields: [say("x".repeat(2001))] }), /more than 2000/],
    [
      "eleven fields",
      of({ type: "section", fields: Array.from({ length: 11 }, () => say("x")) }),
      /more than 10 items/,
    ],
    ["no fields in fields", of({ type: "section", fields: [] }), /fewer than 1 items/],
    [
      "eleven in a context",
      of({ type: "context", elements: Array.from({ length: 11 }, () => say("x")) }),
      /more than 10/,
    ],
    [
      "26 buttons",
      of(actions(...Array.from({ length: 26 }, (_, n) => button({ action_id: `a${n}` })))),
      /more than 25/,
    ],
    ["an action twice in a block", of(actions(button(), button())), /action_id ask:0 twice/],
    ["a label of 76", of(actions(button({ text: { type: "plain_text", text: "x".repeat(76), emoji: false } }))), /75/],
    ["a value of 2,001", of(actions(button({ value: "x".repeat(2001) }))), /more than 2000/],
    ["a header in mrkdwn", of({ type: "header", text: say("x") }), /header|plain_text|constant/],
    ["a block_id of 256", of({ type: "divider", block_id: "x".repeat(256) }), /more than 255/],
    [
      "a block_id twice",
      of({ type: "divider", block_id: "a" }, { type: "divider", block_id: "a" }),
      /block_id a twice/,
    ],
    ["two tables", of(table, table), /more than one table/],
    ["more than Slack takes in all", of(...Array.from({ length: 5 }, () => section("x".repeat(2900)))), /too_long/],
    ["a mention of all", of(section("<!channel>")), /a mention/],
    ["a mention of somebody", of(section("<@U1>")), /a mention/],
    ["a mention in the fallback", { ...of(section("x")), text: "<!here>" }, /a mention/],
    ["a bare &", of(section("a & b")), /not escaped/],
    ["half an entity", of(section("a &am")), /not escaped/],
    ["a bare <", of(section("a < b")), /not escaped/],
    ["a link to a script", of(section("<javascript:alert(1)|x>")), /a link that is none/],
    ["half a character", of(section("\uD83D")), /half a character/],
    ["a table of 101 rows", of({ type: "table", rows: Array.from({ length: 101 }, () => [raw("a")]) }), /100/],
    ["a table of 21 columns", of({ type: "table", rows: [Array.from({ length: 21 }, () => raw("a"))] }), /20 columns/],
    ["a ragged table", of({ type: "table", rows: [[raw("a")], [raw("a"), raw("b")]] }), /different widths/],
    ["an empty cell", of({ type: "table", rows: [[rich({ type: "text", text: " " })], [rich()]] }), /empty cell/],
    ["a table of 10,001", of({ type: "table", rows: [[raw("x".repeat(10_001))]] }), /10000 characters/],
    ["a rich text without elements", of({ type: "rich_text" }), /elements/],
    ["an empty run of a rich text", of(rich({ type: "text", text: "" })), /fewer than 1|anyOf/],
    ["a run of a kind that is none", of(rich({ type: "txt", text: "x" })), /anyOf|constant/],
    ["no verbatim", of({ type: "section", text: { type: "mrkdwn", text: "x" } }), /verbatim/],
    ["emoji left on", of(actions(button({ text: { type: "plain_text", text: ":+1:" } }))), /emoji/],
  ];
  it.each(bad)("refuses %s", (_, payload, problem) => {
    expect(checkMessage(payload as Record<string, unknown>).join("\n")).toMatch(problem);
  });
});

describe("the oracle of views, cards and options", () => {
  const plain = (text: string) => ({ type: "plain_text", text, emoji: false });
  const input = { type: "input", label: plain("x"), element: { type: "plain_text_input", action_id: "a" } };
  const modal = (parts: Record<string, unknown> = {}) => ({
    type: "modal",
    title: plain("Title"),
    submit: plain("Go"),
    blocks: [input],
    ...parts,
  });
  const option = (value: string, text = "x") => ({ text: plain(text), value });

  it("takes good ones", () => {
    expect(checkView(modal())).toEqual([]);
    expect(checkView({ type: "home", blocks: [section("x")] })).toEqual([]);
    expect(checkUnfurls({ "https://a.example/": { blocks: [section("x")] } })).toEqual([]);
    expect(checkOptions({ options: [] })).toEqual([]);
    expect(checkOptions({ options: [option("a"), option("b")] })).toEqual([]);
  });

  const bad: [string, readonly string[], RegExp][] = [
    ["a title of 25", checkView(modal({ title: plain("x".repeat(25)) })), /title: longer than 24/],
    ["a title in mrkdwn", checkView(modal({ title: say("x") })), /title: no plain text/],
    ["inputs without a submit", checkView(modal({ submit: undefined })), /submit: missing/],
    ["metadata of 3,001", checkView(modal({ private_metadata: "x".repeat(3001) })), /private_metadata/],
    ["a table in a modal", checkView(modal({ blocks: [table] })), /not in views/],
    [
      "101 blocks",
      checkView({ type: "home", blocks: Array.from({ length: 101 }, () => ({ type: "divider" })) }),
      /100/,
    ],
    ["a view of no kind", checkView({ type: "page", blocks: [section("x")] }), /type page/],
    ["no cards", checkUnfurls({}), /none/],
    ["a card without blocks", checkUnfurls({ "https://a.example/": {} }), /no blocks/],
    ["a card with a mention", checkUnfurls({ "https://a.example/": { blocks: [section("<!here>")] } }), /a mention/],
    ["101 options", checkOptions({ options: Array.from({ length: 101 }, (_, n) => option(`${n}`)) }), /100/],
    ["an option twice", checkOptions({ options: [option("a"), option("a")] }), /twice/],
    ["an option of 76", checkOptions({ options: [option("a", "x".repeat(76))] }), /longer than 75/],
    ["an option without a value", checkOptions({ options: [option("")] }), /value/],
    ["no options at all", checkOptions({}), /not a list/],
  ];
  it.each(bad)("refuses %s", (_, problems, expected) => {
    expect(problems.join("\n")).toMatch(expected);
  });
});
