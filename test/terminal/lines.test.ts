import { describe, expect, it } from "vitest";
import { readLines } from "../../adapters/terminal/lines.ts";

async function linesOf(...chunks: readonly (string | Uint8Array)[]): Promise<string[]> {
  async function* input() {
    yield* chunks;
  }
  const lines: string[] = [];
  for await (const line of readLines(input())) lines.push(line);
  return lines;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe("readLines", () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ["nothing", "", []],
    ["one line without an end", "a", ["a"]],
    ["one line with its end", "a\n", ["a"]],
    ["an empty line", "\n", [""]],
    ["empty lines between and at the end", "a\n\nb\n\n", ["a", "", "b", ""]],
    ["lines of Windows", "a\r\nb\r\n", ["a", "b"]],
    ["a carriage return within a line", "a\rb\n", ["a\rb"]],
    ["a byte order mark", "\uFEFFa\nb", ["a", "b"]],
    ["a separator that readline would break at", "a\u2028b\u0085c\n", ["a\u2028b\u0085c"]],
    ["Korean", "한국어\n데이터\n", ["한국어", "데이터"]],
  ];
  it.each(cases)("reads %s", async (_, text, lines) => {
    expect(await linesOf(bytes(text))).toStrictEqual(lines);
    expect(await linesOf(text)).toStrictEqual(lines);
    // The same, byte by byte: no character and no line end falls apart.
    expect(await linesOf(...[...bytes(text)].map((byte) => Uint8Array.of(byte)))).toStrictEqual(lines);
  });

  it("reads a byte that is no UTF-8 as a replacement, and goes on", async () => {
    expect(await linesOf(Uint8Array.of(0x61, 0xff, 0x62, 0x0a, 0x63, 0x0a))).toStrictEqual(["a\uFFFDb", "c"]);
    expect(await linesOf(Uint8Array.of(0xed, 0x95))).toStrictEqual(["\uFFFD"]);
  });

  it("reads a line of many megabytes in pieces", async () => {
    const piece = "가".repeat(20_000);
    const lines = await linesOf(...Array.from({ length: 200 }, () => bytes(piece)), bytes("\nnext\n"));
    expect(lines.map((line) => line.length)).toStrictEqual([4_000_000, 4]);
  });
});
