import { z } from "zod";
import { limits } from "./limits.ts";

/** What is looked at in a payload; the rest is Slack's own to refuse. */
const label = z.object({ text: z.string().min(1).max(limits.buttonText) });
const text = z.object({ text: z.string().min(1).max(limits.sectionText) });
const element = z.object({
  action_id: z.string().max(255),
  text: label.optional(),
  value: z.string().max(limits.buttonValue).optional(),
});
const cell = z.object({ type: z.enum(["raw_text", "rich_text"]), text: z.string().min(1).optional() });
const block = z.discriminatedUnion("type", [
  z.object({ type: z.literal("section"), text }),
  z.object({ type: z.literal("context"), elements: z.array(text).min(1).max(limits.contextElements) }),
  z.object({ type: z.literal("actions"), elements: z.array(element).min(1).max(limits.actions) }),
  z.object({ type: z.literal("divider") }),
  z.object({ type: z.literal("rich_text"), elements: z.array(z.object({ type: z.string() })).min(1) }),
  z.object({
    type: z.literal("table"),
    rows: z.array(z.array(cell).min(1).max(limits.tableColumns)).min(1).max(limits.tableRows),
  }),
]);
const payloadSchema = z.object({
  text: z.string().min(1).max(limits.text),
  blocks: z
    .array(block)
    .min(1)
    .max(limits.blocks)
    .refine((blocks) => JSON.stringify(blocks).length <= limits.total, `more than ${limits.total} characters in all`),
});

/** What of an answer Slack would refuse by the limits that this adapter keeps, a sentence each; empty where it takes it. */
export function checkPayload(payload: unknown): readonly string[] {
  const { error } = payloadSchema.safeParse(payload);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
}
