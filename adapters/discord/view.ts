import { createHash } from "node:crypto";
import { z } from "zod";
import { type Locale, locales, type Message, type Query } from "../../src/index.ts";
import type { AsyncEngine } from "../engine/async-engine.ts";
import { errorFields, type Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import type { View } from "../view.ts";
import { cleanText, cutText } from "./escape.ts";
import { limits } from "./limits.ts";

export type { View } from "../view.ts";

/** A view that does not fit a button's id, and the short key that stands there for it. */
export interface KeptView {
  readonly key: string;
  readonly view: View;
}

/** As long as a button is of use: 30 days, in milliseconds. */
const keptMs = 30 * 24 * 60 * 60_000;

const viewSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("ask"),
    question: z.string().max(limits.question),
    after: z.array(z.string().max(limits.question)).max(limits.after),
    skip: z.int().min(0).max(9_999),
    locale: z.enum(locales),
  }),
  z.strictObject({
    kind: z.literal("show"),
    refs: z
      .array(z.strictObject({ type: z.enum(["dataset", "model"]), id: z.string().max(200) }))
      .max(limits.selectOptions),
    locale: z.enum(locales),
  }),
]);
const keptSchema = z.strictObject({ v: z.literal(2), view: viewSchema });

/** A question as a view, cut to what is kept and read. */
export function askView(question: string, locale: Locale, after: readonly string[] = [], skip = 0): View {
  const written = (text: string) => cutText(cleanText(text).trim(), limits.question);
  return { kind: "ask", question: written(question), after: after.slice(-limits.after).map(written), skip, locale };
}

/** The message of a view, as the registry is now. */
export async function viewMessage(view: View, { ask, show }: Pick<AsyncEngine, "ask" | "show">): Promise<Message> {
  if (view.kind === "show") return show(view.refs, view.locale);
  const { question, after, skip, locale } = view;
  return (await ask(question, { locale, after, skip, limit: limits.page })).message;
}

/** What a view asks for; nothing where it shows some records. */
export async function viewQuery(view: View, { ask }: Pick<AsyncEngine, "ask">): Promise<Query> {
  const asked = view.kind === "ask" ? view : { question: "", after: [], locale: view.locale };
  return (await ask(asked.question, { locale: asked.locale, after: asked.after, limit: limits.page })).query;
}

/** The key of a view: the same view has the same one in every process. */
export function viewKey(view: View): string {
  const parts =
    view.kind === "ask" ? [view.question, view.skip, ...view.after] : view.refs.map((ref) => Object.values(ref));
  return createHash("sha256")
    .update(JSON.stringify([view.kind, view.locale, parts]))
    .digest("base64url")
    .slice(0, 22);
}

/**
 * Keeps views for the buttons that carry their keys. A store that fails leaves buttons that say so, not silence.
 * @param people whose questions stand in them.
 */
export async function keepViews(
  kept: readonly KeptView[],
  people: readonly string[],
  store: Store,
  log: Log,
): Promise<void> {
  try {
    for (const { key, view } of kept) {
      await store.set(`discord:view:${key}`, { v: 2, view: plain(view) }, keptMs, people);
    }
  } catch (error) {
    log.warn("discord.store-failed", errorFields(error));
  }
}

function plain(view: View) {
  if (view.kind === "ask") return { ...view };
  return { ...view, refs: view.refs.map(({ type, id }) => ({ type, id })) };
}

/** The view kept under a key; null where there is none any more, or one of another version. */
export async function recallView(key: string, store: Store): Promise<View | null> {
  const parsed = keptSchema.safeParse(await store.get(`discord:view:${key}`));
  return parsed.success ? parsed.data.view : null;
}
