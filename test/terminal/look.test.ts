import { describe, expect, it } from "vitest";
import { lookOf } from "../../adapters/terminal/look.ts";
import { localeOf } from "../../adapters/terminal/words.ts";

type Env = Record<string, string>;
const tty = { isTTY: true, columns: 120 };
const pipe = { isTTY: undefined, columns: undefined };

describe("colour", () => {
  const cases: readonly (readonly [string, typeof tty | typeof pipe, Env, boolean])[] = [
    ["on a terminal", tty, { TERM: "xterm" }, true],
    ["not in a pipe", pipe, { TERM: "xterm" }, false],
    ["not with NO_COLOR", tty, { NO_COLOR: "1" }, false],
    ["with an empty NO_COLOR, which counts as not set", tty, { NO_COLOR: "" }, true],
    ["not on a dumb terminal", tty, { TERM: "dumb" }, false],
    ["in a pipe with FORCE_COLOR", pipe, { FORCE_COLOR: "1" }, true],
    ["not with FORCE_COLOR=0", tty, { FORCE_COLOR: "0" }, false],
    ["not with both: none is safer", tty, { NO_COLOR: "1", FORCE_COLOR: "1" }, false],
  ];
  it.each(cases)("%s", (_, output, env, color) => {
    expect(lookOf(output, env).color).toBe(color);
  });
});

describe("links", () => {
  const cases: readonly (readonly [string, typeof tty | typeof pipe, Env, boolean])[] = [
    ["in a terminal that is known to link", tty, { TERM_PROGRAM: "iTerm.app" }, true],
    ["in a VTE that is new enough", tty, { VTE_VERSION: "6003" }, true],
    ["not in an older one", tty, { VTE_VERSION: "4801" }, false],
    ["not in a terminal that nobody knows: the address is shown instead", tty, { TERM: "xterm-256color" }, false],
    ["not in a pipe", pipe, { TERM_PROGRAM: "iTerm.app" }, false],
    ["not inside tmux", tty, { TERM_PROGRAM: "iTerm.app", TMUX: "/tmp/tmux" }, false],
    ["not on a dumb terminal", tty, { TERM: "dumb", WT_SESSION: "1" }, false],
    ["in a pipe that is told to", pipe, { FORCE_HYPERLINK: "1" }, true],
    ["not where it is told not to", tty, { FORCE_HYPERLINK: "0", WT_SESSION: "1" }, false],
  ];
  it.each(cases)("%s", (_, output, env, links) => {
    expect(lookOf(output, env).links).toBe(links);
  });
});

it("the width is the terminal's, or 80 where nobody knows", () => {
  expect(lookOf(tty, {}).width).toBe(120);
  expect(lookOf(pipe, {}).width).toBe(80);
  expect(lookOf({ isTTY: true, columns: 0 }, {}).width).toBe(80);
});

describe("the language before a question", () => {
  const cases: readonly (readonly [Env, string])[] = [
    [{}, "en"],
    [{ LANG: "ko_KR.UTF-8" }, "ko"],
    [{ LANG: "ko" }, "ko"],
    [{ LANG: "kok_IN" }, "en"],
    [{ LANG: "ko_KR.UTF-8", LC_ALL: "C.UTF-8" }, "en"],
    [{ LANG: "en_US.UTF-8", LC_ALL: "ko_KR.UTF-8" }, "ko"],
    [{ LANG: "ko_KR.UTF-8", LC_ALL: "" }, "ko"],
  ];
  it.each(cases)("with %j is %s", (env, locale) => {
    expect(localeOf(env)).toBe(locale);
  });
});
