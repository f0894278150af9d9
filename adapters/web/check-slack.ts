import { z } from "zod";

/** The numbers that a Slack payload is held to: the adapter's own table. Lengths are UTF-16 units. */
export interface SlackNumbers {
  readonly blocks: number;
  readonly sectionText: number;
  readonly contextElements: number;
  readonly actions: number;
  readonly buttonText: number;
  readonly buttonValue: number;
  readonly optionText: number;
  readonly options: number;
  readonly tableRows: number;
  readonly tableColumns: number;
  readonly text: number;
  /** All blocks as JSON. */
  readonly total: number;
}

const textSchema = z.looseObject({ text: z.string() });
const elementSchema = z.looseObject({
  type: z.string(),
  text: z.union([z.string(), textSchema]).optional(),
  action_id: z.string().optional(),
  value: z.string().optional(),
  options: z.array(z.looseObject({ text: textSchema, value: z.string() })).default([]),
});
const blockSchema = z.looseObject({
  type: z.string(),
  text: textSchema.optional(),
  elements: z.array(elementSchema).default([]),
  rows: z.array(z.array(z.unknown())).default([]),
});
const payloadSchema = z.looseObject({ text: z.string().default(""), blocks: z.array(blockSchema) });

type Element = z.infer<typeof elementSchema>;

function above(what: string, is: number, most: number): readonly string[] {
  return is > most ? [`${what}: ${is}, at most ${most}`] : [];
}

function controlProblems(where: string, element: Element, numbers: SlackNumbers): readonly string[] {
  const label = typeof element.text === "object" ? element.text.text : "";
  return [
    ...above(`${where}: label of a ${element.type}`, label.length, numbers.buttonText),
    ...(element.type === "button" && label === "" ? [`${where}: a button without a label`] : []),
    ...above(`${where}: value of a ${element.type}`, element.value?.length ?? 0, numbers.buttonValue),
    ...above(`${where}: options of a select`, element.options.length, numbers.options),
    ...element.options.flatMap(({ text }) =>
      above(`${where}: text of an option`, text.text.length, numbers.optionText),
    ),
  ];
}

function blockProblems(block: z.infer<typeof blockSchema>, index: number, numbers: SlackNumbers): readonly string[] {
  const where = `blocks[${index}] (${block.type})`;
  const { type, text, elements, rows } = block;
  const ids = elements.flatMap(({ action_id: id }) => (id === undefined ? [] : [id]));
  return [
    ...(type === "section" ? above(`${where}: text`, text?.text.length ?? 0, numbers.sectionText) : []),
    ...(type === "section" && text?.text.trim() === "" ? [`${where}: empty text`] : []),
    ...(type === "context" ? above(`${where}: elements`, elements.length, numbers.contextElements) : []),
    ...(type === "actions" ? above(`${where}: elements`, elements.length, numbers.actions) : []),
    ...(type === "actions" ? elements.flatMap((element) => controlProblems(where, element, numbers)) : []),
    ...(new Set(ids).size < ids.length ? [`${where}: the same action_id twice`] : []),
    ...above(`${where}: rows`, rows.length, numbers.tableRows),
    ...above(`${where}: cells of a row`, Math.max(0, ...rows.map((row) => row.length)), numbers.tableColumns),
  ];
}

/** What Slack would refuse in a payload, a sentence each: the documented limits, and the sum that it does not publish. */
export function slackProblems(payload: unknown, numbers: SlackNumbers): readonly string[] {
  const parsed = payloadSchema.safeParse(payload);
  if (!parsed.success) return ["this is no payload of blocks"];
  const { text, blocks } = parsed.data;
  const size = blocks.length === 0 ? 0 : JSON.stringify(blocks).length;
  return [
    ...(text.trim() === "" ? ["text: missing beside the blocks, for notifications and screen readers"] : []),
    ...above("text", text.length, numbers.text),
    ...above("blocks", blocks.length, numbers.blocks),
    ...above("blocks as JSON", size, numbers.total),
    ...blocks.flatMap((block, index) => blockProblems(block, index, numbers)),
  ];
}
