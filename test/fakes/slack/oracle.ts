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

/** Text of a table's cells. */
function tableText(value: unknown): string {
  if (Array.isArray(value)) return value.map(tableText).join("");
  if (typeof value !== "object" || value === null) return "";
  const { text, elements } = value as Json;
  return typeof text === "string" ? text : tableText(elements);
}

function tableProblems(block: Json): string[] {
  if ((block.type !== "table" && block.type !== "data_table") || !Array.isArray(block.rows)) return [];
  const rows = block.rows as unknown[][];
  const problems: string[] = [];
  // docs.slack.dev, Data table block: 2 to 101 rows, the head in plain words.
  const [head = []] = rows as Json[][];
  if (block.type === "data_table" && rows.length < 2) problems.push("data_table: no rows");
  if (block.type === "data_table" && head.some(({ type }) => type !== "raw_text")) problems.push("data_table: head");
  // docs.slack.dev, Table block: 100 rows, 20 columns, 10,000 characters over all cells.
  if (rows.length > 100) problems.push("table: more than 100 rows");
  if (rows.some((row) => row.length > 20)) problems.push("table: more than 20 columns");
  if (new Set(rows.map((row) => row.length)).size > 1) problems.push("table: rows of different widths");
  if (rows.flat().some((cell) => tableText(cell) === "")) problems.push("table: an empty cell");
  if (tableText(rows.flat()).length > 10_000) problems.push("table: more than 10000 characters");
  return problems;
}

/** The rules that hold for a list of blocks wherever it stands. */
function blocksProblems(blocks: readonly unknown[], most: number): string[] {
  const problems: string[] = [];
  if (blocks.length === 0 || blocks.length > most) problems.push(`blocks: ${blocks.length}, not 1 to ${most}`);
  const objects = blocks.filter((block): block is Json => typeof block === "object" && block !== null);
  for (const id of duplicates(objects.map((block) => block.block_id))) problems.push(`block_id ${String(id)} twice`);
  if (objects.filter(({ type }) => type === "table" || type === "data_table").length > 1)
    problems.push("more than one table");
  problems.push(...objects.flatMap(tableProblems));
  return [...problems, ...blocks.flatMap((block, index) => blockProblems(block, `blocks/${index}`))];
}

function plainProblems(name: string, value: unknown, most: number): string[] {
  const { type, text } = (value ?? {}) as Json;
  if (type !== "plain_text" || typeof text !== "string" || text === "") return [`${name}: no plain text`];
  return text.length > most ? [`${name}: longer than ${most}`] : [];
}

/** What Slack would refuse in a modal or a home. docs.slack.dev, Views; @slack/types, ModalView. */
export function checkView(view: Json): string[] {
  const { type, blocks, private_metadata: metadata, callback_id: callback } = view;
  const problems = Array.isArray(blocks) ? blocksProblems(blocks, 100) : ["blocks: not a list"];
  if (typeof metadata === "string" && metadata.length > 3000) problems.push("private_metadata: longer than 3000");
  if (typeof callback === "string" && callback.length > 255) problems.push("callback_id: longer than 255");
  const types = (Array.isArray(blocks) ? (blocks as Json[]) : []).map((block) => String(block?.type));
  for (const name of types.filter((one) => ["table", "markdown", "data_table"].includes(one))) {
    problems.push(`${name}: not in views`);
  }
  if (type === "home") return problems;
  if (type !== "modal") return [...problems, `a view of type ${String(type)}`];
  problems.push(...plainProblems("title", view.title, 24));
  if (view.close !== undefined) problems.push(...plainProblems("close", view.close, 24));
  if (view.submit !== undefined) problems.push(...plainProblems("submit", view.submit, 24));
  else if (types.includes("input")) problems.push("submit: missing beside inputs");
  return problems;
}

/** What Slack would refuse in the cards of chat.unfurl, by address. */
export function checkUnfurls(unfurls: Json): string[] {
  if (Object.keys(unfurls).length === 0) return ["unfurls: none"];
  return Object.entries(unfurls).flatMap(([url, card]) => {
    const { blocks, ...others } = (card ?? {}) as Json;
    const strange = Object.keys(others).map((name) => `${url}: strange ${name}`);
    return [...strange, ...(Array.isArray(blocks) ? blocksProblems(blocks, 50) : [`${url}: no blocks`])];
  });
}

/** What Slack would refuse in the options of an external select. @slack/types, Option; docs.slack.dev, block_suggestion. */
export function checkOptions(ack: Json): string[] {
  const { options } = ack;
  if (!Array.isArray(options)) return ["options: not a list"];
  if (options.length > 100) return ["options: more than 100"];
  const values = (options as Json[]).map((option) => option.value);
  return [
    ...duplicates(values).map((value) => `option ${String(value)} twice`),
    ...values
      .filter((value) => typeof value !== "string" || value === "" || value.length > 75)
      .map(() => "option: value"),
    ...(options as Json[]).flatMap((option) => plainProblems("option", option.text, 75)),
    ...textProblems(options, "options"),
  ];
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
  // Nearest report of a refusal for the sum of all blocks: 11,341 characters of text (slackapi/bolt-js issue 2867).
  if (JSON.stringify(blocks).length > 11_341) problems.push("blocks: msg_blocks_too_long");
  const objects = blocks.filter((block): block is Json => typeof block === "object" && block !== null);
  const markdown = objects.filter((block) => block.type === "markdown").map((block) => String(block.text));
  if (markdown.join("").length > 12_000) problems.push("markdown: more than 12000 in all");
  return [...problems, ...blocksProblems(blocks, 50)];
}
