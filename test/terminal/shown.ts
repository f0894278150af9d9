import { stripVTControlCharacters } from "node:util";
import { type RenderOptions, renderTerminal } from "../../adapters/terminal/render.ts";
import type { Message } from "../../src/index.ts";

/** A pipe's look, and a good terminal's. */
export const plain = { width: 80, color: false, links: false };
export const rich = { width: 80, color: true, links: true };

export const widths = [100, 80, 60, 59, 40, 24];

/** A message as the terminal shows it; plain and 80 cells wide where nothing else is asked for. */
export function render(message: Message, options: Partial<RenderOptions> = {}): string {
  return renderTerminal(message, { ...plain, ...options });
}

/** What a person sees: the words without the terminal's commands and however the lines are broken. */
export function seen(text: string): string {
  return stripVTControlCharacters(text).replace(/\s+/g, " ");
}
