import { z } from "zod";
import { type Locale, locales, type Suggestion } from "../../src/index.ts";
import { limits } from "./limits.ts";

/** Names of the actions of suggestion buttons: `ask:` and the place in the row, as names must differ within a block. */
export const askAction = /^ask:\d+$/;

const valueSchema = z.strictObject({
  v: z.literal(1),
  q: z.string().max(limits.buttonValue),
  l: z.enum(locales),
});

/** What a press asks. */
export interface Press {
  readonly question: string;
  readonly locale: Locale;
}

/** What a suggestion's button carries, or null where the question is too long to be carried whole. */
export function writeButtonValue(suggestion: Suggestion, locale: Locale): string | null {
  const value = JSON.stringify({ v: 1, q: suggestion.question, l: locale } satisfies z.infer<typeof valueSchema>);
  return value.length <= limits.buttonValue ? value : null;
}

/** What a button carried, or null where it is none of ours, or of a version that is read no more. */
export function readButtonValue(value: unknown): Press | null {
  if (typeof value !== "string" || value.length > limits.buttonValue) return null;
  let json: unknown;
  try {
    json = JSON.parse(value);
  } catch {
    return null;
  }
  const parsed = valueSchema.safeParse(json);
  return parsed.success ? { question: parsed.data.q, locale: parsed.data.l } : null;
}
