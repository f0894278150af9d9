import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { predicateSchema } from "./predicate.ts";

/** What a question is after; the name of its file under `test/questions/`. */
export const intents = [
  "filter",
  "dataset",
  "model",
  "users",
  "lineage",
  "compare",
  "similar",
  "count",
  "rank",
  "follow-up",
  "text",
  "help",
  "miss",
] as const;

/** What a ranking is by; ties may stand in any order. */
export const sorts = ["size-desc", "size-asc", "year-desc", "year-asc", "used-desc"] as const;
export type Sort = (typeof sorts)[number];

const id = z.string().min(1);
const ids = z.array(id).min(1);
// More than one predicate: each is a fair reading of the question, and an answer to any of them is right.
const readings = z.union([predicateSchema, z.array(predicateSchema).min(2)]);

/** What a right answer is. */
export const expectationSchema = z.union([
  /** This dataset, first; `field` is the fact that was asked for, by its name in the record. */
  z.strictObject({ dataset: id, field: z.string().optional() }),
  /** This model's data; of one stage where `stage` is given. */
  z.strictObject({ model: id, stage: z.string().optional() }),
  /** These models are named, and no others; others too where `atLeast` is set. */
  z.strictObject({ models: ids, atLeast: z.literal(true).optional() }),
  /** The models that were trained on this dataset, by their own records. */
  z.strictObject({ usersOf: id }),
  /** These datasets and no others, in any order. */
  z.strictObject({ datasets: ids }),
  /** This dataset first; what follows does not count. */
  z.strictObject({ first: id }),
  /** Any of these first. */
  z.strictObject({ anyFirst: ids }),
  /** Any dataset first of which this is true. */
  z.strictObject({ firstWhere: predicateSchema }),
  /** Every dataset of which this is true, and how many they are; in this order where `sort` is given. */
  z.strictObject({ where: readings, sort: z.enum(sorts).optional() }),
  /** How many datasets there are of which this is true. */
  z.strictObject({ count: readings }),
  /** An honest miss. With a predicate: nothing satisfies these filters, and the answer says so. */
  z.strictObject({ none: z.union([z.literal(true), predicateSchema]) }),
  /** What the bot is for. */
  z.strictObject({ help: z.literal(true) }),
]);
export type Expectation = z.infer<typeof expectationSchema>;

/** A question with its right answer: one line of a file under `test/questions/`. */
export const questionSchema = z.strictObject({
  id: z.string().regex(/^[a-z-]+-(en|ko)-\d{3}$/, "must be intent-language-number, such as 'filter-ko-012'"),
  question: z.string(),
  locale: z.enum(["en", "ko"]),
  intent: z.enum(intents),
  /** The earlier questions of the thread, oldest first. */
  after: z.array(z.string()).min(1).optional(),
  expect: expectationSchema,
});
export type Question = z.infer<typeof questionSchema>;

/** Where the project's own questions stand. */
export const ownQuestions = fileURLToPath(new URL("../test/questions", import.meta.url));

/**
 * Reads the questions of a folder of JSONL files, in the files' order.
 * @throws Error that names the file, the line and what is wrong there.
 */
export function loadQuestions(folder: string = ownQuestions): readonly Question[] {
  const questions = new Map<string, Question>();
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(".jsonl")) continue;
    for (const [index, line] of readFileSync(join(folder, file), "utf8").split("\n").entries()) {
      if (line.trim() === "") continue;
      const place = `${file}:${index + 1}`;
      const parsed = questionSchema.safeParse(readJson(line, place));
      if (!parsed.success) throw new Error(`[bench] ${place}: ${z.prettifyError(parsed.error)}`);
      if (questions.has(parsed.data.id)) throw new Error(`[bench] ${place}: the id ${parsed.data.id} stands twice`);
      questions.set(parsed.data.id, parsed.data);
    }
  }
  return [...questions.values()];
}

/**
 * Parses one line of a JSONL file.
 * @throws Error that names the place, with the parser's own error as its cause.
 */
export function readJson(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Error(`[bench] ${place} is not JSON`, { cause });
  }
}
