import { z } from "zod";
import { type Locale, locales } from "../src/index.ts";
import type { Store } from "./store/store.ts";

/** What is remembered of a conversation: the questions so far, oldest first, and the language of the last answer. */
export interface Thread {
  readonly questions: readonly string[];
  readonly locale: Locale;
  /** Who asked them, as `personKey` writes them. */
  readonly people?: readonly string[] | undefined;
}

/** How long a conversation can be gone on from: a week, in milliseconds. */
const rememberedMs = 7 * 24 * 60 * 60_000;
/** As far back as a question can reach; each at most as long as the engine reads. */
const mostQuestions = 8;
const longestQuestion = 1000;

const threadSchema = z.object({
  questions: z.array(z.string().max(longestQuestion)).max(mostQuestions),
  locale: z.enum(locales),
  people: z.array(z.string()).optional(),
});

/** The conversation kept under `key`, or undefined where there is none (or one of a version that is read no more). */
export async function recallThread(store: Store, key: string): Promise<Thread | undefined> {
  const parsed = threadSchema.safeParse(await store.get(key));
  return parsed.success ? parsed.data : undefined;
}

/**
 * Keeps a conversation under `key` with one more question. It is deleted as soon as one of those who asked wants to be
 * forgotten: each question goes on from those before it.
 */
export async function rememberQuestion(
  store: Store,
  key: string,
  before: Thread | undefined,
  question: string,
  locale: Locale,
  person?: string,
): Promise<void> {
  const asked = [...(before?.questions ?? []), question.slice(0, longestQuestion)].slice(-mostQuestions);
  // Whoever asked longest ago goes first, with their questions.
  const earlier = (before?.people ?? []).filter((one) => one !== person);
  const people = [...earlier, ...(person === undefined ? [] : [person])].slice(-mostQuestions);
  await store.set(key, { questions: asked, locale, people }, rememberedMs, people);
}
