import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { createPrompter, type Prompter } from "../../registry/prompts.ts";

/** A terminal that presses keys, each once the screen shows what it waits for. */
function terminal(presses: readonly (readonly [shown: RegExp, keys: string])[]) {
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => input,
  }) as unknown as NodeJS.ReadStream;
  const waiting = [...presses];
  let screen = "";
  const output = Object.assign(new PassThrough(), {
    isTTY: true,
    columns: 100,
    rows: 40,
  }) as unknown as NodeJS.WriteStream;
  output.on("data", (chunk: Buffer) => {
    screen += chunk.toString();
    const [next] = waiting;
    if (!next?.[0].test(screen)) return;
    waiting.shift();
    screen = "";
    setImmediate(() => input.push(next[1]));
  });
  return { input, output };
}

const options = [
  { value: "ko", label: "ko (Korean)" },
  { value: "en", label: "en (English)" },
];

describe("a person at a terminal", () => {
  it.each<[string, readonly (readonly [RegExp, string])[], (prompter: Prompter) => Promise<unknown>, unknown]>([
    ["types a line", [[/Your name/, "turtle\r"]], (p) => p.text("Your name"), "turtle"],
    ["leaves a line empty", [[/Your name/, "\r"]], (p) => p.text("Your name"), ""],
    ["takes what is offered", [[/Your name/, "\r"]], (p) => p.text("Your name", { initial: "diver" }), "diver"],
    [
      "is told what is wrong, and corrects it",
      [
        [/Your name/, "x\r"],
        [/too short/, "yz\r"],
      ],
      (p) => p.text("Your name", { check: (answer) => (answer.length < 2 ? "too short" : undefined) }),
      "xyz",
    ],
    ["chooses one", [[/Which/, "\u001b[B\r"]], (p) => p.choose("Which", options), "en"],
    ["chooses none of many", [[/Which/, "\r"]], (p) => p.chooseMany("Which", options), []],
    ["says yes", [[/Sure/, "y"]], (p) => p.confirm("Sure"), true],
    ["says no", [[/Sure/, "n"]], (p) => p.confirm("Sure"), false],
  ])("%s", async (_, presses, ask, expected) => {
    expect(await ask(await createPrompter(terminal(presses)))).toEqual(expected);
  });

  it("gives up with Ctrl-C", async () => {
    const prompter = await createPrompter(terminal([[/Your name/, "\u0003"]]));
    await expect(prompter.text("Your name")).rejects.toThrow("[registry] given up; nothing was written.");
  });
});
