import { describe, expect, it } from "vitest";
import { commands } from "../../adapters/discord/commands.ts";
import { renderDiscord } from "../../adapters/discord/render.ts";
import { checkPayload, type PayloadKind, specPath } from "../fakes/discord/oracle.ts";
import { message } from "./samples.ts";

// The oracle is what says that a payload is right: here is what it says no to.

const parse: string[] = [];
const closed = { allowed_mentions: { parse } };
const display = (content: string) => ({ type: 10, content });
const button = (change: object = {}) => ({ type: 2, style: 2, label: "a", custom_id: "d2:ask:en:0:a", ...change });
const row = (...components: object[]) => ({ type: 1, components });
const v2 = (...components: object[]) => ({ flags: 32_768, ...closed, components: [{ type: 17, components }] });
const select = (options: object[]) => ({ type: 3, custom_id: "d2:pick:en", options });
const option2 = (value: string) => ({ label: value, value });
const callback = (data: object) => ({ type: 8, data });
const choice = (change: object = {}) => ({ name: "a", value: "a", ...change });
const command = (change: object = {}) => ({ type: 1, name: "dataset", description: "Find data", ...change });
const option = (change: object = {}) => ({ type: 3, name: "query", description: "What", ...change });

describe("is content with what is right", () => {
  it.each<[string, PayloadKind, unknown]>([
    ["a rendered message", "message", renderDiscord(message())],
    ["an answer to an interaction", "callback", { type: 4, data: { ...renderDiscord(message()), flags: 32_832 } }],
    ["a deferred private answer", "callback", { type: 5, data: { flags: 64 } }],
    ["choices", "callback", callback({ choices: [choice()] })],
    ["no choices", "callback", callback({ choices: [] })],
    ["the bot's commands", "commands", commands],
    ["plain content", "message", { content: "hello", ...closed }],
  ])("%s", (_what, kind, payload) => expect(checkPayload(kind, payload)).toEqual([]));
});

describe("refuses, by the project's own rules,", () => {
  const bad: [string, PayloadKind, unknown, RegExp][] = [
    ["content beside components", "message", { ...v2(display("a")), content: "a" }, /no content/],
    ["embeds beside components", "message", { ...v2(display("a")), embeds: [{ title: "a" }] }, /no embeds/],
    ["components without their flag", "message", { ...v2(display("a")), flags: 0 }, /need their flag/],
    ["41 components", "message", v2(...Array.from({ length: 40 }, () => display("a"))), /at most 40/],
    [
      "4,001 characters over two displays",
      "message",
      v2(display("a".repeat(2_000)), display("a".repeat(2_001))),
      /4,000/,
    ],
    ["3,400 characters of Hangul", "message", v2(display("가".repeat(3_400))), /10,170 bytes/],
    ["an empty display", "message", v2(display(" ")), /not empty/],
    ["two buttons of one id", "message", v2(row(button(), button())), /unique/],
    ["an id of 101 characters", "message", v2(row(button({ custom_id: "a".repeat(101) }))), /1 to 100/],
    [
      "six buttons in a row",
      "message",
      v2(row(...[1, 2, 3, 4, 5, 6].map((id) => button({ custom_id: `${id}` })))),
      /at most 5/,
    ],
    ["an empty row", "message", v2(row()), /not empty/],
    ["a select beside a button", "message", v2(row(button(), { type: 3, custom_id: "s", options: [] })), /one select/],
    ["a button without id and address", "message", v2(row({ type: 2, style: 2, label: "a" })), /custom_id and no url/],
    [
      "a link button with an id",
      "message",
      v2(row(button({ style: 5, url: "https://a.example" }))),
      /url and no custom_id/,
    ],
    ["a button without a label", "message", v2(row(button({ label: "" }))), /a label or an emoji/],
    [
      "an address of 513",
      "message",
      v2(row({ type: 2, style: 5, label: "a", url: `https://a.example/${"a".repeat(495)}` })),
      /512/,
    ],
    [
      "a script behind a button",
      "message",
      v2(row({ type: 2, style: 5, label: "a", url: "javascript:alert(1)" })),
      /http or https/,
    ],
    ["a script behind a text", "message", v2(display("[a](javascript:x)")), /masked link is http/],
    [
      "an address that hides another",
      "message",
      v2(display("[https://a.example](https://b.example)")),
      /label is no address/,
    ],
    ["the same, escaped", "message", v2(display("[https\\://a.example](https://b.example)")), /label is no address/],
    ["a link nobody can see", "message", v2(display("[ ](https://b.example)")), /label is no address/],
    ["an open mention", "message", v2(display("hi <@123>")), /mentions nobody/],
    ["@everyone", "message", v2(display("hi @everyone")), /mentions nobody/],
    ["an open command link", "message", v2(display("</dataset:123>")), /mentions nobody/],
    ["a timestamp", "message", v2(display("<t:1:R>")), /timestamps/],
    ["open code", "message", v2(display("`a`")), /no code/],
    ["text turned around", "message", v2(display("\u202egnp.exe")), /direction/],
    ["mentions left to Discord", "message", { ...v2(display("a")), allowed_mentions: undefined }, /pings nobody/],
    [
      "a ping of the author",
      "message",
      { ...v2(display("a")), allowed_mentions: { parse, replied_user: true } },
      /pings nobody/,
    ],
    ["a private message in a channel", "message", { ...v2(display("a")), flags: 32_832 }, /cannot be private/],
    ["a nonce of 26", "message", { ...v2(display("a")), nonce: "1".repeat(26) }, /nonce/],
    ["two options of one value", "message", v2(row(select([option2("a"), option2("a")]))), /values are unique/],
    [
      "26 options",
      "message",
      v2(row(select(Array.from({ length: 26 }, (_, index) => option2(`${index}`))))),
      /1 to 25/,
    ],
    ["an option without a label", "message", v2(row(select([{ label: "", value: "a" }]))), /1 to 100/],
    ["an edit that would be private", "edit", { ...v2(display("a")), flags: 32_832 }, /cannot make/],
    ["a deferred update with words", "callback", { type: 6, data: { content: "a" } }, /no data/],
    ["a message command with a description", "commands", [{ ...command(), type: 3 }], /has no description/],
    ["a message command without a name", "commands", [{ type: 3, name: " " }], /1 to 32/],
    ["nothing", "message", { ...closed }, /not empty/],
    ["content of 2,001", "message", { content: "a".repeat(2_001), ...closed }, /2,000/],
    ["a deferred answer of components", "callback", { type: 5, data: { flags: 32_832 } }, /deferred/],
    ["26 choices", "callback", callback({ choices: Array.from({ length: 26 }, () => choice()) }), /25 choices/],
    ["a choice without a name", "callback", callback({ choices: [choice({ name: "" })] }), /name has 1/],
    ["a choice's value of 101", "callback", callback({ choices: [choice({ value: "a".repeat(101) })] }), /value has 1/],
    ["a callback of no known type", "callback", { type: 99 }, /type 4, 5, 6, 7, 8 or 9/],
    ["a command in capitals", "commands", [command({ name: "Dataset" })], /lower case/],
    ["a command with a blank", "commands", [command({ name: "data set" })], /letters, digits/],
    [
      "a Korean name with a blank",
      "commands",
      [command({ name_localizations: { ko: "데이터 셋" } })],
      /letters, digits/,
    ],
    ["a locale that is none", "commands", [command({ name_localizations: { kr: "데이터셋" } })], /no locale/],
    ["a command without description", "commands", [command({ description: "" })], /1 to 100/],
    ["two commands of one name", "commands", [command(), command()], /different names/],
    [
      "required after optional",
      "commands",
      [command({ options: [option(), option({ name: "b", required: true })] })],
      /stand before/,
    ],
    [
      "autocomplete and choices",
      "commands",
      [command({ options: [option({ autocomplete: true, choices: [choice()] })] })],
      /not both/,
    ],
    ["contexts on one server", "guild-commands", [command({ contexts: [0] })], /global commands/],
  ];
  it.each(bad)("%s", (_what, kind, payload, problem) => {
    expect(checkPayload(kind, payload).join("; ")).toMatch(problem);
  });
});

