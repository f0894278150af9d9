import { isRecord, type JsonRecord, recordsIn, textOf } from "./json.ts";

// What Discord refuses, or worse takes, although its OpenAPI description allows it. Discord's own limits stand here,
// not the adapter's: a payload must pass because it is right, not because both read the same table.

const componentsV2 = 1 << 15;
const ephemeral = 1 << 6;
const v2Types = new Set([9, 10, 11, 12, 13, 14, 17]);
const selectTypes = new Set([3, 5, 6, 7, 8]);

/** Every component of a message, however deep. */
export function componentsOf(components: unknown): JsonRecord[] {
  return recordsIn(components).flatMap((component) => [
    component,
    ...componentsOf(component.components),
    ...(isRecord(component.accessory) ? componentsOf([component.accessory]) : []),
  ]);
}

/** The markdown of every text display of a message. */
export function displaysOf(components: unknown): string[] {
  return componentsOf(components)
    .filter((component) => component.type === 10)
    .map((component) => textOf(component.content));
}

function buttonProblems(button: JsonRecord): string[] {
  const problems: string[] = [];
  const url = button.url === undefined ? null : textOf(button.url);
  const id = button.custom_id === undefined ? null : textOf(button.custom_id);
  if (button.style === 5) {
    if (url === null || id !== null) problems.push("a link button has a url and no custom_id");
    if (url !== null && url.length > 512) problems.push("a button's url is at most 512 characters");
    if (url !== null && !/^https?:\/\//.test(url)) problems.push("a button links to http or https");
  } else if (id === null || url !== null) {
    problems.push("a button that is no link has a custom_id and no url");
  }
  const label = textOf(button.label);
  if (label === "" && button.emoji === undefined) problems.push("a button has a label or an emoji");
  if (label.length > 80) problems.push("a button's label is at most 80 characters");
  return problems;
}

function selectProblems(select: JsonRecord): string[] {
  const options = recordsIn(select.options);
  const problems: string[] = [];
  if (options.length < 1 || options.length > 25) problems.push("a select has 1 to 25 options");
  if (new Set(options.map(({ value }) => value)).size !== options.length) problems.push("a select's values are unique");
  for (const { label, value, description } of options) {
    const texts = [textOf(label), textOf(value), ...(description === undefined ? [] : [textOf(description)])];
    if (texts.some((text) => text.length < 1 || text.length > 100)) {
      problems.push("an option's label, value and description have 1 to 100 characters");
    }
  }
  if (textOf(select.placeholder).length > 150) problems.push("a placeholder has at most 150 characters");
  return problems;
}

function rowProblems(row: JsonRecord): string[] {
  const children = recordsIn(row.components);
  const selects = children.filter((child) => selectTypes.has(Number(child.type))).length;
  if (children.length === 0) return ["an action row is not empty"];
  if (selects > 0 && children.length > 1) return ["an action row has one select, or buttons"];
  return children.length > 5 ? ["an action row has at most 5 buttons"] : [];
}

/** Markdown with each escaped character as a plain "x": what markup is left in it is live. */
function liveMarkdown(markdown: string): string {
  return markdown.replace(/\\[^0-9A-Za-z\s]/g, "x");
}

function markdownProblems(markdown: string): string[] {
  const live = liveMarkdown(markdown);
  const problems: string[] = [];
  if (markdown.trim() === "") problems.push("a text display is not empty");
  if (/<[@#][!&]?\d|@everyone|@here|<\/|<id:/i.test(live)) problems.push("a text mentions nobody and nothing");
  if (/<t:|<a?:\w+:\d/.test(live)) problems.push("a text has no timestamps and no emoji of a server");
  if (live.includes("`") || live.includes("||")) problems.push("a text has no code and no spoilers");
  for (const [, label = ""] of markdown.matchAll(/\[((?:\\.|[^\]\\\n])*)\]\(/g)) {
    // Discord applies no escape in there, and shows the backslash; markup it does apply.
    if (/[\\`*]|_(?![0-9A-Za-z])|~~/.test(label)) problems.push(`a masked link's label is shown otherwise: ${label}`);
  }
  for (const [, label = "", url = ""] of live.matchAll(/\[([^\]]*)\]\(([^)]*)\)/g)) {
    if (!/^https?:\/\/[^\s<>]+$/.test(url)) problems.push("a masked link is http or https");
    if (/https?[:x]\/\//.test(label) || label.trim() === "") problems.push("a masked link's label is no address");
  }
  if (/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/.test(markdown)) problems.push("a text turns no direction around");
  return problems;
}

function v2Problems(message: JsonRecord): string[] {
  const problems: string[] = [];
  const all = componentsOf(message.components);
  const flagged = (Number(message.flags ?? 0) & componentsV2) !== 0;
  if (!flagged) {
    if (all.some((component) => v2Types.has(Number(component.type)))) problems.push("Components V2 need their flag");
    return problems;
  }
  for (const key of ["content", "embeds", "poll", "sticker_ids"]) {
    if (message[key] !== undefined && message[key] !== null) problems.push(`a Components V2 message has no ${key}`);
  }
  if (all.length === 0) problems.push("a Components V2 message has components");
  return problems;
}

/** What is wrong with a message, wherever it is sent. */
export function messageProblems(message: unknown): string[] {
  if (!isRecord(message)) return ["a message is an object"];
  const all = componentsOf(message.components);
  const displays = displaysOf(message.components);
  const problems = v2Problems(message);

  if (all.length > 40) problems.push(`a message has at most 40 components, nested ones counted (${all.length})`);
  const characters = displays.reduce((sum, text) => sum + text.length, 0);
  if (characters > 4_000) problems.push(`the texts have at most 4,000 characters together (${characters})`);
  const bytes = displays.reduce((sum, text) => sum + Buffer.byteLength(text) + 12, 0);
  if (bytes > 10_170) problems.push(`the texts have at most 10,170 bytes together (${bytes})`);
  if (textOf(message.content).length > 2_000) problems.push("content is at most 2,000 characters");
  if (all.length === 0 && textOf(message.content) === "" && !recordsIn(message.embeds).length) {
    problems.push("a message is not empty");
  }

  const ids = all.map((component) => component.custom_id).filter((id) => typeof id === "string");
  if (new Set(ids).size !== ids.length) problems.push("custom_ids are unique in a message");
  if (ids.some((id) => id.length < 1 || id.length > 100)) problems.push("a custom_id has 1 to 100 characters");
  for (const component of all) {
    if (component.type === 2) problems.push(...buttonProblems(component));
    if (component.type === 3) problems.push(...selectProblems(component));
    if (component.type === 1) problems.push(...rowProblems(component));
  }
  for (const text of displays) problems.push(...markdownProblems(text));

  const mentions = message.allowed_mentions;
  const closed = isRecord(mentions) && Array.isArray(mentions.parse) && mentions.parse.length === 0;
  if (!closed || "users" in mentions || "roles" in mentions || mentions.replied_user === true) {
    problems.push("a message pings nobody: allowed_mentions is { parse: [] }");
  }
  return problems;
}

/** What is wrong with a message posted to a channel. */
export function channelMessageProblems(message: unknown): string[] {
  const problems = messageProblems(message);
  if (!isRecord(message)) return problems;
  if ((Number(message.flags ?? 0) & ephemeral) !== 0) problems.push("a channel's message cannot be private");
  if (String(message.nonce ?? "").length > 25) problems.push("a nonce has at most 25 characters");
  return problems;
}

/** What is wrong with an edit, of any message: whether it is private cannot change, and its components need their flag anew. */
export function editProblems(message: unknown): string[] {
  const problems = messageProblems(message);
  if (isRecord(message) && (Number(message.flags ?? 0) & ephemeral) !== 0) {
    problems.push("an edit cannot make a message private");
  }
  return problems;
}

/** What is wrong with a form: at most five labels, each with one input that has an id of its own. */
function modalProblems(data: JsonRecord): string[] {
  const labels = recordsIn(data.components);
  const problems: string[] = [];
  if (labels.length < 1 || labels.length > 5) problems.push("a modal has 1 to 5 components");
  if (textOf(data.title).length < 1 || textOf(data.title).length > 45) problems.push("a title has 1 to 45 characters");
  const inputs = labels.flatMap(({ component }) => (isRecord(component) ? [component] : []));
  if (new Set(inputs.map((input) => input.custom_id)).size !== labels.length) {
    problems.push("each label of a modal has an input with an id of its own");
  }
  for (const { label } of labels) if (textOf(label).length > 45) problems.push("a label has at most 45 characters");
  for (const input of inputs) {
    if (input.type !== 3) continue;
    problems.push(...selectProblems(input));
    const chosen = recordsIn(input.options).filter((option) => option.default === true).length;
    const most = Number(input.max_values ?? 1);
    if (most < 1 || most > recordsIn(input.options).length) problems.push("a select offers as many as may be chosen");
    if (chosen > most) problems.push("no more is chosen in a select than may be");
    if (input.required === false && input.min_values !== 0) problems.push("a select that may be empty needs no value");
  }
  return problems;
}

/** What is wrong with the first answer to an interaction. */
export function callbackProblems(callback: unknown): string[] {
  if (!isRecord(callback)) return ["a callback is an object"];
  const data = isRecord(callback.data) ? callback.data : {};
  if (callback.type === 4 || callback.type === 7) return messageProblems(data);
  if (callback.type === 5) {
    return (Number(data.flags ?? 0) & ~ephemeral) === 0 ? [] : ["a deferred answer may be private and nothing else"];
  }
  if (callback.type === 6) return callback.data === undefined ? [] : ["a deferred update has no data"];
  if (callback.type === 9) return modalProblems(data);
  if (callback.type !== 8) return [];
  const choices = recordsIn(data.choices);
  const problems = choices.length > 25 ? ["an autocomplete has at most 25 choices"] : [];
  for (const { name, value } of choices) {
    if (textOf(name).length < 1 || textOf(name).length > 100) problems.push("a choice's name has 1 to 100 characters");
    if (textOf(value).length < 1 || textOf(value).length > 100)
      problems.push("a choice's value has 1 to 100 characters");
  }
  return problems;
}
