import { z } from "zod";
import { type Engine, type Locale, locales, type Message, type Reply, writeAbout } from "../../src/index.ts";
import type { View } from "../view.ts";
import { limits } from "./limits.ts";

export type { View } from "../view.ts";

/** What a page asks for: a view whose language may be left to the question. */
export type ViewRequest =
  | (Omit<Extract<View, { kind: "ask" }>, "locale"> & { readonly locale?: Locale | undefined })
  | { readonly kind: "compare"; readonly names: readonly string[]; readonly locale: Locale }
  | Extract<View, { kind: "show" }>;

/** A view and what it shows. `reply` is null where records are shown and nothing was asked. */
export interface Seen {
  readonly view: View;
  readonly message: Message;
  readonly reply: Reply | null;
}

function short(text: string): string {
  return [...text].slice(0, limits.question).join("");
}

/** A question, cut to what is read of it. */
export const questionSchema = z
  .string()
  .transform(short)
  .describe(`A question; ${limits.question} characters of it are read.`);
/** The language of an answer. */
export const localeSchema = z.enum(locales, { error: `must be one of ${locales.join(", ")}` });
const skipSchema = z.coerce
  .number()
  .int()
  .min(0)
  .max(limits.skip, { error: `must be a whole number, 0 to ${limits.skip}` });

/** A view as the page sends it. */
export const viewRequestSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("ask"),
    question: questionSchema,
    after: z.array(questionSchema).max(100, "must hold at most 100 questions").default([]),
    skip: skipSchema.default(0),
    locale: localeSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal("compare"),
    names: z.array(z.string().max(300)).min(1).max(limits.compared, `must hold at most ${limits.compared} names`),
    locale: localeSchema,
  }),
  z.strictObject({
    kind: z.literal("show"),
    refs: z
      .array(z.strictObject({ type: z.enum(["dataset", "model"]), id: z.string().max(300) }))
      .min(1)
      .max(limits.shown),
    locale: localeSchema,
  }),
]);

/** Shows a view, as the registry is now. */
export function showView(request: ViewRequest, engine: Pick<Engine, "ask" | "show">): Seen {
  if (request.kind === "compare") {
    const { names, locale } = request;
    const question = writeAbout(names.length > 1 ? "compare" : "describe", names, locale);
    return showView({ kind: "ask", question, after: [], skip: 0, locale }, engine);
  }
  if (request.kind === "show")
    return { view: request, message: engine.show(request.refs, request.locale), reply: null };
  const { question, skip, locale } = request;
  const after = request.after.slice(-limits.after);
  const reply = engine.ask(question, { after, skip, limit: limits.page, ...(locale && { locale }) });
  // The language is the answer's from here on: its pages and buttons stay in it.
  return {
    view: { kind: "ask", question, after, skip, locale: reply.message.locale },
    message: reply.message,
    reply,
  };
}
