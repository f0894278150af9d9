import { z } from "zod";
import type { Asked } from "./asked.ts";
import { contenderNames } from "./contenders.ts";

const milliseconds = z.number().nonnegative();

/** What the bench asks of an engine's process, in this order: to prepare itself, to warm up, to run a round, once and again. */
export const requestSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("prepare"),
    name: z.enum(contenderNames),
    /** Our engine's `index.js`. */
    compiled: z.string(),
    /** How many datasets to make; 0 for our own registry. */
    records: z.int().nonnegative(),
    seed: z.int(),
    questions: z.array(z.custom<Asked>((value) => typeof value === "object")),
  }),
  /** Asks in order until the time is over, and tells what came first. */
  z.strictObject({ type: z.literal("warm"), budgetMs: milliseconds }),
  z.strictObject({ type: z.literal("round"), budgetMs: milliseconds }),
]);
export type Request = z.infer<typeof requestSchema>;

/** What an engine's process answers. */
export const responseSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("prepared"),
    buildMs: milliseconds,
    /** Null where the engine has nothing to start from. */
    loadMs: milliseconds.nullable(),
    /** What it keeps beyond the records themselves, after a collection of garbage. */
    bytes: z.number(),
  }),
  /** For each question asked, in order. */
  z.strictObject({
    type: z.literal("warmed"),
    times: z.array(milliseconds),
    firsts: z.array(
      z.strictObject({ dataset: z.string().nullable(), model: z.string().nullable(), nothing: z.boolean() }),
    ),
  }),
  /** For each question asked, in order. */
  z.strictObject({ type: z.literal("rounded"), times: z.array(milliseconds) }),
]);
export type Response = z.infer<typeof responseSchema>;
