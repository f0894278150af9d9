import { z } from "zod";
import { drawDiscordMarkdown } from "./discord-markdown.ts";
import { type Control, drawControl } from "./draw-controls.ts";
import { type Html, html } from "./html.ts";

/** A drawing, and whether every part of the payload is in it. */
export interface Drawing {
  readonly drawn: Html;
  readonly complete: boolean;
}

const optionSchema = z.looseObject({
  label: z.string(),
  value: z.string(),
  description: z.string().default(""),
  default: z.boolean().default(false),
});
const componentSchema = z.looseObject({
  type: z.number(),
  content: z.string().default(""),
  components: z.array(z.unknown()).default([]),
  accessory: z.unknown().optional(),
  component: z.unknown().optional(),
  description: z.string().default(""),
  divider: z.boolean().default(true),
  spacing: z.number().default(1),
  label: z.string().default(""),
  style: z.number().default(2),
  custom_id: z.string().nullable().default(null),
  url: z.string().nullable().default(null),
  disabled: z.boolean().default(false),
  placeholder: z.string().default("…"),
  options: z.array(optionSchema).default([]),
  emoji: z
    .looseObject({ name: z.string().nullable().default(null) })
    .nullable()
    .default(null),
});
const payloadSchema = z.looseObject({
  content: z.string().default(""),
  title: z.string().default(""),
  components: z.array(z.unknown()).default([]),
});

type Component = z.infer<typeof componentSchema>;

const buttonStyles: readonly string[] = ["secondary", "primary", "secondary", "success", "danger", "secondary"];

function controlOf(component: Component): Control {
  const { label, custom_id: id, url, disabled, placeholder, options, emoji } = component;
  if (component.type === 3) {
    const chosen = options.filter((option) => option.default).map((option) => option.label);
    const shown = chosen.length > 0 ? chosen.join(", ") : placeholder;
    return { kind: "select", id: id ?? "", placeholder: shown, options, disabled };
  }
  const text = [emoji?.name ?? "", label].filter((part) => part !== "").join(" ");
  const style = buttonStyles[component.style] ?? "secondary";
  return { kind: "button", label: text, id, value: null, url, style, disabled };
}

/**
 * Draws a payload of components as Discord shows it: containers, text, sections, lines, rows, buttons and selects; and a
 * form, whose title stands above its labels.
 */
export function drawDiscord(payload: unknown): Drawing {
  let complete = true;
  const children = ({ components }: Component) => components.map(draw);

  function draw(raw: unknown): Html {
    const parsed = componentSchema.safeParse(raw);
    if (!parsed.success) {
      complete = false;
      return html``;
    }
    const component = parsed.data;
    switch (component.type) {
      case 1:
        return html`<div class="row">${children(component)}</div>`;
      case 2:
      case 3:
        return drawControl(controlOf(component));
      case 9:
        return html`<div class="section"><div>${children(component)}</div>${component.accessory !== undefined && html`<div class="accessory">${draw(component.accessory)}</div>`}</div>`;
      case 10:
        return html`<div class="text">${drawDiscordMarkdown(component.content)}</div>`;
      case 14:
        return component.divider ? html`<hr class="spacing-${component.spacing}">` : html`<div class="gap"></div>`;
      case 17:
        return html`<div class="container">${children(component)}</div>`;
      case 18:
        return html`<div class="label"><strong>${component.label}</strong>${component.description && html`<small>${component.description}</small>`}${draw(component.component)}</div>`;
      default:
        complete = false;
        return html``;
    }
  }

  const parsed = payloadSchema.safeParse(payload);
  if (!parsed.success) return { drawn: html``, complete: false };
  const { content, title, components } = parsed.data;
  if (title !== "") {
    return {
      drawn: html`<div class="container"><strong class="h3">${title}</strong>${components.map(draw)}</div>`,
      complete,
    };
  }
  const drawn = html`${content && html`<div class="text">${drawDiscordMarkdown(content)}</div>`}${components.map(draw)}`;
  return { drawn, complete };
}
