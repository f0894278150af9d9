import { RegistryToolError } from "./tool-error.ts";

/** One of several answers, and how it is shown. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Asks a person. Each method rejects with a RegistryToolError when the person gives up (Ctrl-C). */
export interface Prompter {
  /** A line of text, trimmed; empty where the person leaves it out. `check` says what is wrong with an answer. */
  text(
    message: string,
    options?: { readonly initial?: string; readonly check?: (answer: string) => string | undefined },
  ): Promise<string>;
  choose(message: string, options: readonly Option[]): Promise<string>;
  chooseMany(message: string, options: readonly Option[]): Promise<readonly string[]>;
  confirm(message: string): Promise<boolean>;
}

/** A prompter in a terminal; reads standard input and writes standard output where no streams are given. */
export async function createPrompter(
  streams: { readonly input?: NodeJS.ReadStream; readonly output?: NodeJS.WriteStream } = {},
): Promise<Prompter> {
  const clack = await import("@clack/prompts");
  const given = <T>(answer: T | typeof clack.CANCEL_SYMBOL): T => {
    if (answer === clack.CANCEL_SYMBOL) throw new RegistryToolError("given up; nothing was written.");
    return answer;
  };
  const list = (options: readonly Option[]) => options.map(({ value, label }) => ({ value, label }));
  return {
    text: async (message, { initial, check } = {}) => {
      const answer = await clack.text({
        message,
        ...streams,
        ...(initial === undefined ? {} : { initialValue: initial }),
        validate: (text) => check?.((text ?? "").trim()),
      });
      return given(answer)?.trim() ?? "";
    },
    choose: async (message, options) =>
      given(await clack.select({ message, options: list(options), maxItems: 12, ...streams })),
    chooseMany: async (message, options) =>
      given(
        await clack.autocompleteMultiselect({
          message,
          options: list(options),
          maxItems: 10,
          required: false,
          ...streams,
        }),
      ),
    confirm: async (message) => given(await clack.confirm({ message, ...streams })),
  };
}
