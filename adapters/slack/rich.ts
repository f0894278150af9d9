import type { PlainTextElement, RichTextBlock, RichTextElement } from "@slack/types";
import type { Inline } from "../../src/index.ts";
import { plainLabel, webAddress } from "./escape.ts";

// Whatever a registry or a person wrote goes into rich_text and plain_text, which Slack shows as it is: in mrkdwn an
// asterisk, an underscore or a colon of somebody's name would be markup, and nothing escapes those.

/** Text that Slack shows as it is: no markup, no names of emoji. */
export function plain(text: string): PlainTextElement {
  return { type: "plain_text", text, emoji: false };
}

/** A run of words of a rich text. */
export function run(text: string, bold = false): RichTextElement {
  return { type: "text", text, ...(bold && { style: { bold } }) };
}

/** A name on one line, of at most `maxName` units, linked where its address is http(s) and at most `maxUrl` units long. */
export function nameRun(part: Inline, maxName: number, maxUrl: number, bold = false): RichTextElement {
  const text = plainLabel(part.text, maxName);
  const url = webAddress(part.url, maxUrl);
  if (url === undefined || text === "") return run(text, bold);
  return { type: "link", url, text, ...(bold && { style: { bold } }) };
}

/** What a run shows. */
export function runText(element: RichTextElement): string {
  return "text" in element ? (element.text ?? "") : "";
}

function cost(element: RichTextElement): number {
  return runText(element).length + ("url" in element ? (element.url ?? "").length : 0);
}

/** An item of a list that fits `room`: linked, else its name alone and whole; null where neither fits. */
function wholeItem(part: Inline, room: number, max: number, maxUrl: number): RichTextElement | null {
  const linked = nameRun(part, max, maxUrl);
  if (cost(linked) <= room) return linked;
  const name = run(plainLabel(part.text, Number.POSITIVE_INFINITY));
  return cost(name) <= room ? name : null;
}

/** A list within `max` units, addresses counted: whole items, and "…" after the last where some did not fit. */
export function listRuns(parts: readonly Inline[], max: number, maxUrl: number): RichTextElement[] {
  const separator = ", ";
  const more = run(`${separator}…`);
  const list: RichTextElement[] = [];
  let size = 0;
  for (const [index, part] of parts.entries()) {
    const reserve = index < parts.length - 1 ? cost(more) : 0;
    const room = max - reserve - size - (index === 0 ? 0 : separator.length);
    const whole = wholeItem(part, room, max, maxUrl);
    const item = whole ?? (index === 0 ? nameRun({ text: part.text }, room, 0) : null);
    if (item === null) return [...list, more];
    if (index > 0) list.push(run(separator));
    list.push(item);
    size += (index === 0 ? 0 : separator.length) + cost(item);
    if (whole === null) return reserve > 0 ? [...list, more] : list;
  }
  return list;
}

/** Runs as one block; neighbours of the same kind become one, what is empty is left out. */
export function richBlock(elements: readonly RichTextElement[]): RichTextBlock {
  const joined: RichTextElement[] = [];
  for (const element of elements) {
    const last = joined.at(-1);
    if (runText(element) === "") continue;
    if (last?.type === "text" && element.type === "text" && last.style?.bold === element.style?.bold) {
      joined[joined.length - 1] = { ...last, text: last.text + element.text };
    } else joined.push(element);
  }
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements: joined }] };
}
