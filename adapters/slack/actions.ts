import type { Button } from "@slack/types";
import { plainLabel } from "./escape.ts";
import { limits } from "./limits.ts";
import { plain } from "./rich.ts";

/** What our buttons and selects do; the one list that renderers write from and the listener reads by. */
export const verbs = ["ask", "page", "share", "filter", "language", "forget", "link"] as const;
export type Verb = (typeof verbs)[number];

/** An action's name: its verb, and a mark that tells it from its neighbours, as names must differ within a block. */
export function actionId(verb: Verb, mark: string | number): string {
  return `${verb}:${mark}`;
}

/** The verb in an action's name, or null where this version has no such action. */
export function readVerb(id: string): Verb | null {
  const [verb, mark, ...more] = id.split(":");
  if (mark === undefined || more.length > 0) return null;
  return verbs.find((one) => one === verb) ?? null;
}

/** A button, its label cut to what fits; null where there is nothing to write on it. */
export function button(id: string, label: string, value: string): Button | null {
  const text = plainLabel(label, limits.buttonText);
  return text === "" ? null : { type: "button", action_id: id, text: plain(text), value };
}
