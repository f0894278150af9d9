import type { Locale, Message } from "../../src/index.ts";
import type { AsyncEngine } from "../engine/async-engine.ts";
import type { Controls } from "./controls.ts";
import { pageSize } from "./limits.ts";
import { type Rendered, type RenderOptions, renderAnswer } from "./render.ts";
import { askView, shortQuestion, type View } from "./view.ts";

/** An answer: what it shows, its words, and whether its question goes on from those before it. */
export interface Answered {
  readonly view: View;
  readonly message: Message;
  readonly followed: boolean;
}

type Asking = Pick<AsyncEngine, "ask" | "show">;

/** Shows a view as the registry is now. */
export async function showView(view: View, { ask, show }: Asking): Promise<Answered> {
  if (view.kind === "show") return { view, message: await show(view.refs, view.locale), followed: false };
  const { question, after, skip, locale } = view;
  const { message, followed } = await ask(question, { after, skip, locale, limit: pageSize });
  return { view, message, followed };
}

/** Answers a question; in its own language where no locale is given. */
export async function answerQuestion(
  question: string,
  { locale, after = [] }: { readonly locale: Locale | undefined; readonly after?: readonly string[] },
  { ask }: Asking,
): Promise<Answered> {
  const asked = shortQuestion(question);
  const { message, followed } = await ask(asked, { after, limit: pageSize, ...(locale && { locale }) });
  // What an answer does not go on from is no part of its state.
  return { view: askView(asked, message.locale, followed ? after : []), message, followed };
}

/** An answer as Slack shows it, with what can be done about it below. */
export function renderAnswered(
  { view, message }: Answered,
  { isPrivate, help, ...options }: Omit<RenderOptions, "controls"> & Pick<Controls, "isPrivate" | "help">,
): Rendered {
  return renderAnswer(message, { ...options, controls: { view, isPrivate, ...(help && { help }) } });
}
