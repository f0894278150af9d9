import type { Locale } from "../../src/index.ts";
import { limits } from "./limits.ts";

/** What a pressed button asks for; `unknown` is a button of another version, or none of ours. */
export type ButtonAction =
  | { readonly verb: "ask"; readonly locale: Locale; readonly question: string }
  | { readonly verb: "unknown" };

const form = /^d1:ask:(?<locale>en|ko):(?<question>\S(?:.*\S)?)$/su;

/**
 * `d1:ask:<locale>:<question>`, the id of a button that asks; null where it would pass 100 characters or
 * not come back as it went. `d1` is the version: buttons outlive the process that posted them.
 */
export function askButtonId(locale: Locale, question: string): string | null {
  const id = `d1:ask:${locale}:${question.trim()}`;
  if (id.length > limits.customId || /\p{Surrogate}/u.test(id)) return null;
  return form.test(id) ? id : null;
}

/** Reads a button's id strictly: anybody can send any id. */
export function parseButtonId(id: string): ButtonAction {
  const groups = id.length <= limits.customId ? form.exec(id)?.groups : undefined;
  const question = groups?.question;
  if (question === undefined) return { verb: "unknown" };
  return { verb: "ask", locale: groups?.locale === "ko" ? "ko" : "en", question };
}
