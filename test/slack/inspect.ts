import { checkMessage } from "../fakes/slack/oracle.ts";

/** What a person sees of a payload, where its links lead, and what Slack would refuse in it. */
export interface Inspection {
  readonly text: string;
  readonly links: string[];
  readonly problems: string[];
}

const entities: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

function decode(text: string): string {
  return text.replace(/&(?:lt|gt|amp);/gu, (entity) => entities[entity] ?? entity);
}

/** mrkdwn as Slack shows it: the labels of links, characters for entities. */
function visible(mrkdwn: string, links: string[]): string {
  const shown = mrkdwn.replace(/<([^<>|]*)(?:\|([^<>]*))?>/gu, (_, target: string, label: string | undefined) => {
    links.push(decode(target));
    return label ?? target;
  });
  return decode(shown);
}

type Json = Readonly<Record<string, unknown>>;

/** The runs of a rich text stand beside each other, as Slack shows them; what is not ours to send is left to the oracle. */
function richText(value: unknown, links: string[]): string {
  if (Array.isArray(value)) return value.map((item) => richText(item, links)).join("");
  if (typeof value !== "object" || value === null) return "";
  const { url, text, elements } = value as Json;
  if (typeof url === "string") links.push(url);
  return typeof text === "string" ? text : richText(elements, links);
}

function collect(value: unknown, texts: string[], links: string[]): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, texts, links);
    return;
  }
  const object = value as Json;
  if (object.type === "rich_text") {
    texts.push(richText(object.elements, links));
    return;
  }
  if (typeof object.url === "string") links.push(object.url);
  if (typeof object.text === "string") {
    texts.push(object.type === "mrkdwn" ? visible(object.text, links) : object.text);
    return;
  }
  for (const item of Object.values(object)) collect(item, texts, links);
}

/** What a person reads of any part of a payload, in order, a line feed between texts. */
export function readBlocks(blocks: unknown): { readonly text: string; readonly links: string[] } {
  const texts: string[] = [];
  const links: string[] = [];
  collect(blocks, texts, links);
  return { text: texts.join("\n"), links };
}

/** Reads a Slack payload as its reader would. */
export function inspectSlack(payload: { readonly text: string; readonly blocks: readonly unknown[] }): Inspection {
  return { ...readBlocks(payload.blocks), problems: checkMessage({ ...payload }) };
}
