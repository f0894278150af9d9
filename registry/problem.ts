import type { z } from "zod";

/** What is wrong in a file of the registry, where, and what to do about it. */
export interface FileProblem {
  readonly file: string;
  /** The line of the file, from 1, where it is known. */
  readonly line?: number;
  readonly field: string;
  readonly problem: string;
  readonly remedy: string;
}

/** A registry that cannot be used; its message lists every problem of every file. */
export class RegistryError extends Error {
  override readonly name = "RegistryError";
  readonly problems: readonly FileProblem[];

  constructor(problems: readonly FileProblem[], options?: { cause?: unknown }) {
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    super(`[registry] ${count}:\n${problems.map(problemText).join("\n")}`, options);
    this.problems = problems;
  }
}

/** A problem as one line: `file:line: field: what is wrong; what to do`. */
export function problemText({ file, line, field, problem, remedy }: FileProblem): string {
  const where = line === undefined ? file : `${file}:${line}`;
  return `${where}: ${field === "" ? "" : `${field}: `}${problem}; ${remedy}`;
}

function remedyFor(issue: z.core.$ZodIssue, known: readonly string[]): string {
  switch (issue.code) {
    case "unrecognized_keys":
      return `take it away or correct its spelling (the keys are ${known.join(", ")})`;
    case "invalid_type":
      return issue.input === undefined ? "add it" : `write ${article(issue.expected)}`;
    case "too_small":
      return "add what is missing";
    default:
      return "correct it";
  }
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

/** What zod says of a record, as problems of its file. `known`: the keys that the record may have. */
export function problemsOf(file: string, error: z.ZodError, known: readonly string[], line?: number): FileProblem[] {
  return error.issues.map((issue) => ({
    file,
    ...(line === undefined ? {} : { line }),
    field: [...issue.path, ...(issue.code === "unrecognized_keys" ? issue.keys : [])].join("."),
    problem: issue.code === "unrecognized_keys" ? "no record has this key" : issue.message.toLowerCase(),
    remedy: remedyFor(issue, issue.path.length === 0 ? known : []),
  }));
}
