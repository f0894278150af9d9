import { z } from "zod";
import { filterNames } from "../../src/index.ts";
import type { JsonAnswer } from "../json.ts";
import { limits } from "./limits.ts";
import { localeSchema, questionSchema, viewRequestSchema } from "./view.ts";

/** What is wrong with a request, and what to do about it. */
export const errorSchema = z.object({ error: z.string(), remedy: z.string() });

const wholeNumber = `must be a whole number, 1 to ${limits.apiLimit}`;

/** `GET /api/ask`. */
export const askParametersSchema = z.object({
  q: questionSchema,
  locale: localeSchema.optional().describe("The answer's language; the question's own where it is not given."),
  limit: z.coerce
    .number(wholeNumber)
    .int(wholeNumber)
    .min(1, wholeNumber)
    .max(limits.apiLimit, wholeNumber)
    .default(limits.page)
    .describe("The most results."),
});

/** `GET /api/suggest`. */
export const suggestParametersSchema = z.object({
  q: z.string().max(300, "must hold at most 300 characters").default("").describe("What was typed of a name so far."),
  type: z.enum(["dataset", "model"], { error: "must be dataset or model" }).optional(),
  locale: localeSchema.optional(),
});

/** The answer of `GET /api/suggest`. */
export const choicesSchema = z.object({
  choices: z.array(
    z.object({ type: z.enum(["dataset", "model"]), id: z.string(), name: z.string(), label: z.string() }),
  ),
});

const rangeSchema = z.object({ min: z.number().optional(), max: z.number().optional(), unit: z.string().optional() });

/** The answer of `GET /api/ask`: what `whichdata ask --json` prints. */
export const answerSchema = z.object({
  question: z.string(),
  locale: localeSchema,
  kind: z.string(),
  understood: z.object({
    intent: z.string(),
    filters: z.partialRecord(z.enum(filterNames), z.union([z.array(z.string()), rangeSchema])),
    text: z.string(),
    expression: z.string().describe("What was understood, written out; empty where that says nothing."),
  }),
  unknown: z.array(z.string()).describe("Names that were asked for and that nothing here is called."),
  relaxed: z.array(z.enum(filterNames)),
  total: z.number().int(),
  verdict: z.string().nullable().describe("The answer to a question that wants yes or no; else null."),
  results: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      url: z.string().nullable(),
      score: z.number(),
      reasons: z.array(z.string()),
    }),
  ),
  model: z
    .object({
      id: z.string(),
      name: z.string(),
      stages: z.array(z.object({ stage: z.string(), datasets: z.array(z.string()) })),
      disclosure: z.string().nullable().describe("What its makers say of data that they do not disclose."),
    })
    .nullable(),
  models: z
    .array(z.object({ id: z.string(), name: z.string(), url: z.string().nullable() }))
    .describe("The models that answer the question: who used a dataset, or what is compared."),
  text: z.string(),
} satisfies Record<keyof JsonAnswer, z.ZodType>);

/** `POST /api/turn`: what the page asks for. */
export const turnRequestSchema = z.object({
  view: viewRequestSchema,
  locale: localeSchema.describe("The language of the page."),
  look: z.enum(["web", "slack", "discord"]).default("web"),
  place: z.string().max(40).default(""),
});

/** `POST /api/press`: a control of a drawn payload was used. */
export const pressRequestSchema = turnRequestSchema.omit({ view: true }).extend({
  platform: z.enum(["slack", "discord"]),
  id: z.string().max(1_000),
  value: z.string().max(5_000).nullable().default(null),
  answer: localeSchema.describe("The language of the answer that the control stands below."),
});

const messageSchema = z.looseObject({ kind: z.string(), locale: localeSchema, text: z.string() });

/** What the page gets for a turn: the answer as neutral words, the HTML, the payload of a platform. */
export const turnSchema = z.object({
  html: z.string(),
  /** The sentences, for screen readers. */
  announce: z.string(),
  /** Whether it takes the place of the answer that it came from. */
  replaces: z.boolean(),
  /** The address of the page that shows the same; null where there is none. */
  address: z.string().nullable(),
  /** What the window is called then. */
  title: z.string(),
  message: messageSchema,
  platform: z
    .object({ name: z.string(), payload: z.unknown(), problems: z.array(z.string()) })
    .nullable()
    .describe(
      "The payload of the platform whose look was asked for, and what it would refuse; null for the page's own.",
    ),
});

/** What the page gets for a press that is answered by a sentence. */
export const saidSchema = z.object({ said: z.string() });

/** A value against its schema: the value, or one sentence about the first thing that is wrong. */
export function check<T>(schema: z.ZodType<T>, value: unknown): { readonly value: T } | { readonly problem: string } {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  const [issue] = parsed.error.issues;
  const where = issue?.path.join(".") ?? "";
  return { problem: `${where === "" ? "the body" : where}: ${issue?.message ?? "invalid"}` };
}