describe.skipIf(specPath === undefined)(
  `refuses, by Discord's own description${specPath === undefined ? " (skipped: DISCORD_OPENAPI is not set)" : ""},`,
  () => {
    it.each<[string, PayloadKind, unknown, RegExp]>([
      ["a display without text", "message", v2({ type: 10 }), /spec: .*content/],
      ["a section without accessory", "message", v2({ type: 9, components: [display("a")] }), /spec: .*accessory/],
      [
        "four texts in a section",
        "message",
        v2({ type: 9, components: [1, 2, 3, 4].map(() => display("a")), accessory: button() }),
        /spec: .*3 items/,
      ],
      ["a container in a container", "message", v2({ type: 17, components: [display("a")] }), /spec: /],
      ["a label of 81", "message", v2(row(button({ label: "a".repeat(81) }))), /spec: .*80/],
      ["an unknown mention type", "message", { ...v2(display("a")), allowed_mentions: { parse: ["all"] } }, /spec: /],
      ["a reply to no id", "message", { ...v2(display("a")), message_reference: { message_id: "abc" } }, /spec: /],
      ["text where components belong", "edit", { ...closed, components: "a" }, /spec: /],
      ["a description of 101", "commands", [command({ description: "a".repeat(101) })], /spec: .*100/],
      ["an unknown context", "commands", [command({ contexts: [7] })], /spec: /],
      ["an option of no type", "commands", [command({ options: [{ name: "a", description: "a" }] })], /spec: .*type/],
      ["choices that are no list", "callback", callback({ choices: "a" }), /spec: /],
    ])("%s", (_what, kind, payload, problem) => {
      expect(checkPayload(kind, payload).join("; ")).toMatch(problem);
    });
  },
);

it(
  specPath === undefined
    ? "without DISCORD_OPENAPI, payloads are checked by our rules alone"
    : "payloads are checked by DISCORD_OPENAPI and by our rules",
  () => {
    const wrongBySpecAlone = checkPayload("message", v2({ type: 10, content: "a", id: -1 }));
    expect(wrongBySpecAlone.length > 0).toBe(specPath !== undefined);
  },
);
