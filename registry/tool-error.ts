/** Who has to act before a command can succeed: the person who asked (2), or the world outside (1); the exit code. */
export type Blame = "asker" | "outside";

/** What stopped a registry command, in one sentence with its remedy; nothing was written. */
export class RegistryToolError extends Error {
  override readonly name = "RegistryToolError";
  readonly exitCode: number;

  constructor(sentence: string, { blame = "asker", cause }: { readonly blame?: Blame; readonly cause?: unknown } = {}) {
    super(`[registry] ${sentence}`, cause === undefined ? {} : { cause });
    this.exitCode = blame === "asker" ? 2 : 1;
  }
}
