import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanLine, cleanText, webAddress } from "../../adapters/terminal/clean.ts";

describe("cleanLine leaves nothing that a terminal obeys", () => {
  it.each([
    ["a colour", "\u001B[31mred\u001B[0m", "red"],
    ["a link to elsewhere", "\u001B]8;;https://evil.example\u0007click\u001B]8;;\u0007", "click"],
    ["a link that ends in ST", "\u001B]8;;https://evil.example\u001B\\click\u001B]8;;\u001B\\", "click"],
    ["a window title", "\u001B]0;owned\u0007name", "name"],
    ["a C1 control sequence", "\u009B2Jname", "name"],
    ["a sequence before words that end in a bell", "\u001B[2Jclean\u0007", "clean"],
    ["a device control string", "\u001BPq#0;2\u001B\\x", "x"],
    ["a command that never ends", "\u001B]0;half", "0;half"],
    ["a sequence that another one's removal puts together", "\u001B\u001B[mc", "c"],
    ["bells, backspaces and returns", "a\u0007b\u0008c\rd", "a b c d"],
    ["tabs and line feeds", "one\ttwo\n\nthree", "one two three"],
    ["line and paragraph separators", "one\u2028two\u2029three", "one two three"],
    ["an override of direction", "name\u202Egpj.exe\u202C", "namegpj.exe"],
    ["isolates", "\u2066a\u2067b\u2068c\u2069", "abc"],
    ["half a surrogate pair", "a\uD83Db", "a\uFFFDb"],
  ])("%s", (_, typed, shown) => {
    expect(cleanLine(typed)).toBe(shown);
  });

  it.each(["한국어 데이터셋", "👩‍👩‍👧", "العربية", "`code` <!channel> @everyone", "\u200Fשלום"])(
    "and leaves %j as it is",
    (text) => {
      expect(cleanLine(text)).toBe(text);
    },
  );

  it("whatever the string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(cleanLine(text)).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
      }),
    );
  });

  it("in no more than an instant for a long string of half sequences", () => {
    for (const half of ["\u001B]", "\u009D", "\u001B[", "\u001B]x", "\u001B(", "\u009B1;"]) {
      expect(cleanLine(half.repeat(50_000))).not.toMatch(/\p{Cc}/u);
    }
  });
});

it("cleanText keeps lines, and one empty line between them", () => {
  expect(cleanText("one\r\ntwo\u001B[2J\n\n\n\nthree\n")).toBe("one\ntwo\n\nthree");
});

describe("webAddress", () => {
  it.each([
    ["https://huggingface.co/datasets/a/b", "https://huggingface.co/datasets/a/b"],
    ["http://example.com", "http://example.com"],
    ["https://example.com/한국", "https://example.com/%ED%95%9C%EA%B5%AD"],
    ["https://example.com/a\u0007b", "https://example.com/a%07b"],
    ["javascript:alert(1)", null],
    ["file:///etc/passwd", null],
    ["data:text/html,x", null],
    ["not an address", null],
    ["", null],
    [undefined, null],
  ])("makes of %j %j", (url, address) => {
    expect(webAddress(url)).toBe(address);
  });
});
