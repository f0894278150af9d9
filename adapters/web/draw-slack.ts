import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { type Block, Message } from "slack-blocks-to-jsx";
import { z } from "zod";
import { type Control, drawControl } from "./draw-controls.ts";
import type { Drawing } from "./draw-discord.ts";
import { type Html, html, raw, webAddress } from "./html.ts";
import { protectMrkdwn, protectPlain, revealAddress, revealMarkup } from "./slack-text.ts";

const payloadSchema = z.looseObject({ blocks: z.array(z.looseObject({ type: z.string() })) });
const textSchema = z.looseObject({ text: z.string() });
const optionSchema = z.looseObject({
  text: textSchema,
  value: z.string(),
  description: textSchema.optional(),
});
const elementSchema = z.looseObject({
  type: z.string(),
  text: textSchema.optional(),
  action_id: z.string().default(""),
  value: z.string().nullable().default(null),
  url: z.string().nullable().default(null),
  style: z.string().default("default"),
  placeholder: textSchema.optional(),
  options: z.array(optionSchema).default([]),
  option_groups: z.array(z.looseObject({ options: z.array(optionSchema) })).default([]),
});

/** Blocks that show and do nothing, which the library draws. What acts is drawn by us, so that it keeps its id. */
const shownTypes = new Set(["section", "context", "divider", "header", "rich_text", "table", "alert", "card"]);
const controlTypes = new Set(["actions", "context_actions"]);

/** The block with its texts protected; `verbatim` is left out, because the library takes it for "no markup". */
function protect(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(protect);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "verbatim" && key !== "block_id");
  const type = "type" in value ? value.type : undefined;
  return Object.fromEntries(
    entries.map(([key, inner]) => {
      if (key !== "text" || typeof inner !== "string") return [key, protect(inner)];
      if (type === "mrkdwn") return [key, protectMrkdwn(inner)];
      if (type === "plain_text") return [key, protectPlain(inner, !("emoji" in value && value.emoji === false))];
      return [key, type === "raw_text" ? protectPlain(inner, false) : inner];
    }),
  );
}

/** No picture of another host is asked for: its description stands in its place. */
function withoutImages(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutImages);
  if (typeof value !== "object" || value === null) return value;
  if ("image_url" in value || "slack_file" in value) {
    const description = "alt_text" in value && typeof value.alt_text === "string" ? value.alt_text : "…";
    return { type: "plain_text", text: description };
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutImages(inner)]));
}

/** A table that its reader can sort, as it stands before anybody sorts it: the library draws none of these. */
function asTable(block: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (block.type !== "data_table" || !Array.isArray(block.rows)) return block;
  const cell = (one: unknown) =>
    typeof one === "object" && one !== null && "type" in one && one.type === "raw_number"
      ? { ...one, type: "raw_text" }
      : one;
  const rows = block.rows.map((row) => (Array.isArray(row) ? row.map(cell) : []));
  return { type: "table", column_settings: (rows[0] ?? []).map(() => ({ is_wrapped: true })), rows };
}

function isShown(block: unknown): block is Block {
  return typeof block === "object" && block !== null && "type" in block && shownTypes.has(String(block.type));
}

function link({ href, children }: { readonly href: string; readonly children: ReactNode }): ReactNode {
  const address = webAddress(revealAddress(href));
  if (address === null) return createElement("span", null, children);
  return createElement(
    "a",
    { href: address, className: "out", target: "_blank", rel: "noopener noreferrer" },
    children,
  );
}

/** A block as the library draws it; null for one that it breaks on, which the page then says instead of failing whole. */
function drawShown(block: Block): Html | null {
  const props = { blocks: [block], withoutWrapper: true, name: "", logo: "", hooks: { link } };
  try {
    const markup = renderToStaticMarkup(createElement(Message, props))
      // The policy of the page allows no styles in attributes, and ids must be there once.
      .replace(/ (?:style|id)="[^"]*"/g, "")
      .replace(/<(?:link|img)\b[^>]*>/g, "");
    const drawn = raw(revealMarkup(markup));
    // A wide table is scrolled in its own place, by keyboard too.
    return block.type === "table" ? html`<div class="scroll" tabindex="0">${drawn}</div>` : drawn;
  } catch {
    return null;
  }
}

function controlOf(raw: unknown): Control | null {
  const parsed = elementSchema.safeParse(raw);
  if (!parsed.success) return null;
  const { type, text, action_id: id, value, url, style, placeholder } = parsed.data;
  if (type === "button") return { kind: "button", label: text?.text ?? "…", id, value, url, style, disabled: false };
  const options = [...parsed.data.options, ...parsed.data.option_groups.flatMap((group) => group.options)];
  if (options.length === 0) return null;
  return {
    kind: "select",
    id,
    placeholder: placeholder?.text ?? "⋯",
    options: options.map((one) => ({
      label: one.text.text,
      value: one.value,
      description: one.description?.text ?? "",
    })),
    disabled: false,
  };
}

/**
 * Draws a payload of blocks as Slack shows it. What shows is drawn by slack-blocks-to-jsx; buttons and selects are real
 * ones with the ids that Slack would report. Links lead to http(s) only, and nothing is fetched from another host.
 */
export function drawSlack(payload: unknown): Drawing {
  const parsed = payloadSchema.safeParse(payload);
  if (!parsed.success) return { drawn: html``, complete: false };
  let complete = true;
  const controls = (elements: readonly unknown[]) =>
    elements.map((element) => {
      const control = controlOf(element);
      if (control === null) complete = false;
      return control && drawControl(control);
    });
  const drawn = parsed.data.blocks.map((block): Html => {
    if (controlTypes.has(block.type)) {
      return html`<div class="row">${controls(Array.isArray(block.elements) ? block.elements : [])}</div>`;
    }
    const { accessory, actions, ...rest } = block;
    const safe = protect(withoutImages(asTable(rest)));
    const shown = isShown(safe) ? drawShown(safe) : null;
    if (shown === null) complete = false;
    const acting = [...(accessory === undefined ? [] : [accessory]), ...(Array.isArray(actions) ? actions : [])];
    if (acting.length === 0) return html`${shown}`;
    return html`<div class="section"><div>${shown}</div><div class="accessory">${controls(acting)}</div></div>`;
  });
  return { drawn: html`${drawn}`, complete };
}
