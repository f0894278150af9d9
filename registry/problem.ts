import type { z } from "zod";
import { readPlaces } from "./json.ts";

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

/** The vocabulary that a field's values are of, by the field's name. */
const vocabularyOf: Readonly<Record<string, string>> = {
  kind: "kind",
  annotation: "annotation",
  modalities: "modality",
  tasks: "task",
  license: "license",
  stage: "stage",
};

/** A spelling as a value of a vocabulary would be written, where it can be one. */
function asValue(input: unknown): string | undefined {
  const value =
    typeof input === "string"
      ? input
          .trim()
          .toLowerCase()
          .replace(/[\s_]+/g, "-")
      : "";
  return /^[a-z0-9][a-z0-9.+-]*$/.test(value) ? value : undefined;
}

function remedyFor(issue: z.core.$ZodIssue, known: readonly string[]): string {
  const field = issue.path.findLast((key) => typeof key === "string");
  const vocabulary = typeof field === "string" ? vocabularyOf[field] : undefined;
  if (issue.code === "invalid_format" && vocabulary) {
    const value = asValue(issue.input);
    return `${value ? `write "${value}", if that is what it is, or another` : "use a"} value of vocabulary/${vocabulary}.json`;
  }
  switch (issue.code) {
    case "unrecognized_keys":
      return `take it away or correct its spelling (the keys are ${known.join(", ")})`;
    case "invalid_type":
      return issue.input === undefined ? "add it" : `write ${article(issue.expected)}`;
    case "too_small":
      return issue.origin === "number" || issue.origin === "int" ? "write a larger number" : "add what is missing";
    case "too_big":
      return "write a smaller number";
    default:
      return "correct it";
  }
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
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
  const places = typeof where === "string" ? readPlaces(where) : null;
  const line = (issue: z.core.$ZodIssue) => {
    if (places === null) return typeof where === "number" ? where : 1;
    return places.lineOf(issue.code === "unrecognized_keys" ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path);
  };
  return error.issues.map((issue) => ({
    file,
    ...(where === undefined ? {} : { line: line(issue) }),
    field: [...issue.path, ...(issue.code === "unrecognized_keys" ? issue.keys : [])].join("."),
    problem:
      issue.code === "unrecognized_keys"
        ? "no record has this key"
        : issue.message.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase()),
    remedy: remedyFor(issue, issue.path.length === 0 ? known : []),
  }));
}
