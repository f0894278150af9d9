import type { Writable } from "node:stream";
import type { Ask, Locale, Reply } from "../../src/index.ts";
import { toJson, toJsonLine } from "../json.ts";
import { readLines } from "./lines.ts";
import type { Look } from "./look.ts";
import { createPrinter } from "./print.ts";

export { lookOf } from "./look.ts";

/** What `whichdata ask` was told. */
export interface AskRun {
  readonly ask: Ask;
  /** One question, or a stream of UTF-8 with one a line (standard input). */
  readonly questions: string | AsyncIterable<Uint8Array | string>;
  readonly output: Writable;
  /** One JSON object a line in place of an answer for people. */
  readonly json?: boolean | undefined;
  /** The scores and reasons beneath each dataset of an answer for people; JSON always holds them. */
  readonly explain?: boolean | undefined;
  /** At most this many datasets an answer, 1 to 50. */
  readonly limit?: number | undefined;
  readonly locale?: Locale | undefined;
  /** How the output looks, from `lookOf`; needed for people only. */
  readonly look: Look;
}

async function* oneLine(question: string): AsyncGenerator<string> {
  yield question;
}

// What draws for people takes a third of the start and JSON needs none of it.
async function rendererOf({ explain, look }: AskRun): Promise<(reply: Reply) => string> {
  const { renderTerminal } = await import("./render.ts");
  return ({ answer, message }) => {
    const reasons = explain ? answer.hits.map(({ dataset, ...why }) => [dataset.id, why] as const) : [];
    return renderTerminal(message, { ...look, explain: new Map(reasons) });
  };
}

/**
 * Answers each question in the order given, and resolves when the last answer was written, or when nobody reads any more.
 * Rejects where the input cannot be read or the output not be written (a full disk).
 */
export async function runAsk(run: AskRun): Promise<void> {
  const options = {
    ...(run.locale === undefined ? {} : { locale: run.locale }),
    ...(run.limit === undefined ? {} : { limit: run.limit }),
  };
  const printer = createPrinter(run.output);
  const render = run.json ? undefined : await rendererOf(run);
  let separator = "";
  for await (const question of typeof run.questions === "string" ? oneLine(run.questions) : readLines(run.questions)) {
    const reply = run.ask(question, options);
    const text = render ? separator + render(reply) : toJsonLine(toJson(reply, question));
    separator = "\n";
    // Leaving the loop also closes the input: whoever writes to it learns that nobody listens.
    if (!(await printer.print(`${text}\n`))) break;
  }
  await printer.end();
}
