import { z } from "zod";
import { AdapterError } from "../adapter.ts";

// Discord's documentation, application commands: naming, and limits of each part.
const name = z
  .string()
  .regex(/^[-_'\p{L}\p{N}]{1,32}$/u)
  .refine((text) => text === text.toLowerCase(), "must be in lower case");
const description = z.string().min(1).max(100);
const words = { name, name_localizations: z.record(z.string(), name) };
const described = { ...words, description, description_localizations: z.record(z.string(), description) };

const optionSchema = z.looseObject({ ...described, required: z.boolean().optional() });
const slashSchema = z.looseObject({
  ...described,
  type: z.literal(1),
  options: z
    .array(optionSchema)
    .max(25)
    .refine((options) => {
      const firstOptional = options.findIndex(({ required }) => required !== true);
      return firstOptional < 0 || options.slice(firstOptional).every(({ required }) => required !== true);
    }, "required options stand before the others")
    .optional(),
});
const menuName = z.string().trim().min(1).max(32);
const menuSchema = z.looseObject({
  type: z.literal(3),
  name: menuName,
  name_localizations: z.record(z.string(), menuName),
});
const commandsSchema = z.array(z.discriminatedUnion("type", [slashSchema, menuSchema])).max(100);

/**
 * Checks commands by Discord's own rules before anything is asked of Discord.
 * Throws an AdapterError that names the command's place and what is wrong with it.
 */
export function checkCommands(commands: readonly unknown[]): void {
  const parsed = commandsSchema.safeParse(commands);
  if (parsed.success) return;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new AdapterError(`[discord] The commands are not what Discord takes. ${problems.join("; ")}`);
}
