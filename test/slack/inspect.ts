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

/** mrkdwn as Slack shows it: the labels of links, characters for entities, no asterisks around a line that is bold. */
function visible(mrkdwn: string, links: string[]): string {
  const shown = mrkdwn.replace(/<([^<>|]*)(?:\|([^<>]*))?>/gu, (_, target: string, label: string | undefined) => {
    links.push(decode(target));
    return label ?? target;
  });
  return decode(shown.replace(/^\*(.+)\*$/gmu, "$1"));
}

function collect(value: unknown, texts: string[], links: string[]): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, texts, links);
    return;
  }
  const object = value as Readonly<Record<string, unknown>>;
  if (typeof object.url === "string") links.push(object.url);
  if (typeof object.text === "string") {
    texts.push(object.type === "mrkdwn" ? visible(object.text, links) : object.text);
    return;
  }
  for (const item of Object.values(object)) collect(item, texts, links);
}

/** Reads a Slack payload as its reader would: the blocks' text in order, a line feed between texts. */
export function inspectSlack(payload: { readonly text: string; readonly blocks: readonly unknown[] }): Inspection {
  const texts: string[] = [];
  const links: string[] = [];
  collect(payload.blocks, texts, links);
  return { text: texts.join("\n"), links, problems: checkMessage({ ...payload }) };
}
