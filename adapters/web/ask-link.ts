import { type Html, html, type Part } from "./html.ts";
import type { Asked } from "./links.ts";
import type { PageKit } from "./page-kit.ts";

/**
 * A link that asks a question. It is a page of its own without a script; with one, the answer comes below, or in the
 * place of the answer it stands in. Nothing where questions cannot be asked (a page in a file).
 */
export function askLink(
  { links }: PageKit,
  asked: Asked,
  text: Part,
  { className = "chip", label, replaces = false }: { className?: string; label?: string; replaces?: boolean } = {},
): Html {
  const href = links.ask(asked);
  if (href === null) return html``;
  const { question, after = [], skip = 0, locale } = asked;
  const view = JSON.stringify({ kind: "ask", question, after, skip, ...(locale && { locale }) });
  return html`<a class="${className}" href="${href}" data-ask="${view}"${label === undefined ? "" : html` aria-label="${label}"`}${replaces ? html` data-replaces` : ""}>${text}</a>`;
}
