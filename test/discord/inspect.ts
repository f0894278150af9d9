import { isRecord, textOf } from "../fakes/discord/json.ts";
import { checkPayload } from "../fakes/discord/oracle.ts";
import { componentsOf } from "../fakes/discord/rules.ts";

/** What a person sees of a payload, and what Discord would say to it. */
export interface Inspected {
  /** All visible text, displays and buttons in order, one a line; escapes and markup removed. */
  readonly text: string;
  /** Every address that can be opened, from masked links and link buttons, each once. */
  readonly links: string[];
  readonly problems: string[];
}

const token = /\\([^0-9A-Za-z\s])|\[((?:\\.|[^\]\\])*)\]\(([^)\s]*)\)|\*\*/gs;

/** The markdown of one text display as a client shows it. */
function visible(markdown: string, links: string[]): string {
  return markdown
    .replace(/^(?:#{1,3}|-#) /gm, "")
    .replace(token, (_match, escaped?: string, label?: string, url?: string) => {
      if (escaped !== undefined) return escaped;
      if (url === undefined) return "";
      links.push(url);
      return (label ?? "").replace(/\\([^0-9A-Za-z\s])/g, "$1");
    });
}

/** Reads a Discord payload as its reader and as Discord would. */
export function inspectDiscord(payload: unknown): Inspected {
  const links: string[] = [];
  const lines: string[] = [];
  for (const component of componentsOf(isRecord(payload) ? payload.components : [])) {
    if (component.type === 10) lines.push(visible(textOf(component.content), links));
    if (component.type === 2) lines.push(textOf(component.label));
    if (component.type === 2 && component.url !== undefined) links.push(textOf(component.url));
  }
  return { text: lines.join("\n"), links: [...new Set(links)], problems: checkPayload("message", payload) };
}
