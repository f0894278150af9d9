import { CommanderError } from "commander";

/** A mistake of the person at the prompt; its message is all they see. */
const usageExit = 2;

/** What to do about what the operating system refuses, by its code. */
const remedies: Readonly<Record<string, string>> = {
  EACCES: "Choose another place, or change its permissions.",
  EPERM: "Choose another place, or change its permissions.",
  EROFS: "Choose a place that can be written.",
  ENOSPC: "Make room on the disk, or choose another place.",
  EDQUOT: "Make room on the disk, or choose another place.",
  ENOENT: "Look at the path: something of it is not there.",
  ENOTDIR: "Look at the path: a file stands where a folder should be.",
  EEXIST: "Look at the path: a file stands where a folder should be.",
  EISDIR: "Look at the path: a folder stands where a file should be.",
  EMFILE: "Close other programs, or raise the limit of open files (ulimit -n).",
};

/**
 * What the operating system refused, as one sentence with its remedy: a full disk, a file where a folder should be.
 * Undefined for an error that is none of these.
 */
function systemErrorText(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return undefined;
  const remedy = remedies[String(error.code)];
  return remedy && `[system] ${error.message}. ${remedy}`;
}

const told = new WeakSet<Error>();

/**
 * Says an expected error in one sentence, once, and sets the exit code: 2 for a mistake of the person at the prompt, 1 for
 * what this machine refuses, or the error's own. What nobody expected keeps its stack.
 */
export function fail(error: unknown): void {
  if (error instanceof Error && told.has(error)) return;
  if (error instanceof Error) told.add(error);
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : usageExit;
    return;
  }
  if (error instanceof Error && /^\[\w+\] /.test(error.message)) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = "exitCode" in error && typeof error.exitCode === "number" ? error.exitCode : usageExit;
    return;
  }
  const unexpected = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${systemErrorText(error) ?? unexpected}\n`);
  process.exitCode = 1;
}
