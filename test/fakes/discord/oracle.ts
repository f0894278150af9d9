import { commandProblems } from "./command-rules.ts";
import { isRecord } from "./json.ts";
import { callbackProblems, channelMessageProblems, editProblems, messageProblems } from "./rules.ts";
import { loadSpec, type SpecBody, type SpecCheck } from "./spec.ts";

/** What a payload is: a message or the edit of one, in a channel or as an interaction's answer; a callback; a list of commands. */
export type PayloadKind =
  | "message"
  | "message-edit"
  | "callback"
  | "edit"
  | "follow-up"
  | "commands"
  | "guild-commands";

/** Where Discord's OpenAPI description is; undefined where DISCORD_OPENAPI is not set, and then only our rules are checked. */
export const specPath: string | undefined = process.env.DISCORD_OPENAPI || undefined;

const checkSpec: SpecCheck | null = specPath === undefined ? null : loadSpec(specPath);

function specBody(kind: PayloadKind, payload: unknown): SpecBody | null {
  if (kind === "commands" || kind === "guild-commands") return "commands";
  if (kind !== "callback") return kind;
  const type = isRecord(payload) ? payload.type : undefined;
  if (type === 4 || type === 5) return "callback-4";
  if (type === 6 || type === 7) return "callback-7";
  if (type === 9) return "callback-9";
  return type === 8 ? "callback-8" : null;
}

function ruleProblems(kind: PayloadKind, payload: unknown): string[] {
  if (kind === "message") return channelMessageProblems(payload);
  if (kind === "follow-up") return messageProblems(payload);
  if (kind === "edit" || kind === "message-edit") return editProblems(payload);
  if (kind === "callback") return callbackProblems(payload);
  return commandProblems(payload, kind === "guild-commands");
}

/** Everything that Discord would refuse in a payload, and what we would not want it to take. Empty where it is right. */
export function checkPayload(kind: PayloadKind, payload: unknown): string[] {
  const body = specBody(kind, payload);
  if (body === null) return ["a callback is of type 4, 5, 6, 7, 8 or 9"];
  return [...ruleProblems(kind, payload), ...(checkSpec?.(body, payload) ?? [])];
}
