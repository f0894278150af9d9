import { isRecord, recordsIn, textOf } from "../fakes/discord/json.ts";
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
      // As Discord shows it: no escape is applied in there.
      return label ?? "";
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

/** A button or a select of a payload, by what a person reads on it. */
export interface Control {
  readonly label: string;
  readonly id: string;
  readonly disabled: boolean;
  /** The options of a select, as `label → value`. */
  readonly options: Readonly<Record<string, string>>;
}

/** The buttons that are no links, and the selects, in order. */
export function controlsOf(payload: unknown): Control[] {
  return componentsOf(isRecord(payload) ? payload.components : []).flatMap((component) => {
    const { type, custom_id, label, placeholder, disabled } = component;
    if ((type !== 2 && type !== 3) || custom_id === undefined) return [];
    const options = recordsIn(component.options).map((option) => [textOf(option.label), textOf(option.value)] as const);
    return [
      {
        label: textOf(type === 2 ? label : placeholder),
        id: textOf(custom_id),
        disabled: disabled === true,
        options: Object.fromEntries(options),
      },
    ];
  });
}

/** The id of the control that begins with this label. */
export function controlId(payload: unknown, label: string): string {
  const controls = controlsOf(payload);
  const found = controls.find((control) => control.label.startsWith(label));
  if (found === undefined)
    throw new Error(`No “${label}” among ${controls.map((control) => control.label).join(", ")}.`);
  return found.id;
}
