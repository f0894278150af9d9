import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Engine, Locale, Message } from "../../src/index.ts";
import type { Adapter, AdapterContext } from "../adapter.ts";
import { errorFields } from "../log.ts";
import { cleanLine } from "./clean.ts";
import { complete } from "./complete.ts";
import { createHistory } from "./history.ts";
import { cellsOf, wrap } from "./layout.ts";
import { limits } from "./limits.ts";
import { lookOf } from "./look.ts";
import { createPaint, type Paint } from "./paint.ts";
import { renderTerminal } from "./render.ts";
import { localeOf, type Words, wordsFor } from "./words.ts";

/** Where a chat is typed and shown: a terminal, or pipes. */
export interface TerminalIo {
  readonly input: Readable & { readonly isTTY?: boolean | undefined };
  readonly output: Writable & { readonly isTTY?: boolean | undefined; readonly columns?: number | undefined };
  /** Where NO_COLOR, TERM, LANG and their like are looked up; the process' own environment where it is not given. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** The terminal's adapter. `done` resolves once the chat is over, whoever ended it, and what it remembers is kept. */
export interface TerminalAdapter extends Adapter {
  readonly done: Promise<void>;
}

function renderCommands({ commands }: Words, paint: Paint): string {
  const width = Math.max(...commands.map(([typed]) => cellsOf(typed)));
  return commands
    .map(([typed, does]) => `  ${typed}${" ".repeat(width - cellsOf(typed))}  ${paint.faint(does)}`)
    .join("\n");
}

/** A chat with a prompt, history and completion, on the process' own terminal unless `io` names another. */
export function createTerminalAdapter(
  { ask, suggest, store, log }: Pick<Engine, "ask" | "suggest"> & Pick<AdapterContext, "store" | "log">,
  { input, output, env = process.env }: TerminalIo = { input: process.stdin, output: process.stdout },
): TerminalAdapter {
  const history = createHistory(store, log);
  let end: () => void = () => {};
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  let terminal: Interface | undefined;
  let closed = false;
  let last: Message | undefined;
  /** The conversation so far: "only Korean ones" goes on from it. */
  const asked: string[] = [];

  const isTerminal = input.isTTY === true && output.isTTY === true;
  const paint = (): Paint => createPaint(lookOf(output, env));
  const locale = (): Locale => last?.locale ?? localeOf(env);
  const say = (text: string): void => {
    if (!output.destroyed) output.write(`${text}\n`);
  };

  const answer = (question: string, language?: Locale): void => {
    const { message } = ask(question, { ...(language === undefined ? {} : { locale: language }), after: [...asked] });
    if (question !== "") asked.push(question);
    last = message;
    say(`\n${renderTerminal(message, { ...lookOf(output, env), numbered: true })}\n`);
  };

  const take = (line: string): void => {
    const typed = line.trim();
    if (typed === "/quit") {
      closed = true;
      terminal?.close();
      return;
    }
    if (typed === "/help") {
      answer("", locale());
      say(`${renderCommands(wordsFor(locale()), paint())}\n`);
      return;
    }
    const chosen = /^[0-9]{1,2}$/.test(typed) ? last?.suggestions[Number(typed) - 1] : undefined;
    if (chosen) {
      say(paint().faint(`› ${cleanLine(chosen.question)}`));
      answer(chosen.question, locale());
      return;
    }
    history.add(typed);
    answer(typed);
  };

  const onLine = (line: string): void => {
    // What was pasted behind a /quit still comes, line by line.
    if (closed) return;
    try {
      take(line);
    } catch (error) {
      log.error("answer-failed", errorFields(error));
      say(`\n${wordsFor(locale()).failed}\n`);
    }
    if (!closed && isTerminal) terminal?.prompt();
  };

  const onClose = async (): Promise<void> => {
    // Ctrl-C, Ctrl-D and a signal leave the cursor behind the prompt: the shell's own belongs on the next line.
    if (!closed && isTerminal) say("");
    closed = true;
    await history.settled();
    end();
  };

  // The other end is gone (a closed window, a closed pipe): there is nobody to tell.
  const onLost = (error: unknown): void => {
    log.debug("terminal-lost", errorFields(error));
    closed = true;
    terminal?.close();
  };

  return {
    name: "terminal",
    done,
    start: async () => {
      const entries = await history.load();
      if (closed) return;
      output.on("error", onLost);
      terminal = createInterface({
        input,
        output,
        // Without a person there is no line to edit, and a prompt would stand between the answers of a pipe.
        terminal: isTerminal,
        prompt: isTerminal ? `${paint().accent("›")} ` : "",
        history: entries,
        historySize: limits.historyEntries,
        removeHistoryDuplicates: true,
        completer: (line: string) => complete(line, suggest),
      });
      terminal.on("line", onLine);
      terminal.on("SIGINT", () => terminal?.close());
      terminal.on("close", () => void onClose());
      terminal.on("error", onLost);
      if (!isTerminal) return;
      say(wrap(wordsFor(locale()).greeting, lookOf(output, env).width).map(paint().faint).join("\n"));
      terminal.prompt();
    },
    stop: async () => {
      if (terminal) terminal.close();
      else {
        closed = true;
        end();
      }
      await done;
    },
  };
}
