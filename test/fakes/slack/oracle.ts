import { Ajv, type AnySchema, type ValidateFunction } from "ajv";
import { textProblems } from "./oracle-text.ts";
import { blockSchema } from "./schema.ts";
import { applyWrittenLimits } from "./written-limits.ts";

type Json = Readonly<Record<string, unknown>>;

interface Oracle {
  readonly byType: ReadonlyMap<string, ValidateFunction>;
  readonly limitsFound: number;
}

let oracle: Oracle | undefined;

function load(): Oracle {
  const schema = blockSchema();
  const limitsFound = applyWrittenLimits(schema);
  // Lengths in UTF-16 units: whichever way Slack counts, it does not count more.
  const ajv = new Ajv({ strict: false, unicode: false, allErrors: true, logger: false });
  ajv.addSchema(schema as AnySchema, "slack");
  const byType = new Map<string, ValidateFunction>();
  const union = schema.definitions?.KnownBlock;
  const members = typeof union === "object" ? (union.anyOf ?? []) : [];
  for (const member of members) {
    const ref = typeof member === "object" ? member.$ref : undefined;
    const definition = schema.definitions?.[ref?.split("/").at(-1) ?? ""];
    const type = typeof definition === "object" ? definition.properties?.type : undefined;
    const name = typeof type === "object" ? type.const : undefined;
    const validate = ajv.getSchema(`slack${ref}`);
    if (typeof name === "string" && validate !== undefined) byType.set(name, validate);
  }
  return { byType, limitsFound };
}

/** What the oracle was made from: Slack's block types and how many written limits it holds. */
export function oracleFacts(): { types: readonly string[]; limits: number } {
  oracle ??= load();
  return { types: [...oracle.byType.keys()], limits: oracle.limitsFound };
}

function duplicates(values: readonly unknown[]): unknown[] {
  return values.filter((value, index) => value !== undefined && values.indexOf(value) !== index);
}

function blockProblems(block: unknown, at: string): string[] {
  oracle ??= load();
  if (typeof block !== "object" || block === null) return [`${at}: not an object`];
  const json = block as Json;
  const validate = oracle.byType.get(String(json.type));
  if (validate === undefined) return [`${at}: unknown type ${String(json.type)}`];
  const problems: string[] = [];
  if (!validate(block)) {
    for (const error of validate.errors ?? []) {
      problems.push(`${at}${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`);
    }
  }
  if (json.type === "section" && json.text === undefined && json.fields === undefined) {
    problems.push(`${at}: a section with neither text nor fields`);
  }
  const elements = Array.isArray(json.elements) ? (json.elements as Json[]) : [];
  for (const id of duplicates(elements.map((element) => element?.action_id))) {
    problems.push(`${at}: action_id ${String(id)} twice`);
  }
  return [...problems, ...textProblems(block, at)];
}

/**
 * What Slack would refuse in a message, and what this project does not allow itself; empty for a good one.
 * The rules of single blocks come from @slack/types; those of a whole message are written here, each from Slack's docs.
 */
export function checkMessage(payload: Json): string[] {
  const problems: string[] = [];
  const { text, blocks } = payload;
  if (typeof text !== "string" || text.trim() === "") problems.push("no text for notifications and screen readers");
  else problems.push(...textProblems({ type: "mrkdwn", text, verbatim: true }, "text"));
  // chat.postMessage asks for 4,000 at most and cuts at 40,000.
  if (typeof text === "string" && text.length > 4000) problems.push("text: longer than 4000");
  if (blocks === undefined) return problems;
  if (!Array.isArray(blocks)) return [...problems, "blocks: not a list"];
  if (blocks.length === 0 || blocks.length > 50) problems.push(`blocks: ${blocks.length}, not 1 to 50`);
  // Nearest report of a refusal for the sum of all blocks: 11,341 characters of text (slackapi/bolt-js issue 2867).
  if (JSON.stringify(blocks).length > 11_341) problems.push("blocks: msg_blocks_too_long");
  const objects = blocks.filter((block): block is Json => typeof block === "object" && block !== null);
  for (const id of duplicates(objects.map((block) => block.block_id))) problems.push(`block_id ${String(id)} twice`);
  if (objects.filter((block) => block.type === "table").length > 1) problems.push("more than one table");
  const markdown = objects.filter((block) => block.type === "markdown").map((block) => String(block.text));
  if (markdown.join("").length > 12_000) problems.push("markdown: more than 12000 in all");
  return [...problems, ...blocks.flatMap((block, index) => blockProblems(block, `blocks/${index}`))];
}
