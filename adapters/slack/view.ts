import { createHash } from "node:crypto";
import { z } from "zod";
import { type Locale, locales, type RecordRef } from "../../src/index.ts";
import type { Store } from "../store/store.ts";
import type { View } from "../view.ts";
import { limits } from "./limits.ts";

export type { View } from "../view.ts";

const longestQuestion = 1000;
const questionSchema = z.string().max(2 * longestQuestion);
const skipSchema = z.number().int().min(0).max(1_000_000);
const askSchema = z.strictObject({
  v: z.literal(2),
  l: z.enum(locales),
  q: questionSchema,
  a: z.array(questionSchema).max(8).optional(),
  s: skipSchema.optional(),
});
const showSchema = z.strictObject({
  v: z.literal(2),
  l: z.enum(locales),
  r: z.array(z.tuple([z.enum(["dataset", "model"]), z.string().max(300)])).max(20),
});
const keySchema = z.strictObject({ v: z.literal(2), k: z.string().regex(/^[\w-]{16}$/) });

/** A view that its button carries only by key: to be kept before the message is sent. */
export interface KeptView {
  readonly key: string;
  readonly value: string;
}

/** Cuts a question to what the engine reads of it, between characters. */
export function shortQuestion(question: string): string {
  if (question.length <= longestQuestion) return question;
  return [...question].slice(0, longestQuestion).join("");
}

/** The view of a question at its first page. */
export function askView(question: string, locale: Locale, after: readonly string[] = [], skip = 0): View {
  return { kind: "ask", question: shortQuestion(question), after, skip, locale };
}

function write(view: View): string {
  if (view.kind === "show") {
    const r: [RecordRef["type"], string][] = view.refs.map(({ type, id }) => [type, id]);
    return JSON.stringify({ v: 2, l: view.locale, r } satisfies z.infer<typeof showSchema>);
  }
  const { question, after, skip, locale } = view;
  const value: z.infer<typeof askSchema> = {
    v: 2,
    l: locale,
    q: question,
    ...(after.length > 0 && { a: [...after] }),
    ...(skip > 0 && { s: skip }),
  };
  return JSON.stringify(value);
}

/** Writes the values of one message's buttons, and collects the views that only fit by a key. */
export interface ValueWriter {
  write(view: View): string;
  readonly kept: readonly KeptView[];
}

/** @param longest the longest value that is carried whole, in UTF-16 units. */
export function createValueWriter(longest: number): ValueWriter {
  const kept = new Map<string, KeptView>();
  return {
    write(view) {
      const value = write(view);
      if (value.length <= Math.min(longest, limits.buttonValue)) return value;
      const key = createHash("sha256").update(value).digest("base64url").slice(0, 16);
      kept.set(key, { key, value });
      return JSON.stringify({ v: 2, k: key } satisfies z.infer<typeof keySchema>);
    },
    get kept() {
      return [...kept.values()];
    },
  };
}

function parseJson(text: unknown): unknown {
  if (typeof text !== "string") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseView(value: unknown): View | null {
  const json = parseJson(value);
  const ask = askSchema.safeParse(json);
  if (ask.success) {
    const { q, a = [], s = 0, l } = ask.data;
    return { kind: "ask", question: q, after: a, skip: s, locale: l };
  }
  const show = showSchema.safeParse(json);
  if (!show.success) return null;
  return { kind: "show", refs: show.data.r.map(([type, id]) => ({ type, id })), locale: show.data.l };
}

/** As long as a thread is remembered: a week, in milliseconds. */
const keptMs = 7 * 24 * 60 * 60_000;
const storeKey = (key: string) => `slack:view:${key}`;

/**
 * Keeps what buttons carry by key.
 * @param people whose questions they are, as `personKey` writes them.
 */
export async function keepViews(
  kept: readonly KeptView[],
  store: Store,
  people: readonly string[] = [],
): Promise<void> {
  await Promise.all(kept.map(({ key, value }) => store.set(storeKey(key), value, keptMs, people)));
}

/** The view that a button's value stands for, or null where it is none of ours, of another version, or kept no more. */
export async function readView(value: unknown, store: Store): Promise<View | null> {
  const key = keySchema.safeParse(parseJson(value));
  return parseView(key.success ? await store.get(storeKey(key.data.k)) : value);
}

/** The language of what a button carries, or null where its value does not say. */
export function valueLocale(value: unknown): Locale | null {
  return parseView(value)?.locale ?? null;
}
