import { z } from "zod";
import { longestOption, optionLabels } from "./commands.ts";
import type { Interaction } from "./event.ts";

const optionSchema = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().nullish(),
});
const dataSchema = z.object({
  name: z.string(),
  type: z.int().default(1),
  options: z.array(optionSchema).default([]),
  target_id: z.string().nullish(),
  resolved: z.object({ messages: z.record(z.string(), z.unknown()).default({}) }).nullish(),
});

/** A command as it was given. */
export interface CommandData {
  readonly name: string;
  /** 1 for a slash command, 3 for a command on a message. */
  readonly type: number;
  /** The text of each option that was filled in, by its English name, trimmed. */
  readonly texts: ReadonlyMap<string, string>;
  readonly isPublic: boolean;
  /** The option somebody is typing into; null unless this is an autocomplete. */
  readonly focused: { readonly name: string; readonly typed: string } | null;
  /** The message that a command was used on, as Discord sent it. */
  readonly target: unknown;
}

/**
 * Takes apart an option into which a whole command was pasted: "LLaVA kind: preference language: ko" (Discord's clients
 * put everything into the one that completes, discord-api-docs#4101). Options that were filled in themselves win.
 */
function unpaste(commandName: string, texts: Map<string, string>, first: string | undefined): Map<string, string> {
  const labels = optionLabels(commandName);
  const text = first === undefined ? undefined : texts.get(first);
  if (first === undefined || text === undefined) return texts;
  const names = [...labels.keys()].map((label) => label.replace(/[^\p{L}\p{N}]/gu, "\\$&")).join("|");
  const parts = text.split(new RegExp(`(?:^|\\s)(${names}):`, "iu"));
  const given = new Map([[first, (parts[0] ?? "").trim()]]);
  for (let index = 1; index < parts.length; index += 2) {
    const name = labels.get((parts[index] ?? "").toLowerCase());
    const value = (parts[index + 1] ?? "").trim();
    if (name === undefined || value === "") continue;
    if (name === first) given.set(first, [given.get(first), value].filter(Boolean).join(" "));
    else given.set(name, value);
  }
  return new Map([...given, ...[...texts].filter(([name]) => name !== first)]);
}

/** The command of an interaction, or what is typed of it; null where this version cannot read it. */
export function readCommand({ data }: Interaction): CommandData | null {
  const parsed = dataSchema.safeParse(data);
  if (!parsed.success) return null;
  const { name, type, options, target_id, resolved } = parsed.data;
  const texts = new Map(
    options.flatMap(({ name: option, value }) => (typeof value === "string" ? [[option, value.trim()] as const] : [])),
  );
  const focused = options.find((option) => option.focused === true);
  const given = focused ? texts : unpaste(name, texts, options.find(({ value }) => typeof value === "string")?.name);
  const typed = typeof focused?.value === "string" ? focused.value : "";
  return {
    name,
    type,
    texts: given,
    // Never by a text: what stands in a question is no consent.
    isPublic: options.some((option) => option.name === "public" && option.value === true),
    focused: focused ? { name: focused.name, typed: typed.slice(0, longestOption(name, focused.name)) } : null,
    target: target_id ? resolved?.messages[target_id] : undefined,
  };
}
