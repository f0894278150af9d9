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

/** The line where the last key of a path stands in a JSON text, each key looked for after the one before it. */
function lineOf(text: string, path: readonly PropertyKey[]): number {
  let at = 0;
  for (const key of path) {
    const found = typeof key === "string" ? text.indexOf(`${JSON.stringify(key)}:`, at) : -1;
    if (found >= 0) at = found;
  }
  return text.slice(0, at).split("\n").length;
}

/**
 * What zod says of a record, as problems of its file.
 * @param known the keys that the record may have.
 * @param where the line it stands in, or the file's text to find the line of each key in; neither where it has none.
 */
export function problemsOf(
  file: string,
  error: z.ZodError,
  known: readonly string[],
  where?: number | string,
): FileProblem[] {
  const line = (issue: z.core.$ZodIssue) => {
    if (typeof where !== "string") return where;
    return lineOf(where, issue.code === "unrecognized_keys" ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path);
  };
  return error.issues.map((issue) => ({
    file,
    ...(where === undefined ? {} : { line: line(issue) ?? 1 }),
    field: [...issue.path, ...(issue.code === "unrecognized_keys" ? issue.keys : [])].join("."),
    problem: issue.code === "unrecognized_keys" ? "no record has this key" : issue.message.toLowerCase(),
    remedy: remedyFor(issue, issue.path.length === 0 ? known : []),
  }));
}
